"""What a phone pays for its first visit of the practice page, and for the first run: bytes."""

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from rehearsal import Site

OWN_SCRIPTS = 30_000
EVERYTHING = 150_000
FOR_A_SEARCH = {"search/index.json", "assets/javascripts/workers/engine.min.js"}
"""What is there for whoever searches."""


@pytest.fixture(scope="module")
def practice(browser: Browser, project_site: Site) -> Iterator[Page]:
    """The practice page, visited for the first time, and nothing touched yet."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, service_workers="block")
    page.goto(f"{project_site.url}practice/")
    page.locator(".run-start").first.wait_for()
    page.wait_for_load_state("networkidle")
    yield page
    page.close()


def asked(page: Page, site: Site) -> dict[str, int]:
    """What the page has loaded so far: addresses under the site, and bytes as Pages sends them."""
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    names = {one.removeprefix(site.url) for one in loaded if one.startswith(site.url)}
    files = {name: site.folder / name for name in names} | {"": site.folder / "practice/index.html"}
    return {name: compressed(file.read_bytes()) for name, file in files.items()}


def compressed(content: bytes) -> int:
    """How many bytes Pages sends."""
    return len(gzip.compress(content, 6))


def test_first_visit_is_light(practice: Page, project_site: Site) -> None:
    """Our own scripts weigh at most 30 KB, the whole page at most 150 KB.

    The worker is one of them, although it comes when all else is there; the list of files in its
    first line is none, but counts for the whole.
    """
    found = asked(practice, project_site)
    files, _, code = (project_site.folder / "sw.js").read_bytes().partition(b"\n")
    scripts = [size for name, size in found.items() if name.endswith(".mjs")]
    assert len(scripts) > 20
    assert sum(scripts) + compressed(code) <= OWN_SCRIPTS
    assert sum(found.values()) + compressed(files + code) <= EVERYTHING


def test_search_is_fetched_when_somebody_searches(practice: Page, project_site: Site) -> None:
    """What a search needs is on the site, and no first visit pays for it."""
    assert all((project_site.folder / name).is_file() for name in FOR_A_SEARCH)
    assert not FOR_A_SEARCH & asked(practice, project_site).keys()


def test_modules_are_asked_for_at_once(practice: Page, project_site: Site) -> None:
    """The page names exactly the modules that it loads: none is found out only from another."""
    named = practice.locator("link[rel=modulepreload]").evaluate_all(
        "all => all.map((one) => one.href)"
    )
    loaded = {name for name in asked(practice, project_site) if name.endswith(".mjs")}
    assert {one.removeprefix(project_site.url) for one in named} == loaded


def test_run_loads_nothing_that_grows(practice: Page, project_site: Site) -> None:
    """A run begins with the one feed whose size does not depend on how many runs there were."""
    practice.get_by_role("button", name="Full mock").click()
    practice.locator("practice-run[data-open]").wait_for()
    data = {name for name in asked(practice, project_site) if name.startswith("data/")}
    assert "data/rehearsal.json" in data
    assert data <= {"data/rehearsal.json", "data/speech-rules.json"}
