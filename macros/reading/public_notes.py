"""The running notes as everybody may read them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from .model import Session
from .notes import HEADING, ROUND, Meant, fence_after


def notes_of(text: str, sessions: Sequence[Session], shown: AbstractSet[str]) -> str:
    """Return the notes without the parts that are not for everybody.

    In doubt a part is left out: one whose heading names no session, one below a heading that is no
    round, and one whose heading names a session that is not shown but seems to be code.

    Args:
        text: the file.
        sessions: all sessions that were read.
        shown: the ids of those that everybody may read about.
    """
    meant = Meant(sessions, frozenset())
    kept, fence = [], ""
    hidden = in_round = False
    for line in text.split("\n"):
        heading = HEADING.match(line)
        level, title = (len(heading[1]), heading[2]) if heading else (0, "")
        named = meant.named(title) if level == 3 else None
        if level == 2 and not fence:
            in_round = bool(ROUND.match(title))
            hidden = hidden and not in_round
        elif level == 3 and not fence:
            hidden = in_round if named is None else named.id not in shown
        elif named and named.id not in shown:
            hidden = True
        fence = fence_after(line, fence)
        kept += [] if hidden else [line]
    return "\n".join(kept)
