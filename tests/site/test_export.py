"""The site outlives MkDocs: two other generators build it, and build the plain export the same."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from bs4 import Tag
from marked import marked_session
from projects import EPOCH, Built, Project, ran

from macros.reading.one_reading import read_library
from macros.writing.export import export

BIN = Path(sys.executable).parent
DAY = dt.datetime.fromtimestamp(int(EPOCH), dt.UTC).date()
OWN = {"unreachable.html", "404.html"}
"""Pages of the theme, of which each generator has its own."""


@dataclass(frozen=True)
class Ways:
    """One project as MkDocs builds it, and its export as two others do."""

    site: Built
    plain: Path
    others: dict[str, Built]
    acting: frozenset[str]
    """The addresses of the pages about which the export warned."""

    def pages(self) -> Iterator[str]:
        """Every page that all must show the same."""
        return (one for one in self.site.addresses if one not in OWN | self.acting)


@pytest.fixture(scope="module", params=["odd", "hostile"])
def ways(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ways:
    """A project's site and export, the latter built by ProperDocs and by Zensical."""
    site: Built = request.getfixturevalue(request.param)
    plain = tmp_path_factory.mktemp("exported") / "plain"
    root = site.folder.parent
    printed = ran(root, sys.executable, "-m", "macros", "export", plain, "--root", root)
    warned = (line.partition(".md:1: warning: ") for line in printed.splitlines())
    acting = {f"{path.removeprefix('docs/')}/" for path, mark, _ in warned if mark}
    proper = plain.parent / "properdocs"
    command = (BIN / "properdocs", "build", "--strict", "--quiet", "-f", "mkdocs.yml")
    assert ran(plain, *command, "-d", proper) == ""
    zensical = ran(plain, BIN / "zensical", "build", "--clean", "-f", "mkdocs.yml")
    assert "No issues found" in zensical
    others = {"ProperDocs": Built(proper), "Zensical": Built(plain / "site")}
    return Ways(site, plain, others, frozenset(acting))


@pytest.fixture(params=["ProperDocs", "Zensical"])
def both(request: pytest.FixtureRequest, ways: Ways) -> tuple[Ways, Built]:
    """A project's ways, and what one of the others built."""
    return ways, ways.others[request.param]


_SEEN: dict[tuple[Path, str], list[tuple[str, dict[str, str]]]] = {}


def content(built: Built, address: str) -> list[tuple[str, dict[str, str]]]:
    """Every element of a page's own content in order, with its attributes, links followed.

    Without what generators add of their own: marks to link a heading, buttons, a place to jump to.
    """
    if (built.folder, address) not in _SEEN:
        _SEEN[built.folder, address] = list(_elements(built, address))
    return _SEEN[built.folder, address]


def _elements(built: Built, address: str) -> Iterator[tuple[str, dict[str, str]]]:
    here = f"https://x.example/{address}"
    for element in built.main(address).find_all(True):
        attributes = {**element.attrs}
        names = attributes.pop("class", [])
        if {"headerlink", "md-content__button"} & set(names) or attributes.get("id") == "__skip":
            continue
        if any("md-content__button" in parent.get("class", []) for parent in element.parents):
            continue
        if "href" in attributes:
            attributes["href"] = unquote(urljoin(here, attributes["href"]))
        yield element.name, attributes


def links(built: Built, address: str) -> list[str]:
    """Where the links of a page lead, in order."""
    found = content(built, address)
    return [facts["href"] for name, facts in found if name == "a" and "href" in facts]


def text(built: Built, address: str) -> str:
    """A page's words, without blanks."""
    return "".join(built.main(address).get_text().split())


def anchors(built: Built, address: str) -> list[str]:
    """The places on a page that a link can name."""
    return sorted(facts["id"] for _, facts in content(built, address) if "id" in facts)


def is_generated(page: Path) -> bool:
    """Tell whether an exported page was made, not written."""
    return '---\n\n<div class="md-typeset">\n<header' in page.read_text("utf-8")


def test_pages_are_the_same(both: tuple[Ways, Built]) -> None:
    """The others build a page at every address that the site has, and no other."""
    ways, other = both
    assert set(other.addresses) - OWN == set(ways.site.addresses) - OWN


