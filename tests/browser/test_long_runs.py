"""Months on one phone: what is kept stays, what is thrown away gives its room back."""

from device import Device
from playwright.sync_api import expect
from practice_page import Mock
from rehearsal import Site
from test_run_recorded import RecordedMock

DRILL = "#drill=why-epoll"
STEPS = """
    const soon = () => new Promise((done) => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = () => done(port1.close());
        port2.postMessage(0);
    });
    const until = async (is) => {
        for (let n = 0; n < 100_000; n++, await soon()) {
            const found = is();
            if (found) return found;
        }
        throw new Error(`never: ${is}`);
    };
    const press = (words) => until(() => [...document.querySelectorAll("practice-run button")]
        .find((one) => one.textContent === words)).then((one) => one.click());
    const go = async (screen) => {
        const {run} = document.querySelector("practice-run");
        location.hash = `#screen-${run.plan.findIndex((one) => one.screen === screen) + 1}`;
        await until(() => document.querySelector("practice-run").run.phase === run.plan
            .find((one) => one.screen === screen).phase);
    };
    const isLobby = () => document.querySelector(".run-start");
"""
"""The page's own buttons; by Playwright's clicks a hundred runs would take minutes."""
BEGIN = f"""async (fragment) => {{
    {STEPS}
    location.hash = fragment;
    await press("Start");
}}"""
RECORD = f"""async ([fragment, bytes]) => {{
    {STEPS}
    location.hash = fragment;
    await press("Record");
    const recorder = document.querySelector("voice-recorder");
    const before = told.length;
    await until(() => !["off", "asking"].includes(recorder.state));
    await press("Start");
    for (let n = 0; n < 3; n++) recorders.at(-1)?.hear(bytes);
    const chunks = () => told.slice(before).filter(([name]) => name === "chunk").length;
    await until(() => recorder.state !== "recording" || chunks() === 3);
    return recorder.state;
}}"""
FINISH = f"""async (text) => {{
    {STEPS}
    await press("Done");
    await go("improve");
    const field = await until(() => document.querySelector(".run-body :is(textarea, input)"));
    field.value = text;
    field.dispatchEvent(new Event("input", {{bubbles: true}}));
    await go("save");
    await press("Close");
    await until(isLobby);
}}"""
LEAVE = f"""async (fragment) => {{
    {STEPS}
    location.hash = fragment;
    await press("Leave");
    await until(isLobby);
}}"""
DELETE = f"""async (left) => {{
    {STEPS}
    const cards = () => document.querySelectorAll(".run-card");
    while (cards().length > left) {{
        const before = cards().length;
        for (let press = 0; press < 2; press++) cards()[0].querySelectorAll("button")[1].click();
        await until(() => isLobby() && cards().length < before);
    }}
}}"""
ROWS = """async () => {
    const asked = indexedDB.open("/greenroom/.practice");
    const db = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const count = (name) => new Promise((done) => {
        const rows = db.transaction(name).objectStore(name).count();
        rows.onsuccess = () => done([name, rows.result]);
    });
    const counts = Object.fromEntries(await Promise.all([...db.objectStoreNames].map(count)));
    db.close();
    return {...counts, small: Object.keys(localStorage).length};
}"""
SPACE = "import('/greenroom/javascripts/lib/recordings.mjs').then((one) => one.space())"
USED = "navigator.storage.estimate().then(({usage}) => usage)"


def test_hundred_runs(phone: Device, project_site: Site) -> None:
    """Of a hundred runs the spoken ones stay until they are deleted; the others leave nothing."""
    mock = Mock(phone.start(), project_site)
    mock.open()
    page = mock.page

    def live(times: int) -> None:
        for n in range(times):
            page.evaluate(BEGIN, DRILL)
            mock.wait(2)
            page.evaluate(FINISH, f"Say figure {n} first.")
            page.evaluate(LEAVE, DRILL)
        mock.until_kept(lambda kept: all(one["finished"] for one in kept))

    live(2)
    before = page.evaluate(ROWS)
    assert before["runs"] == 2
    live(48)
    assert page.evaluate(ROWS) == before | {"runs": 50}
    expect(page.locator(".run-card")).to_have_count(50)
    expect(page.locator(".run-card:visible")).to_have_count(5)
    page.get_by_text("45 earlier runs").click()
    page.evaluate(DELETE, 2)
    expect(page.locator(".run-card:visible")).to_have_count(2)
    assert page.evaluate(ROWS) == before


SOUND = """{
    const later = (act) => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = () => act(port1.close());
        port2.postMessage(0);
    };
    const noise = (bytes) => {
        const parts = Array.from({length: bytes / 50_000}, () => new Uint8Array(50_000));
        return new Blob(parts.map((one) => crypto.getRandomValues(one)));
    };
    window.MediaRecorder = class extends EventTarget {
        static isTypeSupported() { return true }
        state = "inactive";
        mimeType = "audio/webm;codecs=opus";
        constructor() { super(); recorders.push(this) }
        tell(type, more) { this.dispatchEvent(Object.assign(new Event(type), more)) }
        start() { this.state = "recording"; later(() => this.tell("start")) }
        stop() { this.state = "inactive"; later(() => this.tell("stop")) }
        pause() { this.state = "paused" }
        resume() { this.state = "recording" }
        hear(bytes) { this.tell("dataavailable", {data: noise(bytes)}) }
    };
}"""
"""A recorder that gives as much sound as a test wants, at once."""
MINUTE = 350_000
"""Bytes of a voice in a minute, at the 48 kilobits a second that are recorded."""
QUOTA = 16_000_000


def test_month_with_sound(phone: Device, project_site: Site) -> None:
    """Sound that finds no room says so, runs go on and are kept; deleted, all make room again."""
    mock = RecordedMock(phone.start(), project_site)
    page = mock.page
    page.add_init_script(SOUND)
    page.goto(f"{project_site.url}rules/")
    limit = {"origin": project_site.url.removesuffix("/greenroom/"), "quotaSize": QUOTA}
    page.context.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", limit)
    mock.open()

    def rehearse() -> str:
        state = page.evaluate(RECORD, [DRILL, MINUTE])
        mock.wait(2)
        page.evaluate(FINISH, "Say the figure first.")
        return state

    states = [rehearse() for _ in range(30)]
    full = states.index("full")
    assert states == ["recording"] * full + ["full"] * (30 - full)
    assert 4 < full < 12
    mock.wait(5)  # the browser counts for a moment what is deleted
    mock.until_kept(lambda kept: sum(one["finished"] for one in kept) == 30)
    expect(page.locator(".run-trouble")).to_have_count(0)
    assert page.evaluate(ROWS)["chunks"] >= full * 3
    assert page.evaluate(SPACE)["used"] >= full * 3 * MINUTE
    most = page.evaluate(USED)
    page.evaluate(DELETE, 0)
    assert page.evaluate(ROWS)["chunks"] == 0
    assert page.evaluate(USED) < most / 2
    assert rehearse() == "recording"
