"""A chart of times against a limit: true, readable at any size, and told by more than colour."""

import datetime as dt
import gzip
import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from factories import make_library

from macros.rendering.charts import HEIGHT, Point, draw
from macros.rendering.columns import MOST, WIDTH
from macros.rendering.measures import in_band, plain, time_within
from macros.rendering.templating import Templates

TEMPLATES = Templates(make_library())


def make_points(*seconds: int) -> list[Point]:
    """Return one value a day."""
    first = dt.date(2026, 1, 1)
    return [Point(first + dt.timedelta(days=day), each) for day, each in enumerate(seconds)]


def svg(*seconds: int, limit: int = 60, finding: str = "84 s to 56 s") -> BeautifulSoup:
    """Return the drawn chart."""
    chart = draw(make_points(*seconds), time_within(limit), finding)
    return BeautifulSoup(TEMPLATES.render("chart.svg", chart=chart, name="Pitch"), "html.parser")


def test_nothing_is_drawn_of_nothing() -> None:
    """Without a time there is no chart; the page says so in words."""
    assert draw([], time_within(60), "not rehearsed yet") is None


def test_its_name_tells_the_medians_where_they_are_drawn() -> None:
    """The first and the last of 300 may be far from what the marks show: both are told."""
    name = svg(*([50, 70] * 150), finding="50 s to 70 s in 300 sessions").svg.title.text
    assert name.endswith("50 s to 70 s in 300 sessions; medians 60 s to 60 s")


def test_its_name_states_the_finding() -> None:
    """Who cannot see the chart hears what it shows."""
    drawn = svg(84, 56)
    assert drawn.svg["role"] == "img"
    assert drawn.svg.title.text == "Pitch: 84 s to 56 s"


def test_over_and_in_time_differ_in_shape() -> None:
    """A time past the limit is another shape; the limit itself is in time."""
    drawn = svg(84, 60, 56)
    assert len(drawn.select("path.gr-chart__over")) == 1
    assert len(drawn.select("circle.gr-chart__in")) == 2


@pytest.mark.parametrize(
    ("seconds", "limit"),
    [
        ((1,), 60),
        ((60,), 60),
        ((84, 56), 60),
        ((14400, 1), 60),
        ((1, 1, 1), 14400),
        ((9,) * 999, 9),
    ],
)
def test_everything_stays_on_the_canvas(seconds: tuple[int, ...], limit: int) -> None:
    """Whatever the times and the limit, each mark, line and end stands inside the drawing."""
    chart = draw(make_points(*seconds), time_within(limit), "")
    assert chart is not None
    heights = [chart.bounds[0].y, *(tick.y for tick in chart.ticks)]
    heights += [y for mark in chart.marks for y in (mark.top, mark.y, mark.bottom)]
    assert all(0 <= y <= HEIGHT for y in heights)
    assert all(0 <= mark.x <= WIDTH for mark in chart.marks)


@pytest.mark.parametrize("longer", [(84, 56), (700, 640), (14400, 60)])
def test_more_time_stands_higher(longer: tuple[int, int]) -> None:
    """A slower time never stands lower than a quicker one."""
    chart = draw(make_points(*longer), time_within(60), "")
    assert chart is not None
    assert chart.marks[0].y < chart.marks[1].y


@pytest.mark.parametrize("sessions", [1, 2, 26, 27, 300, 1000, 10_000])
def test_size_does_not_follow_the_sessions(sessions: int) -> None:
    """Any number of sessions fits MOST columns and 10 KB; every session is in one of them."""
    timings = make_points(*(40 + day % 50 for day in range(sessions)))
    chart = draw(timings, time_within(60), "")
    assert chart is not None
    assert len(chart.marks) <= MOST
    html = TEMPLATES.render("chart.svg", chart=chart, name="Pitch")
    assert len(gzip.compress(html.encode())) <= 10_000
    counts = [int(found) for found in re.findall(r"median of (\d+)", html)]
    singles = html.count("<title>") - 1 - len(counts)
    assert sum(counts) + singles == sessions


def test_groups_are_explained() -> None:
    """Where a mark stands for several sessions, the chart says how many, and shows their spread."""
    chart = draw(make_points(*(range(40, 140))), time_within(60), "")
    assert chart is not None
    assert "median of 4 sessions" in chart.note
    assert chart.marks[-1].top < chart.marks[-1].y < chart.marks[-1].bottom


def test_figures_do_not_cover_each_other() -> None:
    """A line too near the limit's own goes without its figure, so that both can be read."""
    drawn = svg(61, 62, limit=61)
    heights = sorted(
        float(text["y"]) for text in drawn.select(".gr-chart__grid text, .gr-chart__limit text")
    )
    assert all(lower - upper > 11 for upper, lower in pairwise(heights))


def test_it_follows_the_page() -> None:
    """No style, no colour, no script: the chart takes what the page's scheme gives it."""
    assert not re.search(r"style=|fill=|stroke=|<script|#[0-9a-f]{3}", str(svg(84, 56, 70)))


def test_a_band_has_two_bounds() -> None:
    """What leaves a band on either side is another shape; both bounds themselves are inside."""
    measure = in_band("words a minute", 130, 160)
    chart = draw(make_points(120, 130, 160, 170), measure, "")
    assert chart is not None
    assert [mark.outside for mark in chart.marks] == [True, False, False, True]
    html = TEMPLATES.render("chart.svg", chart=chart, name="Pace")
    assert html.count("gr-chart__band") == 1
    assert measure.unit == "words a minute"


@pytest.mark.parametrize("value", [0, 0.4, 3.5, 100])
def test_a_value_without_bounds_is_never_outside(value: float) -> None:
    """Where nothing is too much, no mark says over, and the line stays on the canvas."""
    chart = draw([Point(dt.date(2026, 1, 1), value)], plain("fillers", 1), "")
    assert chart is not None
    assert not chart.bounds
    assert [mark.outside for mark in chart.marks] == [False]
    assert 0 <= chart.marks[0].y <= HEIGHT
