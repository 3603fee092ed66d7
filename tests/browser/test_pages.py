"""Every kind of page, as a browser shows it: to everybody, on any phone, in both schemes."""

import json
from collections.abc import Callable

import pytest
from barriers import barriers
from playwright.sync_api import Page
from rehearsal import PHONE, Site
from waiting import until

KINDS = {
    "home": "",
    "practice": "practice/",
    "sessions": "sessions/",
    "session": "sessions/2026-11-21-mentor/",
    "first session": "sessions/2026-11-01-solo/",
    "questions": "questions/",
    "question": "questions/why-epoll/",
    "progress": "progress/",
    "records": "adr/",
    "record": "adr/0001-epoll-over-poll/",
    "superseded record": "adr/0006-json-lines-wire-format/",
    "architecture": "architecture/",
    "packet": "interview-packet/",
    "notes": "mock-interview-notes/",
    "macros": "macros/",
    "interviewer": "interviewer/",
    "mentors": "mentors/",
    "not found": "404.html",
}
WIDTHS = (320, 390, 768, 1280)
TOO_WIDE = """() => [...document.querySelectorAll("main *")]
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(one => one.outerHTML.slice(0, 120)).slice(0, 5)"""
"""What sticks out, for the message."""


@pytest.fixture(scope="module")
def by_day(open_pages: Callable[..., Page]) -> Page:
    """A phone on which the whole site is read; nothing may be logged or asked of another host."""
    return open_pages()


@pytest.fixture(scope="module")
def by_night(open_pages: Callable[..., Page]) -> Page:
    """The same, of somebody who prefers the dark."""
    return open_pages(color_scheme="dark")


@pytest.fixture(scope="module", params=KINDS)
def shown(by_day: Page, project_site: Site, request: pytest.FixtureRequest) -> Page:
    """One kind of page, for all tests of it."""
    by_day.set_viewport_size(PHONE)
    by_day.goto(project_site.url + KINDS[request.param])
    unfold(by_day)
    return by_day


def unfold(page: Page) -> None:
    """Open all that can be opened on a page."""
    until(page, "!document.querySelector(':not(:defined)')")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def passes_axe(page: Page, scheme: str) -> None:
    """A page has taken on a scheme, and axe finds nothing in it."""
    assert page.locator("body").get_attribute("data-md-color-scheme") == scheme
    found = barriers(page)
    assert found == [], json.dumps(found, indent=1)


def test_axe_finds_nothing_by_day(shown: Page) -> None:
    """Every kind of page passes axe on a phone."""
    passes_axe(shown, "default")


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_by_night(by_night: Page, project_site: Site, kind: str) -> None:
    """Every kind of page passes axe on a phone that prefers the dark."""
    by_night.goto(project_site.url + KINDS[kind])
    unfold(by_night)
    passes_axe(by_night, "slate")


def test_page_fits_every_width(shown: Page) -> None:
    """No page scrolls sideways, from the narrowest phone to a desk."""
    for width in WIDTHS:
        shown.set_viewport_size({"width": width, "height": 844})
        try:
            until(shown, "document.scrollingElement.scrollWidth <= innerWidth", seconds=5)
        except AssertionError:
            pytest.fail(f"wider than {width}: {shown.evaluate(TOO_WIDE)}", pytrace=False)
