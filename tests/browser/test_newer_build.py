"""A newer build on a device that keeps the site, and other sites beside it."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from host import Host
from kept_site import HERE, Builds, build_of, lost, names_of, published, settled, visited
from playwright.sync_api import Browser, BrowserContext, Page, expect
from waiting import until

from macros.rendering.offline import leaving_worker

NOTICE = "New version. Reload when you are done."


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
    assert len(held) == len(set(held)) > 10


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
