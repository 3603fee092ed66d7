"""What a mock costs a slow phone: how long a tap waits for its picture, and the longest task."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright
from visits import PHONE, served

SLOWER = 4
"""The processor is slowed down so many times."""
OBSERVED = """
window.taps = new Map(); window.tasks = [];
new PerformanceObserver((list) => list.getEntries().forEach(({interactionId: id, duration}) => {
    if (id) taps.set(id, Math.max(duration, taps.get(id) ?? 0));
})).observe({type: "event", durationThreshold: 16});
new PerformanceObserver((list) => list.getEntries().forEach(({startTime, duration}) =>
    tasks.push([startTime, duration]))).observe({type: "longtask"});
"""
BLANK = "<meta name=viewport content='width=device-width'><button>Nothing</button>"
INDEX = """() => {
    const start = performance.now(); let rounds = 0; let text = "";
    for (; performance.now() - start < 500; rounds += 1) {
        text = "";
        for (let letter = 0; letter < 10_000; letter += 1) text += "a";
    }
    return text.length * rounds / 100 / (performance.now() - start);
}"""
"""How many texts of 10,000 letters are put together in a tenth of a second.

It is half of Lighthouse's BenchmarkIndex, of which Chrome's own presets take 1,000 for a phone of
the middle sort and 264 for a slow one. Machines differ in it, and one machine from hour to hour,
so milliseconds of two runs are compared by it.
"""
LEAST = 16.0
"""Milliseconds: shorter ones are not told by the browser."""


@dataclass(frozen=True)
class Taps:
    """Milliseconds from a tap or a key to the next picture; browsers round to 8."""

    all: list[float]

    def __str__(self) -> str:
        """Say them as "median 24, p98 96, worst 104"."""
        found = sorted(self.all) or [LEAST]
        p98 = found[max(0, int(len(found) * 0.98) - 1)]
        return f"median {median(found):.0f}, p98 {p98:.0f}, worst {found[-1]:.0f}"


@dataclass(frozen=True)
class PhoneRun:
    """One full mock on a slow phone."""

    taps: Taps
    floor: Taps
    """The same of a button that does nothing, on an empty page: the noise of this machine."""
    longest: float
    """Milliseconds of the longest task while a clock ran; 0 where none took 50."""
    index: float
    """How fast the slowed processor was, see `INDEX`."""

    def __str__(self) -> str:
        """Say all of it in a few lines."""
        return (
            f"A full mock on a phone, processor {SLOWER} times slower, then of index "
            f"{self.index:.0f} (1,000: a middle phone, 264: a slow one), milliseconds:\n"
            f"- a tap or key to the next picture: {self.taps}\n"
            f"- an empty button on an empty page: {self.floor}\n"
            f"- longest task while a clock ran: {self.longest:.0f} (0: none took 50)"
        )


def phone_run(site: Path) -> PhoneRun:
    """Tap through a full mock of a built site, and through an empty page beside it."""
    with sync_playwright() as playwright, served(site) as (root, _):
        found = shutil.which("chromium") or shutil.which("google-chrome")
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        context = browser.new_context(viewport=PHONE, has_touch=True, service_workers="block")  # type: ignore[arg-type]
        context.add_init_script(OBSERVED)
        page = context.new_page()
        page.goto(f"{root}practice/")
        page.wait_for_selector(".run-start")
        page.wait_for_timeout(1500)
        _slow_down(page)
        index = page.evaluate(INDEX)
        spans = _mock(page)
        taps, tasks = page.evaluate("[[...taps.values()], tasks]")
        blank = context.new_page()
        blank.goto(f"{root}nothing-here")
        blank.set_content(BLANK)
        blank.evaluate(OBSERVED)
        _slow_down(blank)
        for _ in range(40):
            _tap(blank, "button")
        floor = blank.evaluate("[...taps.values()]")
        browser.close()
    running = [ms for at, ms in tasks if any(start <= at <= end for start, end in spans)]
    return PhoneRun(Taps(taps), Taps(floor), max(running, default=0.0), index)


def _slow_down(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _mock(page: Page) -> list[tuple[float, float]]:
    """Go from the first tap to the save screen; return when clocks ran, by the page's own time."""
    _tap(page, ".run-start")
    page.wait_for_selector(".run-main")
    page.wait_for_timeout(800)
    spans = []
    while (label := _label(page)) != "Close":
        if label == "Start":
            start: float = page.evaluate("performance.now()")
            _tap(page, ".run-main")
            page.wait_for_timeout(1300)
            _tap(page, ".run-tick")
            is_last = _label(page) == "Done"
            _tap(page, ".run-main" if is_last else ".run-small button:nth-child(2)")
            spans.append((start, page.evaluate("performance.now()")))
            continue
        if _tap(page, "practice-run textarea"):
            page.keyboard.type("Result")
        _tap(page, ".run-options button")
        _tap(page, ".run-main")
    return spans


def _label(page: Page) -> str | None:
    return page.evaluate("document.querySelector('.run-main').textContent")  # type: ignore[no-any-return]


def _tap(page: Page, what: str) -> bool:
    """Tap where the first such thing is seen, without Playwright's own work in the page."""
    place: Any = page.evaluate(
        """(what) => {
            const one = [...document.querySelectorAll(what)].find((one) => one.offsetParent);
            if (!one) return null;
            one.scrollIntoView({block: "center", behavior: "instant"});
            const {x, y, width, height} = one.getBoundingClientRect();
            return [x + width / 2, y + height / 2];
        }""",
        what,
    )
    if place:
        page.touchscreen.tap(*place)
        page.wait_for_timeout(150)
    return bool(place)
