"""What a person does with a timer: taps, keys, laps; and what the page is told of it."""

import pytest
from playwright.sync_api import expect
from rehearsal import Rehearsal


@pytest.fixture
def rehearsal(same_rehearsal: Rehearsal) -> Rehearsal:
    """One timer, on the page that all tests here share."""
    return same_rehearsal


@pytest.fixture(autouse=True)
def opened(rehearsal: Rehearsal) -> None:
    """Every test here starts before the pitch."""
    rehearsal.open()


def unfocus(rehearsal: Rehearsal) -> None:
    """Leave the focus nowhere, as after a tap beside everything."""
    rehearsal.page.evaluate("document.activeElement.blur()")


def test_events(rehearsal: Rehearsal) -> None:
    """Events bubble, with the seconds spoken to a tenth; a lap also tells its number and length."""
    rehearsal.press("Start")
    rehearsal.wait(12.34)
    rehearsal.press("Lap")
    rehearsal.wait(20)
    rehearsal.press("Pause")
    rehearsal.wait(99)
    rehearsal.press("Resume")
    rehearsal.press("Lap")
    rehearsal.wait(10)
    rehearsal.press("Finish")
    assert rehearsal.events == [
        ("start", {"seconds": 0}),
        ("lap", {"seconds": 12.3, "lap": 1, "lapSeconds": 12.3}),
        ("pause", {"seconds": 32.3}),
        ("start", {"seconds": 32.3}),
        ("lap", {"seconds": 32.3, "lap": 2, "lapSeconds": 20}),
        ("finish", {"seconds": 42.3}),
    ]


def test_laps(rehearsal: Rehearsal) -> None:
    """Laps are listed newest first, each with its own length, the open one counting."""
    rehearsal.press("Start")
    assert rehearsal.laps == []
    rehearsal.wait(48)
    rehearsal.press("Lap")
    rehearsal.wait(65)
    rehearsal.press("Lap")
    rehearsal.wait(7)
    assert rehearsal.laps == ["Lap 3 0:07", "Lap 2 1:05", "Lap 1 0:48"]
    rehearsal.press("Finish")
    rehearsal.wait(60)
    assert rehearsal.laps == ["Lap 3 0:07", "Lap 2 1:05", "Lap 1 0:48"]


@pytest.mark.parametrize(
    ("seconds", "word", "state"),
    [
        (56, "Finished in time", "running-ok"),
        (60.4, "Finished in time", "running-ok"),
        (67, "Finished, 0:07 over", "over"),
    ],
)
def test_finish(rehearsal: Rehearsal, seconds: float, word: str, state: str) -> None:
    """A finished run keeps its time and judges it by whole seconds, as they are written down."""
    rehearsal.press("Start")
    rehearsal.wait(seconds)
    rehearsal.press("Finish")
    rehearsal.wait(30)
    assert (rehearsal.word, rehearsal.state) == (word, (state, "finished"))
    assert rehearsal.seconds == seconds


def test_start_again(rehearsal: Rehearsal) -> None:
    """After the finish the big button starts a new run from nothing."""
    rehearsal.press("Start")
    rehearsal.wait(20)
    rehearsal.press("Lap")
    rehearsal.press("Finish")
    rehearsal.press("Start again")
    assert (rehearsal.digits, rehearsal.laps) == ("1:00 left", [])


def test_reset_can_be_undone(rehearsal: Rehearsal) -> None:
    """A reset by mistake is taken back: the run has been going all the while."""
    rehearsal.press("Start")
    rehearsal.wait(20)
    rehearsal.press("Reset")
    assert rehearsal.digits == "1:00 left"
    rehearsal.wait(5)
    rehearsal.press("Undo reset")
    assert (rehearsal.digits, rehearsal.state) == ("0:35 left", ("running-ok", "running"))


def test_undo_ends_with_a_new_start(rehearsal: Rehearsal) -> None:
    """A new start leaves nothing to undo."""
    rehearsal.press("Start")
    rehearsal.press("Reset")
    rehearsal.press("Start")
    rehearsal.press("Reset")
    rehearsal.press("Undo reset")
    assert rehearsal.state[1] == "running"
    expect(rehearsal.timer.get_by_role("button", name="Undo reset")).to_have_count(0)


def test_acts_that_make_no_sense(rehearsal: Rehearsal) -> None:
    """What cannot be done now is marked so, keeps its place and does nothing."""
    for name in ("Lap", "Finish", "Reset"):
        button = rehearsal.timer.get_by_role("button", name=name)
        expect(button).to_be_disabled()
        button.click(force=True)
    assert (rehearsal.events, rehearsal.state) == ([], ("ready", "ready"))


def test_keys_inside(rehearsal: Rehearsal) -> None:
    """With the focus in the timer Space starts and pauses, L takes a lap, R resets."""
    keys = rehearsal.page.keyboard
    rehearsal.timer.locator(".timer-main").focus()
    keys.press("Space")
    rehearsal.wait(10)
    keys.press("l")
    keys.press("Space")
    assert (rehearsal.state[1], rehearsal.seconds, len(rehearsal.laps)) == ("paused", 10, 2)
    keys.press("r")
    assert rehearsal.state[1] == "ready"


def test_keys_from_nowhere(rehearsal: Rehearsal) -> None:
    """With the focus nowhere the keys count for the one timer that is under way."""
    rehearsal.press("Start")
    unfocus(rehearsal)
    rehearsal.wait(5)
    keys = rehearsal.page.keyboard
    keys.press("Space")
    assert rehearsal.state[1] == "paused"
    keys.press("Space")
    keys.press("L")  # as with caps lock
    assert (rehearsal.state[1], len(rehearsal.laps)) == ("running", 2)
    keys.press("r")
    assert rehearsal.state[1] == "ready"


def test_no_keys_before_the_start(rehearsal: Rehearsal) -> None:
    """A timer that is not under way leaves Space to the page, which scrolls."""
    rehearsal.page.keyboard.press("Space")
    rehearsal.page.keyboard.press("l")
    assert rehearsal.state[1] == "ready"


def test_no_keys_for_two(rehearsal: Rehearsal) -> None:
    """With two timers under way a key from nowhere would be a guess: neither takes it."""
    rehearsal.open("several/")
    timers = rehearsal.page.locator("practice-timer")
    for nth in (0, 1):
        timers.nth(nth).get_by_role("button", name="Start").click()
    unfocus(rehearsal)
    rehearsal.page.keyboard.press("Space")
    assert [timers.nth(n).get_attribute("data-activity") for n in (0, 1)] == ["running", "running"]


@pytest.mark.parametrize("elsewhere", ["#other", "#field", "main a"])
@pytest.mark.parametrize("key", ["Space", "l", "r"])
def test_keys_are_not_stolen(rehearsal: Rehearsal, elsewhere: str, key: str) -> None:
    """A focused button, field or link elsewhere keeps its keys."""
    rehearsal.press("Start")
    rehearsal.page.locator(elsewhere).first.focus()
    rehearsal.page.keyboard.press(key)
    assert (rehearsal.state[1], rehearsal.laps) == ("running", [])


def test_space_presses_the_focused_button(rehearsal: Rehearsal) -> None:
    """Space on a focused button of the timer presses that button."""
    rehearsal.press("Start")
    rehearsal.wait(3)
    rehearsal.timer.get_by_role("button", name="Lap").focus()
    rehearsal.page.keyboard.press("Space")
    assert (rehearsal.state[1], len(rehearsal.laps)) == ("running", 2)


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta", "Shift"])
def test_no_keys_with_modifiers(rehearsal: Rehearsal, modifier: str) -> None:
    """A key with a modifier belongs to the browser."""
    rehearsal.press("Start")
    unfocus(rehearsal)
    rehearsal.page.evaluate("addEventListener('keydown', (event) => event.preventDefault())")
    rehearsal.page.keyboard.press(f"{modifier}+l")
    assert rehearsal.laps == []


def test_held_key(rehearsal: Rehearsal) -> None:
    """A key held down counts once."""
    rehearsal.press("Start")
    unfocus(rehearsal)
    for _ in range(4):
        rehearsal.page.keyboard.down("l")
    rehearsal.page.keyboard.up("l")
    assert len(rehearsal.laps) == 2


def test_keys_stay_with_the_timer(rehearsal: Rehearsal) -> None:
    """The theme, which has keys of its own, never sees a key that the timer took."""
    rehearsal.press("Start")
    rehearsal.page.evaluate(
        "{ window.keys = []; addEventListener('keydown', ({key}) => keys.push(key)) }"
    )
    unfocus(rehearsal)
    for key in ("l", "Space", "x"):
        rehearsal.page.keyboard.press(key)
    assert rehearsal.page.evaluate("keys") == ["x"]
