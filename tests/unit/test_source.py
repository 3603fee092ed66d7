"""Text becomes data, and every value keeps its line."""

import datetime as dt
import random
from typing import Any

import pytest
import yaml

from macros.reading.model import Packet, Session
from macros.reading.shapes import shape
from macros.reading.source import decode, is_written, line_of, parse_yaml, prose_line
from macros.reading.values import kind

TEXT = """date: 2026-11-22
with: a colleague
pitch:
  attempts:
    - seconds: 71
      said: |
        One.

        Three.
    - {seconds: 56,
       said: "Two."}
empty:
flow: [one,
       two]
"""


@pytest.mark.parametrize(
    ("loc", "line"),
    [
        ((), 1),
        (("date",), 1),
        (("pitch",), 3),
        (("pitch", "attempts"), 4),
        (("pitch", "attempts", 0), 5),
        (("pitch", "attempts", 0, "said"), 6),
        (("pitch", "attempts", 1), 10),
        (("pitch", "attempts", 1, "said"), 11),
        (("flow", 1), 14),
        (("pitch", "missing"), 3),
        (("pitch", "attempts", 7, "said"), 4),
        (("nothing", "at", "all"), 1),
        (("date", "inside"), 1),
    ],
)
def test_the_line_of_a_place(loc: tuple[str | int, ...], line: int) -> None:
    """A place's line is its key's, or that of the nearest thing above it."""
    assert line_of(TEXT, loc) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: |\n  x\n  y\n", 3),
        ("a: |-  # why\n  x\n  y\n", 3),
        ("a:\n  |\n  x\n  y\n", 4),
        ("a: |2\n   x\n  y\n", 3),
        ("a: >\n  x\n  y\n", 1),
        ('a: "x\n  y |"\n', 1),
        ("a: x |\n", 1),
    ],
)
def test_the_line_inside_prose(text: str, line: int) -> None:
    """Only block text keeps its lines as written; other text is told at its key."""
    assert prose_line(text, ("a",), 1) == line


@pytest.mark.parametrize(
    ("loc", "written"),
    [(("date",), True), (("empty",), False), (("nothing",), False), (("flow",), True)],
)
def test_what_is_written(loc: tuple[str, ...], written: bool) -> None:
    """A key without a value counts as not written."""
    assert is_written(TEXT, loc) is written


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 71", {"a": 71}),
        ("a: +5", {"a": 5}),
        ("a: 0", {"a": 0}),
        ("a: 4.2", {"a": 4.2}),
        ("a: TRUE", {"a": True}),
        ("a: 2026-11-22", {"a": dt.date(2026, 11, 22)}),
        ("a: '12:30'", {"a": "12:30"}),
        ("a: 'no'", {"a": "no"}),
        ("a: y", {"a": "y"}),
        ("a: ~", {}),
        ("a:", {}),
        ("a: ''", {}),
        ("a: |\nb: 1", {"b": 1}),
        ("1: x", {"1": "x"}),
        ("a: [1, x, true]", {"a": [1, "x", True]}),
        ("{}", {}),
    ],
)
def test_plain_data(text: str, data: Any) -> None:
    """What YAML and people read alike is read without a problem."""
    assert parse_yaml("x.yml", text) == (data, [])


WHOLE = (
    *("~", "=", "<<", "null", "Null", "NULL", "yes", "No", "ON", "off", "true", "False", "y"),
    *("!", "&", "*", "T", "é", "One", "١"),
)
NUMBERS = [*"+-.015_:xabeE TZ", "59", "inf", "NAN", "2026", "-11"]


