"""Nothing of a run is lost: reload, a killed browser, a hidden page, a second tab, a full store."""

from collections.abc import Callable
from typing import Any

import pytest
from device import Device
from playwright.sync_api import Page, expect
from practice_page import Mock
from rehearsal import Site
from storages import KEEPS_NOTHING, LATE, unanswered
from waiting import until

FORBIDDEN = """indexedDB.open = () => { throw new DOMException("no", "SecurityError") };"""
FULL = """IDBObjectStore.prototype.put = () => {
    throw new DOMException("full", "QuotaExceededError");
};"""
BLOCKED = f"""{{
    const no = async () => {{ throw new DOMException("no", "SecurityError") }};
    Object.defineProperty(navigator, "locks", {{value: {{query: no, request: no}}}});
    {FORBIDDEN}
}}"""
"""What Chromium does for whoever blocks cookies."""
SILENT = "indexedDB.open = () => { window.isAsked = true; return new EventTarget(); };"
NO_LOCKS = """Object.defineProperty(navigator, "locks", {value: undefined});"""


@pytest.fixture
def mock(page: Page, project_site: Site) -> Mock:
    """The practice page on a phone."""
    return Mock(page, project_site)


def ready(mock: Mock) -> None:
    """Past the first screen, nothing said yet."""
    mock.begin("#round=pitch,walkthrough")
    past_the_pitch(mock)


def past_the_pitch(mock: Mock) -> None:
    """The first screen is spoken."""
    mock.go("Start")
    mock.wait(5)
    mock.go("Done")
    mock.expect_screen("walkthrough")


def running(mock: Mock) -> None:
    """In the middle of a layer."""
    ready(mock)
    mock.go("Start")
    mock.wait(40)
    mock.main.click()
    mock.wait(10)


def paused(mock: Mock) -> None:
    """Interrupted."""
    running(mock)
    mock.press("Pause")


def typing(mock: Mock) -> None:
    """In the middle of a word."""
    mock.begin("#round=pitch")
    mock.jump("improve")
    mock.page.get_by_label("Next time").press_sequentially("Say the resu")


def reviewing(mock: Mock) -> None:
    """Between two checks."""
    mock.begin("#drill=why-epoll")
    mock.jump("review-answer")
    mock.press("Hard")


def saving(mock: Mock) -> None:
    """On the last screen."""
    mock.begin("#round=pitch")
    mock.jump("save")


STATES = [ready, running, paused, typing, reviewing, saving]


def lasting(run: dict[str, Any]) -> dict[str, Any]:
    """What nobody's going away changes."""
    return {name: value for name, value in run.items() if name not in ("touched", "clocks")}


def expect_continued(mock: Mock, before: dict[str, Any], state: Callable[..., None]) -> None:
    """The run is found, and goes on where it was."""
    mock.press("Continue where you were")
    expect(mock.main).to_be_visible()
    after = mock.run
    assert lasting(after) == lasting(before), state
    key = before["plan"][before["at"]].get("key")
    activities = [run["clocks"][key]["activity"] for run in (before, after) if key]
    assert len(set(activities)) < 2, state


def test_every_state_survives_a_reload(mock: Mock) -> None:
    """Whatever a run was doing, "continue where you were" finds it there, with the clock right."""
    mock.open()
    for state in STATES:
        state(mock)
        before = mock.run
        mock.page.reload()
        expect_continued(mock, before, state)
        if state is running:
            mock.press("Done")
            assert mock.run["walkthrough"]["seconds"] == 50


def test_every_state_survives_a_killed_browser(phone: Device, project_site: Site) -> None:
    """So it is when the browser itself is killed in the middle of it, told of nothing."""
    mock = Mock(phone.start(), project_site)
    mock.open()
    for times, state in enumerate(STATES, start=1):
        state(mock)
        before = mock.run
        mock.until_kept(lambda kept, before=before: lasting(kept[0]) == lasting(before))
        phone.kill()
        mock = Mock(phone.start(), project_site)
        mock.page.clock.fast_forward(times * 100_000)
        mock.open()
        expect_continued(mock, before, state)
        if state is running:
            begun = (
                before["clocks"]["walkthrough"]["since"] - before["clocks"]["walkthrough"]["spent"]
            )
            mock.press("Done")
            spoken = mock.page.evaluate("Date.now()") - begun
            assert mock.run["walkthrough"]["seconds"] == spoken // 1000 > 60


