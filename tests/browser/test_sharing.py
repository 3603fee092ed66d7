"""A mentor gets a link; the candidate's tap sends it."""

import io
from collections.abc import Callable

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from rehearsal import Site
from waiting import until

SESSION = "sessions/2026-11-21-mentor/"
PLACES = ("round-1", "attempt-2", "layer-tls", "biggest-weakness", "better-3-own-the-weakness")
SHEET = """(() => {
    globalThis.shared = [];
    navigator.share = async (given) => { shared.push(given); };
})()"""
"""A phone's share sheet, which no browser without a screen has."""
WITHOUT_SHEET = "delete Navigator.prototype.share"
READ = ["clipboard-read", "clipboard-write"]


def link_to(page: Page, place: str) -> Locator:
    """The control that sends a place."""
    return page.locator(f"a.gr-link[href$='#{place}']")


def test_every_place_can_be_sent(page: Page, project_site: Site) -> None:
    """Each round, attempt, layer, answer and improvement has its link, as large as a thumb."""
    page.goto(project_site.url + SESSION)
    wanted = page.evaluate(
        """[...document.querySelectorAll(`.gr-round h2[id], .gr-round h3[id], .gr-floor[id],
            li[id^=better-]`)].map(one => one.id)"""
    )
    assert len(wanted) > 20
    assert set(PLACES) <= set(wanted)
    found = page.locator("a.gr-link:not(.gr-link--page)").evaluate_all(
        """links => links.map(one => [one.hash.slice(1), one.getAttribute("aria-label"),
            Math.min(one.offsetWidth, one.offsetHeight)])"""
    )
    assert [place for place, _, _ in found] == wanted
    assert len({name for _, name, _ in found}) == len(found)
    assert min(size for _, _, size in found) >= 44


def test_a_tap_copies_where_there_is_no_share_sheet(
    new_page: Callable[..., Page], project_site: Site
) -> None:
    """The place's address is in the clipboard, a word says so, and the page stays where it was."""
    page = new_page(permissions=READ)
    page.add_init_script(WITHOUT_SHEET)
    page.goto(project_site.url + SESSION)
    link_to(page, "attempt-2").click()
    address = f"{project_site.url}{SESSION}#attempt-2"
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_contain_text(address)
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert page.url == project_site.url + SESSION
    page.keyboard.press("Escape")
    expect(page.locator(".gr-sent")).to_be_hidden()


def test_a_tap_opens_the_share_sheet(new_page: Callable[..., Page], project_site: Site) -> None:
    """A phone's own sheet gets the address and the title, from a place and from the page."""
    page = new_page()
    page.add_init_script(SHEET)
    page.goto(project_site.url + SESSION)
    link_to(page, "biggest-weakness").click()
    page.locator("#share summary").click()
    until(page, "shared.length === 2")
    place, whole = page.evaluate("shared")
    assert place["url"] == f"{project_site.url}{SESSION}#biggest-weakness"
    assert whole["url"] == f"{project_site.url}{SESSION}"
    assert "21 November 2026" in whole["title"]
    expect(page.locator(".gr-sent")).to_be_hidden()
    expect(page.locator("#share .gr-qr")).to_be_visible()
    page.locator("#share summary").click()
    assert page.evaluate("shared.length") == 2, "closing sends nothing"


def test_the_code_comes_into_view(new_page: Callable[..., Page], project_site: Site) -> None:
    """On a phone, what Share opens is seen at once, above the word that tells of the copy."""
    page = new_page(permissions=READ)
    page.add_init_script(WITHOUT_SHEET)
    page.goto(project_site.url + SESSION)
    told = page.locator(".gr-sent")
    assert told.evaluate("one => getComputedStyle(one).display") != "none", "it would not be heard"
    page.locator("#share summary").click()
    expect(told).to_contain_text("Link copied")
    until(
        page,
        """() => document.querySelector("#share .gr-qr").getBoundingClientRect().bottom
            <= document.querySelector(".gr-sent").getBoundingClientRect().top""",
    )


