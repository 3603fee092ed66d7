"""The words that a phrase can start with."""

import pytest

from macros.coaching.speech_openings import openings
from macros.coaching.speech_rules import RULES, Phrase
from macros.coaching.speech_text import read

PHRASES = (*RULES.fillers.rules, *RULES.hedges.rules, *RULES.results.rules)
CASES = {
    " i mean(?= )": {"i"},
    " like(?= ,)": {"like"},
    " (?:a b|c)(?= )": {"a", "c"},
    " (?:(?:a|b) c|d)(?= )": {"a", "b", "d"},
    " (?:a|b)c (?:d|e)(?= )": {"ac", "bc"},
    " (?:a [)|(]|b)(?= )": {"a", "b"},
    " (?:u+m|er)(?= )": None,
    " erm+(?= )": None,
    " (?:a )?b(?= )": None,
    " [ab] c(?= )": None,
    " a(?:b|c)(?= )": None,
    " a|b(?= )": None,
}


@pytest.mark.parametrize(("pattern", "expected"), CASES.items(), ids=list(CASES))
def test_openings_are_told_only_where_they_are_written_out(
    pattern: str, expected: set[str] | None
) -> None:
    """A pattern that may start with a word not written out has none."""
    assert openings(pattern) == expected


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)
def test_no_example_of_a_phrase_is_passed_over(phrase: Phrase) -> None:
    """Whatever a rule's pattern finds in its examples starts with one of its openings."""
    known = RULES.openings[phrase.id]
    for example in (*phrase.counts, *phrase.not_):
        for match in RULES.patterns[phrase.id].finditer(read(example).tape):
            assert known is None or match[0].split()[0] in known
