"""The running notes as everybody may read them."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from .model import Session
from .notes import HEADING, NOTES_PATH, ROUND, Meant, fence_after
from .problems import Problem


class _Line(NamedTuple):
    text: str
    hidden: bool
    betrays: Session | None
    """The session not for everybody that a line names where everybody would have read it."""


def notes_of(text: str, sessions: Sequence[Session], shown: AbstractSet[str]) -> str:
    """Return the notes without the parts that are not for everybody.

    In doubt a part is left out: one whose heading names no session, one below a heading that is no
    round, one whose heading names a session that is not shown but seems to be code, and what comes
    after any line that names such a session.

    Args:
        text: the file.
        sessions: all sessions that were read.
        shown: the ids of those that everybody may read about.
    """
    return "\n".join(line.text for line in _lines(text, sessions, shown) if not line.hidden)


def named_in_public(text: str, sessions: Sequence[Session]) -> Iterator[Problem]:
    """Yield a problem for each session that is not for everybody, but is named as though it were.

    Its part would be taken for one of the session above, which everybody may read.

    Args:
        text: the notes.
        sessions: all sessions that were read.
    """
    shown = {session.id for session in sessions if session.audience == "public"}
    lines = _lines(text, sessions, shown) if len(shown) < len(sessions) else ()
    for number, line in enumerate(lines, start=1):
        if line.betrays:
            name = line.betrays.id
            what = f"{name} is not public, but is named where everybody reads"
            mend = f"write what is about it below ### {name} in a round, and its name nowhere else"
            yield Problem(NOTES_PATH, number, f"{what}; {mend}")


def _lines(text: str, sessions: Sequence[Session], shown: AbstractSet[str]) -> Iterator[_Line]:
    meant = Meant(sessions, frozenset())
    fence = ""
    hidden = in_round = False
    for line in text.split("\n"):
        heading = None if fence else HEADING.match(line)
        level, title = (len(heading[1]), heading[2]) if heading else (0, "")
        if level == 2:
            in_round = bool(ROUND.match(title))
            hidden = hidden and not in_round
        elif level == 3:
            named = meant.named(title)
            hidden = in_round if named is None else named.id not in shown
        betrayed = None if hidden else _not_shown(meant, line, shown)
        hidden = hidden or betrayed is not None
        fence = fence_after(line, fence)
        yield _Line(line, hidden, betrayed)


def _not_shown(meant: Meant, line: str, shown: AbstractSet[str]) -> Session | None:
    return next((one for one in meant.in_line(line) if one.id not in shown), None)
