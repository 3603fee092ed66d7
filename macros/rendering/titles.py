"""How rounds, kinds of rehearsal and sessions are named on every page."""

import datetime as dt
from functools import lru_cache

from macros.reading.model import Decision, Kind, RoundName, Session

ROUND_TITLES: dict[RoundName, str] = {
    "pitch": "Elevator pitch",
    "walkthrough": "System walk-through",
    "defence": "Trade-off defence",
}

SHORT_TITLES: dict[RoundName, str] = {
    "pitch": "Pitch",
    "walkthrough": "Walk-through",
    "defence": "Defence",
}

KIND_TITLES: dict[Kind, str] = {
    "solo": "Solo rehearsal",
    "partner": "Partner rehearsal",
    "mentor": "Mentor session",
    "interview": "Real interview",
}


def title(session: Session) -> str:
    """Return how a session is named: `Mentor session, 21 November 2026`."""
    return f"{KIND_TITLES[session.kind]}, {_day(session.date)}"


@lru_cache(maxsize=16384)
def _day(date: dt.date) -> str:
    return f"{date.day} {date:%B %Y}"


def record_title(record: Decision) -> str:
    """Return how a record is named in full: `ADR-0007: Length-prefixed binary frames`."""
    return record.title if record.number is None else f"{record.label}: {record.title}"
