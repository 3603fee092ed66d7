"""Every kind of page, as a browser shows it: to everybody, on any phone, in both schemes."""

import json
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from rehearsal import Site
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


def opened(page: Page, site: Site, address: str) -> None:
    """Visit a page and open all that can be opened on it."""
    page.goto(site.url + address)
    until(page, "!document.querySelector(':not(:defined)')")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    new_page: Callable[..., Page], project_site: Site, kind: str, scheme: str
) -> None:
    """Every kind of page passes axe on a phone in both schemes; no error, no other host."""
    page = new_page(color_scheme=scheme)
    opened(page, project_site, KINDS[kind])
    shown = page.locator("body").get_attribute("data-md-color-scheme")
    assert shown == {"light": "default", "dark": "slate"}[scheme]
    found = Axe().run(page).response["violations"]
    places = [(one["id"], node["html"][:160]) for one in found for node in one["nodes"][:3]]
    assert places == [], json.dumps(places, indent=1)


@pytest.mark.parametrize("kind", KINDS)
def test_page_fits_every_width(page: Page, project_site: Site, kind: str) -> None:
    """No page scrolls sideways, from the narrowest phone to a desk."""
    opened(page, project_site, KINDS[kind])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        try:
            until(page, "document.scrollingElement.scrollWidth <= innerWidth", seconds=5)
        except AssertionError:
            pytest.fail(f"wider than {width}: {page.evaluate(TOO_WIDE)}", pytrace=False)
