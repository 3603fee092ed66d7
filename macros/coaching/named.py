"""A session as others name it: by its day, with a link.

What is worked out over all sessions names them so, and holds none of them whole. Where somebody
edits a word of one, all that does not show the word is then equal to what it was.
"""

import datetime as dt
from typing import NamedTuple

from macros.reading.model import Audience, Session


class Named(NamedTuple):
    """What a date with a link needs of a session."""

    id: str
    date: dt.date
    audience: Audience
    key: str | None
    """Of the address, where the audience is those with the link."""


def named(session: Session) -> Named:
    """Return a session as others name it."""
    return Named(session.id, session.date, session.audience, session.key)
