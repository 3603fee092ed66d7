"""A run outlives its page, and a timer that is gone leaves nothing behind."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error
from rehearsal import LOCKS, Rehearsal, Site
from waiting import until

REFUSED = """{
    const mine = (name) => name.includes("timer") || name.includes("practice");
    const {getItem, setItem} = Storage.prototype;
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") };
    Storage.prototype.getItem = function (name) {
        if (mine(name)) throw new DOMException("refused", "SecurityError");
        return getItem.call(this, name);
    };
}"""

NO_LOCKS = """Object.defineProperty(navigator, "wakeLock", {
    value: {request: async () => { throw new DOMException("no", "NotAllowedError") }}
})"""

SOUND = """{
    window.sounds = [];
    window.AudioContext = class extends AudioContext {
        constructor() { super(); sounds.push(this) }
    };
}"""


@pytest.mark.parametrize("activity", ["running", "paused", "finished"])
def test_reload(rehearsal: Rehearsal, activity: str) -> None:
    """Whatever a run is doing, a reload finds it as it would be by now, with its laps."""
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.wait(10)
    rehearsal.press("Lap")
    rehearsal.wait(5)
    if activity != "running":
        rehearsal.press({"paused": "Pause", "finished": "Finish"}[activity])
    rehearsal.page.reload()
    rehearsal.page.wait_for_selector(f"practice-timer[data-activity={activity}]")
    rehearsal.wait(4)
    assert rehearsal.seconds == (19 if activity == "running" else 15)
    assert rehearsal.laps == [f"Lap 2 0:0{9 if activity == 'running' else 5}", "Lap 1 0:10"]


def test_reload_after_the_wall_clock_was_set(rehearsal: Rehearsal) -> None:
    """A reload carries no jump of the wall clock into the run."""
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.wait(10)
    rehearsal.set_wall_clock(-3600)
    rehearsal.wait(5)
    rehearsal.hide()
    spent = """JSON.parse(Object.entries(localStorage)
        .find(([name]) => name.includes(".timer."))[1]).spent"""
    assert rehearsal.page.evaluate(spent) == 15_000
    rehearsal.show()
    assert rehearsal.seconds == 15


def test_killed_tab(rehearsal: Rehearsal) -> None:
    """A tab that crashed, told of nothing, finds its run in the next tab, and what it missed."""
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.wait(10)
    page = rehearsal.page
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")
    page.close()
    rehearsal.page = page.context.new_page()
    rehearsal.page.clock.fast_forward(90_000)
    rehearsal.timer = rehearsal.page.locator("practice-timer").first
    rehearsal.open()
    assert rehearsal.digits == "+0:40 over"
    assert rehearsal.timer.locator(".timer-note").inner_text().startswith("Ended 40 s ago")


def test_names_in_the_storage(rehearsal: Rehearsal) -> None:
    """Every name in the storage, which all sites of a host share, starts with this site's path."""
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.press("Sound")
    names = rehearsal.page.evaluate("Object.keys(localStorage)")
    assert sum("timer" in name or "practice" in name for name in names) == 2
    assert all(name.startswith("/greenroom/.") for name in names)


def follow_link(rehearsal: Rehearsal, name: str, url: str) -> None:
    """Tap a link; the theme swaps the page without loading a document."""
    rehearsal.page.locator("article").get_by_role("link", name=name).click()
    rehearsal.page.wait_for_url("**" + url)
    rehearsal.wait(1)


@pytest.mark.parametrize("way", ["link", "back"])
def test_instant_navigation(rehearsal: Rehearsal, way: str) -> None:
    """A run goes on while its reader visits another page, by a link back or by the back button."""
    rehearsal.open()
    rehearsal.page.evaluate("window.sameDocument = true")
    rehearsal.press("Start")
    rehearsal.wait(10)
    follow_link(rehearsal, "link away", "/nothing/")
    rehearsal.page.wait_for_selector("practice-timer", state="detached")
    rehearsal.wait(20)
    if way == "link":
        follow_link(rehearsal, "One timer", "/greenroom/")
    else:
        rehearsal.page.go_back()
        rehearsal.wait(1)
    rehearsal.page.wait_for_selector("practice-timer[data-activity=running]")
    assert rehearsal.page.evaluate("window.sameDocument") is True
    assert rehearsal.seconds == 32
    assert rehearsal.digits == "0:28 left"


def test_timers_do_not_mix(rehearsal: Rehearsal) -> None:
    """Each timer of a page has its own run, even twins with the same limit and no label."""
    rehearsal.open("several/")
    timers = rehearsal.page.locator("practice-timer")
    timers.nth(3).get_by_role("button", name="Start").click()
    rehearsal.wait(5)
    rehearsal.page.reload()
    rehearsal.page.wait_for_selector("practice-timer[data-activity=running]")
    seen = [timers.nth(n).get_attribute("data-activity") for n in range(4)]
    assert seen == ["ready", "ready", "ready", "running"]


def test_abandoned(rehearsal: Rehearsal) -> None:
    """A run left for half a day is not waited for: the timer is ready."""
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.page.goto("about:blank")
    rehearsal.page.clock.fast_forward("13:00:00")
    rehearsal.open()
    assert rehearsal.state == ("ready", "ready")


BROKEN = ["not json", "null", "[]", '{"activity":"running","spent":-1}', '{"activity":"x"}']


def test_broken_storage(rehearsal: Rehearsal) -> None:
    """What is no run in the storage reads as none."""
    rehearsal.open()
    for kept in BROKEN:
        rehearsal.press("Start")
        rehearsal.page.evaluate(
            """kept => {
                const name = Object.keys(localStorage).find((name) => name.includes(".timer."));
                addEventListener("pagehide", () => localStorage.setItem(name, kept));
            }""",
            kept,
        )
        rehearsal.page.reload()
        rehearsal.page.wait_for_selector("practice-timer[data-state]")
        assert rehearsal.state == ("ready", "ready"), kept


