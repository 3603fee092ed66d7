"""A run leaves the device: by GitHub, the clipboard, a file, the share sheet; and nothing acts."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from barriers import barriers
from playwright.sync_api import Page, expect
from rehearsal import PHONE, Site

HOSTILE = "</pre><img src=x onerror=alert(1)><b>bold</b> {{ x }} 改善 \u202e"

SHOW = """async ([site, typed, repository, branch, saved]) => {
    const load = (path) => import(`${site}javascripts/${path}.mjs`);
    const {RunSave} = await load("elements/run-save");
    const {newRun} = await load("lib/run-record");
    const {step} = await load("lib/run");
    if (!customElements.get("run-save")) customElements.define("run-save", RunSave);
    const feed = async (name) => (await fetch(`${site}data/${name}.json`)).json();
    const [packet, sessions] = [await feed("packet"), await feed("sessions")];
    document.querySelectorAll("meta[name^=greenroom]").forEach((meta) => meta.remove());
    for (const [name, content] of Object.entries({repository, branch})) {
        if (content) document.head.append(Object.assign(document.createElement("meta"),
            {name: `greenroom-${name}`, content}));
    }
    if (!document.querySelector("link[href*='save.css']")) {
        const sheet = document.createElement("link");
        sheet.rel = "stylesheet";
        sheet.href = `${site}stylesheets/save.css`;
        await new Promise((done) => { sheet.onload = done; document.head.append(sheet) });
    }
    const round = ["pitch", "walkthrough", "defence"];
    const all = {round, layer: [], drill: [], improvement: []};
    let run = newRun(all, packet, sessions, new Date("2026-11-26T12:00:00"), 7);
    for (const [path, value] of Object.entries(typed))
        run = step(run, {type: "write", path, value}, 0);
    window.told = [];
    for (const name of ["saved", "delete"])
        addEventListener(`run:${name}`, ({detail}) => told.push([name, detail]));
    const element = document.createElement("run-save");
    const title = Object.assign(document.createElement("h1"), {textContent: "Save"});
    document.querySelector("article").replaceChildren(title, element);
    if (saved) {
        run = {...run, saved: {how: "copy", session: saved, at: 0}};
        const [date, url] = ["2026-11-26", `${site}sessions/`];
        sessions.sessions.push({id: saved, date, url, improvements: []});
    }
    Object.assign(element, {run, packet, sessions, taken: []});
    return run.id;
}"""

ANOTHER = """{
    const element = document.querySelector("run-save");
    const one = {id: "2026-11-26-solo-2", date: "2026-11-26", url: "", improvements: [],
        rounds: {pitch: {seconds: 999}}};
    const {sessions} = element.sessions;
    const saved = {how: "copy", session: one.id, at: 0};
    element.run = {...element.run, saved};
    element.sessions = {...element.sessions, sessions: [...sessions, one]};
}"""
"""Another device's rehearsal was published under the name that this one was copied with."""

TYPED = {
    "warmup.seconds": 58,
    "warmup.hesitated": "At the word replication.\nBefore the figure.",
    "pitch.attempts.0.seconds": 71,
    "pitch.attempts.0.said": "A replicated key-value store.\n\nIt answers 20,000 a second.",
    "pitch.attempts.1.seconds": 56,
    "improvements.pitch.text": "Say the 4.2 ms in the first two sentences.",
    "walkthrough.seconds": 655,
    "walkthrough.layers.0.seconds": 48,
    "defence.answers.0.seconds": 82,
    "defence.answers.0.said": "ADR-0001: because poll scans all 5,000.",
    "defence.answers.0.recall": "good",
}
GITHUB = "https://github.com/ada/store"