def test_each_letter_is_on_the_disk(mock: Mock) -> None:
    """What is typed is in the database at once, not at the next pause."""
    mock.open()
    typing(mock)
    mock.until_kept(lambda kept: kept[0]["improvements"]["pitch"]["text"] == "Say the resu")


def test_hidden_for_five_minutes(mock: Mock) -> None:
    """A page that slept for five minutes shows five minutes more, and says what was missed."""
    mock.open("#round=pitch")
    mock.go("Start")
    mock.wait(20)
    mock.sleep(300)
    assert mock.digits == "+4:20 over"
    expect(mock.status).to_have_text("Time. Ended 4 minutes 20 seconds ago.")


def test_wall_clock_that_jumps(mock: Mock) -> None:
    """A wall clock that is set while somebody speaks changes nothing, also after a reload."""
    mock.open("#round=pitch")
    mock.go("Start")
    mock.wait(10)
    mock.set_wall_clock(3600)
    mock.wait(5)
    assert mock.digits == "0:45 left"
    mock.hide()
    mock.until_kept(lambda kept: kept[0]["clocks"]["pitch.0"]["spent"] == 15_000)


def test_second_tab_says_so(mock: Mock) -> None:
    """A second tab says that a run is open elsewhere, and writes nothing until it takes over."""
    mock.open()
    running(mock)
    other = Mock(mock.page.context.new_page(), mock.site)
    other.open()
    expect(other.element).to_contain_text("A run is open in another tab")
    before = mock.kept
    other.hide()
    other.show()
    assert mock.kept == before
    other.press("Go on here")
    expect(other.main).to_be_visible()
    mock.expect_lobby()
    expect(mock.element).to_contain_text("A run is open in another tab")


def test_second_tab_without_locks(mock: Mock) -> None:
    """Where the browser has no locks, signs of life in the store tell the second tab."""
    mock.page.context.add_init_script(NO_LOCKS)
    mock.open()
    running(mock)
    other = Mock(mock.page.context.new_page(), mock.site)
    other.page.clock.fast_forward(50_000)
    mock.wait(2)
    other.open()
    expect(other.element).to_contain_text("A run is open in another tab")


def test_own_lock_is_no_other_tab(mock: Mock) -> None:
    """Whoever leaves a run is not told that it is open in another tab."""
    mock.open()
    ready(mock)
    mock.press("Leave")
    expect(mock.card).to_be_visible()
    expect(mock.element).not_to_contain_text("another tab")


def works_all_the_same(mock: Mock, words: str) -> None:
    """Rehearse a pitch, leave it and go on with it, while the page says what is wrong."""
    mock.start("Pitch")
    expect(mock.element).to_contain_text(words)
    mock.speak(50)
    mock.press("Leave")
    expect(mock.card).to_contain_text("Round 1: elevator pitch 0:50")
    mock.press("Continue where you were")
    mock.expect_screen("review-pitch")


@pytest.mark.parametrize(
    ("script", "words"),
    [
        (FORBIDDEN, KEEPS_NOTHING),
        (BLOCKED, KEEPS_NOTHING),
        (FULL, "The storage of this device is full"),
    ],
    ids=["forbidden", "cookies blocked", "full"],
)
def test_storage_that_refuses(mock: Mock, script: str, words: str) -> None:
    """A storage that is forbidden or full is said at the start; the run works all the same."""
    mock.page.add_init_script(script)
    mock.open()
    expect(mock.element).to_contain_text(words)
    works_all_the_same(mock, words)


def test_storage_that_never_answers(mock: Mock) -> None:
    """A storage that says nothing is not waited for; the run works all the same."""
    unanswered(mock, "practice/", SILENT)
    works_all_the_same(mock, KEEPS_NOTHING)


