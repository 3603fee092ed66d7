"""Two attempts at the pitch side by side: the "prove it" re-run, or any two of any sessions.

Source: the lesson. "Compare the second attempt to the first. The pitch SHOULD be shorter, clearer,
and more confident", and after the warm-up one writes down where one hesitated, what one forgot, and
what was not necessary. Which direction is better is told by each row.
"""

from typing import Literal, NamedTuple

from macros.reading.model import Attempt

from .speech import Pace, Speech, figures
from .speech_diff import Run, diff
from .speech_rules import RULES

Verdict = Literal["better", "worse", "same", "unknown"]
"""How the later figure stands to the earlier one; unknown where one of them is."""

Figure = int | float | None

_BAND = f"{RULES.pace.slowest} to {RULES.pace.fastest}"
_FEWER = "Fewer is better: the lesson has it written down to be less the next time."
_ABOUT = {
    "seconds": ("s", "Shorter is better: the lesson asks for a shorter pitch."),
    "words": ("", "Fewer is better: the lesson asks for a shorter pitch."),
    "pace": ("words a minute", f"Nearer to {_BAND} is better; inside, all are the same."),
    "fillers": ("for each 100 words", "Fewer is better: the lesson asks for a clearer pitch."),
    "hesitations": ("noted", _FEWER),
    "forgotten": ("noted", _FEWER),
    "unnecessary": ("noted", _FEWER),
}
"""Each row's unit and rule, in the order of the rows."""


class Row(NamedTuple):
    """One figure of both attempts."""

    name: str
    """What is compared: seconds, words, pace, fillers, hesitations, forgotten, unnecessary."""
    unit: str
    """The unit of both figures, for people; empty where the name says it."""
    before: Figure
    """The earlier attempt's figure; None where it is not known."""
    after: Figure
    """The later attempt's figure; None where it is not known."""
    verdict: Verdict
    """Whether it got better."""
    rule: str
    """Which direction is better, in words."""
    why_not: str | None = None
    """Why a figure is not known, as the name of a reason in the rules; the earlier one's first."""


class Comparison(NamedTuple):
    """Two attempts against each other."""

    rows: tuple[Row, ...]
    """Always the same seven, in the same order."""
    runs: tuple[Run, ...]
    """What changed in the words; empty where one attempt has no text."""


def compare(before: Attempt, after: Attempt) -> Comparison:
    """Return two attempts side by side, with what changed in the words."""
    first, second = map(_shown, (before, after))
    rows = (
        _row("seconds", before.seconds, after.seconds),
        _words(first, second),
        _pace(first, second),
        _fillers(first, second),
        _noted("hesitations", before.hesitated, after.hesitated),
        _noted("forgotten", before.forgot, after.forgot),
        _noted("unnecessary", before.unnecessary, after.unnecessary),
    )
    return Comparison(rows, _runs(before, after))


def _shown(attempt: Attempt) -> Speech:
    return figures(attempt.said or "", attempt.seconds)


def _runs(before: Attempt, after: Attempt) -> tuple[Run, ...]:
    return diff(before.said, after.said) if before.said and after.said else ()


def _words(before: Speech, after: Speech) -> Row:
    """Compare lengths in words, of speech only: the length of notes tells nothing."""
    return _row("words", _spoken_words(before), _spoken_words(after), _why_not(before, after))


def _spoken_words(shown: Speech) -> int | None:
    return None if shown.pace.why_not == "notes" else shown.words or None


def _pace(before: Speech, after: Speech) -> Row:
    """Compare how far two paces are outside the band."""
    row = _row("pace", before.pace.per_minute, after.pace.per_minute, _why_not(before, after))
    return row._replace(verdict=_verdict(_off(before.pace), _off(after.pace)))


def _why_not(before: Speech, after: Speech) -> str | None:
    return before.pace.why_not or after.pace.why_not


def _off(pace: Pace) -> int | None:
    """Return how many words a minute a pace is outside the band."""
    if pace.per_minute is None:
        return None
    return max(RULES.pace.slowest - pace.per_minute, pace.per_minute - RULES.pace.fastest, 0)


def _fillers(before: Speech, after: Speech) -> Row:
    old, new = before.fillers, after.fillers
    return _row("fillers", old.per_100, new.per_100, old.why_not or new.why_not)


def _noted(name: str, before: tuple[str, ...], after: tuple[str, ...]) -> Row:
    """Compare what was written down. Where neither attempt notes any, nobody may have listened."""
    if not before and not after:
        return _row(name, None, None)
    return _row(name, len(before), len(after))


def _row(name: str, before: Figure, after: Figure, why_not: str | None = None) -> Row:
    """Return a row of which the smaller figure is the better."""
    unit, rule = _ABOUT[name]
    reason = why_not if before is None or after is None else None
    return Row(name, unit, before, after, _verdict(before, after), rule, reason)


def _verdict(before: Figure, after: Figure) -> Verdict:
    """Judge two figures of which the smaller is the better."""
    if before is None or after is None:
        return "unknown"
    if before == after:
        return "same"
    return "better" if after < before else "worse"
