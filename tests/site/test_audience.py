"""Who sees what: of a session that is not public, the published site holds nothing of its own."""

import datetime as dt
import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from marked import marked_session
from projects import SITE_URL, Built, Project

PRIVATE, LINK = "qprivatez", "qlinkz"
"""Words that nothing else contains."""
KEY = "QlinkzKey-0123456789"
LATER = "qlaterz"
"""A private session that is the newest of all."""
HIDDEN = {"2026-10-04": PRIVATE, "2026-10-12": LINK, "2026-10-14": LATER}

HOST = {
    "GREENROOM_REPO_URL": "https://github.example/ada/greenroom",
    "GREENROOM_EDIT_URI": "edit/main/docs/",
}
"""Where the files would be edited."""


@dataclass(frozen=True)
class Sites:
    """One project built twice."""

    hiding: Built
    """With sessions that are not public, and notes about them."""
    without: Built
    """As though those had never been written."""

    @property
    def own(self) -> str:
        """The address of the page for those with the link: what only this site has."""
        (found,) = set(self.hiding.addresses) - set(self.without.addresses)
        return found


@pytest.fixture(scope="module")
def sites(make_project: Callable[..., Project]) -> Sites:
    """Both sites. A public session and the link's claim to have fixed what a private one wrote."""
    project = make_project()
    without = project.built(**HOST).folder.rename(project.root / "without")
    promise = f"{PRIVATE}-session-pitch-improvements-id"
    for date, mark in HIDDEN.items():
        facts: dict[str, object] = {
            "date": dt.date.fromisoformat(date),
            "audience": "private",
            "key": None,
        }
        if mark == LINK:
            facts |= {"audience": "link", "key": KEY, "fixed": ["figure-first", promise]}
        project.session(f"{date}-{mark}", **marked_session(mark, **facts))
    project.replace(
        "sessions/2026-10-08-partner.yml", "[figure-first]", f"[figure-first, {promise}]"
    )
    notes = project.read("docs/mock-interview-notes.md").split("\n## ")
    marked = "\n## ".join([notes[0], *(f"{part}{''.join(_notes())}" for part in notes[1:])])
    project.write("docs/mock-interview-notes.md", marked)
    return Sites(project.built(**HOST), Built(without))


def _notes() -> Iterator[str]:
    """Yield a part about each hidden session, under each way to write its heading."""
    headings = ("###{0}, in {1}'s office", "### {0}-{1}", "### {0} ({1}) ###")
    for heading, (date, mark) in zip(headings, HIDDEN.items(), strict=True):
        yield f"\n{heading.format(date, mark)}\n\nWhat {mark} said.\n\n```\n## {mark}\n```\n\n"
        yield f"# {mark}\n\nFix: as {mark} says.\n"


def readable(built: Built) -> Iterator[tuple[str, bytes]]:
    """Yield the path and, unpacked and in small letters, the bytes of every file of a site."""
    for path, data in built.bytes().items():
        yield path, (gzip.decompress(data) if path.endswith(".gz") else data).lower()


def test_nothing_private_is_published(sites: Sites) -> None:
    """No byte of any file, and no file's name, has a word of a private session."""
    marks = (PRIVATE, LATER)
    found = [
        p for p, data in readable(sites.hiding) if any(m.encode() in data or m in p for m in marks)
    ]
    assert found == []


def test_link_is_only_in_its_own_folder(sites: Sites) -> None:
    """No file but its own page has a word of a link's session, or names the address."""
    words = (LINK, sites.own.split("/")[1])
    found = {p for p, data in readable(sites.hiding) if any(w.encode() in data for w in words)}
    assert found == {f"{sites.own}index.html"}


def test_key_is_nowhere(sites: Sites) -> None:
    """The secret itself is in no file, that of its own page included."""
    assert [p for p, data in readable(sites.hiding) if KEY.lower().encode() in data] == []


def test_published_site_is_as_without_them(sites: Sites) -> None:
    """Byte for byte: no count, chart, date, order or link tells that there is more."""
    with_them, without = sites.hiding.bytes(), sites.without.bytes()
    shared = {path for path in with_them if not path.startswith(sites.own)}
    assert shared == set(without)
    assert [path for path in sorted(shared) if with_them[path] != without[path]] == []


def test_link_page_tells_its_own_session(sites: Sites) -> None:
    """Whoever has the link reads all of it: rounds, answers, improvements, notes."""
    page = sites.hiding.main(sites.own).get_text(" ")
    for place in ("summary", "warmup-hesitated", "pitch-attempts-said", "walkthrough-layers-said"):
        assert f"{LINK} of session-{place}" in page
    for place in ("answers-asks", "answers-said", "answers-hindsight", "improvements-text"):
        assert f"{LINK} of session-defence-{place}" in page
    assert page.count(f"What {LINK} said.") == 3
    assert "not listed" in page


def test_link_page_asks_to_be_passed_by(sites: Sites) -> None:
    """No index keeps it, no other site learns its address, and that is the canonical one."""
    page = sites.hiding.page(sites.own)
    assert "noindex" in page.find("meta", {"name": "robots"})["content"]
    assert page.find("meta", {"name": "referrer"})["content"] == "no-referrer"
    assert page.find("link", rel="canonical")["href"] == f"{SITE_URL}{sites.own}"
    assert page.find("meta", property="og:url")["content"] == f"{SITE_URL}{sites.own}"
    picture = page.find("meta", property="og:image")["content"]
    assert (sites.hiding.folder / picture.removeprefix(SITE_URL)).is_file()
    assert picture.startswith(f"{SITE_URL}{sites.own}")


def test_link_page_stands_alone(sites: Sites) -> None:
    """It leads to public sessions and to no file; no other page asks to be passed by."""
    page = sites.hiding.main(sites.own)
    assert not page.select("a[rel=next], a[href*='.yml']")
    assert "2026-10-08-partner" in page.find("a", rel="prev")["href"]
    robots = {
        a for a in sites.hiding.addresses if sites.hiding.page(a).find("meta", {"name": "robots"})
    }
    assert robots == {sites.own, "unreachable.html"}
