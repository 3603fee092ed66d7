"""A recorder keeps what is said, tells what it does, and never stands in the way of a rehearsal."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from recorder import RECOGNITION, Recorder
from rehearsal import Site
from waiting import until

NO_RECORDER = "delete window.MediaRecorder;"
NO_RECOGNITION = "delete window.webkitSpeechRecognition; delete window.SpeechRecognition;"


def test_without_scripts(new_page: Callable[..., Page], recorder_site: Site) -> None:
    """Without scripts the element's own words are read."""
    page = new_page(java_script_enabled=False)
    page.goto(recorder_site.url)
    assert page.locator("voice-recorder").inner_text() == "Recording needs scripts. Take notes."


def test_off_until_chosen(recorder: Recorder) -> None:
    """Nobody is asked for a microphone unchosen, and all read where the sound goes."""
    recorder.open()
    assert recorder.state == "off"
    assert "Stays on this device until you share or delete it." in recorder.text
    assert recorder.page.evaluate("streams.length") == 0


def test_every_second_is_stored(recorder: Recorder) -> None:
    """Each second is stored in order, under a recording that names itself and its type."""
    recorder.open()
    recorder.listen(chunks=2)
    kept = recorder.kept()
    (facts,) = kept["facts"]
    assert [chunk["n"] for chunk in kept["chunks"]] == list(range(len(kept["chunks"])))
    assert {chunk["recording"] for chunk in kept["chunks"]} == {recorder.told("start")[0]["id"]}
    assert facts["type"] == recorder.page.evaluate("recorders[0].mimeType")
    assert (facts["run"], facts["phase"], facts["isWhole"]) == ("2026-11-22-solo", "pitch", False)
    assert facts["bytes"] == sum(len(chunk["bytes"]) for chunk in kept["chunks"])
    assert facts["ms"] == kept["chunks"][-1]["ms"]


def test_stop_stores_the_rest(recorder: Recorder) -> None:
    """What was said since the last second is stored before the stop is told."""
    recorder.open()
    recorder.record()
    (facts,) = recorder.kept()["facts"]
    assert facts["isWhole"] is True
    assert facts["bytes"] > 0
    assert round(facts["ms"] / 1000, 1) == recorder.told("stop")[0]["seconds"]


def test_events_bubble_in_order(recorder: Recorder) -> None:
    """A page hears the start, each chunk and the stop, and what they belong to."""
    recorder.open()
    recorder.record(chunks=1)
    names = [name for name, _ in recorder.page.evaluate("told")]
    assert names == ["start", *["chunk"] * (len(names) - 2), "stop"]
    (start,) = recorder.told("start")
    about = {"mode": "recording", "run": "2026-11-22-solo", "phase": "pitch"}
    assert start == {"id": recorder.told("stop")[0]["id"], **about}


def test_pause_is_not_in_the_length(recorder: Recorder) -> None:
    """While it is paused nothing is recorded and no time passes."""
    recorder.open()
    recorder.listen()
    recorder.press("Pause")
    at = recorder.element.evaluate("element => element.seconds")
    assert recorder.page.evaluate("recorders[0].state") == "paused"
    assert recorder.element.evaluate("element => element.seconds") == at
    recorder.press("Go on")
    assert (recorder.state, recorder.page.evaluate("recorders[0].state")) == ("recording",) * 2


def test_marks_are_kept_at_once(recorder: Recorder) -> None:
    """A mark tells its second, and is in the storage before the recording ends."""
    recorder.open()
    assert recorder.call("mark", "too early") is None
    recorder.listen(chunks=1)
    at = recorder.call("mark", "<b>Layer</b>")
    recorder.wait_told("chunk", 2)
    assert recorder.kept()["facts"][0]["marks"] == [{"at": at, "label": "<b>Layer</b>"}]


def test_start_twice(recorder: Recorder) -> None:
    """Two starts open one microphone."""
    recorder.open()
    both = "element => Promise.all([element.start(), element.start()])"
    recorder.element.evaluate(both)
    recorder.wait_for("recording")
    assert recorder.page.evaluate("streams.length") == 1


def test_cancel_while_asking(recorder: Recorder) -> None:
    """A microphone that comes after nobody wants it any more is let go of."""
    recorder.open()
    heard = recorder.element.evaluate(
        "async element => { const start = element.start(); await element.stop(); return start }"
    )
    until(recorder.page, "streams.length === 1")
    live = "streams.flatMap((one) => one.getTracks()).map((track) => track.readyState)"
    until(recorder.page, f"{live}.every((state) => state === 'ended')")
    assert (heard, recorder.state, recorder.kept()["chunks"]) == (False, "off", [])


