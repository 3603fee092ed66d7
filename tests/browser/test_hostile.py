"""Text that tries to be something else, in every field and on the device, in a real browser.

The policy would stop most of it, so it is switched off here: what people write must be harmless by
itself. Then it is switched on, and must find nothing to stop.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest
import yaml
from hostile import ELSEWHERE, HANDFULS, attacked
from icalendar import Calendar
from playwright.sync_api import Browser, Page
from projects import Built, Project
from rehearsal import Site
from waiting import until

from macros.reading.directions import CONTROL, TURNING

DATA = Path(__file__).parents[1] / "data/hostile"
PALETTES = yaml.safe_load((DATA / "palettes.yml").read_text("utf-8"))
KEEP = (DATA / "device.js").read_text("utf-8")
EVERYTHING = "every-page.html"
VISITED = (
    *("", "practice/", "sessions/", "sessions/2026-09-02-mentor/", "questions/question-3/"),
    *("progress/", "mock-interview-notes/", "interviewer/", "attacked/"),
)
FIELD = re.compile(r"\b((?:packet|layer|question|story|lesson|session)(?:-[a-z]+)*)!")
"""A text begins with the way to its field."""
NEVER_SHOWN = {"layer-words"}
"""Words by which a transcript is searched."""
WATCH = """
    window.pwned = () => { window.__pwned = true };
    window.broken = [];
    document.addEventListener("securitypolicyviolation",
        ({effectiveDirective, blockedURI}) => broken.push(`${effectiveDirective} ${blockedURI}`));
"""
ACTING = """() => [...document.querySelectorAll("*")].flatMap((one) => [...one.attributes]
    .filter(({name, value}) => /^on|^srcdoc$|^ping$/.test(name)
        || /^(href|src|action|formaction|data|poster|cite|background|xlink:href)$/.test(name)
        && /^[\\0- ]*(javascript|vbscript|data)[\\0- ]*:/i.test(value))
    .map(({name, value}) => `${one.localName} ${name}=${value.slice(0, 60)}`))"""
"""Attributes that run something, or would when somebody follows them."""
ODD = "script, style, iframe, object, embed, form, base, link, meta, math, [style*=red]"
"""What no page of the site has among its text."""
REVERSED = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const at = text.data.search(/[A-Za-z]{2}/);
        if (at < 0 || !text.parentElement.checkVisibility()) continue;
        const [one, two] = [at, at + 1].map((start) => {
            const range = new Range();
            range.setStart(text, start);
            range.setEnd(text, start + 1);
            return range.getBoundingClientRect();
        });
        if (one.top === two.top && one.left > two.left) found.push(text.data.slice(0, 80));
    }
    return found;
}"""
"""Latin words that are drawn from right to left."""


@dataclass
class Visit:
    """One browser profile on the attacked site, and all that went wrong in it."""

    page: Page
    site: Site
    bad: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Load a page and open all that can be opened on it."""
        self.page.goto(self.site.url + address)
        until(self.page, "!document.querySelector(':not(:defined)')")
        self.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    def check(self, place: str) -> None:
        """Nothing ran, nothing was asked for, nothing would be if somebody tapped."""
        assert self.page.evaluate("window.__pwned") is None, place
        assert self.page.evaluate("window.broken") == [], place
        assert self.page.evaluate(ACTING) == [], place
        odd = self.page.locator("article").locator(ODD)
        assert [one.evaluate("one => one.outerHTML") for one in odd.all()] == [], place
        text = self.page.evaluate("document.querySelector('main')?.textContent ?? ''")
        assert TURNING.search(text) is None, place
        assert CONTROL.search(text) is None, place
        assert self.bad == [], place

    def note(self, url: str) -> None:
        """Note whom the page asks."""
        if urlsplit(url).hostname not in ("127.0.0.1", None):
            self.bad.append(f"asked {url}")


@pytest.fixture(scope="module")
def built(
    make_project: Callable[..., Project], serve: Callable[[Path], Site]
) -> tuple[Built, Site]:
    """The project of attacks, and one page more: the texts of all pages, one behind the other."""
    project = attacked(make_project())
    site = serve(project.root / "site")
    done = project.build(strict=False, GREENROOM_SITE_URL=site.url)
    assert done.code == 0, done.complaints
    assert "ERROR" not in done.complaints
    pages = [done.html(address) for address in done.addresses]
    texts = [one[one.index("<article") : one.rindex("</article>") + 10] for one in pages]
    frame = re.sub(r"<script[^>]* src=.*?</script>", "", pages[0].partition("<article")[0])
    (site.folder / EVERYTHING).write_text("\n".join([frame, *texts]), "utf-8")
    return done, site


@pytest.fixture(scope="module", params=["without a policy", "with its policy"])
def visit(
    request: pytest.FixtureRequest, browser: Browser, built: tuple[Built, Site]
) -> Iterator[Visit]:
    """A visitor, once with nothing to protect them but the site's care."""
    free = request.param == "without a policy"
    context = browser.new_context(bypass_csp=free, service_workers="block")
    made = Visit(context.new_page(), built[1])
    made.page.add_init_script(WATCH)
    context.on("request", lambda request: made.note(request.url))
    context.on("weberror", lambda it: made.bad.append(f"error: {it.error}"))
    context.on("dialog", lambda shown: (made.bad.append("dialog"), shown.dismiss()))
    yield made
    context.close()


