"""A run that is recorded from its first word to its last, and what is left of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from practice_page import Mock
from recorder import RECOGNITION, Recorder
from rehearsal import LOCKS, Site
from waiting import until

TRACKS = "streams.flatMap((one) => one.getTracks()).map((track) => track.readyState)"
LET_GO = f"{TRACKS}.every((state) => state === 'ended')"


class RecordedMock(Mock):
    """A run on a phone with a microphone."""

    def __init__(self, page: Page, site: Site) -> None:
        """Listen to the recorder from the first moment on."""
        super().__init__(page, site)
        page.add_init_script(LOCKS)
        self.recorder = Recorder(page, site)

    def record(self) -> None:
        """Switch the recorder on."""
        self.recorder.press("Record")
        self.recorder.wait_for("recording")

    def expect_released(self) -> None:
        """Nobody listens any longer."""
        until(self.page, LET_GO)


@pytest.fixture
def mock(new_page: Callable[..., Page], project_site: Site) -> RecordedMock:
    """The practice page on a phone whose owner allows the microphone."""
    return RecordedMock(new_page(permissions=["microphone"]), project_site)


def spoken_run(mock: RecordedMock) -> None:
    """Pitch, two layers, two questions and the pitch again, all recorded; then the save screen."""
    mock.open("#round=pitch,walkthrough&drill=why-epoll,why-tls-there")
    mock.record()
    mock.speak(5)
    mock.go("Start")
    mock.recorder.wait_for("recording")
    mock.wait(40)
    mock.main.click()
    mock.wait(10)
    mock.press("Done")
    for _ in range(2):
        mock.go("Start")
        mock.recorder.wait_for("recording")
        mock.wait(30)
        mock.go("Done")
        mock.go("Next")
    mock.expect_released()
    mock.jump("prove")
    mock.go("Start")
    mock.recorder.wait_for("recording")
    mock.wait(4)
    mock.go("Done")
    mock.expect_released()
    mock.jump("save")


def test_whole_run_is_recorded(mock: RecordedMock) -> None:
    """Once on, it records each round, marks layers and questions, and can be replayed."""
    spoken_run(mock)
    run = mock.run
    layers = [one["name"] for one in run["packet"]["layers"][:2]]
    questions = [one["asks"] for one in run["packet"]["questions"]]
    until(mock.page, "told.filter(([name]) => name === 'stop').length === 4")
    kept = sorted(mock.recorder.kept()["facts"], key=lambda one: one["started"])
    assert [(one["phase"], one["isWhole"]) for one in kept] == [
        ("pitch.0", True), ("walkthrough", True), ("defence", True), ("pitch.1", True),
    ]  # fmt: skip
    assert [one["id"] for one in run["recordings"]] == [one["id"] for one in kept]
    assert {one["run"] for one in kept} == {run["id"]}
    marks = [[(round(one["at"]), one["label"]) for one in found["marks"]] for found in kept]
    assert marks[1] == [(0, layers[0]), (40, layers[1])]
    assert marks[2] == [(0, questions[0]), (30, questions[1])]
    rows = mock.recorder.rows
    names = mock.recorder.element.locator(".recorder-name").all_inner_texts()
    assert [name.split("\n")[0].strip() for name in names] == [
        "Pitch again", "Defence", "Walk-through", "Pitch",
    ]  # fmt: skip
    rows.nth(2).click()
    until(mock.page, "document.querySelector('voice-recorder audio')?.readyState > 0")
    replayed = mock.recorder.element.locator(".recorder-marks button").all_inner_texts()
    assert [" ".join(text.split()) for text in replayed] == [
        f"0:00 {layers[0]}", f"0:40 {layers[1]}",
    ]  # fmt: skip


@pytest.mark.parametrize("doing", ["recording", "replaying"])
def test_nothing_of_it_is_left_over(mock: RecordedMock, doing: str) -> None:
    """A visit to another page ends it all: microphone, locks, addresses of files, timers."""
    page = mock.page
    mock.open("#layer=tls")
    mock.record()
    mock.go("Start")
    mock.wait(5)
    if doing == "replaying":
        mock.go("Done")
        mock.jump("save")
        mock.recorder.rows.first.click()
        until(page, "document.querySelector('voice-recorder audio')?.readyState > 0")
        assert page.evaluate("urls.size") == 1
    page.evaluate("{ window.gone = document.querySelector('practice-run') }")
    page.evaluate("document.querySelector('.md-logo').click()")
    page.wait_for_selector("practice-run", state="detached")
    mock.expect_released()
    until(page, "recorders.every((one) => one.state === 'inactive')")
    until(page, "navigator.locks.query().then(({held}) => !held.length)")
    left = "[urls.size, locks.filter(({released}) => !released).length]"
    assert page.evaluate(left) == [0, 0]
    page.evaluate(
        """() => {
            window.changes = 0;
            const all = {subtree: true, childList: true, attributes: true, characterData: true};
            new MutationObserver((seen) => (changes += seen.length)).observe(gone, all);
        }"""
    )
    mock.wait(70)
    page.keyboard.press("Space")
    mock.hide()
    mock.show()
    assert page.evaluate("changes") == 0


def test_recordings_go_with_their_run(mock: RecordedMock) -> None:
    """Who deletes a run is told that its recordings go too, and no sound stays behind."""
    mock.open("#round=pitch")
    mock.record()
    mock.go("Start")
    mock.recorder.wait_told("chunk", 1)
    mock.go("Done")
    mock.expect_released()
    mock.recorder.wait_told("stop")
    assert mock.recorder.kept()["chunks"]
    mock.press("Leave")
    expect(mock.element).to_contain_text("keeps one run and one recording (")
    mock.press("Delete")
    mock.press("Delete with its recordings?")
    expect(mock.page.locator(".run-card")).to_have_count(0)
    assert mock.recorder.kept() == {"facts": [], "chunks": []}


def hear(mock: RecordedMock, text: str) -> None:
    """The browser understands something."""
    mock.page.evaluate("text => recognisers.at(-1).say(text, true)", text)


def test_live_transcript_of_a_walkthrough(mock: RecordedMock) -> None:
    """What is understood goes to the layer that is being explained, and can be read at review."""
    mock.page.add_init_script(RECOGNITION)
    mock.open("#round=walkthrough")
    mock.recorder.element.get_by_label("Live transcript").check()
    mock.recorder.press("Start transcript")
    mock.wait(1)
    mock.recorder.wait_for("recording")
    mock.go("Start")
    hear(mock, "It listens.")
    mock.main.click()
    hear(mock, "It waits.")
    mock.press("Done")
    mock.expect_screen("review-walkthrough")
    assert [one["said"] for one in mock.run["walkthrough"]["layers"][:3]] == [
        "It listens.", "It waits.", "",
    ]  # fmt: skip
    assert mock.run["recordings"] == []
    name = mock.run["packet"]["layers"][1]["name"]
    expect(mock.page.get_by_label(name, exact=True)).to_have_value("It waits.")
