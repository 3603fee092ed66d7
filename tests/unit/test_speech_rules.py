"""The rules' file: each rule does what its examples say, and JavaScript can read it too."""

import re
from pathlib import Path

import pytest
import yaml

from macros.coaching.speech_rules import RULES, Phrase
from macros.coaching.speech_text import Found, read
from macros.reading.citations import LESSON, RECORD

PHRASES = (*RULES.fillers.rules, *RULES.hedges.rules, *RULES.results.rules)
UNLIKE = re.compile(r"\\[wWdDsSbBAZ]|\(\?[^:=!]|[*+?}][+]|\\[1-9]")
"""What Python and JavaScript read differently, or one of them not at all."""


def found(phrase: Phrase, text: str) -> list[Found]:
    """Return what a phrase finds in a text."""
    return list(read(text).found(phrase, RULES.results.near_words))


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)
def test_a_rule_counts_what_its_examples_say(phrase: Phrase) -> None:
    """Once in each sentence under `counts`, never in one under `not`: readers see both."""
    assert [len(found(phrase, text)) for text in phrase.counts] == [1] * len(phrase.counts)
    assert [found(phrase, text) for text in phrase.not_] == [[]] * len(phrase.not_)
    assert phrase.counts
    assert phrase.not_
    assert phrase.why


def test_each_rule_has_an_id_of_its_own() -> None:
    """A pattern is kept by its rule's id."""
    assert len({phrase.id for phrase in PHRASES}) == len(PHRASES)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)
def test_a_pattern_means_the_same_in_javascript(phrase: Phrase) -> None:
    """Literals, classes, plain groups and look-ahead only, and each begins at a space."""
    written = RULES.patterns[phrase.id].pattern
    assert not UNLIKE.search(written)
    assert written.startswith(" ")


def test_a_phrase_repeats_nothing_without_bound() -> None:
    """Only single signs and one word may repeat freely, so time grows with the text alone."""
    assert not [phrase.id for phrase in PHRASES if re.search(r"\)[*+]", phrase.pattern)]


def test_records_and_lessons_are_named_as_in_pages() -> None:
    """A code that a page links is a code that a transcript cites."""
    assert (RULES.mentions.record, RULES.mentions.lesson) == (RECORD.pattern, LESSON.pattern)


def test_the_band_is_the_one_of_the_brief() -> None:
    """Words a minute, both bounds inside."""
    assert (RULES.pace.slowest, RULES.pace.fastest) == (130, 160)


def test_looking_at_figures_only_misses_nothing() -> None:
    """A rule that starts with a figure finds in all sentences what it finds looking everywhere."""
    file = Path(__file__).parents[1] / "data" / "speech" / "results.yml"
    says = [each["says"] for each in yaml.safe_load(file.read_text(encoding="utf-8"))]
    text = " ".join([*says, *(text for phrase in PHRASES for text in phrase.counts)])
    for phrase in filter(lambda phrase: phrase.starts, PHRASES):
        anywhere = phrase.model_copy(update={"starts": None})
        assert found(phrase, text) == found(anywhere, text), phrase.id
        assert found(phrase, text), phrase.id
