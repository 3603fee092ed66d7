"""The site on a device: without a network, and at first."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from host import Host
from kept_site import HERE, Builds, Visited, hosting, lost, names_of, settled, visited
from playwright.sync_api import Browser, BrowserContext, Page, expect
from waiting import until

NEVER = "files/"
"""A page that no build keeps."""
KEPT = {
    "": "Explain what you built",
    "practice/": "Practice",
    "interview-packet/": "Interview packet",
    "architecture/": "Architecture",
    "questions/": "Questions",
    "questions/why-epoll/": "Why one thread for all scanners?",
    "adr/": "Decision records",
    "adr/0001-one-thread/": "1. One thread for all scanners",
    "sessions/": "Sessions",
    "sessions/2026-10-08-partner/": "Partner rehearsal, 8 October 2026",
    "progress/": "Progress",
}
SHEET = Path(__file__).parents[1] / "data/score/full-mock.json"


@pytest.fixture(scope="module")
def first_visit(open_pages: Callable[..., Page], builds: Builds) -> Visited:
    """The device of all tests that publish nothing new. No page on it may log an error."""
    with hosting(builds) as host:
        return visited(open_pages(service_workers="allow"), host)


@pytest.fixture(scope="module")
def first_lonely_visit(browser: Browser, builds: Builds) -> Iterator[Visited]:
    """The same, for tests in which the browser itself logs that a page or a worker is not there."""
    with hosting(builds) as host:
        found = visited(browser.new_context().new_page(), host)
    yield found
    found.context.close()


@pytest.fixture
def device(first_visit: Visited, host: Host) -> Iterator[BrowserContext]:
    """That device, online, with no page open."""
    yield from lent(first_visit)


@pytest.fixture
def lonely(first_lonely_visit: Visited, host: Host) -> Iterator[BrowserContext]:
    """That device, online, with no page open."""
    yield from lent(first_lonely_visit)


def lent(visit: Visited) -> Iterator[BrowserContext]:
    """A device for one test, after which it is online again and shows nothing."""
    yield visit.context
    for page in visit.context.pages:
        page.close()
    visit.context.set_offline(False)


def has_visited(page: Page, address: str) -> None:
    """Wait until the device remembers a page."""
    until(page, "async path => Boolean(await caches.match(path))", arg=HERE + address)


# --- without a network -------------------------------------------------------------------------


def test_what_a_rehearsal_needs_works_from_a_cold_start(device: BrowserContext, host: Host) -> None:
    """Visited once, then without a network: every such page opens in a new tab, scripts and all."""
    page = lost(device, host)
    for address, title in KEPT.items():
        page.goto(host.url() + address)
        expect(page.locator("main h1")).to_contain_text(title)
        until(page, "!document.querySelector(':not(:defined)')")
        assert page.evaluate("[...document.styleSheets].every(sheet => sheet.cssRules.length)")


def test_timer_runs_without_a_network(device: BrowserContext, host: Host) -> None:
    """A question's timer starts from a cold start in flight mode."""
    page = lost(device, host)
    page.goto(host.url() + "questions/why-epoll/")
    page.get_by_role("button", name="Start", exact=True).first.click()
    expect(page.locator("practice-timer[data-activity=running]")).to_be_visible()


def test_search_works_without_a_network(device: BrowserContext, host: Host) -> None:
    """Words of a question lead to its page, all from the device."""
    page = lost(device, host)
    page.goto(host.url())
    page.locator("label.md-header__button[for=__search]").click()
    page.locator(".md-search__input").press_sequentially("thread for all scanners")
    page.locator(".md-search-result a[href*='questions/why-epoll/']").first.click()
    expect(page.locator("main h1")).to_contain_text(KEPT["questions/why-epoll/"])


