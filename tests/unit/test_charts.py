"""A chart of times against a limit: true, readable at any size, and told by more than colour."""

import datetime as dt
import gzip
import re
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from factories import make_library

from macros.rendering.charts import HEIGHT, MOST_MARKS, WIDTH, Timing, draw
from macros.rendering.templating import Templates

TEMPLATES = Templates(make_library())


def make_timings(*seconds: int) -> list[Timing]:
    """Return one timing a day."""
    first = dt.date(2026, 1, 1)
    return [Timing(first + dt.timedelta(days=day), each) for day, each in enumerate(seconds)]


def svg(*seconds: int, limit: int = 60, finding: str = "84 s to 56 s") -> BeautifulSoup:
    """Return the drawn chart."""
    chart = draw(make_timings(*seconds), limit, finding)
    return BeautifulSoup(TEMPLATES.render("chart.svg", chart=chart, name="Pitch"), "html.parser")


def test_nothing_is_drawn_of_nothing() -> None:
    """Without a time there is no chart; the page says so in words."""
    assert draw([], 60, "not rehearsed yet") is None


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
    chart = draw(make_timings(*seconds), limit, "")
    assert chart is not None
    heights = [chart.limit.y, *(tick.y for tick in chart.ticks)]
    heights += [y for mark in chart.marks for y in (mark.top, mark.y, mark.bottom)]
    assert all(0 <= y <= HEIGHT for y in heights)
    assert all(0 <= mark.x <= WIDTH for mark in chart.marks)


@pytest.mark.parametrize("longer", [(84, 56), (700, 640), (14400, 60)])
def test_more_time_stands_higher(longer: tuple[int, int]) -> None:
    """A slower time never stands lower than a quicker one."""
    chart = draw(make_timings(*longer), 60, "")
    assert chart is not None
    assert chart.marks[0].y < chart.marks[1].y


@pytest.mark.parametrize("sessions", [1, 2, 26, 27, 300, 1000, 10_000])
def test_size_does_not_follow_the_sessions(sessions: int) -> None:
    """Any number of sessions fits MOST_MARKS marks and 10 KB; every session is in one of them."""
    timings = make_timings(*(40 + day % 50 for day in range(sessions)))
    chart = draw(timings, 60, "")
    assert chart is not None
    assert len(chart.marks) <= MOST_MARKS
    html = TEMPLATES.render("chart.svg", chart=chart, name="Pitch")
    assert len(gzip.compress(html.encode())) <= 10_000
    counts = [int(found) for found in re.findall(r"median of (\d+)", html)]
    singles = html.count("<title>") - 1 - len(counts)
    assert sum(counts) + singles == sessions


def test_groups_are_explained() -> None:
    """Where a mark stands for several sessions, the chart says how many, and shows their spread."""
    chart = draw(make_timings(*(range(40, 140))), 60, "")
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
