"""Dates that say how far they are from the reader's own day."""

import datetime as dt

import pytest
from playwright.sync_api import Page, expect
from rehearsal import Site
from waiting import until

FORMS = """<due-date>due <time datetime="{day}">then</time></due-date>
<days-ago>since <time datetime="{day}">then</time></days-ago>"""


def show(page: Page, site: Site, day: str) -> None:
    """Open a page at noon of 22 November 2026, and put both elements with a date into it."""
    page.clock.set_fixed_time(dt.datetime(2026, 11, 22, 12))
    page.goto(site.url)
    until(page, "!!customElements.get('due-date')")
    page.evaluate(
        "html => { document.querySelector('article').innerHTML = html }", FORMS.format(day=day)
    )


@pytest.mark.parametrize(
    ("day", "due", "since"),
    [
        ("2026-11-19", "due then, overdue by 3 days", "since then, 3 days ago"),
        ("2026-11-21", "due then, overdue by 1 day", "since then, 1 day ago"),
        ("2026-11-22", "due then, today", "since then, today"),
        ("2026-11-27", "due then, in 5 days", "since then"),
        ("no date", "due then", "since then"),
    ],
)
def test_says_how_far_a_date_is(
    page: Page, project_site: Site, day: str, due: str, since: str
) -> None:
    """The distance follows the reader's clock; what is no date stays as it is written."""
    show(page, project_site, day)
    expect(page.locator("due-date")).to_have_text(due)
    expect(page.locator("days-ago")).to_have_text(since)


def test_a_move_says_it_once(page: Page, project_site: Site) -> None:
    """An element that is taken out and put back does not repeat itself."""
    show(page, project_site, "2026-11-27")
    page.evaluate(
        "() => { const one = document.querySelector('due-date'); one.remove();"
        " document.querySelector('article').append(one); }"
    )
    expect(page.locator("due-date")).to_have_text("due then, in 5 days")


def test_the_next_day_changes_it(page: Page, project_site: Site) -> None:
    """A page that was left open tells the new distance when the reader is back."""
    show(page, project_site, "2026-11-27")
    page.clock.set_fixed_time(dt.datetime(2026, 11, 24, 9))
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow'))")
    expect(page.locator("due-date")).to_have_text("due then, in 3 days")