def test_anchors_are_the_same(both: tuple[Ways, Built]) -> None:
    """Each page has the places that links to it name."""
    ways, other = both
    for address in ways.pages():
        assert anchors(other, address) == anchors(ways.site, address), address


def test_words_are_the_same(both: tuple[Ways, Built]) -> None:
    """Each page says the same, in the same order."""
    ways, other = both
    for address in ways.pages():
        assert text(other, address) == text(ways.site, address), address


def test_links_lead_to_the_same(both: tuple[Ways, Built]) -> None:
    """Each link leads where it led, wherever a generator looks at it from."""
    ways, other = both
    for address in ways.pages():
        assert links(other, address) == links(ways.site, address), address


def test_generated_markup_is_untouched(both: tuple[Ways, Built]) -> None:
    """No generator reads Markdown into a generated page: its elements are those of the site."""
    ways, other = both
    generated = [
        address
        for address in ways.pages()
        if is_generated(ways.plain / "docs" / address / "index.md")
    ]
    assert len(generated) >= 8
    for address in generated:
        wrapper, *inside = content(other, address)
        assert wrapper == ("div", {})
        assert inside == content(ways.site, address), address


def test_no_title_acts(both: tuple[Ways, Built]) -> None:
    """No theme makes markup of a title or a description, in the head or in the navigation."""
    ways, other = both
    for address in ways.pages():
        page = other.page(address)
        assert not [
            one for one in page.find_all(True) if any(key.startswith("on") for key in one.attrs)
        ]
        assert not [one for one in page.find_all("script") if "steal" in one.get_text()], address


def test_files_are_the_same(ways: Ways) -> None:
    """Feeds and pictures lie where they lay, byte for byte."""
    exported, ending = Built(ways.plain / "docs").bytes(), (".json", ".xml", ".ics", ".tsv", ".png")
    for path, data in ways.site.bytes().items():
        if path.endswith(ending) and not path.startswith(("search/", "sitemap", "assets/images/")):
            assert exported[path] == data, path


def test_configuration_names_nothing_of_ours(ways: Ways) -> None:
    """The export's configuration stands on what every installation of a generator has."""
    text = (ways.plain / "mkdocs.yml").read_text("utf-8")
    assert [
        word for word in ("greenroom:", "- greenroom", "macros:", "!ENV", "INHERIT") if word in text
    ] == []


def test_export_stays_what_it_was(odd: Built) -> None:
    """Two exports of the same files on the same day are the same."""
    read = read_library(odd.folder.parent)
    assert export(read, DAY) == export(read, DAY)


def test_properdocs_builds_the_project_itself(odd: Built, tmp_path: Path) -> None:
    """ProperDocs, strict, makes of the project what MkDocs makes of it, but for its own name."""
    root = odd.folder.parent
    ran(root, BIN / "properdocs", "build", "--strict", "-q", "-f", "mkdocs.yml", "-d", tmp_path)
    made = Built(tmp_path)
    assert made.addresses == odd.addresses
    for address in odd.addresses:
        page, expected = made.page(address), odd.page(address)
        for one in (page, expected):
            generator = one.find("meta", attrs={"name": "generator"})
            if isinstance(generator, Tag):
                generator.extract()
        assert page == expected, address


def test_who_may_see_what(make_project: Callable[..., Project]) -> None:
    """What is private stays at home; so does a page for those with its link, which is said.

    A plain site lists every page to everybody, so its address would be no secret there.
    """
    project = make_project()
    for day, mark, more in (
        ("2026-10-04", "qprivatez", {"audience": "private", "key": None}),
        ("2026-10-12", "qlinkz", {"audience": "link", "key": "QlinkzKey-0123456789"}),
    ):
        facts = marked_session(mark, date=dt.date.fromisoformat(day), **more)
        project.session(f"{day}-{mark}", **facts)
    made = export(read_library(project.root), DAY)
    assert made.left_out == ("sessions/2026-10-12-qlinkz.yml",)
    assert len(made.files) > 100
    for path, data in made.files.items():
        told = (path.encode() + data).lower()
        assert not [word for word in (b"qprivatez", b"qlinkz") if word in told], path
