"""Which sessions count on a day: those that have been held by then."""

import datetime as dt
from dataclasses import replace

from macros.coaching.order import in_order
from macros.reading.library import Library

AHEAD = 1
"""Days: the day is UTC's, and a clock east of it (up to UTC+14) may already show tomorrow."""

RULE = (
    "A session dated later than tomorrow has not been held: it is listed, "
    "but no due date and no advice rests on it."
)
"""What a page may say about dates in the future."""


def held(library: Library, today: dt.date) -> Library:
    """Return the library with the sessions of up to `today` and AHEAD days, oldest first."""
    past = tuple(
        session for session in in_order(library.sessions) if (session.date - today).days <= AHEAD
    )
    return library if past == library.sessions else replace(library, sessions=past)