def test_score_sheet_arrives_without_a_network(lonely: BrowserContext, host: Host) -> None:
    """A mentor’s file is read and kept in flight mode; sent again, it is known."""
    page = lost(lonely, host)
    sheet = {
        "greenroom": "score-sheet",
        "version": 1,
        "sheet": json.loads(SHEET.read_text("utf-8")),
    }
    file = {
        "name": "sheet.json",
        "mimeType": "application/json",
        "buffer": json.dumps(sheet).encode(),
    }
    page.goto(host.url() + "practice/")
    page.get_by_label("Open a mentor’s score sheet").set_input_files(files=[file])
    expect(page.locator(".score-sheet")).to_contain_text("From a former colleague")
    page.get_by_role("button", name="Keep it as a session of its own").click()
    expect(page.locator("run-save .save-text").first).to_contain_text("> Mentor: Strong.")
    page.goto(host.url() + "practice/")
    page.get_by_label("Open a mentor’s score sheet").set_input_files(files=[file])
    expect(page.locator(".score-sheet")).to_contain_text("in your run already")


def test_links_swap_pages_without_a_network(device: BrowserContext, host: Host) -> None:
    """The theme's instant navigation goes on: a tap loads no page anew."""
    page = lost(device, host)
    page.goto(host.url() + "questions/", wait_until="networkidle")
    page.evaluate("window.lives = true")
    page.locator("article a[href*='why-epoll']").first.click()
    expect(page.locator("main h1")).to_contain_text(KEPT["questions/why-epoll/"])
    assert page.evaluate("window.lives")


def test_page_never_visited_says_so_kindly(lonely: BrowserContext, host: Host) -> None:
    """A page that is not here says so, and leads to what is."""
    page = lost(lonely, host)
    page.goto(host.url() + NEVER)
    expect(page.locator("main h1")).to_have_text("This page is not on your device")
    page.get_by_role("link", name="Start practice").click()
    expect(page.locator("main h1")).to_contain_text("Practice")


def test_tap_that_leads_nowhere_says_so_kindly(lonely: BrowserContext, host: Host) -> None:
    """The theme fetches a page itself: when it is not here, the reader is told all the same."""
    page = lost(lonely, host)
    page.goto(host.url(), wait_until="networkidle")
    page.evaluate(
        """address => {
            const link = document.createElement("a");
            document.querySelector("main article").append(link);
            link.href = address;
            link.click();
        }""",
        NEVER,
    )
    expect(page.locator("main h1")).to_have_text("This page is not on your device")
    expect(page).to_have_url(host.url() + NEVER)


def test_visited_page_stays(device: BrowserContext, host: Host) -> None:
    """A page outside of what is always kept is there once it was opened."""
    page = device.new_page()
    page.goto(host.url() + NEVER)
    has_visited(page, NEVER)
    page = lost(device, host)
    page.goto(host.url() + NEVER)
    expect(page.locator("main h1")).to_contain_text("Files")


def test_page_of_the_first_visit_stays(new_page: Callable[..., Page], host: Host) -> None:
    """Who came by a link to such a page finds it again, although it loaded before the worker."""
    page = new_page(service_workers="allow")
    page.goto(host.url() + NEVER)
    has_visited(page, NEVER)
    settled(page)
    page = lost(page.context, host)
    page.goto(host.url() + NEVER)
    expect(page.locator("main h1")).to_contain_text("Files")


def test_address_without_its_last_slash_finds_the_page(device: BrowserContext, host: Host) -> None:
    """What the host does with `/practice`, the device does too: relative links stay right."""
    page = lost(device, host)
    page.goto(host.url() + "practice")
    expect(page).to_have_url(host.url() + "practice/")


# --- what is never kept ------------------------------------------------------------------------


def test_part_of_a_file_goes_past_the_cache(
    device: BrowserContext, host: Host, builds: Builds, tmp_path: Path
) -> None:
    """Sound is asked for in parts: the host gets that request, and nothing is kept of it."""
    host.sites["/greenroom/sound/"] = tmp_path
    (tmp_path / "pitch.mp3").write_bytes(bytes(2000))
    page = device.new_page()
    page.goto(host.url())
    page.evaluate("fetch('sound/pitch.mp3', {headers: {Range: 'bytes=0-9'}})")
    assert host.ranges == ["/greenroom/sound/pitch.mp3"]
    assert not [name for name in names_of(page) if "sound" in name]