class Saving:
    """The save screen as somebody uses it."""

    def __init__(self, page: Page, site: Site) -> None:
        """Open a page of the site."""
        self.page, self.site = page, site
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.open()

    def open(self) -> None:
        """Load the page, on a phone; of another screen nothing is left."""
        self.page.set_viewport_size(PHONE)
        self.page.goto(self.site.url + "files/")

    def show(
        self, typed: dict[str, Any] | None = None, repository: str = "", saved: str = ""
    ) -> None:
        """Show a run into which this was typed."""
        given = [self.site.url, TYPED if typed is None else typed, repository, "trunk", saved]
        self.run = self.page.evaluate(SHOW, given)

    def press(self, name: str) -> None:
        """Tap a button or a link."""
        self.page.locator("run-save").get_by_text(name, exact=True).click()

    @property
    def text(self) -> str:
        """The session file as shown."""
        return self.page.get_by_label("Session file").text_content() or ""

    @property
    def said(self) -> str:
        """What a screen reader is told."""
        return self.page.locator(".save-said").inner_text()

    @property
    def told(self) -> list[Any]:
        """The events that bubbled up."""
        return self.page.evaluate("told")

    @property
    def clipboard(self) -> str:
        """What was copied."""
        return self.page.evaluate("navigator.clipboard.readText()")


@pytest.fixture(scope="module")
def shared(open_pages: Callable[..., Page], project_site: Site) -> Saving:
    """The page of all tests that change nothing before it is loaded."""
    return Saving(open_pages(accept_downloads=True), project_site)


@pytest.fixture
def saving(shared: Saving) -> Saving:
    """The save screen on a phone."""
    shared.open()
    return shared


def href(saving: Saving) -> str:
    """Return the address of the main link."""
    return saving.page.locator(".save-ways a").get_attribute("href") or ""


def test_new_file_page(saving: Saving) -> None:
    """The link names repository, branch and file, and holds the whole text."""
    saving.show(repository=f"{GITHUB}.git")
    address = urlsplit(href(saving))
    assert (address.netloc, address.path) == ("github.com", "/ada/store/new/trunk")
    asked = parse_qs(address.query, strict_parsing=True)
    assert asked == {"filename": ["sessions/2026-11-26-solo.yml"], "value": [saving.text]}


def test_longest_address(saving: Saving) -> None:
    """The text goes into the address up to 8,000 encoded bytes, and not one sign more."""
    longest = saving.page.evaluate(
        """async ([site, signs]) => {
            const {newFilePage} = await import(`${site}javascripts/lib/save-targets.mjs`);
            return signs.map((sign) => {
                const page = (n) => newFilePage({address: "https://github.com/a/b", branch: "main"},
                    {path: "sessions/x.yml", text: sign.repeat(n)});
                let n = 0;
                while (page(n + 1).fits) n += 1;
                return [sign, page(n).url, page(n + 1).url, page(n + 1).bytes];
            });
        }""",
        [saving.site.url, ["a", "é", "改", "👍", "\n"]],
    )
    for sign, inside, outside, bytes_needed in longest:
        size = len(parse_encoded(sign))
        assert 8000 - size < len(inside.encode()) <= 8000 < bytes_needed <= 8000 + size, sign
        assert outside == "https://github.com/a/b/new/main?filename=sessions/x.yml"


def parse_encoded(sign: str) -> str:
    """Return a sign as an address holds it."""
    return sign if sign == "a" else "".join(f"%{byte:02X}" for byte in sign.encode())


def test_too_long_is_explained(saving: Saving) -> None:
    """A text that does not fit is said to be too long; the link opens an empty file."""
    saving.show({"pitch.attempts.0.said": "改" * 1000}, repository=GITHUB)
    assert href(saving).endswith("new/trunk?filename=sessions/2026-11-26-solo.yml")
    expect(saving.page.get_by_text("too long for a link to GitHub")).to_be_visible()


def test_copied_before_github(saving: Saving) -> None:
    """The text is in the clipboard before GitHub is asked for."""
    saving.show(repository=GITHUB)
    saving.page.evaluate(
        """() => {
            window.order = [];
            document.addEventListener("copy", () => order.push("copied"));
            document.querySelector(".save-ways a").setAttribute("target", "_self");
            addEventListener("click", (event) => { order.push("opens"); event.preventDefault() });
        }"""
    )
    saving.press("Commit on GitHub")
    assert saving.page.evaluate("order") == ["copied", "opens"]
    assert saving.clipboard == saving.text
    assert saving.said.startswith("Copied")


