"""What a transcript shows, by the cases that every reader of the rules must agree on."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from factories import make_library, make_packet

from macros.coaching.speech import Speech, speech
from macros.coaching.speech_rules import RULES
from macros.coaching.speech_text import read
from macros.reading.library import Library
from macros.reading.model import Decision, Status

CASES_FILE = Path(__file__).parents[1] / "data" / "speech" / "cases.yml"
CASES = yaml.safe_load(CASES_FILE.read_text(encoding="utf-8"))
GIVEN = {"name", "text", "times", "seconds"}


def make_record(number: int) -> Decision:
    """Return an accepted record with a number."""
    return Decision(f"{number:04d}.md", number, "Use it", Status.ACCEPTED, "", 1, None)


@pytest.fixture(scope="module")
def library() -> Library:
    """Return the library that the cases may name."""
    facts = CASES["packet"]
    layers = [{"name": layer["id"], "does": "Works.", **layer} for layer in facts["layers"]]
    lessons = {code: {"title": code} for code in facts["lessons"]}
    packet = make_packet(layers=layers, lessons=lessons)
    return make_library(packet=packet, decisions=tuple(map(make_record, facts["records"])))


def figures(shown: Speech) -> dict[str, Any]:
    """Return a speech by the names that the cases use."""
    longest = shown.longest.sentence
    fillers, hedges = shown.fillers.found, shown.hedges.found
    return {
        "words": shown.words,
        "per_minute": shown.pace.per_minute,
        "band": shown.pace.band,
        "pace_why": shown.pace.why_not,
        "fillers": None if fillers is None else len(fillers),
        "fillers_per_100": shown.fillers.per_100,
        "fillers_by_kind": Counter(each.kind for each in fillers or ()),
        "fillers_why": shown.fillers.why_not,
        "hedges": None if hedges is None else len(hedges),
        "hedges_per_100": shown.hedges.per_100,
        "longest_words": longest and longest.words,
        "longest_text": longest and longest.text,
        "longest_why": shown.longest.why_not,
        "result": shown.results.stated,
        "result_where": shown.results.where,
        "result_at_the_end": shown.results.at_the_end,
        "result_why": shown.results.why_not,
        "records": [record.number for record in shown.records],
        "lessons": list(shown.lessons),
        "layers": list(shown.layers),
    }


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_a_text_shows_what_its_case_says(case: dict[str, Any], library: Library) -> None:
    """Each figure that a case lists comes out as listed."""
    text = " ".join([case["text"]] * case.get("times", 1))
    shown = figures(speech(text, case["seconds"], library))
    expected = {name: value for name, value in case.items() if name not in GIVEN}
    assert {name: shown[name] for name in expected} == expected


def test_every_reason_that_is_given_has_its_words() -> None:
    """A reader is told why a figure is missing, with the bound that it fell under."""
    given = {
        reason
        for case in CASES["cases"]
        for name, reason in case.items()
        if name.endswith("_why") and reason
    }
    assert given == set(RULES.reasons)
    assert "60 words" in RULES.reason("notes")


def test_a_filler_is_shown_as_written_and_where() -> None:
    """What was found keeps its case and the marks inside, and the number of its first word."""
    library = make_library()
    (um, you_know) = speech("So um it is, You\nknow, a queue.", None, library).fillers.found or ()
    assert (um.text, um.word) == ("um", 2)
    assert (you_know.text, you_know.word, you_know.end) == ("You\nknow", 5, 6)


def test_results_that_overlap_are_one() -> None:
    """A change between two figures is one result, not two."""
    shown = speech("It went from 340 to 4 microseconds at 16 percent load.", None, make_library())
    texts = [found.text for found in shown.results.found]
    assert texts == ["from 340 to 4", "16 percent"]


def test_a_number_that_two_records_share_cites_none() -> None:
    """An ambiguous record is a problem of the library, never a guess."""
    library = make_library(decisions=(make_record(1), make_record(1)))
    assert speech("As ADR-0001 says.", None, library).records == ()


@pytest.mark.parametrize(
    "piece", ["um ", "one ", "1 ", "like , ", "the p99 ", "a", ".", "\n ", "](", "1.", "from 1 "]
)
def test_no_text_makes_a_pattern_run_away(piece: str, library: Library) -> None:
    """Thirty thousand repeats are read to the end: no pattern looks back over what it read."""
    assert speech(piece * 30_000, 60, library).hedges.found in (None, ())


def test_the_tape_is_the_words_and_kept_marks() -> None:
    """Patterns look at lower-case tokens with one space between, from an opening break on."""
    text = "So – It’s “4.2ms”\r\n\r\n* [Fast](x.md), isn't it?"
    assert read(text).tape == " ¶ so – it's 4.2ms ¶ fast , isn't it ? "