def test_published_is_asked_of_the_network(device: BrowserContext, host: Host) -> None:
    """Which sessions are published is asked past the kept copy; without a network, nothing says."""
    page = device.new_page()
    page.goto(host.url())
    feed = f"{HERE}data/sessions.json"
    listed = f"""async () => {{
        const {{listedNow}} = await import("{HERE}javascripts/lib/listed-now.mjs");
        return (await listedNow())?.sessions.length ?? null;
    }}"""
    page.evaluate("feed => fetch(feed)", feed)
    before = host.asked.count(feed)
    assert page.evaluate(listed) > 0
    assert host.asked.count(feed) == before + 1
    device.set_offline(True)
    assert page.evaluate(listed) is None


def test_deleted_page_is_forgotten(lonely: BrowserContext, host: Host) -> None:
    """When the host no longer has a page, neither has the device."""
    page = lonely.new_page()
    page.goto(host.url() + NEVER)
    has_visited(page, NEVER)
    host.missing.add(HERE + NEVER)
    page.evaluate("fetch(document.URL, {cache: 'reload'})")
    until(page, "async () => !await caches.match(document.URL)")


def test_visited_pages_are_bounded(device: BrowserContext, host: Host, tmp_path: Path) -> None:
    """Of seventy pages, the sixty newest are remembered."""
    host.sites["/greenroom/more/"] = tmp_path
    for number in range(70):
        (tmp_path / f"{number}.html").write_text("page")
    page = device.new_page()
    page.goto(host.url())
    page.evaluate("async () => { for (let i = 0; i < 70; i++) await fetch(`more/${i}.html`) }")
    until(page, "async () => await caches.match(new URL('more/69.html', document.URL))")
    until(page, "async () => !await caches.match(new URL('more/9.html', document.URL))")
    assert len([name for name in names_of(page) if "/more/" in name]) == 60


# --- the first visit ---------------------------------------------------------------------------


def test_first_visit_pays_once(first_visit: Visited) -> None:
    """No file is fetched twice, although page and worker both want it."""
    asked = [path for path in first_visit.asked if path != "/greenroom/sw.js"]
    assert len(asked) == len(set(asked)) > len(KEPT)


def test_worker_comes_after_the_page(first_visit: Visited, page: Page, host: Host) -> None:
    """Until the page is loaded, nothing is asked for that a visit without workers does not ask."""
    page.goto(host.url(), wait_until="networkidle")
    before = first_visit.asked[: first_visit.asked.index("/greenroom/sw.js")]
    assert set(before) <= set(host.asked)


SPARED = [
    # saves data, has installed the site; is asked to keep it
    (False, False, True),
    (True, False, False),
    (True, True, True),
]


def test_device_that_saves_data_is_spared(page: Page, host: Host) -> None:
    """Who saves data is asked for nothing, unless they have installed the site."""
    page.goto(host.url())
    asked = page.evaluate(
        """async (cases) => {
            const {register} = await import(new URL("javascripts/lib/offline.mjs", document.URL));
            return Promise.all(cases.map(async ([saveData, isInstalled]) => {
                const asked = [];
                const serviceWorker = {
                    getRegistration: async () => undefined,
                    register: async address => asked.push(address),
                };
                await register({connection: {saveData}, serviceWorker}, "sw.js", {isInstalled});
                return [saveData, isInstalled, asked.length === 1 && asked[0] === "sw.js"];
            }));
        }""",
        [case[:2] for case in SPARED],
    )
    assert [tuple(case) for case in asked] == SPARED


REFUSED = """Object.defineProperty(navigator, "serviceWorker", {value: {
    register: async () => { window.refused = true; throw new DOMException("no", "SecurityError") },
}})"""


@pytest.mark.parametrize(
    "script",
    [REFUSED, "delete Navigator.prototype.serviceWorker; window.refused = true"],
    ids=["refused", "unknown"],
)
def test_browser_without_workers_is_content(page: Page, host: Host, script: str) -> None:
    """Where workers are refused or unknown the site works, and nothing is logged as an error."""
    page.add_init_script(script)
    page.goto(host.url())
    until(page, "window.refused && document.readyState === 'complete'")
    expect(page.locator("main h1")).to_be_visible()
