"""The timer's time: right after anything that can happen to a clock."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from rehearsal import Rehearsal, Site


@pytest.fixture
def rehearsal(same_rehearsal: Rehearsal) -> Rehearsal:
    """One timer, on the page that all tests here share."""
    return same_rehearsal


@pytest.fixture(autouse=True)
def opened(rehearsal: Rehearsal) -> None:
    """Every test here starts before the pitch."""
    rehearsal.open()


def test_counts_down_and_up(rehearsal: Rehearsal) -> None:
    """The remaining time and the elapsed time always add up to the limit."""
    assert rehearsal.digits == "1:00 left"
    rehearsal.press("Start")
    rehearsal.wait(18.3)
    assert rehearsal.digits == "0:42 left"
    assert rehearsal.timer.locator(".timer-sums").inner_text() == "Elapsed 0:18 of 1:00"


def test_counts_past_the_limit(rehearsal: Rehearsal) -> None:
    """Past the limit it counts up and says so."""
    rehearsal.press("Start")
    rehearsal.wait(67)
    assert rehearsal.digits == "+0:07 over"
    assert rehearsal.word == "Over time"


STATES = [
    (0.5, "running-ok", "On time"),
    (49.9, "running-ok", "On time"),
    (50.0, "near", "Wrap up"),
    (59.9, "near", "Wrap up"),
    (60.0, "over", "Over time"),
    (3700, "over", "Over time"),
]


def test_states(rehearsal: Rehearsal) -> None:
    """Green to the last ten seconds, then amber, then red; each has its word."""
    rehearsal.press("Start")
    for seconds, state, word in STATES:
        rehearsal.wait(seconds - rehearsal.seconds)
        assert (rehearsal.state, rehearsal.word) == ((state, "running"), word), seconds


def test_pause_costs_nothing(rehearsal: Rehearsal) -> None:
    """A pause, however long, takes nothing from the budget."""
    rehearsal.press("Start")
    rehearsal.wait(10)
    rehearsal.press("Pause")
    rehearsal.wait(3000)
    assert (rehearsal.seconds, rehearsal.word) == (10, "Paused")
    rehearsal.press("Resume")
    rehearsal.wait(5)
    assert (rehearsal.seconds, rehearsal.digits) == (15, "0:45 left")


def test_sleep_counts(rehearsal: Rehearsal) -> None:
    """Time asleep was spent, though the page's own clock stood still."""
    rehearsal.press("Start")
    rehearsal.wait(10)
    rehearsal.sleep(25)
    assert (rehearsal.seconds, rehearsal.digits) == (35, "0:25 left")
    rehearsal.wait(1)
    assert rehearsal.seconds == 36


def test_sleep_in_a_pause_costs_nothing(rehearsal: Rehearsal) -> None:
    """A pause stays a pause when the system sleeps in it."""
    rehearsal.press("Start")
    rehearsal.wait(10)
    rehearsal.press("Pause")
    rehearsal.sleep(500)
    assert rehearsal.seconds == 10


@pytest.mark.parametrize("jump", [3600, -3600])
def test_wall_clock_set_in_sight(rehearsal: Rehearsal, jump: int) -> None:
    """Setting the wall clock under a visible timer moves nothing, nor does hiding it later."""
    rehearsal.press("Start")
    rehearsal.wait(10)
    rehearsal.set_wall_clock(jump)
    rehearsal.wait(10)
    assert rehearsal.seconds == 20
    rehearsal.hide()
    rehearsal.wait(5)
    rehearsal.show()
    assert rehearsal.seconds == 25


def test_wall_clock_set_back_out_of_sight(rehearsal: Rehearsal) -> None:
    """A wall clock set back while the page was hidden gives no time back."""
    rehearsal.press("Start")
    rehearsal.wait(10)
    rehearsal.hide()
    rehearsal.wait(20)
    rehearsal.set_wall_clock(-3600)
    rehearsal.show()
    assert rehearsal.seconds == 30


def test_hidden_page_with_throttled_timers(rehearsal: Rehearsal) -> None:
    """A hidden page whose timers did not fire shows the true time when it is back."""
    rehearsal.press("Start")
    rehearsal.hide()
    rehearsal.page.clock.fast_forward(48_250)  # timers due in it fire once, at its end
    rehearsal.show()
    assert (rehearsal.seconds, rehearsal.digits) == (pytest.approx(48.25, abs=0.05), "0:12 left")


def test_away_when_it_ended(rehearsal: Rehearsal) -> None:
    """Who comes back after the end is told how long ago that was, and it counts on."""
    rehearsal.press("Start")
    rehearsal.wait(10)
    rehearsal.sleep(90)
    note = rehearsal.timer.locator(".timer-note")
    assert note.inner_text() == "Ended 40 s ago, while this page was away."
    assert rehearsal.said[-1] == "Time. Ended 40 seconds ago."
    rehearsal.wait(5)
    assert note.inner_text() == "Ended 45 s ago, while this page was away."
    assert rehearsal.digits == "+0:45 over"


def test_writes_nothing_between_seconds(rehearsal: Rehearsal) -> None:
    """Between two whole seconds the page is not touched."""
    rehearsal.press("Start")
    rehearsal.wait(10.05)
    rehearsal.timer.evaluate(
        """timer => {
            window.writes = 0;
            new MutationObserver((all) => { writes += all.length }).observe(
                timer, {subtree: true, childList: true, characterData: true, attributes: true});
        }"""
    )
    rehearsal.wait(0.9)
    assert rehearsal.page.evaluate("writes") == 0
    rehearsal.wait(0.1)
    assert rehearsal.page.evaluate("writes") > 0


BLOCK = """async () => {
    const timer = document.querySelector("practice-timer");
    const begin = performance.now();
    timer.start();
    await new Promise((next) => setTimeout(next, 100));
    while (performance.now() - begin < 1300);
    const truth = (performance.now() - begin) / 1000;
    return [timer.seconds, truth];
}"""


def test_blocked_main_thread(new_page: Callable[..., Page], timer_site: Site) -> None:
    """A main thread that was really blocked for over a second loses no time (real clock)."""
    fresh = new_page()
    fresh.goto(timer_site.url)
    fresh.wait_for_selector("practice-timer[data-state]")
    counted, truth = fresh.evaluate(BLOCK)
    assert counted == pytest.approx(truth, abs=0.051)  # told to a tenth


def test_frozen_page(new_page: Callable[..., Page], timer_site: Site) -> None:
    """A page that the browser really froze counts the time it was frozen (real clock)."""
    fresh = new_page()
    fresh.goto(timer_site.url)
    fresh.wait_for_selector("practice-timer[data-state]")
    fresh.evaluate(
        "{ window.begin = Date.now(); document.querySelector('practice-timer').start() }"
    )
    browser = fresh.context.new_cdp_session(fresh)
    browser.send("Page.setWebLifecycleState", {"state": "frozen"})
    browser.send("Page.setWebLifecycleState", {"state": "active"})
    counted, truth = fresh.evaluate(
        "[document.querySelector('practice-timer').seconds, (Date.now() - begin) / 1000]"
    )
    assert counted == pytest.approx(truth, abs=0.052)
