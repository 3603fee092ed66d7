"""What a device keeps is not what it should be: other sites of the host write there too."""

import json
from collections.abc import Callable
from pathlib import Path

from barriers import barriers
from playwright.sync_api import Locator, Page
from rehearsal import Site

DATA = Path(__file__).parents[1] / "data/hostile"
BREAK = (DATA / "broken.js").read_text("utf-8")
KEEP = (DATA / "broken-rows.js").read_text("utf-8")
ROWS = """async (base) => {
    const store = await (await import(`${base}javascripts/lib/store.mjs`)).openStore();
    return (await store.list("runs")).map(({id}) => id);
}"""
FORGET_THE_NETWORK = """async (base) => {
    const store = await (await import(`${base}javascripts/lib/store.mjs`)).openStore();
    await store.put("meta", {layers: [null], questions: {}}, "feed.rehearsal");
}"""

FACTS = """async (base) => {
    const load = (path) => import(`${base}javascripts/lib/${path}.mjs`);
    const store = await (await load("store")).openStore();
    const facts = await (await load("packet-facts")).loadFacts(store);
    const listed = await (await load("listed-now")).listedNow();
    const rules = await (await load("speech-rules-here")).speechRules();
    const counted = rules && [...rules.fillers].length;
    return {system: facts.packet.system, listed: listed && listed.sessions.length, counted};
}"""
NEWER = {"version": 2, "system": {"name": "of tomorrow"}, "fillers": ["Um"]}


def deleted_by_keys(card: Locator) -> None:
    """Delete what a card is about, from its first button on."""
    card.get_by_role("button").first.focus()
    for key in ("Tab", "Enter", "Enter"):
        card.page.keyboard.press(key)
    card.wait_for(state="detached")


def test_what_is_broken_is_left_alone(new_page: Callable[..., Page], project_site: Site) -> None:
    """Broken rows keep no whole one from being shown; they stay until somebody deletes them."""
    page, url = new_page(viewport={"width": 320, "height": 640}), project_site.url
    page.goto(f"{url}rules/")
    page.evaluate(KEEP, url)
    kept = page.evaluate(ROWS, url)
    page.goto(f"{url}practice/")
    page.get_by_role("button", name="Continue where you were").wait_for()
    others = page.locator(".run-card", has_text="7 runs on this device cannot be shown")
    assert page.locator(".run-card").count() == 2
    assert barriers(page, "practice-run") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    with page.expect_download() as given:
        others.get_by_role("button", name="Download").click()
    text = Path(given.value.path()).read_text("utf-8")
    assert all(f'"{name}"' in text for name in ("nothing-else", "no-clocks", "newer", "a-cycle"))
    page.get_by_role("button", name="Continue where you were").click()
    page.locator(".recorder-row").click()
    page.locator(".recorder-inside").get_by_role("link").wait_for()
    page.goto(f"{url}interviewer/")
    page.get_by_role("button", name="Go on").wait_for()
    assert page.locator(".run-card").count() == 2
    strange = page.locator(".run-card", has_text="4 interviews on this device cannot be shown")
    with page.expect_download() as given:
        strange.get_by_role("button", name="Download").click()
    assert len(json.loads(Path(given.value.path()).read_text("utf-8"))) == 4
    assert barriers(page, "interviewer-desk") == []
    deleted_by_keys(strange)
    assert page.evaluate("document.activeElement.localName") == "interviewer-desk"
    page.get_by_role("button", name="Go on").click()
    page.locator(".run-main").wait_for()
    page.goto(f"{url}practice/")
    assert page.evaluate(ROWS, url) == kept
    deleted_by_keys(others)
    assert page.evaluate("document.activeElement.localName") == "practice-run"
    assert len(page.evaluate(ROWS, url)) == 1
    page.evaluate(FORGET_THE_NETWORK, url)
    page.route("**/data/*.json", lambda route: route.fulfill(status=200, body="no JSON"))
    page.reload()
    page.get_by_role("button", name="Full mock").click()
    page.get_by_text("not on this device yet").wait_for()


def test_every_screen_shows_what_is_taken_for_whole(
    new_page: Callable[..., Page], project_site: Site
) -> None:
    """Broken at any place, a run or an interview is refused, or all that shows it can."""
    page = new_page()
    page.goto(f"{project_site.url}rules/")
    told = page.evaluate(BREAK, project_site.url)
    assert told["failed"] == []
    assert told["refused"] > 1000
    assert told["taken"] > 100


def test_a_feed_of_a_newer_form_is_not_read(
    new_page: Callable[..., Page], project_site: Site
) -> None:
    """A page that was open while the site moved on goes on with the facts that it has kept."""
    page, url = new_page(), project_site.url
    page.goto(f"{url}rules/")
    before = page.evaluate(FACTS, url)
    assert before["system"]
    assert before["listed"] > 0
    assert before["counted"] > 0
    page.route("**/data/*.json", lambda route: route.fulfill(json=route.fetch().json() | NEWER))
    page.reload()
    assert page.evaluate(FACTS, url) == before | {"listed": None, "counted": None}
    page.goto(f"{url}practice/#drill=why-epoll")
    page.locator(".run-main").wait_for()
    page.unroute_all(
        behavior="wait"
    )  # what is still asked for would be told as the next test's fault
