"""What people do on the site, from the first tap to the last."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect
from projects import Project
from rehearsal import Site
from waiting import until

ROOT = Path(__file__).parents[2]
DESK = {"width": 1280, "height": 800}
SESSION = "sessions/2026-11-21-mentor/"
HIDDEN_IN_PRINT = (".md-header", ".md-tabs", ".gr-thumb", ".md-sidebar--primary", ".md-search")


def search(page: Page, words: str) -> None:
    """Type into the search, as on a phone."""
    page.locator("label.md-header__button[for=__search]").click()
    page.locator(".md-search__input").press_sequentially(words)


@pytest.fixture(scope="module")
def searching(open_pages: Callable[..., Page], project_site: Site) -> Page:
    """A page whose search is open, for one search after the other."""
    page = open_pages()
    page.goto(project_site.url)
    search(page, "poll")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    return page


@pytest.mark.parametrize("place", ["round-2", "attempt-2", "layer-tls", "biggest-weakness"])
def test_deep_link_shows_the_place(page: Page, project_site: Site, place: str) -> None:
    """A mentor who follows a link to a place in a session sees it, not covered by the header."""
    page.goto(f"{project_site.url}{SESSION}#{place}")
    target = page.locator(f"[id='{place}']")
    expect(target).to_be_in_viewport()
    until(
        page,
        """id => {
            const box = document.getElementById(id).getBoundingClientRect();
            const header = document.querySelector(".md-header").getBoundingClientRect();
            return box.top >= header.bottom - 1 && box.top < innerHeight;
        }""",
        arg=place,
    )


def test_link_from_help_leads_to_the_place(page: Page, project_site: Site) -> None:
    """Where help is wanted is one tap away from the top of the session."""
    page.goto(project_site.url + SESSION)
    wanted = page.locator(".gr-help a").first
    place = wanted.get_attribute("href").rpartition("#")[2]
    wanted.click()
    expect(page.locator(f"[id='{place}']")).to_be_in_viewport()


def test_jump_in_the_page_is_not_a_new_page(page: Page, project_site: Site) -> None:
    """A tap on a link to a place fetches nothing, and Tab goes on from that place."""
    page.goto(project_site.url + SESSION, wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.resource_type} {request.url}"))
    wanted = page.locator(".gr-help a").first
    place = wanted.get_attribute("href").rpartition("#")[2]
    wanted.click()
    expect(page.locator(f"[id='{place}']")).to_be_in_viewport()
    page.keyboard.press("Tab")
    behind = """id => document.getElementById(id).compareDocumentPosition(document.activeElement)
        & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)"""
    assert page.evaluate(behind, place)
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if not one.endswith("favicon.svg")] == []


def test_back_from_a_jump_returns_to_the_link(page: Page, project_site: Site) -> None:
    """After a jump, and after a page visited from there, "back" shows what was read before."""
    page.goto(project_site.url + SESSION, wait_until="networkidle")
    wanted = page.locator(".gr-help a").first
    place = page.locator(f"[id='{wanted.get_attribute('href').rpartition('#')[2]}']")
    wanted.click()
    expect(place).to_be_in_viewport()
    until(page, "history.state?.y > 0")  # the theme has noted how far it was scrolled
    page.locator(".md-tabs a[href$='/progress/'], .md-nav a[href$='/progress/']").first.evaluate(
        "link => link.click()"
    )
    expect(page.locator("main article h1")).to_have_text("Progress")
    page.go_back()
    expect(place).to_be_in_viewport()
    page.go_back()
    expect(wanted).to_be_in_viewport()
    expect(place).not_to_be_in_viewport()


def test_links_do_not_load_the_page_anew_and_back_works(page: Page, project_site: Site) -> None:
    """From list to session and back, the scripts live on and the reader is where they were."""
    page.goto(project_site.url + "sessions/", wait_until="networkidle")
    page.evaluate("window.lives = true")
    page.locator("article a[href*='2026-11-21-mentor']").first.click()
    expect(page).to_have_url(f"{project_site.url}{SESSION}")
    expect(page.locator("main article h1")).to_contain_text("21 November 2026")
    assert page.evaluate("window.lives")
    page.go_back()
    expect(page).to_have_url(project_site.url + "sessions/")
    expect(page.locator("main article h1")).to_have_text("Sessions")
    assert page.evaluate("window.lives")


def test_question_is_found_by_its_words(page: Page, project_site: Site) -> None:
    """Words of a question lead to its page."""
    page.goto(project_site.url)
    search(page, "wrong with poll")
    found = page.locator(".md-search-result a[href*='questions/why-epoll/']").first
    expect(found).to_be_visible()
    found.click()
    expect(page.locator("main article h1")).to_contain_text("What was wrong with poll?")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("2026-11-08", "sessions/2026-11-08-partner/"),
        ("1 November", "sessions/2026-11-01-solo/"),
        ("November 8, 2026", "sessions/2026-11-08-partner/"),
        ("runs a storage", "sessions/2026-11-21-mentor/"),
        ("layers never mentioned", "sessions/2026-11-01-solo/"),
        ("in half a sentence", "sessions/2026-11-21-mentor/#better-1-say-who-needs-it"),
        ("adr 3", "adr/0003-b-tree-over-hash-index/"),
    ],
)
def test_first_result_is_what_was_meant(searching: Page, words: str, place: str) -> None:
    """A date, a partner, a summary, an improvement, a number: each leads to its place."""
    asked = searching.locator(".md-search__input")
    asked.clear()
    asked.press_sequentially(words)
    address, _, anchor = place.partition("#")
    first = searching.locator(".md-search-result__item").first
    led = first.locator(f"a[href*='{address}'][href$='#{anchor}']" if anchor else "a").first
    expect(led).to_have_attribute("href", re.compile(re.escape(address)))
    expect(led).to_be_visible()


def test_search_without_its_index_says_why(browser: Browser, project_site: Site) -> None:
    """Where the words of the site cannot be had, that is the answer, and not "no documents"."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.route("**/search/index.json", lambda route: route.abort())
    page.goto(project_site.url)
    search(page, "poll")
    expect(page.locator(".md-search-result a").first).to_contain_text("needs the network once")
    page.unroute_all()
    page.locator(".md-search__input").press_sequentially(" wrong")
    expect(page.locator(".md-search-result a[href*='questions/']").first).to_be_visible()
    page.close()