def test_every_text_is_text(visit: Visit, built: tuple[Built, Site]) -> None:
    """On all pages at once, as a browser reads them: none acts, swallows the next, or is lost.

    The texts of fields stand there as written, but for signs that are no text.
    """
    visit.page.goto(visit.site.url + EVERYTHING)
    visit.check("all pages")
    assert visit.page.locator("article").count() == len(built[0].addresses)
    shown = visit.page.evaluate("document.body.textContent")
    root = built[0].folder.parent
    files = [root / "docs/packet.yml", *(root / "sessions").glob("*.yml")]
    fields = {name for file in files for name in FIELD.findall(file.read_text("utf-8"))}
    assert len(fields) > 30
    assert {name for name in fields if f"{name}!" not in shown} == NEVER_SHOWN
    for tried in (
        "<script>pwned()</script>",
        "{{ 6*7001 }}",
        "onerror=pwned()",
        "javascript:pwned",
    ):
        assert tried in shown
    assert "42006" not in shown


HEADS = """(addresses) => Promise.all(addresses.map(async (address) => {
    const text = await (await fetch(address)).text();
    const made = new DOMParser().parseFromString(text, "text/html");
    const all = [...made.querySelectorAll("*")];
    const isHandler = ({name}) => name.startsWith("on");
    const isScript = (one) => one.localName === "script" && /pwned|elsewhere/.test(one.outerHTML);
    const acting = all.filter((one) => isScript(one) || [...one.attributes].some(isHandler));
    const names = [...made.head.children].map(({localName}) => localName);
    return [address, names, acting.length, made.querySelectorAll("article").length];
}))"""


def test_frame_of_every_page_is_whole(visit: Visit, built: tuple[Built, Site]) -> None:
    """Titles, descriptions and navigation hold the texts too: none breaks out of its place."""
    visit.page.goto(visit.site.url)
    addresses = [quote(address) for address in built[0].addresses]
    for address, names, acting, articles in visit.page.evaluate(HEADS, addresses):
        assert set(names) <= {"meta", "title", "link", "script"}, address
        assert names.count("title") == 1, address
        assert (acting, articles) == (0, 1), address


def test_nothing_runs_where_scripts_show_it(visit: Visit) -> None:
    """With the site's own scripts at work; and no word of a page is reversed by a text."""
    for address in VISITED:
        visit.open(address)
        visit.check(address)
        assert visit.page.evaluate(REVERSED) == [], address


def test_programs_can_read_it(built: tuple[Built, Site]) -> None:
    """Feeds are well-formed: nothing breaks out of a string, an element or a calendar's line."""
    folder = built[0].folder
    feed = ElementTree.parse(folder / "feed.xml").getroot()  # noqa: S314 - our own
    atom = {"id", "title", "updated", "author", "name", "link", "entry", "published"}
    atom |= {"category", "summary", "feed"}
    assert {element.tag.rpartition("}")[2] for element in feed.iter()} <= atom
    for file in folder.rglob("*.json"):
        json.loads(file.read_text("utf-8"))
    calendar = Calendar.from_ical((folder / "rehearsals.ics").read_text("utf-8"))
    assert {one.name for one in calendar.walk()} == {"VCALENDAR", "VEVENT"}
    assert not any("ATTACH" in one or one.errors for one in calendar.walk())
    manifest = json.loads((folder / "manifest.webmanifest").read_text("utf-8"))
    assert ELSEWHERE not in manifest["start_url"]


