"""A page with a recorder as a test uses it: what is done, seen, said, told, and what is kept."""

from typing import Any

from playwright.sync_api import Locator, Page
from rehearsal import Site
from waiting import until

LISTENER = """{
    window.told = [];
    window.said = [];
    window.streams = [];
    window.recorders = [];
    window.urls = new Set();
    for (const name of ["start", "chunk", "stop", "error", "transcript"])
        addEventListener(`recorder:${name}`, ({detail}) => told.push([name, detail]));
    new MutationObserver((changes) => {
        for (const {target} of changes)
            if (target.className === "recorder-live") said.push(target.textContent);
    }).observe(document, {subtree: true, childList: true});
    const ask = MediaDevices.prototype.getUserMedia;
    MediaDevices.prototype.getUserMedia = async function (...wishes) {
        const stream = await ask.apply(this, wishes);
        streams.push(stream);
        return stream;
    };
    window.MediaRecorder = class extends MediaRecorder {
        constructor(...all) { super(...all); recorders.push(this) }
    };
    const {createObjectURL, revokeObjectURL} = URL;
    URL.createObjectURL = (one) => { const url = createObjectURL(one); urls.add(url); return url };
    URL.revokeObjectURL = (url) => { urls.delete(url); revokeObjectURL(url) };
}"""
"""Hears the events, and keeps the browser's own objects within a test's reach."""

RECOGNITION = """{
    window.recognisers = [];
    window.webkitSpeechRecognition = window.SpeechRecognition = class extends EventTarget {
        constructor() { super(); this.starts = 0; recognisers.push(this) }
        start() { this.starts++; setTimeout(() => this.dispatchEvent(new Event("start"))) }
        stop() { setTimeout(() => this.dispatchEvent(new Event("end"))) }
        say(transcript, isFinal) {
            const results = [Object.assign([{transcript}], {isFinal})];
            this.dispatchEvent(Object.assign(new Event("result"), {results, resultIndex: 0}));
        }
        fail(error) { this.dispatchEvent(Object.assign(new Event("error"), {error})) }
    };
}"""
"""A browser's recognition, within a test's reach: its constructor stands in `recognisers`."""

KEPT = """async () => {
    const asked = indexedDB.open("/greenroom/.practice");
    const answer = (one) => new Promise((done) => { one.onsuccess = () => done(one.result) });
    const db = await answer(asked);
    const store = (name) => db.transaction(name).objectStore(name);
    const mine = IDBKeyRange.bound("recording.", "recording.~");
    const facts = await answer(store("meta").getAll(mine));
    const chunks = await answer(store("chunks").getAll());
    db.close();
    const bytes = (chunk) => [...new Uint8Array(chunk.bytes)];
    return {facts, chunks: chunks.map((one) => ({...one, bytes: bytes(one)}))};
}"""


class Recorder:
    """One recorder on a page."""

    def __init__(self, page: Page, site: Site) -> None:
        """Listen from the first moment on."""
        self.page, self.site = page, site
        page.add_init_script(LISTENER)

    def open(self, path: str = "") -> None:
        """Load a page of the site."""
        self.page.goto(self.site.url + path)
        self.wait_for()

    @property
    def element(self) -> Locator:
        """The recorder itself."""
        return self.page.locator("voice-recorder")

    def button(self, name: str) -> Locator:
        """A button by its exact name."""
        return self.element.get_by_role("button", name=name, exact=True)

    def press(self, name: str) -> None:
        """Tap a button."""
        self.button(name).click()

    def wait_for(self, state: str | None = None) -> None:
        """Until the recorder shows a state, or any."""
        sign = f"[data-state={state}]" if state else "[data-state]"
        self.page.wait_for_selector(f"voice-recorder{sign}")

    def wait_told(self, name: str, times: int = 1) -> None:
        """Until an event has come so often."""
        until(
            self.page,
            "([name, times]) => told.filter(([one]) => one === name).length >= times",
            arg=[name, times],
        )

    def listen(self, chunks: int = 0) -> None:
        """Start by hand, and wait for so many stored chunks."""
        self.element.locator("[data-act=start]").click()
        self.wait_for("recording")
        if chunks:
            self.wait_told("chunk", chunks)

    def record(self, *marks: str, chunks: int = 0) -> None:
        """A short recording with marks, kept and listed."""
        before = len(self.told("stop"))
        self.listen(chunks)
        for label in marks:
            self.call("mark", label)
        self.press("Stop")
        self.wait_told("stop", before + 1)
        self.rows.first.wait_for()

    def call(self, method: str, *arguments: Any) -> Any:
        """Call a method of the element, as the runner does."""
        return self.element.evaluate(
            "(element, [method, args]) => element[method](...args)", [method, list(arguments)]
        )

    @property
    def rows(self) -> Locator:
        """The list's rows."""
        return self.element.locator(".recorder-row")

    def unfold(self) -> None:
        """Open the newest recording."""
        self.rows.first.click()
        until(self.page, "document.querySelector('voice-recorder audio')?.readyState > 0")

    @property
    def state(self) -> str | None:
        """What it does."""
        return self.element.get_attribute("data-state")

    @property
    def text(self) -> str:
        """All that can be read on it."""
        return " ".join(self.element.inner_text().split())

    def told(self, name: str) -> list[dict[str, Any]]:
        """The details of an event, as often as it came."""
        return [detail for one, detail in self.page.evaluate("told") if one == name]

    @property
    def said(self) -> list[str]:
        """What a screen reader was told."""
        return self.page.evaluate("said")

    def kept(self) -> dict[str, list[dict[str, Any]]]:
        """The facts and the chunks in the browser's storage."""
        return self.page.evaluate(KEPT)

    def audio(self, expression: str) -> Any:
        """Ask the player's <audio>."""
        return self.page.locator("voice-recorder audio").evaluate(f"audio => {expression}")
