"""What the search finds: the words by which people remember a rehearsal, a question, a record."""

import datetime as dt
import json
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from projects import Built, Project

PARTNER = "sessions/2026-10-08-partner/"
LAST = "sessions/2026-10-20-mentor/"


@pytest.fixture(scope="module")
def found(make_project: Callable[..., Project]) -> dict[str, tuple[str, str]]:
    """Title and text of each result by its address, as the theme prints them.

    A third session says again what the first wrote, something new, and has a free question.
    """
    project = make_project().session(
        "2026-10-20-mentor",
        date=dt.date(2026, 10, 20),
        kind="mentor",
        **{"with": "an SRE"},
        pitch={
            "attempts": [{"seconds": 50, "said": "Quite unremarkable."}],
            "improvements": [
                {"id": "figure-first", "text": "Say the 40 ms in the first sentence."},
                {"id": "median", "text": "Begin with the `median`."},
            ],
        },
        defence={"answers": [{"asks": "Who is paged at night?"}]},
    )
    return results(project.built())


def results(site: Built) -> dict[str, tuple[str, str]]:
    """Return title and text of each result by its address."""
    index = json.loads((site.folder / "search/index.json").read_text("utf-8"))
    assert len({entry["location"] for entry in index["docs"]}) == len(index["docs"])
    return {
        entry["location"]: (words(entry["title"]), words(entry["text"])) for entry in index["docs"]
    }


def words(html: str) -> str:
    """Return a result's HTML as a reader sees it."""
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def test_session_has_date_kind_partner_and_summary(found: dict[str, tuple[str, str]]) -> None:
    """A session is known by its date in both forms, who was there and what it says of itself."""
    title, text = found[PARTNER]
    assert title == "Partner rehearsal, 8 October 2026, with a colleague"
    assert text == "2026\u201110\u201108 The figure came first this time."


def test_improvement_leads_to_where_it_was_written_last(found: dict[str, tuple[str, str]]) -> None:
    """An improvement is found once, by its words without markup, at its newest place."""
    places = [one for one in found if one.endswith("figure-first")]
    assert places == [f"{LAST}#better-1-figure-first"]
    assert found[places[0]][0] == "Say the 40 ms in the first sentence."
    assert found[f"{LAST}#better-1-median"][0] == "Begin with the median."


def test_free_question_leads_to_its_answer(found: dict[str, tuple[str, str]]) -> None:
    """A question that only one session heard is a place on that session's page."""
    assert found[f"{LAST}#answer-1"][0] == "Who is paged at night?"


def test_question_is_a_page_and_its_answer_a_place(found: dict[str, tuple[str, str]]) -> None:
    """A question's own result gives away nothing of the answer, whose words lead to it too."""
    title, text = found["questions/why-epoll/"]
    assert title == "Why one thread for all scanners?"
    points, probes = found["questions/why-epoll/#points"], found["questions/why-epoll/#probes"]
    assert points[1]
    assert probes[1]
    assert points[1] not in text


def test_record_has_number_and_title(found: dict[str, tuple[str, str]]) -> None:
    """A record is called as people speak of it, and each of its sections can be found."""
    assert found["adr/0001-one-thread/"][0] == "ADR-0001: One thread for all scanners"
    assert "waits for all scanners" in found["adr/0001-one-thread/#decision"][1]


def test_rule_is_found_by_its_words(found: dict[str, tuple[str, str]]) -> None:
    """What is computed is explained where a result leads."""
    assert "it has recurred" in found["rules/#improvements"][1]


def test_every_page_can_be_found(shipped: Built) -> None:
    """Each page of the site is a result by itself."""
    pages = {one for one in shipped.addresses if not one.endswith(".html")}
    assert pages - results(shipped).keys() == set()


def test_newest_session_comes_first(found: dict[str, tuple[str, str]]) -> None:
    """Of results that fit equally well the engine shows first what stands first."""
    sessions = [one for one in found if one.startswith("sessions/2") and "#" not in one]
    assert sessions == sorted(sessions, reverse=True)
    assert len(sessions) == 3


def test_transcripts_are_left_out(found: dict[str, tuple[str, str]]) -> None:
    """What was said is for reading: a thousand transcripts would be fetched before a result."""
    assert [one for one, said in found.items() if "unremarkable" in " ".join(said)] == []