def test_storage_that_answers_late(mock: Mock) -> None:
    """A storage that answers late keeps what was spoken until then, and shows what it had."""
    unanswered(mock, "practice/", LATE)
    mock.start("Pitch")
    mock.speak(50)
    expect(mock.element).to_contain_text(KEEPS_NOTHING)
    mock.wait(10)
    expect(mock.element).not_to_contain_text(KEEPS_NOTHING)
    unanswered(mock, "practice/", LATE)
    mock.wait(60)
    expect(mock.card).to_contain_text("Round 1: elevator pitch 0:50")
    expect(mock.element).not_to_contain_text(KEEPS_NOTHING)


NEWER = """async () => {
    const asked = indexedDB.open("/greenroom/.practice", 2);
    asked.onupgradeneeded = () => asked.result.createObjectStore("later").put(1, "one");
    const db = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    db.close();
}"""
"""What a later version of the site does to its database."""
LATER = """async () => {
    const asked = indexedDB.open("/greenroom/.practice");
    const db = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const kept = db.transaction("later").objectStore("later").getAll();
    await new Promise((done) => (kept.onsuccess = done));
    db.close();
    return [db.version, [...db.objectStoreNames], kept.result];
}"""
FUTURE = "rehearsals of a newer version of this site"


def test_database_of_a_newer_site(mock: Mock) -> None:
    """What a newer version of the site keeps is left alone, and said; a run works all the same."""
    mock.page.goto(f"{mock.site.url}rules/")
    mock.page.evaluate(NEWER)
    mock.page.goto(f"{mock.site.url}practice/")
    expect(mock.element).to_contain_text(FUTURE)
    mock.start("Pitch")
    expect(mock.element).to_contain_text(FUTURE)
    mock.speak(50)
    mock.expect_screen("review-pitch")
    assert mock.page.evaluate(LATER) == [2, ["later"], [1]]


def test_newer_site_in_another_tab(mock: Mock) -> None:
    """A tab of a newer version is not held up; the run in this one says that it is kept no more."""
    mock.open("#round=pitch")
    mock.go("Start")
    other = mock.page.context.new_page()
    other.goto(f"{mock.site.url}rules/")
    other.evaluate(NEWER)
    mock.wait(50)
    mock.go("Done")
    expect(mock.page.locator(".run-trouble")).to_contain_text(FUTURE)
    mock.expect_screen("review-pitch")


def test_database_that_is_closed(mock: Mock) -> None:
    """A database that the browser drops in a run is opened anew, and the whole run is in it."""
    mock.open("#round=pitch")
    mock.go("Start")
    cleared = {"origin": mock.site.url.removesuffix("/greenroom/"), "storageTypes": "indexeddb"}
    mock.page.context.new_cdp_session(mock.page).send("Storage.clearDataForOrigin", cleared)
    mock.page.wait_for_timeout(100)
    mock.wait(50)
    mock.go("Done")
    mock.until_kept(lambda kept: [one["pitch"]["attempts"][0]["seconds"] for one in kept] == [50])
    expect(mock.page.locator(".run-trouble")).to_be_hidden()


def test_storage_gone_at_the_next_visit(mock: Mock) -> None:
    """Where the browser cleared all away, as Safari does in time, a new run is kept."""
    mock.open()
    running(mock)
    address = mock.page.url
    mock.page.goto("about:blank")
    cleared = {"origin": mock.site.url.removesuffix("/greenroom/"), "storageTypes": "all"}
    mock.page.context.new_cdp_session(mock.page).send("Storage.clearDataForOrigin", cleared)
    mock.page.goto(address)
    mock.expect_lobby()
    expect(mock.page.locator(".run-card, .run-trouble")).to_have_count(0)
    mock.start("Pitch")
    mock.speak(50)
    mock.until_kept(lambda kept: [one["pitch"]["attempts"][0]["seconds"] for one in kept] == [50])


