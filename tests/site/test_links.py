"""Every link leads somewhere: to a page, to a place on it, to a file; also from under a path."""

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from projects import SITE_URL, Built

ATTRIBUTES = ("href", "src", "action", "data", "poster")
HOST = SITE_URL.removesuffix("greenroom/")


def links(site: Built, address: str) -> list[str]:
    """Every address that a page names, as a browser on that page understands it."""
    here = SITE_URL + ("" if address == "404.html" else quoted(address))
    named = (
        element[key]
        for element in site.page(address).find_all(True)
        for key in ATTRIBUTES
        if isinstance(element.get(key), str)
    )
    return [urljoin(here, one) for one in named]


def quoted(address: str) -> str:
    """A page's address with the signs that would end its path written as a browser does."""
    return address.replace("%", "%25").replace("?", "%3F").replace("#", "%23")


def missing(site: Built, link: str) -> str:
    """Tell what a link of this host does not find; nothing for one that leads somewhere."""
    address, fragment = urldefrag(link)
    if not address.startswith(SITE_URL):
        return f"outside the site's path: {link}"
    path = unquote(address.removeprefix(SITE_URL).partition("?")[0])
    file = site.folder / path
    if file.is_dir():
        file = file / "index.html"
    if not file.is_file() or (path and file.name == "index.html" and not path.endswith(("/", "l"))):
        return f"no such page: {link}"
    starts_a_run = path == "practice/" and "=" in fragment  # see coaching/fragment.py
    if fragment and not starts_a_run and not found(site, file, fragment):
        return f"no such place: {link}"
    return ""


def found(site: Built, file: Path, fragment: str) -> bool:
    """Tell whether a page has a place; a file that is no page has all of them."""
    return file.suffix != ".html" or unquote(fragment) in ids(site, file)


def ids(site: Built, file: Path) -> frozenset[str]:
    """The places of a page."""
    address = file.relative_to(site.folder).as_posix().removesuffix("index.html")
    return _ids(site.folder, address, site.html(address))


@cache
def _ids(_folder: Path, _address: str, html: str) -> frozenset[str]:
    return frozenset(re.findall(r"""\sid=["']?([^"'\s>]+)""", html))


def test_every_internal_link_resolves(site: Built) -> None:
    """A link within the site finds its page and its place, from every page, under a path."""
    wrong: dict[str, list[str]] = {}
    for address in site.addresses:
        for link in filter(lambda link: link.startswith(HOST), links(site, address)):
            if reason := missing(site, link):
                wrong.setdefault(reason, []).append(address)
    assert wrong == {}


def test_links_are_checked_at_all(shipped: Built) -> None:
    """The check sees a page, a place and a path that are not there."""
    assert missing(shipped, f"{SITE_URL}no-such-page/").startswith("no such page")
    assert missing(shipped, f"{SITE_URL}practice/#no-such-place").startswith("no such place")
    assert missing(shipped, f"{HOST}practice/").startswith("outside")
    assert missing(shipped, f"{SITE_URL}practice/#round-1") == ""


def test_sitemap_names_every_page(site: Built) -> None:
    """The sitemap lists each page once, by the address at which it is."""
    named = re.findall(r"<loc>(.*?)</loc>", (site.folder / "sitemap.xml").read_text("utf-8"))
    assert [reason for link in named if (reason := missing(site, link.replace("&amp;", "&")))] == []
    assert len(named) == len(set(named)) == len(site.addresses) - 2  # all but 404 and its like


def test_search_results_resolve(site: Built) -> None:
    """Each entry of the search index leads to a place that is there."""
    index = json.loads((site.folder / "search/index.json").read_text("utf-8"))
    found = {entry["location"] for entry in index["docs"]}
    assert found
    assert [reason for one in found if (reason := missing(site, urljoin(SITE_URL, one)))] == []


def test_theme_finds_its_root_from_every_page(site: Built) -> None:
    """The scripts are told where the site's root is: search and instant navigation start there."""
    for address in site.addresses:
        told = json.loads(site.page(address).find("script", id="__config").get_text())
        here = SITE_URL + ("" if address == "404.html" else quoted(address))
        assert urljoin(here, told["base"]).rstrip("/") == SITE_URL.rstrip("/"), address
        assert not missing(site, urljoin(here, told["search"])), address


def test_no_link_leads_out_without_being_written(shipped: Built) -> None:
    """What the shipped pages link to elsewhere is a web address with a host, nothing half."""
    outside = {
        link
        for address in shipped.addresses
        for link in links(shipped, address)
        if not link.startswith(HOST)
    }
    assert [link for link in outside if not re.match(r"https?://[^/]+\.[^/]+", link)] == []
