"""What a timer shows and says: to the eye, to a screen reader, on paper, without scripts."""

from collections.abc import Callable

import pytest
from barriers import barriers
from playwright.sync_api import Page
from rehearsal import Rehearsal, Site
from waiting import until

TEXTS = ["10 minutes", "60 to 90 seconds", "60 seconds", "60 seconds"]


def test_without_scripts(new_page: Callable[..., Page], timer_site: Site) -> None:
    """Without scripts a timer reads as its time, in words."""
    page = new_page(java_script_enabled=False)
    page.goto(timer_site.url + "several/")
    assert page.locator("practice-timer").all_inner_texts() == TEXTS


def test_on_paper(rehearsal: Rehearsal) -> None:
    """On paper a timer is its time, in words."""
    rehearsal.open("several/")
    rehearsal.page.emulate_media(media="print")
    assert [
        text.strip() for text in rehearsal.page.locator("practice-timer").all_inner_texts()
    ] == TEXTS


PLANS: list[tuple[dict[str, str], list[int | None]]] = [
    ({}, [60, None]),
    ({"limit": "600"}, [600, None]),
    ({"limit": "600", "from": "", "to": "", "label": ""}, [600, None]),
    ({"from": "60", "to": "90"}, [90, 60]),
    ({"limit": "120", "from": "60", "to": "90"}, [90, 60]),
    ({"limit": "90", "from": "60"}, [90, 60]),
    ({"from": "90", "to": "60"}, [60, None]),
    ({"from": "x", "to": "90"}, [90, None]),
    *[
        ({"limit": bad}, [60, None])
        for bad in ("", "0", "-5", "1.5", "1e3", "soon", "86401", "999999")
    ],
]


def test_attributes(rehearsal: Rehearsal) -> None:
    """What is no whole number from 1 to a day counts as absent; a window's end is the limit."""
    rehearsal.open()
    found = rehearsal.page.evaluate(
        """all => all.map((attributes) => {
            const timer = document.createElement("practice-timer");
            for (const [name, value] of Object.entries(attributes)) timer.setAttribute(name, value);
            return [attributes, [timer.limit, timer.from]];
        })""",
        [attributes for attributes, _ in PLANS],
    )
    assert [tuple(one) for one in found] == PLANS


def test_properties_set_early(rehearsal: Rehearsal) -> None:
    """Properties set before the element was known count."""
    rehearsal.open()
    rehearsal.page.evaluate(
        """() => {
            const elsewhere = document.implementation.createHTMLDocument();
            const early = elsewhere.createElement("practice-timer");
            early.limit = 30;
            early.label = "<b>Early</b>";
            document.querySelector("practice-timer").replaceWith(early);
        }"""
    )
    assert rehearsal.digits == "0:30 left"
    assert rehearsal.timer.locator(".timer-label").inner_text() == "<b>Early</b>"


def test_attribute_changed_late(rehearsal: Rehearsal) -> None:
    """A changed attribute shows at once, in the middle of a run too."""
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.wait(20)
    rehearsal.timer.evaluate("timer => { timer.limit = 25 }")
    assert (rehearsal.digits, rehearsal.state[0]) == ("0:05 left", "near")


@pytest.mark.parametrize(
    ("path", "seconds", "said"),
    [
        (
            "",
            200,
            [
                "Started. 60 seconds.",
                "10 seconds left.",
                "Time. The limit is reached.",
                "30 seconds over.",
            ],
        ),
        (
            "several/",
            700,
            [
                "Started. 10 minutes.",
                "Halfway. 5 minutes left.",
                "1 minute left.",
                "10 seconds left.",
                "Time. The limit is reached.",
                "30 seconds over.",
            ],
        ),
    ],
)
def test_announcements(rehearsal: Rehearsal, path: str, seconds: int, said: list[str]) -> None:
    """A screen reader hears the thresholds and nothing between them."""
    rehearsal.open(path)
    rehearsal.press("Start")
    rehearsal.wait(seconds)
    assert rehearsal.said == said
    assert rehearsal.timer.get_by_role("timer").get_attribute("aria-live") == "off"


def test_target_window(rehearsal: Rehearsal) -> None:
    """An answer is told when it is long enough, and when it is too long."""
    rehearsal.open("several/")
    rehearsal.timer = rehearsal.page.locator("practice-timer").nth(1)
    rehearsal.press("Start")
    words = []
    for seconds in (59, 1, 20, 10):
        rehearsal.wait(seconds)
        words.append(rehearsal.word)
    assert words == ["Keep going", "Good to stop", "Wrap up", "Over time"]
    assert rehearsal.said[1] == "60 seconds: good to stop, 30 seconds at most."