def test_a_word_without_quotes_is_what_yaml_takes_it_for() -> None:
    """A quick look at a word tells the same of it as PyYAML's own resolver."""
    chance = random.Random(1)  # noqa: S311 - the same words at each run
    theirs = yaml.CSafeLoader("")
    numbers = ["".join(chance.choices(NUMBERS, k=chance.randint(1, 8))) for _ in range(40_000)]
    words = ["".join(chance.choices(WHOLE, k=chance.randint(0, 2))) for _ in range(2_000)]
    for word in (*numbers, *words, "2026-11-22", "2026-1-2 3:04:05.6 Z"):
        assert kind(word) == theirs.resolve(yaml.ScalarNode, word, (True, False)), word
    assert {kind(word) for word in words} > {kind(""), kind("="), kind("<<"), kind("No")}
    assert {kind(word) for word in numbers} > {kind("1"), kind("1.5")}


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\r\nb\rc\nd", "a\nb\nc\nd"),
        (b"\xef\xbb\xbfa", "a"),
        ("a\u2028b\u2029c\x85d".encode(), "a b c d"),
        ("é😀".encode(), "é😀"),
    ],
)
def test_line_ends_are_one(raw: bytes, text: str) -> None:
    """A line is what an editor shows as one, wherever the file was written."""
    assert decode("x.yml", raw) == (text, [])


ODD = (
    *("\t", "\r", "\x85", "\u2028", "\x00", "\x07", "[", "{", "]", "}", "&a ", "*a ", "!!int "),
    *("!!map ", "!", "|", ">", "- ", "? ", ": ", "#", "'", '"', "\\", "%", "@", "`", "~", "0x_"),
    *("1:1:", "---\n", "...\n", "<<: ", "\ufeff", "😀", "é", "\n", "\n\n", "  ", ".inf", "no"),
    *("!!timestamp ", "!!binary ", "!!set ", "!!python/object:x ", "=", "12:30", "2026-02-30"),
)


def broken(text: str, chance: random.Random) -> str:
    """Return a text with a few slips in it."""
    for _ in range(chance.randint(1, 4)):
        at, kind = chance.randrange(len(text)), chance.random()
        if kind < 0.6:
            text = text[:at] + chance.choice(ODD) + text[at:]
        elif kind < 0.8:
            text = text[:at] + text[at + chance.randint(1, 20) :]
        else:
            other = chance.randrange(len(text))
            text = text[:at] + text[other : other + chance.randint(1, 40)] + text[at:]
    return text


@pytest.mark.parametrize("seed", range(200))
def test_any_slip_is_a_problem_at_a_line_that_exists(seed: int) -> None:
    """However a file is broken, it becomes data or problems in lines of it, never an exception."""
    chance = random.Random(seed)  # noqa: S311 - the same slips at each run
    for _ in range(5):
        text, problems = decode("x.yml", broken(TEXT, chance).encode())
        data, problems = parse_yaml("x.yml", text)
        for model, given in ((Session, {"id": "a", "path": "x.yml"}), (Packet, {})):
            if data is not None:
                value, shaped = shape(model, data, "x.yml", text, given)
                assert problems or (value is None) == bool(shaped), text
                problems = [*problems, *shaped]
        assert data is not None or problems, text
        assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems), text


UNSEEN = [
    *range(0x09),
    *range(0x0B, 0x0D),
    *range(0x0E, 0x20),
    *range(0x7F, 0x85),
    *range(0x86, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    *(0xFFFE, 0xFFFF),
]
"""Control signs but for line ends and tabs, what turns text around, and two that are no sign."""


def test_signs_that_are_no_text_are_left_out() -> None:
    """They are gone from text that is read, be they escapes in YAML or written into Markdown."""
    for sign in UNSEEN:
        data, problems = parse_yaml("x.yml", f'a: "one\\u{sign:04x}two"\nb: "\\u{sign:04x}"\n')
        assert (data, problems) == ({"a": "onetwo"}, []), hex(sign)
        assert decode("x.md", f"one{chr(sign)}two".encode()) == ("onetwo", []), hex(sign)


@pytest.mark.parametrize("sign", ["\t", "\u200e", "\u200f", "\u061c", "\u200d", "\xad", "é", "ש"])
def test_signs_of_a_script_stay(sign: str) -> None:
    """What scripts and emoji are written with is text."""
    assert parse_yaml("x.yml", f'a: "one{sign}two"\n') == ({"a": f"one{sign}two"}, [])
    assert decode("x.md", f"one{sign}two".encode()) == (f"one{sign}two", [])
