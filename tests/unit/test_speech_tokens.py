"""A text cut into pieces between spaces and line ends."""

import pytest

from macros.coaching.speech_rules import RULES, pattern
from macros.coaching.speech_text import read
from macros.coaching.speech_tokens import BREAK

TOKEN = pattern(RULES.reading.token, RULES.parts)
TEXTS = [
    "So, um: 4.2ms – or 1,000 “requests”?",
    "One.\n\n  \nTwo\nthree \n \n- four\n-five\n 10. six\n100. seven",
    "\n\n\n* \n1) a\r\tb  c\x0bd",
    "a\u1680b ΑΣ. ΟΔΟΣ İx \u2028y\u3000z 你好。",
    "(a).b what?yes x:y/z don't 'tis  ",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_pieces_hold_the_tokens_of_the_whole_text(text: str) -> None:
    """Cut at spaces and line ends first or not: the rules' pattern finds the same tokens."""
    whole = [BREAK if found[0] == "\n" else found.lower() for found in TOKEN.findall(text)]
    assert read(text).tokens == (BREAK, *whole)


@pytest.mark.parametrize("text", TEXTS)
def test_each_sentence_is_a_piece_of_the_text_as_written(text: str) -> None:
    """In order, with the white space and the marks inside."""
    place = 0
    for sentence in read(text).sentences:
        place = text.index(sentence.text, place) + len(sentence.text)
        assert sentence.words