def test_github_waits_for_a_refused_copy(saving: Saving) -> None:
    """Where copying is refused the text is selected, and only the next tap opens GitHub."""
    saving.show(repository=GITHUB)
    refuse_copying(saving.page)
    saving.page.evaluate(
        """() => {
            window.opened = [];
            addEventListener("click", (event) => {
                opened.push(!event.defaultPrevented);
                event.preventDefault();
            });
        }"""
    )
    saving.press("Commit on GitHub")
    expect(saving.page.locator(".save-said")).to_contain_text("tap again")
    saving.press("Commit on GitHub")
    assert saving.page.evaluate("opened") == [False, True]
    assert [name for name, _ in saving.told] == ["saved"]


def refuse_copying(page: Page) -> None:
    """A browser that lets no page copy."""
    page.evaluate(
        """() => {
            document.execCommand = () => false;
            const writeText = async () => { throw new DOMException("no", "NotAllowedError") };
            Object.defineProperty(navigator, "clipboard", {value: {writeText}});
        }"""
    )


def test_no_repository(saving: Saving) -> None:
    """Without a repository there is no way to GitHub, and the page says why."""
    saving.show()
    expect(saving.page.locator("run-save a:visible")).to_have_count(0)
    expect(saving.page.get_by_text("This site names no repository")).to_be_visible()


def test_other_address(saving: Saving) -> None:
    """What is no repository on GitHub counts as none."""
    for address in ("javascript:alert(1)//github.com/a/b", "https://x.io/a/b"):
        saving.show(repository=address)
        expect(saving.page.locator("run-save a:visible")).to_have_count(0)


def test_copy(saving: Saving) -> None:
    """Copying puts the whole file into the clipboard and tells it."""
    saving.show()
    saving.press("Copy")
    expect(saving.page.locator(".save-said")).to_have_text("Copied.")
    assert saving.clipboard == saving.text
    name = "2026-11-26-solo"
    assert saving.told == [
        ["saved", {"how": "copy", "id": name, "session": name, "run": saving.run}]
    ]


def test_copy_refused(saving: Saving) -> None:
    """Where copying is refused the text is selected, which is said, and nothing is saved."""
    saving.show()
    refuse_copying(saving.page)
    saving.press("Copy")
    expect(saving.page.locator(".save-said")).to_contain_text("selected")
    assert saving.page.evaluate("getSelection().toString()").strip() == saving.text.strip()
    assert saving.told == []


def test_download(saving: Saving) -> None:
    """The file that is downloaded has the name and, byte for byte, the text that is shown."""
    saving.show(TYPED | {"pitch.attempts.0.said": HOSTILE})
    with saving.page.expect_download() as download:
        saving.press("Download")
    assert download.value.suggested_filename == "2026-11-26-solo.yml"
    assert Path(download.value.path()).read_bytes() == saving.text.encode()


@pytest.mark.parametrize("takes_files", [True, False])
def test_share(new_page: Callable[..., Page], project_site: Site, takes_files: bool) -> None:
    """The share sheet gets a file where it takes one, else the text."""
    page = new_page()
    page.add_init_script(
        f"""window.shared = [];
        navigator.canShare = () => {json.dumps(takes_files)};
        navigator.share = async ({{files, text}}) =>
            shared.push(files ? [files[0].name, await files[0].text()] : [null, text]);"""
    )
    saving = Saving(page, project_site)
    saving.show()
    page.locator(".save-ways").get_by_text("Share", exact=True).click()
    expect(page.locator(".save-said")).to_have_text("Shared.")
    name = "2026-11-26-solo.yml" if takes_files else None
    assert page.evaluate("shared") == [[name, saving.text]]


def test_role_is_wanted(saving: Saving) -> None:
    """Nothing is saved as a partner's session before their role is written."""
    saving.show()
    saving.page.get_by_label("A partner").check()
    saving.press("Copy")
    expect(saving.page.get_by_label("Their role")).to_be_focused()
    assert saving.told == []
    saving.page.keyboard.type("a former colleague")
    assert 'kind: partner\nwith: "a former colleague"\n' in saving.text
    saving.press("Copy")
    assert saving.told[0][1]["id"] == "2026-11-26-partner"


def test_id_is_free(saving: Saving) -> None:
    """An id that the site or another run has is not taken again."""
    saving.show()
    saving.page.evaluate("document.querySelector('run-save').taken = ['2026-11-26-solo']")
    path = saving.page.locator("run-save code")
    expect(path).to_have_text("sessions/2026-11-26-solo-2.yml")
    saving.page.evaluate(ANOTHER)
    expect(path).to_have_text("sessions/2026-11-26-solo-3.yml")
    expect(saving.page.get_by_text("Published:")).to_be_hidden()


