"""Pace and fillers over the sessions."""

import datetime as dt

from factories import make_session

from macros.coaching.speech_trends import filler_series, pace_series

SESSIONS = [
    make_session(
        date=dt.date(2026, 11, 1),
        pitch={"attempts": [{"seconds": 60, "said": "um the " * 60}, {"seconds": None}]},
    ),
    make_session(date=dt.date(2026, 11, 8)),
    make_session(
        date=dt.date(2026, 11, 15), pitch={"attempts": [{"seconds": 60, "said": "the " * 20}]}
    ),
    make_session(
        date=dt.date(2026, 11, 22), pitch={"attempts": [{"seconds": 60, "said": "the " * 140}]}
    ),
]
"""Spoken, without a pitch, in notes, spoken."""


def test_what_cannot_be_judged_leaves_no_mark() -> None:
    """Sessions without a pitch, and pitches in notes, are in neither series."""
    assert pace_series(SESSIONS) == ((dt.date(2026, 11, 1), 120), (dt.date(2026, 11, 22), 140))
    assert filler_series(SESSIONS) == ((dt.date(2026, 11, 1), 50), (dt.date(2026, 11, 22), 0))
