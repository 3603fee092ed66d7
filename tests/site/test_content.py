"""Unusual but honest content: every page is there, good, and says what is missing."""

from collections.abc import Callable

import pytest
from projects import ROOT, Built, Project

PAGES = (
    *("", "practice/", "sessions/", "questions/", "progress/", "adr/", "architecture/"),
    *("interview-packet/", "mock-interview-notes/"),
)


@pytest.mark.parametrize("address", PAGES)
def test_first_run_has_every_page(first_run: Built, address: str) -> None:
    """Without a session, a record or notes, every place of the navigation still has its page."""
    assert first_run.main(address).find("h1").get_text(strip=True)


def test_first_home_tells_how_to_begin(first_run: Built) -> None:
    """The home of a project without sessions leads to the practice page, and counts nothing."""
    home = first_run.main("")
    assert home.find("a", href="practice/")
    assert not home.select("table")
    assert "None" not in home.get_text()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("sessions/", "macros new"),
        ("adr/", "docs/adr/"),
        ("mock-interview-notes/", "docs/mock-interview-notes.md"),
    ],
)
def test_empty_list_says_where_to_write(first_run: Built, address: str, words: str) -> None:
    """An empty list names the place where its first entry is written."""
    assert words in first_run.main(address).get_text()


def test_starter_builds(make_project: Callable[..., Project]) -> None:
    """What a forker gets from `init` is a site without a complaint."""
    project = make_project()
    project.remove("sessions", "docs/adr", "docs/mock-interview-notes.md", "docs/packet.yml")
    project.lay(ROOT / "macros" / "writing" / "starter")
    assert project.built().main("").find("h1")


def test_session_of_one_round_says_what_is_missing(odd: Built) -> None:
    """A session with only a pitch shows it, and says what else was not done."""
    page = odd.main("sessions/2026-10-15-solo/")
    assert "1:02" in page.get_text()
    for anchor in ("round-2", "round-3"):
        section = page.find(id=anchor).find_parent("section")
        assert "Not rehearsed" in section.get_text()
    assert "Not rehearsed" not in page.find(id="round-1").find_parent("section").get_text()


def test_session_without_a_round_is_a_page(odd: Built) -> None:
    """A file with only a date and a kind becomes a page with all three rounds open."""
    page = odd.main("sessions/2026-10-16-solo/")
    assert {"round-1", "round-2", "round-3"} <= {element["id"] for element in page.select("[id]")}
    assert page.get_text().count("Not rehearsed") == 3


def test_two_sessions_of_one_day_are_two(odd: Built) -> None:
    """Sessions of one day each have a page, an entry in the list, and each other as neighbour."""
    listed = {link["href"] for link in odd.main("sessions/").select("a[href]")}
    for name in ("2026-10-15-interview", "2026-10-15-solo"):
        assert any(name in href for href in listed), name
    following = odd.main("sessions/2026-10-15-interview/").find("a", rel="next")
    assert "2026-10-15-solo" in following["href"]


def test_long_improvement_is_whole(odd: Built) -> None:
    """An improvement of 2,000 characters is shown to its end on its session's page."""
    text = " ".join(odd.main("sessions/2026-10-15-solo/").get_text().split())
    assert text.count("Say it shorter.") >= 125


@pytest.mark.parametrize(
    "words", ["שלום עולם 👩🏽‍💻🚀", "مهندس أنظمة", "נמדד", "🐢 → 🐇", "plötzlich"]
)
def test_any_script_survives(odd: Built, words: str) -> None:
    """Right-to-left text, joined emoji and letters with marks reach the page as written."""
    assert words in odd.main("sessions/2026-10-15-interview/").get_text()


def test_question_without_an_id_has_an_anchor(odd: Built) -> None:
    """A free question, asked in letters that no id may have, can still be linked to."""
    heading = odd.main("sessions/2026-10-15-interview/").select_one(".gr-answer h3[id]")
    assert heading["id"].isascii()
    assert "لماذا" in heading.get_text()


def test_three_hundred_questions(make_project: Callable[..., Project]) -> None:
    """A bank of 300 questions lists them all and gives each a page."""
    project = make_project()
    more = "".join(f"  - {{id: more-{n}, asks: 'Why number {n}?'}}\n" for n in range(298))
    project.replace("docs/packet.yml", "stories:\n", f"{more}stories:\n")
    built = project.built()
    assert len({a for a in built.addresses if a.startswith("questions/")}) == 301
    links = {link["href"] for link in built.main("questions/").select("li a[href]")}
    assert len([link for link in links if "more-" in link]) == 298


def test_private_sessions_leave_no_trace(make_project: Callable[..., Project]) -> None:
    """A session that is not public is in no file of the site."""
    project = make_project()
    project.write(
        "sessions/2026-10-20-solo.yml",
        "date: 2026-10-20\nkind: solo\naudience: private\nsummary: Nobody reads this secret.\n",
    )
    built = project.built()
    assert [name for name, data in built.bytes().items() if b"2026-10-20" in data] == []
    assert [name for name, data in built.bytes().items() if b"this secret" in data] == []


def test_home_leads_to_the_newest_session(odd: Built) -> None:
    """Home links the session that was last."""
    assert any("2026-10-16-solo" in link["href"] for link in odd.main("").select("a[href]"))


def test_table_of_a_record_keeps_its_sides(odd: Built) -> None:
    """A column of figures stands on the side that its author chose."""
    figures = odd.main("adr/0003-batches/").select("td:last-child")
    assert [cell.get("align") for cell in figures] == ["right", "right"]
