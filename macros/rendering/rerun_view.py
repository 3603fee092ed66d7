"""Two attempts at the pitch side by side, in a page's words: rows with verdicts, and what changed.

`docs/javascripts/lib/comparison.mjs` says the same for any two attempts; both are tested on the
same cases.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from macros.coaching.named import Named
from macros.coaching.progress import closing_attempt, rerun
from macros.coaching.rerun import Comparison, Figure, Row, Verdict, compare
from macros.coaching.speech_diff import Kind, Run
from macros.coaching.speech_rules import RULES
from macros.reading.model import Attempt, Session

SAME_EDGE = 8
"""Of a long run that stayed, so many words are shown at either end."""
CHANGED_EDGE = 60
"""Of a long run that changed: more, since it is what one came for."""
MOST_PASSAGES = 200
"""A text that changed in more places was written anew."""

_NAMES = {
    "seconds": "Seconds",
    "words": "Words",
    "pace": "Words a minute",
    "fillers": "Fillers per 100 words",
    "hesitations": "Hesitations",
    "forgotten": "Forgotten",
    "unnecessary": "Not needed",
}


class Line(NamedTuple):
    """One row: a figure of both attempts."""

    name: str
    before: str
    after: str
    verdict: Verdict


class Passage(NamedTuple):
    """A piece of the changes: what stayed, went or came, or how much is left out."""

    kind: Kind
    text: str
    left_out: int = 0
    """How many words stand here unseen; `text` is empty then."""


class SideBySide(NamedTuple):
    """All that is shown of two attempts."""

    lines: tuple[Line, ...]
    """Figures that neither attempt has are left out."""
    finding: str
    """What got better and what worse, in a sentence."""
    reasons: tuple[str, ...]
    """Why a figure is not known, each reason once."""
    passages: tuple[Passage, ...]
    """What changed in the words; empty where one attempt has none."""
    more: int
    """How many passages are left out at the end."""
    session: Named | None = None
    """Whose attempt came before, where it is another session's."""


class Earlier(NamedTuple):
    """What a later session's pitch is compared with."""

    session: Named
    attempt: Attempt
    """The one that stands for its pitch."""


def against_first(session: Session) -> SideBySide | None:
    """Return the re-run against the first attempt; None with fewer than two."""
    found = rerun(session)
    return side_by_side(found.before, found.after) if found else None


def against_earlier(session: Session, earlier: Earlier | None) -> SideBySide | None:
    """Return the attempt that stands for the pitch against that of an earlier session."""
    if not (session.pitch and earlier):
        return None
    return side_by_side(earlier.attempt, closing_attempt(session.pitch), earlier.session)


def side_by_side(before: Attempt, after: Attempt, session: Named | None = None) -> SideBySide:
    """Return two attempts side by side; `session` is whose the earlier one is, if another's."""
    found = compare(before, after)
    passages = tuple(elided(found.runs))
    return SideBySide(
        lines=tuple(_lines(found.rows)),
        finding=finding(found.rows),
        reasons=tuple(_reasons(found)),
        passages=passages[:MOST_PASSAGES],
        more=max(0, len(passages) - MOST_PASSAGES),
        session=session,
    )


def _lines(rows: Sequence[Row]) -> Iterator[Line]:
    for row in rows:
        if row.before is not None or row.after is not None:
            yield Line(_NAMES[row.name], _figure(row.before), _figure(row.after), row.verdict)


def _figure(figure: Figure) -> str:
    if figure is None:
        return "–"
    return f"{figure:,}" if isinstance(figure, int) else f"{figure:g}"


def _reasons(found: Comparison) -> Iterator[str]:
    reasons = dict.fromkeys(row.why_not for row in found.rows if row.why_not)
    yield from (RULES.reason(reason) for reason in reasons)


def finding(rows: Sequence[Row]) -> str:
    """Return what got better and worse: "Better: seconds, words. Worse: fillers per 100 words."."""
    said = []
    for verdict in ("better", "worse"):
        names = [_NAMES[row.name].lower() for row in rows if row.verdict == verdict]
        said += [f"{verdict.capitalize()}: {', '.join(names)}."] if names else []
    return " ".join(said) or "No figure got better or worse."


def elided(runs: Sequence[Run]) -> Iterator[Passage]:
    """Yield the runs with the middle of long ones left out; what is left out is counted."""
    for run in runs:
        edge = SAME_EDGE if run.kind == "same" else CHANGED_EDGE
        if run.text.count(" ") < 3 * edge:  # one stands between each two words
            yield Passage(run.kind, run.text)
            continue
        words = run.text.split()
        yield Passage(run.kind, " ".join(words[:edge]))
        yield Passage(run.kind, "", len(words) - 2 * edge)
        yield Passage(run.kind, " ".join(words[-edge:]))
