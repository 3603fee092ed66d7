"""Pace and fillers over the sessions."""

import datetime as dt
from pathlib import Path

import pytest
from factories import make_session

from macros.coaching.speech import figures
from macros.coaching.speech_rules import RULES
from macros.coaching.speech_trends import filler_series, pace_series, spoken
from macros.reading.model import Attempt, PitchRound
from macros.reading.store import Store

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
    assert pace_series(spoken(SESSIONS)) == (
        (dt.date(2026, 11, 1), 120),
        (dt.date(2026, 11, 22), 140),
    )
    assert filler_series(spoken(SESSIONS)) == (
        (dt.date(2026, 11, 1), 50),
        (dt.date(2026, 11, 22), 0),
    )


def test_kept_figures_are_those_that_are_counted(tmp_path: Path) -> None:
    """From an earlier build, and after a text or its time was changed: as without one."""
    first = Store(tmp_path / "kept")
    anew = spoken(SESSIONS, first)
    first.finish()
    store = Store(tmp_path / "kept")
    assert repr(spoken(SESSIONS, store)) == repr(anew) == repr(spoken(SESSIONS))
    quicker = SESSIONS[3].model_copy(
        update={"pitch": PitchRound(attempts=(Attempt(seconds=55, said="the " * 140),))}
    )
    assert spoken([quicker], store) == spoken([quicker]) != spoken([SESSIONS[3]])


EXAMPLES = " ".join(
    text for phrase in RULES.fillers.rules for text in (*phrase.counts, *phrase.not_)
)


@pytest.mark.parametrize(
    "said",
    ["Um, basically so.", "的" * 40, "um der die das " * 20, EXAMPLES],
    ids=["short", "no spaces", "German", "every rule of fillers"],
)
@pytest.mark.parametrize("seconds", [None, 60, 6000])
def test_a_trend_shows_what_its_session_shows(said: str, seconds: int | None) -> None:
    """Both figures are those of the session's page, though nothing else is counted for them."""
    session = make_session(pitch={"attempts": [{"seconds": seconds, "said": said}]})
    shown = figures(said, seconds)
    [trend] = spoken([session])
    assert (trend.per_minute, trend.per_100) == (shown.pace.per_minute, shown.fillers.per_100)
