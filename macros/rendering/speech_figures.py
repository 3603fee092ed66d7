"""How the pitch was spoken over the sessions: pace against its band, and fillers."""

from functools import partial

from macros.coaching.speech_rules import RULES
from macros.coaching.speech_trends import Series, filler_series, pace_series
from macros.coaching.wording import counted
from macros.reading.model import RoundName
from macros.reading.remembered import for_later

from .charts import Point, draw
from .figure import NEWEST, Figure
from .measures import Measure, in_band, plain
from .standing import Standing

PACE = in_band("words a minute", RULES.pace.slowest, RULES.pace.fastest)
FILLERS = plain("fillers in 100 words", 1)


def pace_figure(standing: Standing, name: RoundName) -> Figure | None:
    """Return the pitch's pace over the sessions; None for another round, or without transcripts."""
    return _figure("Pace", pace_series(standing.spoken), PACE) if name == "pitch" else None


def filler_figure(standing: Standing, name: RoundName) -> Figure | None:
    """Return the pitch's fillers over the sessions; None for another round, or without any."""
    return _figure("Fillers", filler_series(standing.spoken), FILLERS) if name == "pitch" else None


def _figure(title: str, series: Series, measure: Measure) -> Figure | None:
    return for_later(("spoken", title), (series,), partial(_drawn, title, series, measure))


def _drawn(title: str, series: Series, measure: Measure) -> Figure | None:
    finding = _finding([measure.said(value) for _, value in series], measure)
    chart = draw([Point(date, value) for date, value in series], measure, finding)
    if chart is None:
        return None
    rows = tuple((date, (measure.said(value),)) for date, value in series[: -NEWEST - 1 : -1])
    return Figure(title, finding, chart, columns=(title,), rows=rows)


def _finding(values: list[str], measure: Measure) -> str:
    """Return "121 to 148 words a minute in four sessions"."""
    if not values:
        return ""
    first, last = values[0], values[-1]
    said = first if len(values) == 1 else f"{first} to {last}"
    return f"{said} {measure.unit} in {counted(len(values), 'session')}"