def test_two_taps_tell_of_one_link(new_page: Callable[..., Page], project_site: Site) -> None:
    """Where a share sheet refuses late, the word is about the last answer alone."""
    page = new_page(permissions=READ)
    page.add_init_script(
        """navigator.share = ({ url }) => new Promise((_, refuse) => setTimeout(
            () => refuse(new DOMException("", "NotAllowedError")), url.endsWith("1") ? 200 : 0))"""
    )
    page.goto(project_site.url + SESSION)
    link_to(page, "attempt-1").dispatch_event("click")
    link_to(page, "attempt-2").dispatch_event("click")
    told = page.locator(".gr-sent")
    expect(told).to_contain_text("#attempt-1")
    expect(told).not_to_contain_text("#attempt-2")


def test_a_link_marks_its_place(page: Page, project_site: Site) -> None:
    """Who follows a link sees which place was meant: by a bar and a sign, not by a colour alone."""
    for place in PLACES:
        page.goto("about:blank")
        page.goto(f"{project_site.url}{SESSION}#{place}", wait_until="domcontentloaded")
        bar, is_signed = page.evaluate(
            """() => {
                const target = document.querySelector(":target");
                const box = target.closest(".gr-floor, .gr-place");
                const signs = [target, ...target.querySelectorAll("*")]
                    .map(one => getComputedStyle(one, "::before").content);
                return [parseFloat(getComputedStyle(box).borderInlineStartWidth),
                        signs.some(one => one.includes("▸"))];
            }"""
        )
        assert bar >= 3, place
        assert is_signed, place


@pytest.mark.parametrize(("address", "scheme"), [(SESSION, "dark"), ("interview-packet/", "light")])
def test_qr_code_reads_as_the_canonical_address(
    new_page: Callable[..., Page], project_site: Site, address: str, scheme: str
) -> None:
    """A phone across the table gets to this page, in the dark scheme too."""
    page = new_page(color_scheme=scheme)
    page.goto(project_site.url + address)
    page.locator("#share summary").click()
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    drawn = Image.open(io.BytesIO(page.locator("#share .gr-qr").screenshot()))
    assert [one.text for one in zxingcpp.read_barcodes(drawn)] == [canonical]
    assert canonical == project_site.url + address


def test_without_scripts_all_is_there(new_page: Callable[..., Page], project_site: Site) -> None:
    """Share opens its QR code and address, a place's link leads there, feedback shows its text."""
    page = new_page(java_script_enabled=False)
    page.goto(project_site.url + SESSION)
    page.locator("#share summary").click()
    expect(page.locator("#share .gr-qr")).to_be_visible()
    expect(page.locator("#share a.gr-link")).to_have_text(project_site.url + SESSION)
    link_to(page, "attempt-1").click()
    assert page.url.endswith("#attempt-1")
    page.locator(".gr-answer a.gr-feedback").first.click()
    expect(page.locator("#feedback pre")).to_be_visible()


def test_feedback_is_copied_with_its_place(
    new_page: Callable[..., Page], project_site: Site
) -> None:
    """With no form and no mail configured, the questions are copied, with the answer's address."""
    page = new_page(permissions=READ)
    page.goto(project_site.url + SESSION)
    answer = page.locator(".gr-answer").filter(has=page.locator("#biggest-weakness"))
    answer.locator("a.gr-feedback").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{project_site.url}{SESSION}#biggest-weakness\n")
    assert "One thing to change:" in copied


def test_review_is_one_screen_of_a_phone(page: Page, project_site: Site) -> None:
    """A mentor's link opens on times, checks, what improved, where to look, and how to answer."""
    page.goto(f"{project_site.url}{SESSION}#review")
    review = page.locator("#review")
    expect(review.locator(".gr-glance .gr-time").first).to_be_in_viewport(ratio=1)
    expect(review.locator(".gr-since")).to_be_in_viewport(ratio=1)
    expect(review.locator(".gr-help a")).to_have_count(2)
    for part in (*review.locator(".gr-help a").all(), review.locator("a.gr-feedback")):
        expect(part).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
def test_mentors_page_is_one_screen(
    page: Page, project_site: Site, width: int, height: int
) -> None:
    """Whoever was sent there reads all of it without scrolling, above a phone's bar of places."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{project_site.url}mentors/")
    end, free = page.evaluate(
        """() => [document.querySelector("article > p:last-of-type").getBoundingClientRect().bottom,
            Math.min(innerHeight, document.querySelector(".gr-thumb").getBoundingClientRect().top
                || innerHeight)]"""
    )
    assert 300 < end <= free
