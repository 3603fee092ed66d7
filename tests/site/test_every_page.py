"""What holds on every page of every site, whatever the content."""

import hashlib
import re
from base64 import b64encode
from collections import Counter
from urllib.parse import quote

import pytest
from bs4 import Tag
from PIL import Image
from projects import SITE_URL, Built

FETCHED = {
    "img": ("src", "srcset"),
    "script": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src", "srcset"),
    "track": ("src",),
    "input": ("src", "formaction"),
    "button": ("formaction",),
    "form": ("action",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "base": ("href",),
    "link": ("href",),
    "a": ("ping",),
    "meta": ("content",),
}
"""What a browser may ask for without a tap; a meta only where it refreshes."""
OF_NO_ADDRESS = ("404.html", "unreachable.html")
"""Pages that stand in for any other."""
SAID_NOT_FETCHED = {"canonical", "alternate", "prev", "next", "license", "author"}
IMPORTED = re.compile(r"""(?:@import\s+["']?|url\(\s*["']?)([^"')\s]+)""")
SAMPLES = ("pre", "code")


def fetched(page: Tag) -> list[str]:
    """Every address that a page makes a browser ask for."""
    found = []
    for name, attributes in FETCHED.items():
        for element in page.find_all(name):
            if name == "link" and set(element.get("rel", [])) & SAID_NOT_FETCHED:
                continue
            if name == "meta" and element.get("http-equiv", "").lower() != "refresh":
                continue
            found += [element[key] for key in attributes if element.get(key)]
    return found + IMPORTED.findall(" ".join(style.get_text() for style in page.find_all("style")))


def elsewhere(address: str) -> bool:
    """Tell an address that is not of this site."""
    return bool(re.match(r"(?:[a-z]+:)?//", address, re.IGNORECASE)) and not address.startswith(
        SITE_URL
    )


def test_has_one_main_heading(site: Built) -> None:
    """Each page has one h1, so that its outline has one root."""
    wrong = {address: len(site.page(address).find_all("h1")) for address in site.addresses}
    assert {address: count for address, count in wrong.items() if count != 1} == {}


def test_ids_are_unique(site: Built) -> None:
    """No id stands twice on a page: a link to it would be a guess."""
    twice = {}
    for address in site.addresses:
        counts = Counter(element["id"] for element in site.page(address).select("[id]"))
        if repeated := [name for name, count in counts.items() if count > 1]:
            twice[address] = repeated
    assert twice == {}


def test_names_itself(site: Built) -> None:
    """Each page has a title, a description, and a canonical address if it has one of its own."""
    titles = Counter()
    for address in site.addresses:
        page = site.page(address)
        titles[page.title.get_text(strip=True)] += 1
        assert page.find("meta", attrs={"name": "description"})["content"].strip(), address
        if address not in OF_NO_ADDRESS:
            assert page.find("link", rel="canonical")["href"] == whole(address)
    assert "" not in titles


def test_a_chat_shows_what_the_page_is(site: Built) -> None:
    """A link in a chat shows the page's own title, description, address, and a picture."""
    for address in site.addresses:
        page = site.page(address)
        said = {meta["property"]: meta["content"] for meta in page.select("meta[property^='og:']")}
        assert page.title.get_text().startswith(said["og:title"]) or address == "", address
        assert said["og:description"] == page.select_one("meta[name=description]")["content"]
        assert said.get("og:url", SITE_URL + address) == whole(address)
        assert said["og:image:alt"].strip()
        assert page.select_one("meta[name='twitter:card']")["content"] == "summary_large_image"
        shown = Image.open(site.folder / said["og:image"].removeprefix(SITE_URL))
        assert (shown.format, shown.size) == ("PNG", (1200, 630))
        assert said["og:image:type"] == "image/png"
        assert shown.size == (int(said["og:image:width"]), int(said["og:image:height"]))


def test_each_session_has_its_own_picture(site: Built) -> None:
    """A session's link shows that session; every other page shows the site."""
    pictures = Counter(
        site.page(address).select_one("meta[property='og:image']")["content"]
        for address in site.addresses
    )
    sessions = [one for one in site.addresses if re.fullmatch("sessions/[^/]+/", one)]
    own = {f"{whole(address)}preview.png" for address in sessions}
    assert {one for one, count in pictures.items() if count == 1} == own
    assert len(pictures) == len(own) + 1


def test_no_phone_keeps_pictures_for_chats(site: Built) -> None:
    """Nobody on the site sees these pictures, so no visit fetches one."""
    assert "preview.png" not in (site.folder / "sw.js").read_text("utf-8")


def whole(address: str) -> str:
    """A page's address with its host, as a canonical link gives it."""
    return SITE_URL + quote(address)


def test_pages_of_different_content_have_different_titles(shipped: Built) -> None:
    """In a list of tabs or results, no two pages of the shipped site look the same."""
    titles = Counter(
        shipped.page(address).title.get_text(strip=True) for address in shipped.addresses
    )
    assert [title for title, count in titles.items() if count > 1] == []


def test_nothing_of_the_making_is_left(site: Built) -> None:
    """No stand-in for a link or for a macro's HTML reaches a reader."""
    left = {}
    for address in site.addresses:
        found = re.findall(r"greenroom-root:|data-slot=|\x02|\x03", site.html(address))
        if found:
            left[address] = found
    assert left == {}


@pytest.mark.parametrize("name", ["shipped", "first_run", "odd"])
def test_no_jinja_is_left(name: str, request: pytest.FixtureRequest) -> None:
    """Where nobody wrote braces as text, none stand on a page outside code samples."""
    found: Built = request.getfixturevalue(name)
    left = []
    for address in found.addresses:
        strings = found.page(address).find_all(string=re.compile(r"\{\{|\{%|\{#"))
        left += [
            (address, str(string))
            for string in strings
            if string.parent.name != "script" and not string.find_parent(SAMPLES)
        ]
    assert left == []


def test_asks_no_other_host(site: Built) -> None:
    """Nothing that a page loads by itself comes from another host."""
    asked = {
        address: others
        for address in site.addresses
        if (others := [one for one in fetched(site.page(address)) if elsewhere(one)])
    }
    assert asked == {}


def test_stylesheets_ask_no_other_host(shipped: Built) -> None:
    """Nothing that a stylesheet loads comes from another host."""
    sheets = list(shipped.folder.rglob("*.css"))
    assert sheets
    asked = {
        sheet.name: others
        for sheet in sheets
        if (others := [one for one in IMPORTED.findall(sheet.read_text("utf-8")) if elsewhere(one)])
    }
    assert asked == {}


def test_has_no_inline_style(site: Built) -> None:
    """A content security policy without exceptions allows no style attribute."""
    styled = {
        address: [str(element)[:120] for element in found]
        for address in site.addresses
        if (found := site.page(address).select("[style]"))
    }
    assert styled == {}


def test_has_no_inline_handler(site: Built) -> None:
    """No element acts by an attribute: neither ours nor one that somebody wrote as text."""
    acting = {
        address: found
        for address in site.addresses
        if (
            found := [
                (element.name, key)
                for element in site.page(address).find_all(True)
                for key in element.attrs
                if key.lower().startswith("on")
            ]
        )
    }
    assert acting == {}


def test_policy_is_the_first_thing_in_each_head(site: Built) -> None:
    """Before anything can load, each page says what may: of inline scripts its own, by hash."""
    for address in site.addresses:
        head = site.page(address).head
        first = head.find(True)
        assert first.get("http-equiv") == "Content-Security-Policy", address
        allowed = set(re.findall(r"'sha256-([^']+)'", first["content"]))
        assert {sha256(script) for script in scripts(site.page(address))} == allowed, address
        assert b'charset="utf-8"' in site.html(address).encode()[:1024]  # later, none reads it
        assert head.find("meta", attrs={"name": "referrer"})["content"] == "no-referrer"


def scripts(page: Tag) -> list[str]:
    """The text of every script that a browser would run and that is no file."""
    found = page.find_all("script", src=False)
    return [one.get_text() for one in found if one.get("type") != "application/json"]


def sha256(text: str) -> str:
    """A text's hash as a policy writes it."""
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_one_policy_for_all_pages(site: Built) -> None:
    """The theme's instant navigation adds a policy that differs, and then both would hold."""
    policies = {site.page(one).head.find("meta")["content"] for one in site.addresses}
    assert len(policies) == 1


def test_has_no_style_element(site: Built) -> None:
    """Styles come from files: the policy lets no other one in."""
    assert [one for one in site.addresses if site.page(one).select("style")] == []
