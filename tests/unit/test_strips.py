"""Rows of boxes over the sessions: a shape for each state, the same size for any number."""

import datetime as dt
import gzip
import itertools

import pytest
from bs4 import BeautifulSoup
from factories import make_library

from macros.rendering.columns import MOST, WIDTH
from macros.rendering.strips import BOX, Facts, Share, draw_strip
from macros.rendering.templating import Templates

TEMPLATES = Templates(make_library())
FIRST = dt.date(2026, 1, 1)


def make_facts(*shares: tuple[int, int], counted: bool = False) -> Facts:
    """Return a row with one share a day."""
    days = (FIRST + dt.timedelta(days=number) for number in range(len(shares)))
    return Facts(
        "answered",
        tuple(Share(day, *share) for day, share in zip(days, shares, strict=True)),
        counted,
    )


def svg(*rows: Facts, finding: str = "answered in 2 of 3") -> BeautifulSoup:
    """Return the drawn strip."""
    strip = draw_strip(rows, finding)
    return BeautifulSoup(TEMPLATES.render("strip.svg", strip=strip, name="Review"), "html.parser")


def test_nothing_is_drawn_of_nothing() -> None:
    """Without a session there is no picture."""
    assert draw_strip([make_facts()], "") is None


def test_passed_failed_and_unknown_differ_in_shape() -> None:
    """Filled, hollow, and a line: no state is told by its colour alone."""
    drawn = svg(make_facts((1, 1), (0, 1), (0, 0)))
    assert len(drawn.select(".gr-strip__box")) == 2
    assert len(drawn.select(".gr-strip__fill")) == 1
    assert len(drawn.select(".gr-strip__none")) == 1


def test_its_name_states_the_finding() -> None:
    """Who cannot see the picture hears what it shows."""
    assert svg(make_facts((1, 1))).svg.title.text == "Review: answered in 2 of 3"


def test_counts_are_written_in_their_boxes() -> None:
    """A number has its figure; the largest fills its box, and nothing has no figure."""
    strip = draw_strip([make_facts((4, 1), (0, 1), (2, 1), counted=True)], "")
    assert strip is not None
    boxes = strip.rows[0][2]
    assert [box.figure for box in boxes] == ["4", "", "2"]
    assert [box.filled for box in boxes] == [BOX, 0, BOX / 2]


def test_one_number_looks_the_same_in_every_row() -> None:
    """The rows of a picture share a scale: a 1 below a 2 is half as high, whichever the row."""
    strip = draw_strip([make_facts((2, 1), counted=True), make_facts((1, 1), counted=True)], "")
    assert strip is not None
    assert [row[2][0].filled for row in strip.rows] == [BOX, BOX / 2]


def test_what_was_not_reviewed_is_not_told_as_none_of_none() -> None:
    """Where there is nothing to say, the label says so rather than "0 of 0"."""
    assert "answered: not known" in svg(make_facts((0, 0))).select_one(".gr-strip__none").text


@pytest.mark.parametrize("sessions", [1, 2, 26, 27, 300, 1000])
def test_size_does_not_follow_the_sessions(sessions: int) -> None:
    """Any number of sessions fits the drawing and 10 KB, and the boxes do not touch."""
    rows = [make_facts(*[(day % 2, 1) for day in range(sessions)]) for _ in range(3)]
    strip = draw_strip(rows, "")
    assert strip is not None
    xs = [box.x for box in strip.rows[0][2]]
    assert len(xs) <= MOST
    assert all(x - strip.wide / 2 >= 0 and x + strip.wide / 2 <= WIDTH for x in xs)
    assert all(after - before >= strip.wide for before, after in itertools.pairwise(xs))
    html = TEMPLATES.render("strip.svg", strip=strip, name="Review")
    assert len(gzip.compress(html.encode())) <= 10_000


def test_runs_add_up() -> None:
    """A box that stands for several sessions shows their share, and says how many they are."""
    strip = draw_strip([make_facts(*[(day % 2, 1) for day in range(4 * MOST)])], "")
    assert strip is not None
    assert {box.filled for box in strip.rows[0][2]} == {BOX / 2}
    assert "4 sessions" in strip.note
