"""The words that give a phrase away, and where in it they stand."""

import pytest

from macros.coaching.speech_clues import ANY, clues

PARTS = {"unit": "(?:ms|hours?)", "count": "[0-9]+(?:,[0-9]+){0,3}"}
CASES = {
    " i mean(?= )": {("mean", 1)},
    " like(?= ,)": {("like", 0)},
    " (?:a bit|c)(?= )": {("bit", 1), ("c", 0)},
    " (?:(?:a|b) can|d)(?= )": {("can", 1), ("d", 0)},
    " (?:a|b)c d(?= )": {("ac", 0), ("bc", 0)},
    " (?:a [)|(]|bb)(?= )": {("a", 0), ("bb", 0)},
    " (?:a )?bb(?= )": {("bb", 0), ("bb", 1)},
    " [ab] (?:cc|dd)(?= )": {("cc", 1), ("dd", 1)},
    " thirds?(?= )": {("third", 0), ("thirds", 0)},
    " no (?:[a-z]+ ){0,2}losses(?= )": {("losses", 1), ("losses", 2), ("losses", 3)},
    " no (?:[a-z]+ ){0,4}losses(?= )": {("no", 0)},
    " no (?:(?:a|an) ){0,2}losses(?= )": {("no", 0), ("losses", 1)},
    " {count} in {unit}(?= )": {("in", 1), ("hour", 2), ("hours", 2)},
    " [0-9]+{unit}(?= )": {(f"{ANY}ms", 0), (f"{ANY}hour", 0), (f"{ANY}hours", 0)},
    " lost(?: it){0,3} all(?= )": {("lost", 0)},
    " (?:u+m|er)(?= )": {(f"u{ANY}m", 0), ("er", 0)},
    " erm+(?= )": {(f"erm{ANY}", 0)},
    " a.c(?= )": {("a", 0), (f"a{ANY}c", 0)},
    " [^x]b c(?= )": {("b", 1), ("c", 1)},
    " a[ \\-]few(?= )": {("few", 1), (f"a{ANY}few", 0)},
    " a (?=few)(?:few|lot)(?= )": {("few", 1), ("lot", 1)},
    " a(?= b)": {("a", 0)},
}


@pytest.mark.parametrize(("pattern", "expected"), CASES.items(), ids=list(CASES))
def test_each_way_to_match_has_a_clue_in_its_place(
    pattern: str, expected: set[tuple[str, int]]
) -> None:
    """A word that is written out, as far behind the beginning as is sure."""
    assert clues(pattern, PARTS) == expected


def test_of_several_words_the_rare_one_is_the_clue() -> None:
    """No common one where there is another, and of long ones that which most ways share."""
    pattern = " (?:because like|takes like|as a matter|the end of|to be)(?= )"
    expected = {("like", 1), ("matter", 2), ("end", 1), ("to", 0)}
    assert clues(pattern, {}, {"because", "the", "to", "be"}) == expected
    assert clues(" [0-9]+x the(?= )", {}, {"the"}) == {(f"{ANY}x", 0)}


@pytest.mark.parametrize("pattern", [" {count}(?= )", " (?:a|[0-9]+ [0-9]+)(?= )"])
def test_a_phrase_of_any_words_has_no_clue(pattern: str) -> None:
    """Whoever writes such a rule is told, instead of missing what it says."""
    with pytest.raises(ValueError, match="written out"):
        clues(pattern, {**PARTS, "count": "[0-9]+"})
