"""The rules' file: each rule does what its examples say, and JavaScript can read it too."""

import re
from pathlib import Path

import pytest
import yaml

from macros.coaching.speech_phrases import Found, find
from macros.coaching.speech_rules import RULES, Phrase, pattern
from macros.coaching.speech_text import read
from macros.reading.citations import LESSON, RECORD

ALL = (*RULES.fillers.rules, *RULES.hedges.rules, *RULES.results.rules)
UNLIKE = re.compile(r"\\[wWdDsSbBAZ]|\(\?[^:=!]|[*+?}][+]|\\[1-9]")
"""What Python and JavaScript read differently, or one of them not at all."""


def found(phrase: Phrase, text: str) -> list[Found]:
    """Return what a phrase finds in a text."""
    return list(find(read(text)).get(phrase.id, ()))


@pytest.mark.parametrize("phrase", ALL, ids=lambda phrase: phrase.id)
def test_a_rule_counts_what_its_examples_say(phrase: Phrase) -> None:
    """Once in each sentence under `counts`, never in one under `not`: readers see both."""
    assert [len(found(phrase, text)) for text in phrase.counts] == [1] * len(phrase.counts)
    assert [found(phrase, text) for text in phrase.not_] == [[]] * len(phrase.not_)
    assert phrase.counts
    assert phrase.not_
    assert phrase.why


def test_each_rule_has_an_id_of_its_own() -> None:
    """A pattern is kept by its rule's id."""
    assert len({phrase.id for phrase in ALL}) == len(ALL)


@pytest.mark.parametrize("phrase", ALL, ids=lambda phrase: phrase.id)
def test_a_pattern_means_the_same_in_javascript(phrase: Phrase) -> None:
    """Literals, classes, plain groups and look-ahead only, and each begins at a space."""
    written = pattern(phrase.pattern, RULES.parts).pattern
    assert not UNLIKE.search(written)
    assert written.startswith(" ")


def test_a_phrase_repeats_nothing_without_bound() -> None:
    """Only single signs and one word may repeat freely, so time grows with the text alone."""
    assert not [phrase.id for phrase in ALL if re.search(r"\)[*+]", phrase.pattern)]


@pytest.mark.parametrize("before", ["", " ", "(", "x", "1", "_", "/", ".", "#", "&", "=", "-", "é"])
@pytest.mark.parametrize("after", ["", " ", ")", "x", "1", "_", "-", ".", ".x", "-1", ". A", "s"])
def test_records_and_lessons_are_named_as_in_pages(before: str, after: str) -> None:
    """A code that a page links is a code that a transcript cites, whatever stands around it."""
    codes = ("ADR-0001", "ADR 12", "ADR3", "ADR-123456789", "ADR--1", "adr-1", "W04", "WXYZ04", "W")
    text = "\n".join(f"{before}{code}{after}" for code in codes)
    for name, in_pages in ((RULES.mentions.record, RECORD), (RULES.mentions.lesson, LESSON)):
        cited = [(found[0], found.start()) for found in re.finditer(name, text)]
        assert cited == [(found[0], found.start()) for found in in_pages.finditer(text)]


def test_the_band_is_the_one_of_the_brief() -> None:
    """Words a minute, both bounds inside."""
    assert (RULES.pace.slowest, RULES.pace.fastest) == (130, 160)


def test_looking_at_figures_only_misses_nothing() -> None:
    """What a rule finds that starts with a figure begins at one: a reader may look there only."""
    file = Path(__file__).parents[1] / "data" / "speech" / "results.yml"
    says = [each["says"] for each in yaml.safe_load(file.read_text(encoding="utf-8"))]
    tape = read(" ".join([*says, *(text for phrase in ALL for text in phrase.counts)])).tape
    figure = pattern(RULES.results.figure, RULES.parts)
    for phrase in filter(lambda phrase: phrase.starts, ALL):
        places = [match.start() for match in pattern(phrase.pattern, RULES.parts).finditer(tape)]
        assert places, phrase.id
        assert all(figure.match(tape, place) for place in places), phrase.id