def test_record_is_found_by_its_title(page: Page, project_site: Site) -> None:
    """A record's title leads to the record."""
    title = (ROOT / "docs/adr/0003-b-tree-over-hash-index.md").read_text("utf-8").splitlines()[0]
    page.goto(project_site.url)
    search(page, title.lstrip("# 0123456789."))
    found = page.locator(".md-search-result a[href*='adr/0003-b-tree-over-hash-index/']").first
    expect(found).to_be_visible()


def test_hostile_titles_are_text_among_the_results(
    page: Page,
    serve: Callable[[Path], Site],
    make_project: Callable[..., Project],
) -> None:
    """What somebody wrote as a title is text in the list of results, and runs nothing."""
    project = make_project("hostile")
    site = serve(project.root / "site")
    project.built(GREENROOM_SITE_URL=site.url)
    page.goto(site.url)
    search(page, "question-asks")
    results = page.locator(".md-search-result__list")
    expect(results).to_contain_text("<script>steal()</script>")
    assert results.locator("script, b, img, a[href^=javascript], [onclick]").count() == 0


def test_first_tab_skips_to_the_content(new_page: Callable[..., Page], project_site: Site) -> None:
    """With a keyboard, the first stop is a link past the navigation, and it works."""
    page = new_page(viewport=DESK, has_touch=False)
    page.goto(project_site.url + SESSION)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_class(re.compile("md-skip"))
    expect(skip).to_be_in_viewport()
    target = skip.get_attribute("href").rpartition("#")[2]
    page.keyboard.press("Enter")
    until(page, "target => location.hash === `#${target}`", arg=target)
    expect(page.locator(f"[id='{target}']")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main article').contains(document.activeElement)")


@pytest.mark.parametrize("address", ["", "practice/", SESSION])
def test_tab_order_reaches_the_content(
    new_page: Callable[..., Page], project_site: Site, address: str
) -> None:
    """Without the skip link too, a keyboard gets to the content, past visible stops only."""
    page = new_page(viewport=DESK, has_touch=False)
    page.goto(project_site.url + address)
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.checkVisibility()")
        if page.evaluate("document.activeElement.closest('main article') !== null"):
            return
    pytest.fail("forty stops, and none in the content")


def test_chosen_scheme_outlives_a_reload(page: Page, project_site: Site) -> None:
    """Who turns the lights off finds them off next time, and on the next page."""
    page.goto(project_site.url)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.locator("label[for^=__palette]:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(project_site.url + SESSION)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("address", [SESSION, "interview-packet/"])
def test_print_is_the_content_alone(
    new_page: Callable[..., Page], project_site: Site, address: str
) -> None:
    """On paper there is no navigation, and the content is all there."""
    page = new_page(viewport=DESK)
    page.goto(project_site.url + address)
    page.emulate_media(media="print")
    for selector in HIDDEN_IN_PRINT:
        for part in page.locator(selector).all():
            expect(part).to_be_hidden()
    expect(page.locator("main article h1")).to_be_visible()
    expect(page.locator("main article h2").last).to_be_visible()


def test_every_layer_of_a_session_is_on_paper(page: Page, project_site: Site) -> None:
    """What was said about each layer is printed, none folded away."""
    session = yaml.safe_load((ROOT / "sessions/2026-11-21-mentor.yml").read_text("utf-8"))
    page.goto(project_site.url + SESSION)
    page.emulate_media(media="print")
    for told in session["walkthrough"]["layers"]:
        expect(page.locator(f"#layer-{told['layer']}")).to_be_visible()
