"""What a phone fetches: its first visit to a page, then until a search shows something.

Counted by a server that packs as GitHub Pages does, in Chromium with an empty cache. What the
service worker keeps for use without a network comes later and is counted apart.
"""

import gzip
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from measured import newest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

PREFIX = "/greenroom/"
PHONE = {"width": 390, "height": 844}
WORD = "majority"
"""What is searched: the shipped sessions and records speak of it."""
FOUND = ".md-search-result__item"
PACKED = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".webmanifest")
WAIT = 60_000
"""Milliseconds for the slowest index."""


@dataclass(frozen=True)
class Visit:
    """The bytes of one page's first visit, packed."""

    page: int
    """Until the network rests."""
    search: int | None
    """What comes on top until a search shows its first result; None where nothing is found."""
    kept: int
    """What a visit fetches with the service worker at work, over the page itself."""


class _Answer(SimpleHTTPRequestHandler):
    """Serves one site under PREFIX, and adds up what it sends."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def __init__(self, sent: list[int], *arguments: object, **named: object) -> None:
        self._sent = sent
        super().__init__(*arguments, **named)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        inside = path.removeprefix(PREFIX) if path.startswith(PREFIX) else "nothing-here"
        return super().translate_path("/" + inside)

    def send_head(self) -> BytesIO | None:  # type: ignore[override]
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return None
        body = _body(file)
        self._sent.append(len(body))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        if file.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return BytesIO(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@lru_cache(maxsize=64)
def _body(file: Path) -> bytes:
    body = file.read_bytes()
    return gzip.compress(body, 6) if file.suffix in PACKED else body


@contextmanager
def served(site: Path) -> Iterator[tuple[str, list[int]]]:
    """Serve a site; give its address, and the list to which every answer's size is added."""
    sent: list[int] = []
    _body.cache_clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Answer, sent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{PREFIX}", sent
    server.shutdown()
    server.server_close()


def visits(site: Path, addresses: list[str]) -> dict[str, Visit]:
    """Return the first visit to each address, counted from the site's root; "" is home."""
    with sync_playwright() as playwright, served(site) as (root, sent):
        found = shutil.which("chromium") or shutil.which("google-chrome")
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        made = {address: _visit(browser, root + address, sent) for address in addresses}
        browser.close()
    return made


def newest_address(site: Path) -> str:
    """Return the address of the newest session's page."""
    return newest(site).parent.relative_to(site).as_posix() + "/"


def _visit(browser: Browser, url: str, sent: list[int]) -> Visit:
    alone = _context(browser, "block")
    page = _opened(alone, url, sent)
    fetched = sum(sent)
    search = sum(sent) - fetched if _search(page) else None
    alone.close()
    helped = _context(browser, "allow")
    _opened(helped, url, sent)
    kept = sum(sent) - fetched
    helped.close()
    return Visit(fetched, search, kept)


def _context(browser: Browser, workers: str) -> BrowserContext:
    return browser.new_context(viewport=PHONE, has_touch=True, service_workers=workers)  # type: ignore[arg-type]


def _opened(context: BrowserContext, url: str, sent: list[int]) -> Page:
    sent.clear()
    page = context.new_page()
    page.goto(url, wait_until="networkidle", timeout=WAIT)
    before = -1
    while before != len(sent):  # a worker fetches after the page is done
        before = len(sent)
        page.wait_for_timeout(1000)
    return page


def _search(page: Page) -> bool:
    """Search as a person does; tell whether something was found."""
    try:
        page.locator("label[for=__search]").first.click()
        page.locator("input[name=query]").press_sequentially(WORD, delay=50)
        page.locator(FOUND).first.wait_for(timeout=WAIT)
    except Error:
        return False
    return True