def test_storage_refused(rehearsal: Rehearsal) -> None:
    """Without a storage the timer works for as long as its page lives."""
    rehearsal.page.add_init_script(REFUSED)
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.wait(10)
    rehearsal.sleep(10)
    rehearsal.press("Sound")
    rehearsal.press("Pause")
    assert (rehearsal.seconds, rehearsal.state[1]) == (20, "paused")


def test_two_tabs(rehearsal: Rehearsal, timer_site: Site) -> None:
    """Two tabs show one run: an act in one is followed by the other, which overwrites nothing."""
    rehearsal.open()
    other = rehearsal.page.context.new_page()
    other.goto(timer_site.url)
    timer = other.locator("practice-timer")
    rehearsal.press("Start")
    other.wait_for_selector("practice-timer[data-activity=running]")
    rehearsal.wait(10)
    timer.get_by_role("button", name="Pause").click()
    rehearsal.page.wait_for_selector("practice-timer[data-activity=paused]")
    rehearsal.hide()
    rehearsal.page.close()
    other.reload()
    other.wait_for_selector("practice-timer[data-activity=paused]")
    assert timer.evaluate("timer => timer.seconds") == 10


def test_left_tab_overwrites_nothing(rehearsal: Rehearsal, timer_site: Site) -> None:
    """A tab that never heard of another tab's act takes it over when it is left."""
    rehearsal.page.add_init_script(
        """{
            const listen = addEventListener;
            window.addEventListener = (type, ...rest) => {
                if (type !== "storage") listen(type, ...rest);
            };
        }"""
    )
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.wait(10)
    other = rehearsal.page.context.new_page()
    other.goto(timer_site.url)
    other.get_by_role("button", name="Finish").click()
    assert rehearsal.state[1] == "running"
    rehearsal.hide()
    rehearsal.show()
    assert (rehearsal.state[1], rehearsal.seconds) == ("finished", 10)


def test_move_is_no_reset(rehearsal: Rehearsal) -> None:
    """A timer that is moved within the page goes on as though nothing had been."""
    rehearsal.page.add_init_script(LOCKS)
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.wait(10)
    rehearsal.timer.evaluate("timer => document.querySelector('article').append(timer)")
    rehearsal.wait(5)
    assert (rehearsal.seconds, rehearsal.digits) == (15, "0:45 left")
    assert rehearsal.page.evaluate("locks.map((lock) => lock.released)") == [False]
    rehearsal.press("Lap")
    assert len(rehearsal.laps) == 2


def test_removed_and_put_back(rehearsal: Rehearsal) -> None:
    """A timer that was out of the page for a while has counted that while."""
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.page.evaluate(
        "{ window.kept = document.querySelector('practice-timer'); kept.remove() }"
    )
    rehearsal.wait(10)
    rehearsal.page.evaluate("document.querySelector('article').append(kept)")
    assert (rehearsal.seconds, rehearsal.digits) == (10, "0:50 left")


def test_removed_leaves_nothing_running(rehearsal: Rehearsal) -> None:
    """A removed timer writes nothing more, and lets go of the wake lock and the sound."""
    page = rehearsal.page
    for script in (LOCKS, SOUND):
        page.add_init_script(script)
    rehearsal.open()
    rehearsal.press("Sound")
    rehearsal.press("Start")
    rehearsal.wait(3)
    page.evaluate(
        """() => {
            const timer = document.querySelector("practice-timer");
            window.writes = 0;
            timer.remove();
            new MutationObserver((all) => { writes += all.length })
                .observe(timer, {subtree: true, childList: true});
        }"""
    )
    rehearsal.wait(5)
    left = "[writes, locks.every((lock) => lock.released), sounds.map((sound) => sound.state)]"
    assert page.evaluate(left) == [0, True, ["closed"]]


def test_removed_is_freed(rehearsal: Rehearsal) -> None:
    """Nothing holds a removed timer: no listener, no timeout, no list."""
    page = rehearsal.page
    page.goto(rehearsal.site.url + "nothing/")
    until(page, "!!customElements.get('practice-timer')")
    page.evaluate(
        """() => {
            const timer = document.createElement("practice-timer");
            document.querySelector("article").append(timer);
            timer.start();
            window.left = new WeakRef(timer);
        }"""
    )
    rehearsal.wait(3)
    page.evaluate("left.deref().remove()")
    rehearsal.wait(3)
    page.request_gc()
    page.request_gc()  # once for the page, once for what the browser remembers of it
    assert page.evaluate("left.deref() === undefined")


def test_wake_lock(rehearsal: Rehearsal) -> None:
    """The screen stays on while the timer runs, is asked for again on return, let go in a pause."""
    rehearsal.page.add_init_script(LOCKS)
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.page.evaluate("locks[0].released = true")  # as a hidden page loses it
    rehearsal.hide()
    rehearsal.show()
    released = "locks.map((lock) => lock.released)"
    assert rehearsal.page.evaluate(released) == [True, False]
    rehearsal.press("Pause")
    assert rehearsal.page.evaluate(released) == [True, True]


def test_wake_lock_refused(rehearsal: Rehearsal) -> None:
    """A browser that refuses the wake lock loses nothing else."""
    rehearsal.page.add_init_script(NO_LOCKS)
    rehearsal.open()
    rehearsal.press("Start")
    rehearsal.wait(5)
    assert rehearsal.seconds == 5
