"""What a page costs does not depend on how many rehearsals there were."""

import datetime as dt
from collections.abc import Callable

import pytest
from projects import Built, Project

FEW, MANY = 30, 60
"""Both more than any list shows, so that what is cut off is cut off in both."""
LISTS = {"sessions/", "progress/"}
SLACK = 300
"""Bytes that longer dates and figures may take."""


def rehearsed(project: Project, sessions: int) -> Built:
    """Build a project with that many sessions, each with much to tell of the ones before."""
    whole = project.read("sessions/2026-10-01-solo.yml")
    project.remove("sessions/2026-10-08-partner.yml", "sessions/2026-10-01-solo.yml")
    project.write("docs/mock-interview-notes.md", "## Round 1\n\n## Round 2\n\n## Round 3\n")
    for number in range(sessions):
        day = dt.date(2026, 1, 1) + dt.timedelta(days=number)
        text = whole.replace("2026-10-01", day.isoformat())
        for name in ("figure-first", "say-the-joint", "record-first"):
            text = text.replace(f"id: {name}, text: ", f"id: {name}-{number}, text: {number:02} ")
        project.write(f"sessions/{day}-solo.yml", text)
    return project.built()


@pytest.fixture(scope="module")
def few(make_project: Callable[..., Project]) -> Built:
    """A site of some sessions."""
    return rehearsed(make_project(), FEW)


@pytest.fixture(scope="module")
def many(make_project: Callable[..., Project]) -> Built:
    """The same with twice as many."""
    return rehearsed(make_project(), MANY)


@pytest.fixture(scope="module")
def five(make_project: Callable[..., Project]) -> Built:
    """The same with only five."""
    return rehearsed(make_project(), 5)


def size(site: Built, address: str) -> int:
    """A page's bytes."""
    return len(site.html(address).encode())


def test_session_page_does_not_know_what_came_later(five: Built, many: Built) -> None:
    """A session's page weighs the same whether four or fifty-five sessions followed it."""
    address = "sessions/2026-01-03-solo/"
    assert abs(size(many, address) - size(five, address)) < SLACK


def test_no_page_but_the_lists_grows(few: Built, many: Built) -> None:
    """Twice the sessions, and every page but the lists of sessions weighs the same."""
    shared = (set(few.addresses) & set(many.addresses)) - LISTS
    assert len(shared) > FEW
    grown = {one: (size(few, one), size(many, one)) for one in sorted(shared)}
    assert {one: two for one, two in grown.items() if two[1] - two[0] > SLACK} == {}


def test_newest_session_page_does_not_grow(few: Built, many: Built) -> None:
    """What a session's page tells of the sessions before it is cut off somewhere."""
    sizes = [size(site, newest(site)) for site in (few, many)]
    assert sizes[1] - sizes[0] < SLACK


def newest(site: Built) -> str:
    """The address of the last session."""
    return max(address for address in site.addresses if address.startswith("sessions/2"))
