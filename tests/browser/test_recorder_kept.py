"""What was recorded outlives a crash, is replayed, and leaves the device only by hand."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from barriers import barriers
from device import Device
from playwright.sync_api import Page
from recorder import Recorder
from rehearsal import Site
from waiting import until

SHARING = """{
    window.shared = [];
    navigator.canShare = ({files}) => files.length === 1;
    navigator.share = async ({files: [{name, type, size}]}) => { shared.push([name, type, size]) };
}"""
TRACKS = "streams.flatMap((one) => one.getTracks()).map((track) => track.readyState)"
TARGETS = "voice-recorder :is(button, a, label, [type=range])"
TOO_SMALL = f"""() => [...document.querySelectorAll("{TARGETS}")]
    .filter((one) => one.checkVisibility())
    .map((one) => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 43.9 || box.height < 43.9)"""
SAFARI = """
    Object.defineProperty(navigator, "vendor", {value: "Apple Computer, Inc."});
    MediaRecorder.isTypeSupported = (type) => type === "audio/mp4";
"""
"""A recorder's own limits, on a recorder of Chromium's, which knows MP4 too."""
ENDLESS = """Object.defineProperty(HTMLMediaElement.prototype, "duration", {get: () => Infinity})"""


def test_killed_browser(phone: Device, recorder_site: Site) -> None:
    """A browser that is killed while recording keeps every second that it has told, playable."""
    recorder = Recorder(phone.start(), recorder_site)
    recorder.open()
    recorder.listen(chunks=3)
    told = recorder.told("chunk")
    phone.kill()
    recorder = Recorder(phone.start(), recorder_site)
    recorder.open()
    recorder.rows.first.wait_for()
    kept = recorder.kept()
    assert [len(chunk["bytes"]) for chunk in kept["chunks"]][: len(told)] == [
        one["bytes"] for one in told
    ]
    assert kept["facts"][0]["ms"] >= told[-1]["seconds"] * 1000 - 50
    assert told[-1]["seconds"] - told[-2]["seconds"] < 1.5
    assert "broke off, kept until then" in recorder.text
    recorder.unfold()


@pytest.mark.parametrize("way", ["reload", "link"])
def test_page_left(recorder: Recorder, way: str) -> None:
    """A reload or a visit to another page ends a recording; what was told as stored is there."""
    recorder.open()
    recorder.listen(chunks=1)
    told = recorder.told("chunk")[0]["bytes"]
    if way == "reload":
        recorder.page.reload()
    else:
        recorder.page.get_by_role("link", name="link away").click()
        recorder.page.wait_for_selector("voice-recorder", state="detached")
        until(recorder.page, f"{TRACKS}.every((state) => state === 'ended')")
        recorder.page.locator("article").get_by_role("link", name="A recorder").click()
    recorder.rows.first.wait_for()
    assert (recorder.state, len(recorder.kept()["chunks"][0]["bytes"])) == ("off", told)


def test_removed_leaves_nothing(recorder: Recorder) -> None:
    """A removed recorder holds no track, no recorder, no lock and no address of a file."""
    recorder.open()
    recorder.record()
    recorder.unfold()
    assert recorder.page.evaluate("urls.size") == 1
    recorder.element.evaluate("element => element.remove()")
    assert recorder.page.evaluate("urls.size") == 0
    recorder.page.evaluate(
        "document.querySelector('article').append(document.createElement('voice-recorder'))"
    )
    recorder.listen()
    recorder.element.evaluate("element => element.remove()")
    until(recorder.page, f"{TRACKS}.every((state) => state === 'ended')")
    until(recorder.page, "recorders.every((one) => one.state === 'inactive')")
    until(recorder.page, "navigator.locks.query().then(({held}) => !held.length)")


def test_nothing_plays_into_a_recording(recorder: Recorder) -> None:
    """A replay ends when a recording starts."""
    recorder.open()
    recorder.record()
    recorder.unfold()
    recorder.listen()
    assert recorder.page.locator("audio").count() == 0
    assert recorder.page.evaluate("urls.size") == 0


def test_removed_is_freed(recorder: Recorder) -> None:
    """Nothing holds a removed recorder, even one that was replaying or recording."""
    page = recorder.page
    page.goto(recorder.site.url + "nothing/")
    until(page, "!!customElements.get('voice-recorder')")
    page.evaluate(
        """async () => {
            const until = async (is) => { while (!is()) await new Promise(requestAnimationFrame) };
            const one = document.createElement("voice-recorder");
            window.left = new WeakRef(one);
            document.querySelector("article").append(one);
            await one.start();
            await one.stop();
            await until(() => one.querySelector(".recorder-row"));
            // an event that does not bubble: the theme remembers the last target of one that does
            one.querySelector(".recorder-row").dispatchEvent(new Event("click"));
            await until(() => one.querySelector("audio")?.readyState > 0);
            await one.start();
            one.remove();
        }"""
    )
    until(page, "recorders.every((one) => one.state === 'inactive')")
    until(page, "navigator.locks.query().then(({held}) => !held.length)")
    page.evaluate("recorders.length = streams.length = 0")
    page.request_gc()
    page.request_gc()
    assert page.evaluate("left.deref() === undefined")


def test_move_is_no_stop(recorder: Recorder) -> None:
    """A recorder that is moved within the page goes on."""
    recorder.open()
    recorder.listen()
    recorder.element.evaluate("element => document.querySelector('article').append(element)")
    recorder.wait_told("chunk")
    assert recorder.state == "recording"
    recorder.press("Stop")
    recorder.wait_for("stopped")


def test_put_back(recorder: Recorder) -> None:
    """A recorder that was removed and put back lists what it kept, and records again."""
    recorder.open()
    recorder.listen()
    recorder.page.evaluate(
        "{ window.one = document.querySelector('voice-recorder'); one.remove() }"
    )
    until(recorder.page, "one.state === 'stopped'")
    recorder.page.evaluate("document.querySelector('article').append(one)")
    recorder.rows.first.wait_for()
    recorder.listen()


def test_replay(recorder_with: Callable[..., Recorder]) -> None:
    """A replay runs to its end, and shows the length that the file does not know."""
    recorder = recorder_with(ENDLESS)
    recorder.open()
    recorder.record()
    length = recorder.kept()["facts"][0]["ms"] / 1000
    recorder.unfold()
    assert float(recorder.element.get_by_label("Position").get_attribute("max")) == round(length, 1)
    recorder.press("Play")
    until(recorder.page, "document.querySelector('audio').ended")
    assert recorder.button("Play").is_visible()
    slider = recorder.element.get_by_label("Position")
    assert float(slider.input_value()) == float(slider.get_attribute("max"))


def test_marks_seek(recorder: Recorder) -> None:
    """A mark plays from its second, and its words are text."""
    recorder.open()
    recorder.listen(chunks=1)
    at = recorder.call("mark", "<b>Layer</b>")
    recorder.wait_told("chunk", 2)
    recorder.press("Stop")
    recorder.rows.first.wait_for()
    recorder.unfold()
    mark = recorder.element.locator(".recorder-marks button")
    assert " ".join(mark.inner_text().split()) == f"0:{int(at):02} <b>Layer</b>"
    recorder.audio("audio.addEventListener('seeked', () => { window.sought = audio.currentTime })")
    mark.click()
    until(recorder.page, "window.sought")
    assert recorder.page.evaluate("sought") == pytest.approx(at, abs=0.01)


def test_position_by_hand(recorder: Recorder) -> None:
    """The slider moves the replay, and says its position in words."""
    recorder.open()
    recorder.record(chunks=1)
    recorder.unfold()
    slider = recorder.element.get_by_label("Position")
    slider.fill("0.5")
    assert recorder.audio("audio.currentTime") == 0.5
    assert re.fullmatch(r"0:00 of 0:\d\d", slider.get_attribute("aria-valuetext"))


def test_download(recorder: Recorder, tmp_path: Path) -> None:
    """A downloaded file is the chunks, byte for byte, named by run and phase."""
    recorder.open()
    recorder.record(chunks=1)
    recorder.unfold()
    with recorder.page.expect_download() as downloading:
        recorder.element.get_by_role("link", name="Download").click()
    downloading.value.save_as(tmp_path / "sound")
    chunks = [bytes(chunk["bytes"]) for chunk in recorder.kept()["chunks"]]
    assert downloading.value.suggested_filename == "2026-11-22-solo-pitch.webm"
    assert len(chunks) > 1
    assert (tmp_path / "sound").read_bytes() == b"".join(chunks)


def test_delete_frees(recorder: Recorder) -> None:
    """A deleted recording is gone from the storage at once, and its file's address with it."""
    recorder.open()
    recorder.record()
    recorder.unfold()
    recorder.press("Delete")
    recorder.button("Undo").wait_for()
    assert recorder.kept() == {"facts": [], "chunks": []}
    assert recorder.page.evaluate("urls.size") == 0
    assert "No recording is left here." in recorder.text