def test_notes(saving: Saving) -> None:
    """The notes of a round are copied on their own, and that saves no session."""
    saving.show()
    saving.press("Notes for the three rounds")
    saving.press("Copy round 1")
    expect(saving.page.locator(".save-said")).to_have_text("Copied.")
    assert saving.clipboard.startswith("### 2026-11-26-solo, 71 s and then 56 s\n\n")
    assert "Improvement: Say the 4.2 ms in the first two sentences.\n" in saving.clipboard
    assert saving.told == []


def test_published(saving: Saving) -> None:
    """A run whose session the site lists says so and offers to be deleted; it deletes nothing."""
    saving.show(saved="2026-11-26-solo")
    expect(saving.page.get_by_text("Published:")).to_be_visible()
    saving.press("Delete it from this device")
    assert saving.told == [["delete", {"id": saving.run, "run": saving.run}]]


def test_what_counts_as_published(saving: Saving) -> None:
    """Published is what was saved under an id that the site lists with the run's day and times."""
    found = saving.page.evaluate(
        """async (site) => {
            const {published} = await import(`${site}javascripts/lib/save-targets.mjs`);
            const run = (id, day, session, seconds = 58) => ({id, rounds: ["pitch"],
                pitch: {attempts: [{seconds}]}, started: `${day}T09:00:00+01:00`,
                saved: session && {how: "copy", session, at: 0}});
            const runs = [run("yes", "2026-11-26", "2026-11-26-solo"),
                run("never-saved", "2026-11-26", null),
                run("other-id", "2026-11-26", "2026-11-26-partner"),
                run("other-day", "2026-11-27", "2026-11-26-solo"),
                run("other-device", "2026-11-26", "2026-11-26-solo", 59)];
            const rounds = {pitch: {seconds: 58}, walkthrough: null};
            const listed = {sessions: [{id: "2026-11-26-solo", date: "2026-11-26", rounds}]};
            const ids = (found) => found.map(({id}) => id);
            return [ids(published(runs, listed)), ids(published(runs, null))];
        }""",
        saving.site.url,
    )
    assert found == [["yes"], []]


def test_hostile_text_is_text(saving: Saving) -> None:
    """What was typed never becomes markup."""
    typed = {path: HOSTILE for path, value in TYPED.items() if isinstance(value, str)}
    typed.pop("defence.answers.0.recall")
    saving.show(typed)
    saving.press("Notes for the three rounds")
    expect(saving.page.locator("run-save :is(img, b, script)")).to_have_count(0)
    assert "<img src=x onerror=alert(1)>" in saving.text


def test_nothing_is_left(saving: Saving) -> None:
    """Once removed, nothing of it is left: no object URL, and no listener that answers."""
    saving.show()
    saving.page.evaluate(
        """() => {
            window.urls = 0;
            const {createObjectURL, revokeObjectURL} = URL;
            URL.createObjectURL = (blob) => { urls += 1; return createObjectURL.call(URL, blob) };
            URL.revokeObjectURL = (url) => { urls -= 1; return revokeObjectURL.call(URL, url) };
        }"""
    )
    with saving.page.expect_download():
        saving.press("Download")
    left = saving.page.evaluate(
        """async () => {
            const element = document.querySelector("run-save");
            element.remove();
            await 0;
            const before = told.length;
            element.querySelector("[data-act=copy]").click();
            return [urls, told.length - before];
        }"""
    )
    assert left == [0, 0]


def test_accessible(saving: Saving) -> None:
    """On any phone and in both schemes axe is content, nothing sticks out, a thumb hits all."""
    page = saving.page
    saving.show(TYPED, repository=GITHUB, saved="2026-11-26-partner")
    saving.press("Notes for the three rounds")
    page.emulate_media(reduced_motion="reduce")  # nothing fades when the scheme turns
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(SMALL) == []
    for scheme in ("default", "slate"):
        page.evaluate(
            "scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme
        )
        assert barriers(page, "article") == [], scheme


SMALL = """[...document.querySelectorAll(
        "run-save :is(button, .gr-button, label, summary, input[type=text])")]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
    .map((one) => one.textContent)"""
