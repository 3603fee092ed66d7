"""A browser, the site that it visits, and what holds on every visit."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from device import Device
from host import Host
from kept_site import Builds, hosting, two_builds
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    WebError,
    sync_playwright,
)
from projects import Project
from recorder import Recorder
from rehearsal import PHONE, Rehearsal, Site

ROOT = Path(__file__).parents[2]
PAGES = Path(__file__).parent / "pages"
PREFIX = "/greenroom/"  # a project site lives under a path: so does every site here
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-fake-device-for-media-stream",  # a microphone that beeps, where it is allowed
    *(["--no-sandbox"] if os.geteuid() == 0 else []),
]
OPTIONS = {
    "executable_path": next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    ),
    "args": ARGUMENTS,
}
"""How a browser is started: the system's Chromium, else the one that Playwright downloaded."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests; never a skip."""
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(**OPTIONS)
        except Error as error:
            reason = str(error).splitlines()[0]
            pytest.fail(
                "The browser tests need Chromium: install the package chromium, "
                f"or run `.venv/bin/playwright install chromium`. ({reason})",
                pytrace=False,
            )
        yield started
        started.close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder under PREFIX, as a project site is served, and says nothing."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def translate_path(self, path: str) -> str:
        """A path outside the prefix is no file of the site."""
        inside = path.removeprefix(PREFIX) if path.startswith(PREFIX) else "nothing-here"
        return super().translate_path("/" + inside)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], Site]]:
    """Serve a folder, which may be filled later, on a free port."""
    with ExitStack() as running:

        def start(folder: Path) -> Site:
            server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
            running.callback(server.server_close)
            running.callback(server.shutdown)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            return Site(folder, f"http://127.0.0.1:{server.server_port}{PREFIX}")

        yield start


def build(config: Path, site: Site) -> Site:
    """Build a site in a process of its own: MkDocs keeps state in its classes."""
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-qs", "-f", config, "-d", site.folder],
        cwd=config.parent,
        env=os.environ | {"GREENROOM_SITE_URL": site.url},
        capture_output=True,
        text=True,
        check=False,
    )
    if built.returncode:
        pytest.fail(f"The site does not build:\n{built.stdout}{built.stderr}", pytrace=False)
    return site


@pytest.fixture(scope="session")
def project_site(serve: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """This project's own site."""
    return build(ROOT / "mkdocs.yml", serve(tmp_path_factory.mktemp("project-site")))


@pytest.fixture(scope="session")
def timer_site(serve: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A small site with pages of timers."""
    return build_small(PAGES, serve, tmp_path_factory.mktemp)


@pytest.fixture(scope="session")
def recorder_site(serve: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A small site with a page with a recorder, and one without."""
    return build_small(PAGES / "recorder", serve, tmp_path_factory.mktemp)


def build_small(pages: Path, serve: Callable[[Path], Site], make: Callable[[str], Path]) -> Site:
    """Build a small site of the same theme with the project's real scripts and styles."""
    source = make("small-source")
    shutil.copytree(pages, source, dirs_exist_ok=True)
    for folder in ("javascripts", "stylesheets"):
        shutil.copytree(ROOT / "docs" / folder, source / "docs" / folder)
    return build(source / "mkdocs.yml", serve(make("small-site")))


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages, each with storage of its own, that must log no error and ask no other host."""
    with watched(browser) as open_one:
        yield open_one


@pytest.fixture(scope="module")
def open_pages(browser: Browser) -> Iterator[Callable[..., Page]]:
    """The same, for a page that several tests share."""
    with watched(browser) as open_one:
        yield open_one


@contextmanager
def watched(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Give what opens pages; at the end nothing may have been complained of."""
    complaints: list[str] = []

    def watch(context: BrowserContext) -> None:
        context.on("weberror", lambda it: tell(it, it.error))
        context.on("console", lambda it: it.type == "error" and tell(it, it.text))
        context.on("request", lambda request: check_host(request.url))

    def tell(it: ConsoleMessage | WebError, what: object) -> None:
        complaints.append(f"{it.page.url if it.page else 'a page'}: {what}")

    def check_host(url: str) -> None:
        if urlsplit(url).hostname not in ("127.0.0.1", None):
            complaints.append(f"asked another host: {url}")

    with ExitStack() as opened:

        def open_one(**options: Any) -> Page:
            defaults = {"viewport": PHONE, "has_touch": True, "service_workers": "block"}
            context = browser.new_context(**defaults | options)
            opened.callback(context.close)
            watch(context)
            return context.new_page()

        yield open_one
    assert complaints == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """One page the size of a phone."""
    return new_page()


@pytest.fixture
def rehearsal(page: Page, timer_site: Site) -> Rehearsal:
    """One timer on a phone, on a clock that the test moves."""
    return Rehearsal(page, timer_site)


@pytest.fixture(scope="module")
def one_rehearsal(open_pages: Callable[..., Page], timer_site: Site) -> Rehearsal:
    """One timer on a phone, for tests that change nothing about the browser."""
    return Rehearsal(open_pages(), timer_site)


@pytest.fixture
def same_rehearsal(one_rehearsal: Rehearsal) -> Rehearsal:
    """That timer, of which nothing is kept yet."""
    empty(one_rehearsal.page, one_rehearsal.site)
    return one_rehearsal


@pytest.fixture
def recorder_with(new_page: Callable[..., Page], recorder_site: Site) -> Callable[..., Recorder]:
    """Make one recorder on a phone whose owner allows the microphone; a script may run first."""

    def make(script: str = "") -> Recorder:
        recorder = Recorder(new_page(permissions=["microphone"]), recorder_site)
        recorder.page.add_init_script(script)
        return recorder

    return make


@pytest.fixture(scope="module")
def one_recorder(open_pages: Callable[..., Page], recorder_site: Site) -> Recorder:
    """One recorder for all tests that change nothing about the browser."""
    return Recorder(open_pages(permissions=["microphone"]), recorder_site)


@pytest.fixture
def recorder(one_recorder: Recorder) -> Recorder:
    """That recorder, by which nothing is kept yet."""
    empty(one_recorder.page, one_recorder.site)
    return one_recorder


def empty(page: Page, site: Site) -> None:
    """Leave the last test's page, and forget all that its site has kept."""
    page.goto(site.url + "nothing/")
    session = page.context.new_cdp_session(page)
    origin = site.url.removesuffix(PREFIX)
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()


@pytest.fixture
def phone(browser: Browser, tmp_path: Path) -> Iterator[Device]:
    """A phone whose browser can be killed and started again."""
    device = Device(browser, OPTIONS, tmp_path / "profile")
    yield device
    device.stop()


@pytest.fixture(scope="module")
def builds(make_project: Callable[..., Project]) -> Builds:
    """Two builds of a small site."""
    return two_builds(make_project())


@pytest.fixture
def host(builds: Builds) -> Iterator[Host]:
    """The host of the first build, as long as a test does not stop it."""
    with hosting(builds) as running:
        yield running