def test_a_call_takes_the_microphone(recorder: Recorder) -> None:
    """A muted microphone pauses the recording, which goes on by itself when it is back."""
    recorder.open()
    recorder.listen()
    recorder.page.evaluate("streams[0].getTracks()[0].dispatchEvent(new Event('mute'))")
    assert (recorder.state, "Something else has the microphone" in recorder.text) == (
        "paused",
        True,
    )
    recorder.page.evaluate("streams[0].getTracks()[0].dispatchEvent(new Event('unmute'))")
    assert recorder.state == "recording"


def test_pause_by_hand_outlasts_a_call(recorder: Recorder) -> None:
    """What somebody paused does not go on because a call has ended."""
    recorder.open()
    recorder.listen()
    recorder.press("Pause")
    for event in ("mute", "unmute"):
        recorder.page.evaluate(f"streams[0].getTracks()[0].dispatchEvent(new Event('{event}'))")
    assert recorder.state == "paused"


@pytest.mark.parametrize(
    ("breaks", "reason"),
    [
        ("streams[0].getTracks()[0].dispatchEvent(new Event('ended'))", "ended"),
        ("recorders[0].dispatchEvent(new Event('error'))", "broken"),
    ],
)
def test_broken_off(recorder: Recorder, breaks: str, reason: str) -> None:
    """A microphone or a recorder that goes away ends the recording, and what was said is kept."""
    recorder.open()
    recorder.listen(chunks=1)
    recorder.page.evaluate(breaks)
    recorder.wait_told("stop")
    assert recorder.state == "failed"
    assert "What was said until then is kept." in recorder.text
    assert [one["reason"] for one in recorder.told("error")] == [reason]
    assert recorder.kept()["facts"][0]["bytes"] > 0


def test_refused(new_page: Callable[..., Page], recorder_site: Site) -> None:
    """A microphone that is not allowed leaves the notes, says so, and can be asked for again."""
    recorder = Recorder(new_page(), recorder_site)
    recorder.open()
    assert recorder.call("start") is False
    assert recorder.state == "refused"
    assert "The microphone is not allowed here." in recorder.text
    assert recorder.told("error") == [{"reason": "denied"}]
    assert recorder.button("Try again").is_enabled()


@pytest.mark.parametrize(
    ("error", "state", "words"),
    [
        ("NotFoundError", "refused", "No microphone was found."),
        ("NotReadableError", "failed", "another app may have it"),
    ],
)
def test_no_microphone(
    recorder_with: Callable[..., Recorder], error: str, state: str, words: str
) -> None:
    """A missing or busy microphone is said plainly."""
    recorder = recorder_with(
        f"""MediaDevices.prototype.getUserMedia = async () => {{
            throw new DOMException("", "{error}");
        }}"""
    )
    recorder.open()
    recorder.press("Record")
    recorder.wait_for(state)
    assert words in recorder.text


def test_browser_cannot_record(recorder_with: Callable[..., Recorder]) -> None:
    """A browser that can do nothing here says so at once, and offers no button."""
    recorder = recorder_with(NO_RECORDER + NO_RECOGNITION)
    recorder.open()
    assert (recorder.state, recorder.element.get_by_role("button").count()) == ("refused", 0)
    assert "This browser cannot record. Rehearse with notes." in recorder.text
    assert recorder.call("start") is False


def test_storage_forbidden(recorder_with: Callable[..., Recorder]) -> None:
    """Where nothing can be kept, this is said before anybody is asked for a microphone."""
    recorder = recorder_with(
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }"
    )
    recorder.open()
    recorder.press("Record")
    recorder.wait_for("failed")
    assert recorder.page.evaluate("streams.length") == 0
    assert recorder.told("error") == [{"reason": "storage"}]


def test_full_device(recorder_with: Callable[..., Recorder]) -> None:
    """A full device ends the recording, which is said; what fitted is kept and can be played."""
    recorder = recorder_with()
    recorder.open()
    usage = recorder.page.evaluate("navigator.storage.estimate().then(({usage}) => usage)")
    origin = recorder.page.evaluate("location.origin")
    recorder.page.context.new_cdp_session(recorder.page).send(
        "Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": usage + 8_015_000}
    )
    recorder.listen()
    recorder.wait_told("stop")
    assert (recorder.state, recorder.told("stop")[0]["reason"]) == ("full", "full")
    assert "This device is full. Nothing more is recorded" in recorder.text
    assert len(recorder.kept()["chunks"]) == len(recorder.told("chunk")) > 0
    recorder.unfold()