def test_delete_is_undone(recorder: Recorder) -> None:
    """Undo, which has the focus, brings back every byte."""
    recorder.open()
    recorder.record("a mark")
    before = recorder.kept()
    recorder.unfold()
    recorder.press("Delete")
    recorder.button("Undo").wait_for()
    recorder.page.keyboard.press("Enter")
    recorder.rows.first.wait_for()
    assert recorder.kept() == before
    assert recorder.said[-2:] == ["Pitch deleted.", "Pitch is back."]


def test_share(recorder_with: Callable[..., Recorder]) -> None:
    """Where files can be shared, a recording can, under its name."""
    recorder = recorder_with(SHARING)
    recorder.open()
    recorder.record()
    recorder.unfold()
    recorder.press("Share")
    size = recorder.kept()["facts"][0]["bytes"]
    assert recorder.page.evaluate("shared") == [["2026-11-22-solo-pitch.webm", "audio/webm", size]]


def test_recorder_of_safari(recorder_with: Callable[..., Recorder]) -> None:
    """What can record MP4 only is heard again, and shared and downloaded under its own name."""
    recorder = recorder_with(SHARING + SAFARI)
    recorder.open()
    recorder.record(chunks=1)
    recorder.unfold()
    assert recorder.kept()["facts"][0]["type"].startswith("audio/mp4")
    download = recorder.element.get_by_role("link", name="Download")
    assert download.get_attribute("download") == "2026-11-22-solo-pitch.m4a"
    recorder.press("Share")
    ((name, kind, _),) = recorder.page.evaluate("shared")
    assert (name, kind) == ("2026-11-22-solo-pitch.m4a", "audio/mp4")


