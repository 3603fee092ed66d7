"""The words without which a phrase is not looked for."""

import pytest

from macros.coaching.speech_needs import needed
from macros.coaching.speech_rules import RULES, Phrase
from macros.coaching.speech_text import read

PHRASES = (*RULES.fillers.rules, *RULES.hedges.rules, *RULES.results.rules)
PARTS = {"unit": "(?:ms|hours?)", "count": "[0-9]+(?:,[0-9]+){0,3}"}
CASES = {
    " i mean(?= )": {"mean"},
    " like(?= ,)": {"like"},
    " (?:a bit|c)(?= )": {"bit", "c"},
    " (?:(?:a|b) can|d)(?= )": {"can", "d"},
    " (?:a|b)c d(?= )": {"ac", "bc"},
    " (?:a [)|(]|bb)(?= )": {"a", "bb"},
    " (?:a )?bb(?= )": {"bb"},
    " [ab] (?:cc|dd)(?= )": {"cc", "dd"},
    " a(?:bb|c)(?= )": {"abb", "ac"},
    " thirds?(?= )": {"third", "thirds"},
    " no (?:[a-z]+ ){0,3}losses(?= )": {"no", "losses"},
    " {count} in {unit}(?= )": {"in", "hour", "hours"},
    " lost(?: it){0,3} all(?= )": {"lost"},
    " (?:u+m|er)(?= )": None,
    " erm+(?= )": None,
    " a.c(?= )": None,
    " {count}{unit}(?= )": None,
    " a(?= b)": {"a"},
}


@pytest.mark.parametrize(("pattern", "expected"), CASES.items(), ids=list(CASES))
def test_only_words_that_are_written_out_are_needed(
    pattern: str, expected: set[str] | None
) -> None:
    """Of each way to match one word is needed; of a way without one, any text will do."""
    assert needed(pattern, PARTS) == expected


def test_of_several_words_the_rare_one_is_needed() -> None:
    """No common one where there is another, and of long ones that which most ways share."""
    pattern = " (?:because like|takes like|as a matter|the end of|to be)(?= )"
    assert needed(pattern, {}, {"because", "the", "to", "be"}) == {"like", "matter", "end", "to"}


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.id)
def test_no_example_of_a_phrase_is_passed_over(phrase: Phrase) -> None:
    """Whatever a rule's pattern finds in its examples holds one of the words that it needs."""
    known = RULES.needed[phrase.id]
    for example in (*phrase.counts, *phrase.not_):
        for match in RULES.patterns[phrase.id].finditer(read(example).tape):
            assert known is None or not known.isdisjoint(read(example).tokens), match[0]