def test_screen_reader(recorder: Recorder) -> None:
    """A screen reader hears each change of the state once, and no seconds."""
    recorder.open()
    assert recorder.said == []
    recorder.listen(chunks=1)
    recorder.press("Pause")
    recorder.press("Stop")
    recorder.wait_told("stop")
    said = [text.split(".")[0] for text in recorder.said]
    assert said[:-1] == ["Asking for the microphone", "Recording", "Recording paused"]
    assert re.fullmatch(r"Recorded, \d+ seconds?", said[-1])


def test_transcript_instead(recorder_with: Callable[..., Recorder]) -> None:
    """A live transcript opens no recorder, and tells its words to the page."""
    recorder = recorder_with(RECOGNITION)
    recorder.open()
    assert "your browser may send your voice to a server" in recorder.text
    recorder.element.get_by_label("Live transcript").check()
    recorder.press("Start transcript")
    recorder.wait_for("recording")
    recorder.page.evaluate(
        "recognisers[0].say('it is', false); recognisers[0].say('It is fast.', true)"
    )
    assert recorder.told("transcript") == [
        {"text": "it is", "final": False},
        {"text": "It is fast.", "final": True},
    ]
    assert recorder.element.locator(".recorder-heard").inner_text() == "It is fast."
    assert recorder.page.evaluate("streams.length + recorders.length") == 0
    assert "Live transcript" in recorder.element.locator(".recorder-head").inner_text()


def test_transcript_goes_on_after_silence(recorder_with: Callable[..., Recorder]) -> None:
    """A recogniser that ends by itself is started again; told to stop, it gives its last words."""
    recorder = recorder_with(RECOGNITION)
    recorder.open()
    recorder.element.evaluate("element => { element.mode = 'transcript' }")
    assert recorder.call("start") is True
    recorder.page.evaluate("recognisers[0].say('one', true); recognisers[0].stop()")
    until(recorder.page, "recognisers[0].starts === 2")
    recorder.page.evaluate("recognisers[0].say('and two', false)")
    recorder.press("Stop")
    recorder.wait_told("stop")
    assert recorder.told("transcript")[-1] == {"text": "and two", "final": True}


@pytest.mark.parametrize(
    ("error", "state", "words"),
    [("not-allowed", "refused", "not allowed here"), ("network", "failed", "cannot be reached")],
)
def test_transcript_fails(
    recorder_with: Callable[..., Recorder], error: str, state: str, words: str
) -> None:
    """A recogniser that cannot go on says why."""
    recorder = recorder_with(RECOGNITION)
    recorder.open()
    recorder.element.evaluate("element => { element.mode = 'transcript' }")
    recorder.call("start")
    recorder.page.evaluate(f"recognisers[0].fail('{error}')")
    recorder.wait_for(state)
    assert words in recorder.text


TYPES = [
    ("Apple Computer, Inc.", ["audio/webm", "audio/mp4"], "audio/mp4"),
    ("Google Inc.", ["audio/mp4", "audio/webm;codecs=opus"], "audio/webm;codecs=opus"),
    ("", ["audio/ogg;codecs=opus"], "audio/ogg;codecs=opus"),
    ("Google Inc.", [], None),
]


def test_type(recorder: Recorder) -> None:
    """Safari records MP4, others WebM with Opus, each only what it says that it knows."""
    recorder.page.goto(recorder.site.url + "nothing/")
    for vendor, known, chosen in TYPES:
        found = recorder.page.evaluate(
            """async ([vendor, known]) => {
                Object.defineProperty(navigator, "vendor", {value: vendor, configurable: true});
                MediaRecorder.isTypeSupported = (type) => known.includes(type);
                const format = await import("/greenroom/javascripts/lib/recording-format.mjs");
                return format.wantedType() ?? null;
            }""",
            [vendor, known],
        )
        assert found == chosen, vendor


def test_name_of_a_file_without_a_run(new_page: Callable[..., Page], recorder_site: Site) -> None:
    """A recording of no run is named by the day and time that the device showed."""
    page = new_page(timezone_id="America/Los_Angeles")
    page.goto(recorder_site.url + "nothing/")
    name = page.evaluate(
        """async () => {
            const format = await import("/greenroom/javascripts/lib/recording-format.mjs");
            const started = Date.parse("2026-11-23T02:05:00Z");
            return format.fileName({run: "", phase: "", type: "audio/mp4", started});
        }"""
    )
    assert name == "recording-2026-11-22T1805.m4a"
