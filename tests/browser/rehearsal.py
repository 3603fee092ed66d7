"""A page with timers as a test uses it: the site, the clock, what is seen and said."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Site:
    """A built site and the address at which it is served."""

    folder: Path
    url: str


LISTENER = """
  window.events = [];
  window.said = [];
  for (const name of ["start", "pause", "lap", "finish"])
    addEventListener(`practice:${name}`, ({detail}) => events.push([name, detail]));
  new MutationObserver((changes) => {
    for (const {target} of changes)
      if (target.className === "timer-live" && target.textContent) said.push(target.textContent);
  }).observe(document, {subtree: true, childList: true});
"""

LOCKS = """{
    window.locks = [];
    const request = async () => {
        const lock = {released: false, release: async () => { lock.released = true }};
        locks.push(lock);
        return lock;
    };
    Object.defineProperty(navigator, "wakeLock", {value: {request}});
}"""
"""Wake locks as the browser gives them, within a test's reach."""


class Rehearsal:
    """A page with timers, seen and used as a person would, on a clock that the test moves."""

    EPOCH = 1_800_000_000  # seconds

    def __init__(self, page: Page, site: Site) -> None:
        """Stop the clock, and hear what the timers tell."""
        self.page, self.site = page, site
        self.timer = page.locator("practice-timer").first
        page.add_init_script(LISTENER)
        page.clock.install(time=self.EPOCH - 1)
        page.clock.pause_at(self.EPOCH)

    def open(self, path: str = "") -> None:
        """Load a page of the site."""
        self.page.goto(self.site.url + path)
        self.page.wait_for_selector("practice-timer[data-state]", state="attached")

    def press(self, name: str) -> None:
        """Tap a button of the first timer."""
        self.timer.get_by_role("button", name=name, exact=True).click()

    def wait(self, seconds: float) -> None:
        """Let so many seconds pass, and all that falls due in them."""
        self.page.clock.run_for(round(seconds * 1000))

    def sleep(self, seconds: float) -> None:
        """A system asleep: the wall clock goes on, the page's own clock stands still."""
        self.hide()
        self.set_wall_clock(seconds)
        self.show()

    def set_wall_clock(self, seconds: float) -> None:
        """Somebody, or the network, sets the wall clock by so many seconds."""
        self.page.evaluate(
            "ms => { const now = Date.now; Date.now = () => now() + ms }", seconds * 1000
        )

    def hide(self) -> None:
        """The page goes out of sight."""
        self._see(hidden=True)

    def show(self) -> None:
        """The page comes back into sight."""
        self._see(hidden=False)

    def _see(self, *, hidden: bool) -> None:
        self.page.evaluate(
            """hidden => {
                Object.defineProperty(document, "hidden", {value: hidden, configurable: true});
                document.dispatchEvent(new Event("visibilitychange"));
            }""",
            hidden,
        )

    @property
    def seconds(self) -> float:
        """What the timer has counted."""
        return self.timer.evaluate("timer => timer.seconds")

    @property
    def digits(self) -> str:
        """The large digits and their word."""
        return " ".join(self.timer.get_by_role("timer").inner_text().split())

    @property
    def word(self) -> str:
        """The state in words."""
        return self.timer.locator(".timer-word").inner_text()

    @property
    def state(self) -> tuple[str | None, str | None]:
        """What the colours show, and what the timer is doing."""
        timer = self.timer
        return timer.get_attribute("data-state"), timer.get_attribute("data-activity")

    @property
    def laps(self) -> list[str]:
        """The list of laps, newest first."""
        return [
            " ".join(lap.split()) for lap in self.timer.get_by_role("listitem").all_inner_texts()
        ]

    @property
    def events(self) -> list[tuple[str, dict[str, float]]]:
        """The events that bubbled up to the window, with their detail."""
        return [tuple(event) for event in self.page.evaluate("events")]

    @property
    def said(self) -> list[str]:
        """What a screen reader was told."""
        return self.page.evaluate("said")