def test_too_short_an_answer(rehearsal: Rehearsal) -> None:
    """An answer that ends before its window is told by how much."""
    rehearsal.open("several/")
    rehearsal.timer = rehearsal.page.locator("practice-timer").nth(1)
    rehearsal.press("Start")
    rehearsal.wait(45)
    rehearsal.press("Finish")
    assert rehearsal.word == "Finished, 0:15 short"


def test_gap_is_told_once(rehearsal: Rehearsal) -> None:
    """After a gap only the newest threshold is told."""
    rehearsal.open("several/")
    rehearsal.press("Start")
    rehearsal.page.clock.fast_forward(595_000)
    assert rehearsal.said == ["Started. 10 minutes.", "10 seconds left."]


def test_cues(rehearsal: Rehearsal) -> None:
    """Sound and vibration come only when wished, at the thresholds, and the wish is remembered."""
    rehearsal.page.add_init_script(
        """{
            window.buzzes = [];
            navigator.vibrate = (pattern) => buzzes.push(pattern);
            window.tones = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (at) { tones++; start.call(this, at) };
        }"""
    )
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.wait(70)
    assert rehearsal.page.evaluate("[buzzes.length, tones]") == [0, 0]
    rehearsal.press("Reset")
    rehearsal.press("Vibration")
    rehearsal.press("Sound")
    until(rehearsal.page, "tones === 1")
    rehearsal.page.reload()
    rehearsal.page.wait_for_selector("[data-act=sound][aria-pressed=true]")
    rehearsal.press("Start")
    until(rehearsal.page, "navigator.userActivation.hasBeenActive")
    rehearsal.wait(55)
    assert rehearsal.page.evaluate("buzzes.length") == 1
    rehearsal.wait(6)
    assert rehearsal.page.evaluate("buzzes.length") == 2
    assert rehearsal.page.evaluate("tones") == 5


STATES = {"ready": 0, "running-ok": 5, "near": 541, "over": 601}
"""From when on a timer of ten minutes shows a state; each lasts for a minute at least."""


def test_accessible(rehearsal: Rehearsal) -> None:
    """In each state and scheme, on the narrowest phone, axe finds nothing to complain of."""
    page = rehearsal.page
    page.set_viewport_size({"width": 320, "height": 844})
    rehearsal.open("several/")
    page.clock.resume()  # axe waits for time to pass
    for state, second in STATES.items():
        if second:
            page.clock.fast_forward(round((second - rehearsal.seconds) * 1000))
            rehearsal.press("Lap")
        for scheme in ("default", "slate"):
            page.evaluate(
                "scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme
            )
            found = barriers(page, "practice-timer")
            assert rehearsal.state[0] == state
            assert found == [], (state, scheme)
        if not second:
            rehearsal.press("Start")
            rehearsal.press("Sound")


SIZES = [(320, 640), (390, 844), (844, 390), (640, 400)]
CUT = """[...document.querySelectorAll("practice-timer :is(button, p, span)")]
    .filter((node) => !node.closest(".timer-live, .timer-paper"))
    .filter((node) => node.clientWidth && node.scrollWidth > node.clientWidth + 1)
    .map((node) => node.outerHTML)"""


@pytest.mark.parametrize("path", ["", "several/"])
def test_fits(rehearsal: Rehearsal, path: str) -> None:
    """On any screen, also at 200% zoom, nothing is cut off and every button fits a thumb."""
    page = rehearsal.page
    rehearsal.open(path)
    rehearsal.press("Start")
    rehearsal.wait(6000)  # the longest digits
    rehearsal.press("Reset")
    rehearsal.press("Undo reset")
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(CUT) == [], width
        for button in rehearsal.timer.get_by_role("button").all():
            box = button.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 44, width


def test_nothing_jumps(new_page: Callable[..., Page], timer_site: Site) -> None:
    """The page keeps its layout when the script takes over the words."""
    page = new_page()
    page.add_init_script(
        """{
            window.jumped = 0;
            new PerformanceObserver((list) => {
                for (const shift of list.getEntries()) jumped += shift.value;
            }).observe({type: "layout-shift", buffered: true});
        }"""
    )
    page.goto(timer_site.url)
    page.wait_for_selector("practice-timer[data-state]")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("jumped") < 0.02
