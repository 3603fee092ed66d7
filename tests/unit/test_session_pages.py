"""A session's page and the list: anchors, what is missing, and nothing that grows."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from factories import make_library, make_packet, make_session

from macros.reading.library import Library
from macros.rendering.page import Page
from macros.rendering.session_list import sessions_page
from macros.rendering.session_pages import session_leaves
from macros.rendering.templating import Templates
from macros.rendering.whereabouts import Whereabouts


def pages_of(library: Library) -> dict[str, Page]:
    """Return the list and the sessions' pages by address."""
    templates = Templates(library)
    made = (leaf.make() for leaf in session_leaves(templates, library))
    return {page.address: page for page in (sessions_page(templates, library), *made)}


def page_of(**overrides: Any) -> BeautifulSoup:
    """Return the page of a lone session."""
    session = make_session(**overrides)
    page = pages_of(make_library(session))[f"sessions/{session.id}/"]
    return BeautifulSoup(page.body, "html.parser")


def words(soup: BeautifulSoup) -> str:
    """Return a page's text with single spaces."""
    return " ".join(soup.get_text(" ").split())


def test_every_fixed_anchor_is_there_once() -> None:
    """Rounds, attempts, layers and answers have the anchors that other pages link to."""
    soup = page_of(
        pitch={"attempts": [{"seconds": 71}, {"seconds": 56}]},
        walkthrough={"layers": [{"layer": "raft"}]},
        defence={"answers": [{"question": "why-raft"}, {"asks": "Why C?"}]},
    )
    ids = [tag["id"] for tag in soup.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert {
        *("round-1", "round-2", "round-3", "attempt-1", "attempt-2"),
        *("layer-sockets", "layer-raft", "why-raft", "answer-2"),
    } <= set(ids)


def test_a_session_without_rounds_says_what_is_missing() -> None:
    """A file with a date and a kind is a page, with each round named as not rehearsed."""
    soup = page_of()
    assert words(soup).count("Not rehearsed this time") == 3
    assert len(soup.find_all("h1")) == 1


def test_time_is_said_in_words_beside_its_bar() -> None:
    """A reader who sees no bar still learns how far from the limit it was."""
    pitch = {"attempts": [{"seconds": 71}, {"seconds": 56}]}
    text = words(page_of(pitch=pitch))
    assert "1:11 of 1:00 11 s over" in text
    assert "0:56 of 1:00 4 s to spare" in text
    assert "15 s shorter" in text


def test_a_layer_that_was_not_told_keeps_its_floor() -> None:
    """The stack is shown whole, so that a gap is seen."""
    soup = page_of(walkthrough={"layers": [{"layer": "raft", "covered": ["does"]}]})
    assert "left out" in soup.find(id="layer-sockets").get_text()
    assert "not told: how it joins" in " ".join(soup.find(id="layer-raft").get_text().split())


def test_what_people_wrote_stays_text() -> None:
    """HTML and Jinja in a file are shown, not run."""
    nasty = "<script>alert(1)</script> {{ 7 * 7 }}"
    soup = page_of(
        **{"with": nasty, "kind": "partner"},
        summary=nasty,
        defence={"answers": [{"asks": nasty, "said": nasty, "hindsight": nasty}]},
    )
    assert soup.find("script") is None
    assert "49" not in words(soup)


def test_a_page_does_not_grow_with_the_number_of_sessions() -> None:
    """The hundredth session's page is as long as the second's."""
    days = [dt.date(2026, 1, 1) + dt.timedelta(days=number) for number in range(100)]
    pitch = {"attempts": [{"seconds": 60}], "improvements": [{"id": "slower", "text": "Slower."}]}
    sessions = [make_session(date=day, pitch=pitch) for day in days]
    pages = pages_of(make_library(*sessions))
    early, late = (len(pages[f"sessions/{sessions[n].id}/"].body) for n in (5, 98))
    assert abs(early - late) < 100


def test_the_list_is_newest_first_by_year() -> None:
    """Each year has its heading, and its newest session comes first."""
    days = (dt.date(2025, 12, 30), dt.date(2026, 1, 2), dt.date(2026, 3, 4))
    page = pages_of(make_library(*(make_session(date=day) for day in days)))["sessions/"]
    soup = BeautifulSoup(page.body, "html.parser")
    assert [heading.text for heading in page.toc] == ["2026", "2025"]
    assert [tag["datetime"] for tag in soup.find_all("time")] == [str(day) for day in days[::-1]]


def test_an_empty_list_says_how_to_begin() -> None:
    """With no session yet, the list names the command that writes the first."""
    page = pages_of(make_library())["sessions/"]
    assert ".venv/bin/python -m macros new" in page.body


def test_previews_and_calls_for_help_are_plain_lines() -> None:
    """A chat shows no Markdown, no line break and no essay; nor does a call for help."""
    long = "**Faster** than `poll`,\n\u202e<b>see</b> [why](https://a.example). "
    improvements = [{"id": "a", "text": long * 20, "help": True}]
    session = make_session(summary=long * 20, walkthrough={"improvements": improvements})
    page = pages_of(make_library(session))[f"sessions/{session.id}/"]
    place = BeautifulSoup(page.body, "html.parser").select_one(".gr-help li").text
    for line, most in ((page.description, 200), (place, 140)):
        assert line.startswith("Faster than poll, <b>see</b> why. Faster")
        assert line.endswith("…")
        assert most - 10 < len(line) <= most


@pytest.mark.parametrize(
    "places",
    [{"repository": "https://github.com/ada/greenroom"}, {"mail": "me@example.org"}, {}],
    ids=["issue", "mail", "copy"],
)
def test_a_mentor_needs_no_account(places: dict[str, str]) -> None:
    """Beside an issue or a mail, the page and each answer offer a form to copy."""
    session = make_session(defence={"answers": [{"question": "why-raft"}]})
    library = make_library(session)
    templates = Templates(library, Whereabouts("https://rehearse.example/", **places))
    (page,) = [leaf.make() for leaf in session_leaves(templates, library)]
    soup = BeautifulSoup(page.body, "html.parser")
    assert "One thing to change:" in soup.select_one("#feedback pre").text
    for place in (".gr-review", ".gr-answer"):
        links = [link["href"] for link in soup.select(f"{place} a.gr-feedback")]
        assert links[-1] == "#feedback"
        assert len(set(links)) == len(links) == (2 if places else 1)


@pytest.mark.parametrize(
    "edited",
    [
        {"summary": "Another word."},
        {"kind": "partner", "with": "a colleague"},
        {"warmup": {"seconds": 80}},
        {"walkthrough": {"layers": [{"layer": "raft", "said": "It agrees."}]}},
    ],
    ids=["summary", "company", "warm-up", "words"],
)
def test_what_no_other_page_shows_makes_no_other_page_again(edited: dict[str, Any]) -> None:
    """An edit under `serve` costs its own page, however many sessions stand around it."""
    improvement = {"id": "slower", "text": "Speak slower."}
    pitch = {
        "attempts": [{"seconds": 60, "said": "It stores keys."}],
        "improvements": [improvement],
    }

    def inputs(middle: dict[str, Any]) -> list[Any]:
        sessions = [
            make_session(date=dt.date(2026, 11, day), id=f"session-{day}", pitch=pitch, **more)
            for day, more in ((1, {}), (8, middle), (15, {}))
        ]
        library = make_library(*sessions, packet=make_packet())
        return [leaf.inputs for leaf in session_leaves(Templates(library), library)]

    both = zip(inputs({}), inputs(edited), strict=True)
    assert [before == after for before, after in both] == [True, False, True]
