"""The practice page as a candidate uses it: screens, the main button, what the device keeps."""

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect
from rehearsal import Site
from stage_page import StagePage
from waiting import until

KEPT = """async () => {
    const asked = indexedDB.open("/greenroom/.practice");
    const db = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const runs = db.transaction("runs").objectStore("runs").getAll();
    await new Promise((done) => (runs.onsuccess = done));
    db.close();
    return runs.result;
}"""

FORGET = """async () => {
    const asked = indexedDB.open("/greenroom/.practice");
    const db = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const forgetting = db.transaction("runs", "readwrite");
    forgetting.objectStore("runs").clear();
    await new Promise((done) => (forgetting.oncomplete = done));
    db.close();
}"""


class Mock(StagePage):
    """One run on a phone, on a clock that the test moves."""

    def __init__(self, page: Page, site: Site) -> None:
        """Stop the clock, and look at the practice page."""
        super().__init__(page, site, "practice-run")
        self.where = page.locator(".run-where")
        self.title = page.locator(".run-title")

    def open(self, fragment: str = "") -> None:
        """Load the practice page; a fragment may start a run."""
        self.page.goto(f"{self.site.url}practice/{fragment}")
        self.page.wait_for_selector(".run-start, .run-main")

    def begin(self, fragment: str = "") -> None:
        """Start anew without loading anything; of an earlier run nothing is left."""
        if self.element.get_attribute("data-open") is not None:
            self.press("Leave")
        self.page.wait_for_selector(".run-start")
        self.page.evaluate(FORGET)
        if fragment:
            self.page.evaluate("fragment => { location.hash = fragment }", fragment)
            self.page.wait_for_selector("practice-run[data-open]")

    def start(self, name: str = "Full mock") -> None:
        """Start from the lobby."""
        self.page.locator(".run-start", has_text=name).click()
        expect(self.main).to_be_visible()

    def speak(self, seconds: float) -> None:
        """Start, speak for so long, and stop."""
        self.go("Start")
        self.wait(seconds)
        self.go("Done")

    def jump(self, screen: str) -> None:
        """Show the first screen of this name, by its address."""
        at = [step["screen"] for step in self.run["plan"]].index(screen) + 1
        self.page.evaluate("at => { location.hash = `#screen-${at}` }", at)
        self.expect_screen(screen)

    def expect_screen(self, screen: str) -> None:
        """The run shows this screen."""
        shown = "({plan, at}) => plan[at].screen"
        until(
            self.page,
            f"name => {{ const {{run}} = document.querySelector('practice-run') ?? {{}};"
            f" return run && ({shown})(run) === name }}",
            arg=screen,
        )

    @property
    def kept(self) -> list[dict[str, Any]]:
        """What is on the disk."""
        return self.page.evaluate(KEPT)

    def until_kept(self, is_so: Callable[[list[dict[str, Any]]], bool]) -> None:
        """Wait for what is on the disk; the page's clock stands still: nothing is put off."""
        end = time.monotonic() + 10
        while not is_so(kept := self.kept):
            assert time.monotonic() < end, kept
            self.page.wait_for_timeout(30)

    @property
    def digits(self) -> str:
        """The clock's large digits and their word."""
        return " ".join(self.page.locator(".run-time").inner_text().split())

    @property
    def status(self) -> Locator:
        """What a screen reader was told last."""
        return self.page.locator(".run-frame > [role=status]")

    @property
    def card(self) -> Locator:
        """The run that waits to be continued."""
        return self.page.locator(".run-card--open")

    def expect_lobby(self) -> None:
        """No run is open."""
        expect(self.page.locator(".run-start").first).to_be_visible()
        expect(self.element).not_to_have_attribute("data-open", re.compile(".*"))