def test_what_the_device_keeps_is_text(visit: Visit) -> None:
    """Runs, recordings and interviews that somebody else has written are shown, and do nothing."""
    visit.open("practice/")
    visit.page.evaluate(KEEP, [HANDFULS, visit.site.url])
    visit.open("practice/")
    shown = visit.page.locator("practice-run")
    shown.get_by_role("button", name="Continue where you were").wait_for()
    visit.check("what is kept")
    assert visit.page.evaluate(REVERSED) == []
    assert visit.page.locator(".run-card").count() == 4
    assert "<script>pwned()</script>" in shown.inner_text()
    shown.get_by_role("button", name="Continue where you were").click()
    visit.page.locator(".run-card").first.wait_for(state="detached")
    rows = visit.page.locator(".recorder-row")
    rows.first.wait_for()
    for number in range(2):
        rows.nth(number).click()
        visit.page.locator(".recorder-marks").wait_for()
        visit.check("a recording")
    visit.check("an answer")
    for number in range(3):
        visit.open("practice/")
        shown.get_by_role("button", name="Open").nth(number).click()
        visit.page.locator("run-save pre").first.wait_for(state="attached")
        visit.page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        visit.check("what is saved")
    visit.open("interviewer/")
    visit.page.get_by_role("button", name=re.compile("Continue|Go on")).first.click()
    record = visit.page.locator("interviewer-desk a", has_text="ADR")
    record.first.wait_for(state="attached")
    assert record.first.get_attribute("href") is None
    visit.check("an interview")


SHEET = """async ([text, base]) => {
    const {fragmentOf} = await import(`${base}javascripts/lib/score-link.mjs`);
    const heard = {seconds: 60, answered: true, concrete: false, note: text.slice(0, 2000)};
    const [short, role] = [text.slice(0, 500), text.slice(0, 200)];
    const improvements = {pitch: short, walkthrough: short, defence: short};
    const answers = [{...heard, question: null, asks: short, points: ""}];
    const parts = {pitch: heard, walkthrough: {...heard, layers: []}, answers, improvements};
    return fragmentOf({id: "a-sheet", at: "2026-11-22T14:05", role, known: "", ...parts});
}"""


def test_score_link_is_text(visit: Visit) -> None:
    """A link that anybody may send shows its texts, and does nothing."""
    visit.open("practice/")
    for text in HANDFULS:
        fragment = visit.page.evaluate(SHEET, [text, visit.site.url])
        visit.page.evaluate("fragment => { location.hash = fragment }", fragment)
        inbox = visit.page.locator("score-inbox[data-open]", has_text="From ")
        inbox.get_by_role("button").first.wait_for()
        visit.check("a score sheet")
        visit.page.evaluate("location.hash = ''")
        inbox.get_by_role("button", name="Not now").click()


NODES = """async ([addresses, text, base]) => {
    const {node, write} = await import(`${base}javascripts/elements/nodes.mjs`);
    const written = document.createElement("p");
    write(written, text);
    return [addresses.map((href) => node("a", {href}).hasAttribute("href")),
        node("p", {title: "x"}, text, " ", node("b", {}, text)).textContent, written.textContent];
}"""
LEADS = ("../x/", "#round-1", "https://a.example/", "http://a.example/", "mailto:a@b.example")
LEADS_NOWHERE = (
    *(
        "javascript:pwned()",
        " JaVaScRiPt:pwned()",
        "java\tscript:pwned()",
        "\x01javascript:pwned()",
    ),
    *("data:text/html,x", "vbscript:x", "file:///etc/passwd", "intent://x", "http://[x", "about:x"),
)


def test_what_scripts_write_is_guarded(visit: Visit) -> None:
    """A link keeps no address that runs code, and no text a sign that is none."""
    visit.open("practice/")
    given = [[*LEADS, *LEADS_NOWHERE], "a\u202eb\u2066c\x00d\x1b\ufffe\tש\u200f", visit.site.url]
    links, made, written = visit.page.evaluate(NODES, given)
    assert links == [True] * len(LEADS) + [False] * len(LEADS_NOWHERE)
    assert made == "abcd\tש\u200f abcd\tש\u200f"
    assert written == "abcd\tש\u200f"


def test_broken_choice_of_colours_breaks_no_page(
    new_page: Callable[..., Page], project_site: Site
) -> None:
    """Whatever stands in its place, the theme's scripts run to their end, and colours change."""
    page = new_page()
    page.add_init_script(WATCH)
    page.goto(f"{project_site.url}rules/")
    key = f"{urlsplit(project_site.url).path}.__palette"
    for name, kept in PALETTES.items():
        page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [key, kept])
        page.reload()
        schemes = set()
        for _ in range(2):
            page.locator("label[for^=__palette]:visible").click()
            schemes.add(page.locator("body").get_attribute("data-md-color-scheme"))
        assert schemes == {"default", "slate"}, name
        assert page.evaluate("window.__pwned") is None, name
