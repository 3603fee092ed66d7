"""The running notes become excerpts."""

import pytest
from factories import make_session

from macros.reading.notes import read_notes

DAY = make_session()
NOTES = """# Notes

## Round 1 – the pitch

Before any session.

### 2026-11-22-solo, 84 s

Too long.

```
### 2026-11-22-solo
Improvement: not this one, it is code at the margin
```

#### Inside

{line}

## Round 2

## Round 3
"""


def test_an_excerpt_is_what_stands_below_a_heading() -> None:
    """An excerpt goes from its heading to the next of level 2 or 3, smaller headings included."""
    (found,), problems = read_notes(NOTES.format(line="The end."), [DAY])
    assert not problems
    assert (found.session, found.round, found.line) == ("2026-11-22-solo", "pitch", 7)
    assert found.markdown.startswith("Too long.\n")
    assert found.markdown.endswith("#### Inside\n\nThe end.")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Improvement: say it first.", "say it first."),
        ("improvement – say it first.", "say it first."),
        ("- **Fix:** say it first.", "say it first."),
        ("* __Next time__: say it first.", "say it first."),
        ("**Next time: say it first.**", "say it first."),
        ("> Fix say it first.", "say it first."),
        ("1. Improvement: say it first.", "say it first."),
        ("2) *Fix*: say it first.", "say it first."),
        ("NEXT TIME say it first.", "say it first."),
        ("Improvements are many.", None),
        ("Fixed it.", None),
        ("The next time I say it.", None),
        ("Improvement:", None),
    ],
)
def test_an_improvement_in_the_notes(line: str, text: str | None) -> None:
    """A line counts if it starts so, in any case, after list or emphasis marks."""
    (found,), _ = read_notes(NOTES.format(line=line), [DAY])
    kept = [one for one in found.improvements if "code" not in one]
    assert kept == ([text] if text else [])


@pytest.mark.parametrize(
    "words", ["2026-11-22-solo", "2026-11-22", "2026-11-22-solo:", "2026-11-22. Good"]
)
def test_a_heading_names_a_session(words: str) -> None:
    """A session is named by its id, or by its date where that is enough; words may follow."""
    text = f"## Round 1\n### {words}\n## Round 2\n## Round 3\n"
    found, problems = read_notes(text, [DAY])
    assert ([one.session for one in found], problems) == (["2026-11-22-solo"], [])


@pytest.mark.parametrize("word", ["2026-11-21-solo", "2026-11-21"])
def test_a_heading_about_an_unread_session_is_passed_over(word: str) -> None:
    """A session with a problem of its own makes no second one in the notes."""
    text = f"## Round 1\n### {word}\n## Round 2\n## Round 3\n"
    assert read_notes(text, [DAY], {"2026-11-21-solo"}) == ((), [])


@pytest.mark.parametrize("piece", [" ", "#", "# ", "\t", "`", "~", "* ", ">", "1. "])
def test_long_lines_cost_no_more_than_their_length(piece: str) -> None:
    """A line of a million signs is read in one go (a second look at each would never end)."""
    text = f"## Round 1\n## Round 2\n## {piece * (900_000 // len(piece))}x\n{piece * 900_000}x\n"
    _, problems = read_notes(text, [DAY])
    assert problems


def test_code_within_a_line_opens_no_block() -> None:
    """Three backticks with another one behind them are code in that line: the next rounds stand."""
    text = "## Round 1\n```epoll``` is what I forgot\n## Round 2\n## Round 3\n"
    assert read_notes(text, [DAY]) == ((), [])
