"""A long list, and what finds in it."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from barriers import barriers
from kept_site import settled
from playwright.sync_api import Browser, Locator, Page, expect
from projects import Project
from rehearsal import PHONE, Site

FIRST = dt.date(2024, 12, 1)
COUNT = 60
EVERY = 12
"""Days from one session to the next, so that the list is of three years."""
FOUND = "#find=cafe%20latency"


@pytest.fixture(scope="module")
def long_list(
    make_project: Callable[..., Project],
    serve: Callable[[Path], Site],
    tmp_path_factory: pytest.TempPathFactory,
) -> Site:
    """A site with many sessions; one in seven speaks of latency, one in five was with a Café."""
    project = make_project().remove("docs/mock-interview-notes.md", "sessions")
    for n in range(COUNT):
        day = FIRST + dt.timedelta(days=n * EVERY)
        facts = {"with": "Café"} if n % 5 == 0 else {}
        about = "Latency comes first." if n % 7 == 0 else "The layers come first."
        kind = "partner" if n % 5 == 0 else "solo"
        project.session(f"{day}-{kind}", date=day, kind=kind, sample=True, summary=about, **facts)
    site = serve(tmp_path_factory.mktemp("long-list"))
    done = project.built(GREENROOM_SITE_URL=site.url)
    return Site(done.folder, serve(done.folder).url)


def seen(page: Page) -> Locator:
    """The sessions that one can see."""
    return page.locator("list-filter tbody tr:visible")


def opened(page: Page, site: Site, fragment: str = "") -> Page:
    """Open the list, and wait for its field."""
    page.goto(f"{site.url}sessions/{fragment}")
    page.wait_for_selector("list-filter input")
    return page


def test_finds_by_words(page: Page, long_list: Site) -> None:
    """Words in any order, without capitals or accents, and parts of dates find in every year."""
    opened(page, long_list)
    field = page.get_by_label("Find sessions")
    field.fill("CAFE latency")
    expect(seen(page)).to_have_count(2)
    expect(page.locator("list-filter").get_by_role("status")).to_have_text("2 of 60 sessions")
    field.fill("2025-03")
    expect(seen(page)).to_have_count(3)
    field.fill("nobody says this")
    expect(seen(page)).to_have_count(0)
    expect(page.locator("list-filter details:visible")).to_have_count(0)
    expect(page.locator("list-filter").get_by_role("status")).to_have_text(
        "None of 60 sessions has all of these words."
    )
    field.fill("")
    expect(page.locator("list-filter details[open]")).to_have_count(1)
    expect(page.locator("list-filter details:visible")).to_have_count(3)


def test_what_was_looked_for_is_there_again(page: Page, long_list: Site) -> None:
    """After "back" from a session, after a reload, and for whoever is sent the address."""
    opened(page, long_list)
    page.get_by_label("Find sessions").press_sequentially("cafe latency")
    page.wait_for_url(f"**/sessions/{FOUND}")
    seen(page).first.get_by_role("link").click()
    expect(page.locator("list-filter")).to_have_count(0)
    page.go_back()
    expect(page.locator("list-filter").get_by_role("status")).to_have_text("2 of 60 sessions")
    page.reload()
    expect(page.get_by_label("Find sessions")).to_have_value("cafe latency")
    expect(seen(page)).to_have_count(2)


def test_a_jump_opens_its_year(page: Page, long_list: Site) -> None:
    """An address of a year shows that year's sessions."""
    opened(page, long_list, "#year-2025")
    year = page.locator("details", has=page.locator("#year-2025"))
    expect(year.locator("tbody tr").first).to_be_visible()


def test_without_scripts_all_is_there(browser: Browser, long_list: Site) -> None:
    """The newest year is open, the others at a tap, and there is no field that does nothing."""
    page = browser.new_page(viewport=PHONE, java_script_enabled=False)  # type: ignore[arg-type]
    page.goto(f"{long_list.url}sessions/")
    newest = seen(page).count()
    assert 0 < newest < COUNT
    page.locator("summary", has_text="2025").click()
    assert seen(page).count() > newest
    expect(page.get_by_label("Find sessions")).to_have_count(0)
    page.close()


def test_a_short_list_has_no_field(page: Page, project_site: Site) -> None:
    """A list that is seen at once needs nothing that finds in it."""
    page.goto(f"{project_site.url}sessions/")
    page.wait_for_load_state("networkidle")
    expect(page.locator("list-filter tbody tr").first).to_be_visible()
    expect(page.locator("list-filter input")).to_have_count(0)


def test_finds_without_a_network(new_page: Callable[..., Page], long_list: Site) -> None:
    """A list that the device keeps finds in flight mode, from a cold start."""
    page = new_page(service_workers="allow")
    page.goto(long_list.url)
    settled(page)
    page.context.set_offline(True)
    opened(page.context.new_page(), long_list, FOUND)
    expect(seen(page.context.pages[-1])).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_width(page: Page, long_list: Site, scheme: str) -> None:
    """The list with its field and what it found passes axe, and is no wider than 320 pixels."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    opened(page, long_list)
    page.get_by_label("Find sessions").fill("latency")
    assert barriers(page, "main") == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