def test_one_run_or_all(recorder: Recorder) -> None:
    """A recorder lists the recordings of its run, newest first; without a run, all of them."""
    recorder.open()
    recorder.record()
    recorder.element.evaluate("one => { one.runId = 'other'; one.phase = 'walk-through' }")
    recorder.record()
    names = recorder.element.locator(".recorder-name")
    assert names.count() == 1
    recorder.element.evaluate("one => { one.runId = '' }")
    until(recorder.page, "document.querySelectorAll('.recorder-row').length === 2")
    assert [text.split("\n")[0].strip() for text in names.all_inner_texts()] == [
        "Walk through",
        "Pitch",
    ]


def test_space(recorder: Recorder) -> None:
    """What the recordings take, and what the device has left, is shown."""
    recorder.open()
    recorder.record()
    size = -(-recorder.kept()["facts"][0]["bytes"] // 1000)
    assert f"All recordings here take {size} KB. This device has room for about" in recorder.text


def test_other_tab(recorder: Recorder, recorder_site: Site) -> None:
    """What another tab is recording is listed, but cannot be opened or deleted here."""
    recorder.open()
    recorder.listen(chunks=1)
    other = Recorder(recorder.page.context.new_page(), recorder_site)
    other.open()
    other.rows.first.wait_for()
    assert "recording in another tab" in other.text
    assert other.rows.first.is_disabled()
    other.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe(new_page: Callable[..., Page], recorder_site: Site, scheme: str) -> None:
    """In every state, in both schemes, axe finds nothing, targets are large, nothing sticks out."""
    size = {"width": 320, "height": 844}
    recorder = Recorder(new_page(color_scheme=scheme, viewport=size), recorder_site)
    recorder.open()

    def check(state: str) -> None:
        recorder.wait_for(state)
        assert barriers(recorder.page, "voice-recorder") == [], state
        assert recorder.page.evaluate(TOO_SMALL) == [], state
        assert recorder.page.evaluate("document.scrollingElement.scrollWidth") == 320, state

    check("off")
    recorder.press("Record")
    check("refused")
    recorder.page.context.grant_permissions(["microphone"])
    recorder.listen()
    check("recording")
    recorder.call("mark", "Layer: sockets")
    recorder.press("Pause")
    check("paused")
    recorder.press("Stop")
    recorder.unfold()
    check("stopped")
    recorder.press("Delete")
    recorder.button("Undo").wait_for()
    check("stopped")