def test_names_in_the_storage(mock: Mock) -> None:
    """All sites of a host share their storage: each name starts with this site's path."""
    mock.open()
    running(mock)
    names = mock.page.evaluate("indexedDB.databases().then((all) => all.map(({name}) => name))")
    locks = mock.page.evaluate(
        "navigator.locks.query().then(({held}) => held.map(({name}) => name))"
    )
    assert [*names, *locks] == ["/greenroom/.practice", "/greenroom/.practice"]


def test_history_of_this_device(mock: Mock) -> None:
    """Runs that were not saved stay on the practice page, with times, improvements and figures."""
    mock.open("#round=pitch")
    mock.speak(58)
    mock.jump("review-pitch")
    mock.page.get_by_label("What you said").fill("It answers 20,000 requests a second. " * 20)
    figures = "120 words · 124 a minute, slow · no fillers · a result at the end"
    expect(mock.element).to_contain_text(figures)
    mock.jump("improve")
    mock.page.get_by_label("Next time").fill("Result first.")
    mock.jump("save")
    mock.go("Close")
    card = mock.page.locator(".run-card")
    expect(card).to_contain_text("Round 1: elevator pitch 0:58")
    expect(card).to_contain_text(f"The pitch {figures}")
    expect(card).to_contain_text("Result first.")
    expect(mock.element).to_contain_text("This device keeps one run")
    mock.press("Delete")
    mock.press("Delete for good?")
    expect(card).to_have_count(0)
    assert mock.kept == []


def test_link_that_was_only_opened(mock: Mock) -> None:
    """A run in which nothing was done leaves no trace."""
    mock.open("#round=pitch")
    mock.press("Leave")
    mock.expect_lobby()
    expect(mock.page.locator(".run-card")).to_have_count(0)


def test_back_button(mock: Mock) -> None:
    """Back goes one screen back inside the run, then to the lobby; forward comes in again."""
    mock.open("#round=pitch,walkthrough")
    past_the_pitch(mock)
    mock.go("Start")
    mock.wait(12)
    mock.page.go_back()
    mock.expect_screen("pitch")
    assert mock.run["pitch"]["attempts"][0]["seconds"] == 5
    mock.page.go_forward()
    mock.expect_screen("walkthrough")
    assert mock.digits == "9:48 left"
    mock.press("Back")
    mock.expect_screen("pitch")
    mock.page.go_back()
    mock.expect_lobby()
    mock.page.go_forward()
    mock.expect_screen("pitch")


def test_page_that_the_theme_fetches_anew(mock: Mock) -> None:
    """The theme's first "back" puts the same page in its own place: the run's nodes move over."""
    mock.open("#round=pitch,walkthrough")
    past_the_pitch(mock)
    mock.page.evaluate("document.querySelector('.run-frame').isSame = true")
    mock.page.evaluate("window.first = document.querySelector('practice-run')")
    mock.page.go_back()
    until(mock.page, "!first.isConnected")
    mock.expect_screen("pitch")
    assert mock.page.evaluate("document.querySelector('.run-frame').isSame")
    expect(mock.title).to_be_focused()


def test_back_after_continuing(mock: Mock) -> None:
    """After a reload and "continue", back is still the screen before."""
    mock.open()
    typing(mock)
    mock.page.goto("about:blank")
    mock.open()
    mock.press("Continue where you were")
    mock.expect_screen("improve")
    mock.page.go_back()
    mock.expect_screen("held")


def test_instant_navigation(mock: Mock) -> None:
    """A run goes on while another page is looked at, and is on its screen again after "back"."""
    mock.open("#round=pitch")
    mock.page.evaluate("window.sameDocument = true")
    mock.go("Start")
    mock.wait(10)
    mock.page.evaluate("document.querySelector('.md-logo').click()")
    mock.page.wait_for_selector("practice-run", state="detached")
    mock.wait(20)
    mock.page.go_back()
    mock.wait(1)
    expect(mock.main).to_have_text("Done")
    assert mock.digits == "0:29 left"
    assert mock.page.evaluate("sameDocument")
