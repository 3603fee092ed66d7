"""The site on a device: without a network, at first, and when a newer build comes."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from host import Host
from playwright.sync_api import Browser, BrowserContext, Page, expect
from projects import Built, Project
from waiting import until

from macros.rendering.offline import leaving_worker

HERE = "/greenroom/"
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
NOTICE = "New version. Reload when you are done."
SHEET = Path(__file__).parents[1] / "data/score/full-mock.json"
MARK = "\nglobalThis.build = {!r};\n"


@dataclass(frozen=True)
class Builds:
    """Two builds of one site, for one address."""

    port: int
    first: Path
    second: Path


@pytest.fixture(scope="module")
def builds(make_project: Callable[..., Project]) -> Builds:
    """Build a small site, and build it again with other words and another script."""
    host = Host()
    host.stop()
    project = make_project()
    script = project.read("docs/javascripts/main.mjs")
    folders = []
    for name in ("first", "second"):
        project.write("docs/javascripts/main.mjs", script + MARK.format(name))
        project.write("docs/architecture.md", f"# Architecture\n\nThe {name} build.\n")
        built: Built = project.built(GREENROOM_SITE_URL=host.url(HERE))
        folders.append(built.folder.rename(project.root / name))
    return Builds(host.port, *folders)


@contextmanager
def hosting(builds: Builds) -> Iterator[Host]:
    """The host of the first build."""
    running = Host(builds.port)
    running.sites[HERE] = builds.first
    yield running
    running.stop()


@pytest.fixture
def host(builds: Builds) -> Iterator[Host]:
    """That host, as long as a test does not stop it."""
    with hosting(builds) as running:
        yield running


@dataclass(frozen=True)
class Visited:
    """A browser that keeps the site."""

    context: BrowserContext
    asked: tuple[str, ...]
    """What its first visit asked the host for, in order."""


def visited(page: Page, host: Host) -> Visited:
    """Visit the home page once with a network, until the device has all it keeps."""
    page.goto(host.url())
    settled(page)
    page.close()
    return Visited(page.context, tuple(host.asked))


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


def settled(page: Page) -> None:
    """Wait until the device has all that it keeps."""
    page.evaluate(
        """async () => {
            const {active} = await navigator.serviceWorker.ready;
            if (active.state === "activated") return;
            await new Promise(done => active.addEventListener("statechange", done));
        }"""
    )


def lost(device: BrowserContext, host: Host) -> Page:
    """A new page, opened when there is neither network nor host."""
    host.stop()
    device.set_offline(True)
    return device.new_page()


def published(host: Host, folder: Path, page: Page) -> None:
    """Publish another build, and have the device look for it until it has it, or has given up."""
    host.sites[HERE] = folder
    page.evaluate(
        """async () => {
            const registration = await navigator.serviceWorker.ready;
            const found = new Promise(done => {
                registration.addEventListener("updatefound", () => {
                    const worker = registration.installing;
                    worker.addEventListener("statechange", () => done(worker.state));
                }, {once: true});
            });
            await registration.update();
            await found;
        }"""
    )


def build_of(page: Page) -> tuple[str, str]:
    """Which build's words a page shows, and which build's script runs on it."""
    until(page, "globalThis.build")
    words = page.get_by_text("build.", exact=False).first.inner_text()
    return words.split()[1], page.evaluate("build")


def names_of(page: Page) -> list[str]:
    """Every address in the caches of the origin."""
    return page.evaluate(
        """async () => {
            const names = await caches.keys();
            const stores = await Promise.all(names.map(name => caches.open(name)));
            const kept = await Promise.all(stores.map(store => store.keys()));
            return kept.flat().map(({url}) => url);
        }"""
    )


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


# --- a newer build -----------------------------------------------------------------------------


@pytest.fixture
def fresh(new_page: Callable[..., Page], host: Host) -> BrowserContext:
    """A device of its own, for a test that publishes another build."""
    return visited(new_page(service_workers="allow"), host).context


@pytest.fixture
def reader(fresh: BrowserContext, host: Host) -> Page:
    """Somebody who reads the first build while the second is published and fetched."""
    page = fresh.new_page()
    page.goto(host.url() + "architecture/")
    assert build_of(page) == ("first", "first")
    return page


def test_newer_build_waits_for_a_tap(reader: Page, host: Host, builds: Builds) -> None:
    """A newer build is told, and costs what has changed; it comes with a tap, in all tabs at once.

    Until the tap a reload gives all of the old build; after it no file of that is left.
    """
    other = reader.context.new_page()
    other.goto(host.url() + "architecture/")
    host.asked.clear()
    published(host, builds.second, reader)
    fetched = [path for path in host.asked if path != "/greenroom/sw.js"]
    assert {"/greenroom/architecture/", "/greenroom/javascripts/main.mjs"} <= set(fetched)
    assert not [path for path in fetched if "/assets/" in path or "/questions/" in path]
    for page in (reader, other):
        expect(page.locator("update-notice")).to_contain_text(NOTICE)
    reader.reload()
    assert build_of(reader) == ("first", "first")
    reader.get_by_role("button", name="Reload").click()
    for page in (reader, other):
        expect(page.get_by_text("The second build.")).to_be_visible()
        assert build_of(page) == ("second", "second")
        expect(page.locator("update-notice")).to_have_count(0)
    held = [name.partition("?")[0] for name in names_of(reader)]
    assert len(held) == len(set(held)) > len(KEPT)


def test_newer_build_comes_when_all_tabs_are_closed(
    reader: Page, host: Host, builds: Builds
) -> None:
    """Without a tap, whoever closes the site finds the new build next time."""
    published(host, builds.second, reader)
    reader.close()
    page = reader.context.new_page()
    page.goto(host.url() + "404.html")
    until(page, "async () => !(await navigator.serviceWorker.ready).waiting")
    page.goto(host.url() + "architecture/")
    assert build_of(page) == ("second", "second")


def test_rehearsal_is_not_disturbed(reader: Page, host: Host, builds: Builds) -> None:
    """While a timer runs or a run is open there is no notice, and a tap next to it turns nothing.

    It says where the rehearsal is instead; when that is finished, the tap counts.
    """
    rehearsing, speaking = reader.context.new_page(), reader.context.new_page()
    rehearsing.goto(host.url() + "practice/#round=pitch")
    expect(rehearsing.locator("practice-run[data-open]")).to_be_visible()
    speaking.goto(host.url() + "questions/why-epoll/")
    timer = speaking.locator("practice-timer").first
    timer.get_by_role("button", name="Start", exact=True).click()
    speaking.evaluate("window.lives = true")
    published(host, builds.second, reader)
    for page in (rehearsing, speaking):
        expect(page.locator("update-notice")).to_be_attached()
        expect(page.locator("update-notice")).to_be_hidden()
    rehearsing.close()
    reader.get_by_role("button", name="Reload").click()
    expect(reader.locator("update-notice")).to_contain_text("in another tab")
    assert reader.evaluate("async () => Boolean((await navigator.serviceWorker.ready).waiting)")
    assert speaking.evaluate("lives && build") == "first"
    timer.get_by_role("button", name="Finish", exact=True).click()
    assert speaking.evaluate("lives")
    speaking.get_by_role("button", name="Reload").click()
    until(speaking, "globalThis.build === 'second'")


def broken(host: Host, folder: Path, builds: Builds) -> None:
    """One file of the new build is not there."""
    host.missing.add("/greenroom/architecture/")


def mixed(host: Host, folder: Path, builds: Builds) -> None:
    """One file of the new build is still that of the old."""
    shutil.copyfile(builds.first / "architecture/index.html", folder / "architecture/index.html")


def test_half_published_build_is_not_taken_up(
    reader: Page, host: Host, builds: Builds, tmp_path: Path
) -> None:
    """With one file missing or old the build before stays, whole, also without a network."""
    waiting = "async () => (await navigator.serviceWorker.ready).waiting !== null"
    for harm in (broken, mixed):
        folder = shutil.copytree(builds.second, tmp_path / harm.__name__)
        host.missing.clear()
        harm(host, folder, builds)
        published(host, folder, reader)
        assert not reader.evaluate(waiting), harm
    page = lost(reader.context, host)
    page.goto(host.url() + "architecture/")
    assert build_of(page) == ("first", "first")
    page.goto(host.url() + "practice/")
    expect(page.locator("main h1")).to_contain_text("Practice")


# --- neighbours --------------------------------------------------------------------------------


def test_sites_of_one_host_leave_each_other_alone(
    fresh: BrowserContext, host: Host, builds: Builds, tmp_path: Path
) -> None:
    """Projects beside, below and above: each keeps its own files, none takes another's.

    What is published beside them, and is no part of any, is kept by none: not by the root's either.
    """
    neighbours = ["/", "/green/", "/greenroom/two/"]
    for path in neighbours:
        host.sites[path] = builds.first
    host.sites["/another/"] = tmp_path
    (tmp_path / "index.html").write_text("<title>Another</title><link rel=icon href='data:,'>")
    page = fresh.new_page()
    for path in neighbours:
        page.goto(host.url(path))
        settled(page)
    page.goto(host.url("/another/"))
    page.goto(host.url() + "architecture/")
    assert not [name for name in names_of(page) if "another" in name]
    published(host, builds.second, page)
    page.get_by_role("button", name="Reload").click()
    until(page, "globalThis.build === 'second'")
    page = lost(fresh, host)
    for path in neighbours:
        page.goto(host.url(path) + "architecture/")
        assert build_of(page) == ("first", "first")
    page.goto(host.url() + "architecture/")
    assert build_of(page) == ("second", "second")


# --- while the site is edited ------------------------------------------------------------------


def test_serve_removes_what_a_site_left(
    browser: Browser, host: Host, builds: Builds, tmp_path: Path
) -> None:
    """Where a built site was looked at before, `serve` takes over at once and keeps nothing."""
    folder = shutil.copytree(builds.second, tmp_path / "serve")
    (folder / "sw.js").write_text(leaving_worker(), "utf-8")
    device = visited(browser.new_context().new_page(), host).context
    page = device.new_page()
    page.goto(host.url() + "architecture/")
    assert build_of(page) == ("first", "first")
    host.sites[HERE] = folder
    page.evaluate("() => { navigator.serviceWorker.ready.then(found => found.update()) }")
    expect(page.get_by_text("The second build.")).to_be_visible()
    device.close()


def test_nothing_is_registered_without_a_manifest(
    new_page: Callable[..., Page], host: Host, builds: Builds, tmp_path: Path
) -> None:
    """A page without the manifest's link, as `serve` makes it, asks for no worker."""
    folder = shutil.copytree(builds.first, tmp_path / "serve")
    home = folder / "index.html"
    html, links = re.subn('<link rel="manifest"[^>]*>', "", home.read_text("utf-8"))
    assert links == 1
    home.write_text(html, "utf-8")
    host.sites[HERE] = folder
    page = new_page(service_workers="allow")
    page.goto(host.url(), wait_until="load")
    page.evaluate("() => new Promise(done => requestIdleCallback(() => setTimeout(done)))")
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []
