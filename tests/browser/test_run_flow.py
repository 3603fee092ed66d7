"""A rehearsal on the practice page, from the first tap to the last screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from practice_page import Mock
from rehearsal import Site

LOCKS = """{
    window.locks = [];
    const request = async () => {
        const lock = {released: false, release: async () => { lock.released = true }};
        locks.push(lock);
        return lock;
    };
    Object.defineProperty(navigator, "wakeLock", {value: {request}});
}"""
VOICE = """{
    window.spoken = [];
    speechSynthesis.speak = (one) => spoken.push(one.text);
    speechSynthesis.cancel = () => spoken.push("");
}"""


@pytest.fixture
def mock(page: Page, project_site: Site) -> Mock:
    """The practice page on a phone."""
    return Mock(page, project_site)


def test_full_mock(mock: Mock) -> None:
    """From one tap to the save screen: every round spoken, reviewed, improved, and proven."""
    mock.open()
    mock.start()
    mock.speak(64)
    mock.page.get_by_label("Where did you hesitate?").fill("The p99 figure")
    mock.go("Next")
    mock.speak(71)
    mock.go("Start")
    layers = len(mock.run["walkthrough"]["layers"])
    for _ in range(layers - 1):
        mock.wait(50)
        mock.press("Does")
        mock.main.click()
    mock.wait(55)
    mock.go("Done")
    questions = len(mock.run["defence"]["answers"])
    for n in range(questions):
        expect(mock.where).to_have_text(f"Question {n + 1} of {questions}")
        mock.speak(80)
        mock.go("Next")
    mock.go("Next")  # the pitch
    mock.go("Next")  # the walk-through
    for _ in range(questions):
        mock.press("Good")
        mock.go("Next")
    mock.expect_screen("held")
    mock.go("Next")
    for text in ("Result first.", "Name the join.", "Cite the record."):
        expect(mock.main).to_have_text("Not now")
        mock.page.get_by_label("Next time").fill(text)
        mock.go("Next")
    mock.speak(56)
    expect(mock.element.get_by_text("0:15 shorter.")).to_be_visible()
    mock.go("Next")
    mock.expect_screen("save")
    run = mock.run
    assert run["finished"] is True
    assert run["warmup"] == {
        "seconds": 64, "hesitated": "The p99 figure", "forgot": "", "unnecessary": "",
    }  # fmt: skip
    assert [one["seconds"] for one in run["pitch"]["attempts"]] == [71, 56]
    assert run["walkthrough"]["seconds"] == 50 * (layers - 1) + 55
    assert [one["seconds"] for one in run["walkthrough"]["layers"]] == [50] * (layers - 1) + [55]
    assert run["walkthrough"]["layers"][0]["covered"] == ["does"]
    assert {one["recall"] for one in run["defence"]["answers"]} == {"good"}
    assert [one["text"] for one in run["improvements"].values()] == [
        "Result first.", "Name the join.", "Cite the record.",
    ]  # fmt: skip
    assert mock.kept == [run]


def test_pitch_is_hidden(mock: Mock) -> None:
    """Whoever speaks the pitch cannot read it; after it they can."""
    mock.open("#round=pitch")
    opening = mock.run["packet"]["pitch"].split(".")[0]
    assert opening
    expect(mock.page.locator("body")).not_to_contain_text(opening, use_inner_text=True)
    mock.speak(50)
    mock.page.get_by_text("The text in the packet").click()
    expect(mock.element).to_contain_text(opening, use_inner_text=True)


def test_points_come_after_the_answer(mock: Mock) -> None:
    """Points and record of a question are not in the page before it is answered."""
    mock.open("#drill=why-epoll")
    question = mock.run["packet"]["questions"][0]
    record = mock.run["packet"]["records"][0]["title"]
    expect(mock.element).to_contain_text(question["asks"])
    expect(mock.element).not_to_contain_text(question["points"][-1])
    expect(mock.element).not_to_contain_text(record)
    mock.speak(70)
    expect(mock.element).to_contain_text(question["points"][-1])
    mock.press(f"ADR 1: {record}")
    assert mock.run["defence"]["answers"][0]["adrs"] == [1]


def test_probe_on_demand(mock: Mock) -> None:
    """A probe appears when it is asked for, one at a time, until there are no more."""
    mock.open("#drill=why-epoll")
    probes = mock.run["packet"]["questions"][0]["probes"]
    mock.go("Start")
    for probe in probes:
        expect(mock.page.locator(".run-probe")).not_to_have_text(probe)
        mock.press("Probe me")
        expect(mock.page.locator(".run-probe")).to_have_text(probe)
    expect(mock.element.get_by_role("button", name="Probe me")).to_have_count(0)


def test_hindsight(mock: Mock) -> None:
    """Who would say it differently today can say so, with an answer's points in view."""
    mock.open("#drill=why-epoll")
    mock.speak(70)
    expect(mock.page.get_by_label("In hindsight")).to_be_hidden()
    mock.press("I would say differently today")
    expect(mock.page.get_by_label("In hindsight")).to_be_focused()
    mock.page.keyboard.type("io_uring")
    assert mock.run["defence"]["answers"][0]["hindsight"] == "io_uring"


def test_voice_asks(mock: Mock) -> None:
    """With the voice switched on, the device asks each question aloud, and is quiet after."""
    mock.page.add_init_script(VOICE)
    mock.open()
    mock.press("Voice asks")
    mock.page.evaluate("location.hash = '#drill=why-epoll'")
    expect(mock.main).to_be_visible()
    asks = mock.run["packet"]["questions"][0]["asks"]
    assert mock.page.evaluate("spoken.filter(Boolean)") == [asks]
    mock.speak(1)
    assert mock.page.evaluate("spoken.at(-1)") == ""


def test_pace_of_the_walkthrough(mock: Mock) -> None:
    """A line tells whether the round will fit: behind after a layer that took two shares."""
    mock.open("#round=walkthrough")
    share = 600 / len(mock.run["walkthrough"]["layers"])
    mock.go("Start")
    pace = mock.page.locator(".run-pace")
    expect(pace).to_have_text("Pace: on time")
    mock.wait(share + 10)
    expect(pace).to_have_text("Pace: 10 s behind")


def test_earlier_improvements(mock: Mock) -> None:
    """An open improvement can be said to have held, or written again."""
    mock.open("#round=pitch")
    first, second = (one["id"] for one in mock.run["packet"]["improvements"][:2])
    mock.jump("held")
    rows = mock.page.locator(".run-choice")
    rows.nth(0).get_by_role("button", name="It held").click()
    rows.nth(1).get_by_role("button", name="Again").click()
    held = mock.run["held"]
    assert (held[first], held[second]) == ("held", "again")


def test_unfinished_run_can_be_saved(mock: Mock) -> None:
    """Without an improvement the save screen is reached, and says what is missing."""
    mock.open("#round=pitch")
    mock.jump("save")
    expect(mock.element).to_contain_text("Not done yet: one improvement is missing for Round 1")
    assert mock.run["finished"] is False


@pytest.mark.parametrize(
    ("fragment", "screen"),
    [
        ("#round=pitch,walkthrough,defence", "warmup"),
        ("#round=defence", "answer"),
        ("#layer=tls", "layer"),
        ("#drill=why-epoll", "answer"),
        ("#improvement=say-who-needs-it&round=pitch", "focus"),
        ("#drill=why-epoll&round=walkthrough", "walkthrough"),
    ],
)
def test_fragment_starts(mock: Mock, fragment: str, screen: str) -> None:
    """A link's fragment starts exactly what it names."""
    mock.open(fragment)
    mock.expect_screen(screen)


@pytest.mark.parametrize("fragment", ["#round-1", "#drill=gone", "#round=lunch", "#="])
def test_fragment_starts_nothing(mock: Mock, fragment: str) -> None:
    """A plain anchor, or what the packet no longer knows, starts nothing."""
    mock.open(fragment)
    mock.expect_lobby()


def test_link_on_the_page_starts(mock: Mock) -> None:
    """A start link on the practice page itself starts without loading anything."""
    mock.open()
    mock.page.evaluate(
        """document.querySelector("article h1").insertAdjacentHTML(
            "afterend", '<p><a id="go" href="#layer=tls">Go</a></p>')"""
    )
    mock.page.locator("#go").click()
    mock.expect_screen("layer")


def test_keyboard(new_page: Callable[..., Page], project_site: Site) -> None:
    """Space is the main button and P pauses; the theme's own keys stay asleep."""
    mock = Mock(new_page(viewport={"width": 1280, "height": 800}, has_touch=False), project_site)
    mock.open("#round=pitch")
    press = mock.page.keyboard.press
    expect(mock.title).to_be_focused()
    press("Space")
    assert mock.run["clocks"]["pitch.0"]["activity"] == "running"
    press("p")
    assert mock.run["clocks"]["pitch.0"]["activity"] == "paused"
    for key in ("n", ".", ",", "s", "f", "/"):
        press(key)
    mock.expect_screen("pitch")
    expect(mock.page.locator("[data-md-component=search-query]")).not_to_be_focused()


def test_keys_are_letters_in_a_note(mock: Mock) -> None:
    """Somebody who types a note types spaces and letters, and presses nothing."""
    mock.open("#round=pitch")
    mock.jump("improve")
    mock.page.get_by_label("Next time").focus()
    mock.page.keyboard.type("p n pause")
    assert mock.run["improvements"]["pitch"]["text"] == "p n pause"
    mock.expect_screen("improve")


def test_focus_follows_the_screen(mock: Mock) -> None:
    """Each screen is announced by its heading, which takes the focus."""
    mock.open("#round=pitch")
    expect(mock.title).to_be_focused()
    mock.speak(5)
    expect(mock.title).to_have_text("Review: the pitch")
    expect(mock.title).to_be_focused()


def test_thresholds_are_told(mock: Mock) -> None:
    """A screen reader hears the start and the thresholds, and nothing each second."""
    mock.open("#round=pitch")
    mock.go("Start")
    expect(mock.status).to_have_text("Started. 60 seconds.")
    mock.wait(20)
    expect(mock.status).to_have_text("Started. 60 seconds.")
    mock.wait(30)
    expect(mock.status).to_have_text("10 seconds left.")


def test_screen_stays_on(mock: Mock) -> None:
    """The screen is kept on while a run is open, asked for again after a return, and let go."""
    mock.page.add_init_script(LOCKS)
    mock.open("#round=pitch")
    assert mock.page.evaluate("locks.map(({released}) => released)") == [False]
    mock.page.evaluate("locks[0].released = true")
    mock.hide()
    mock.show()
    assert mock.page.evaluate("locks.length") == 2
    mock.press("Leave")
    mock.expect_lobby()
    assert mock.page.evaluate("locks.every(({released}) => released)")


def test_nothing_is_left_over(mock: Mock) -> None:
    """A runner that was removed while somebody spoke holds no lock and counts no more."""
    mock.page.add_init_script(LOCKS)
    mock.open("#round=pitch")
    mock.go("Start")
    mock.wait(5)
    mock.page.evaluate("{ window.gone = document.querySelector('practice-run'); gone.remove() }")
    mock.page.evaluate("new Promise((done) => queueMicrotask(() => queueMicrotask(done)))")
    changes = """async () => {
        let count = 0;
        const watch = new MutationObserver((all) => (count += all.length));
        const all = {subtree: true, childList: true, attributes: true, characterData: true};
        watch.observe(gone, all);
        window.changes = () => (watch.takeRecords().length + count);
    }"""
    mock.page.evaluate(changes)
    mock.wait(70)
    mock.page.keyboard.press("Space")
    mock.hide()
    mock.show()
    assert mock.page.evaluate("changes()") == 0
    assert mock.page.evaluate("locks.every(({released}) => released)")
    assert mock.page.evaluate("navigator.locks.query().then(({held}) => held.length)") == 0
