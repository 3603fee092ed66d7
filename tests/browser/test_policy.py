"""What the Content-Security-Policy of every page stops, and what it lets alone.

That no page breaks it by itself, every test in a browser proves: what breaks it is logged as an
error, and no page may log one (`watched` in conftest.py).
"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from rehearsal import Site
from waiting import until

ELSEWHERE = "https://elsewhere.example"
ATTACKS = {
    "script-src-elem": "add('script', {}, 'pwned()')",
    "script-src-elem from elsewhere": f"add('script', {{src: '{ELSEWHERE}/x.js'}})",
    "script-src-attr": "add('button', {onclick: 'pwned()'}).click()",
    "script-src-elem by an address": "add('a', {href: 'javascript:pwned()'}).click()",
    "script-src": "setTimeout(() => eval('pwned()'))",
    "style-src-elem": "add('style', {}, 'main { display: none }')",
    "style-src-attr": "add('p', {style: 'display: none'})",
    "img-src": f"add('img', {{src: '{ELSEWHERE}/x.png'}})",
    "connect-src": f"fetch('{ELSEWHERE}/x').catch(() => {{}})",
    "connect-src by a beacon": f"navigator.sendBeacon('{ELSEWHERE}/x', 'said')",
    "frame-src": f"add('iframe', {{src: '{ELSEWHERE}/'}})",
    "object-src": f"add('embed', {{src: '{ELSEWHERE}/x'}})",
    "media-src": f"add('audio', {{src: '{ELSEWHERE}/x.mp3'}})",
    "worker-src": "try { new Worker(URL.createObjectURL(new Blob(['']))) } catch {}",
    "base-uri": f"add('base', {{href: '{ELSEWHERE}/'}})",
    "form-action": f"add('form', {{action: '{ELSEWHERE}/', method: 'post'}}).submit()",
}
"""What somebody might do who got markup or more into a page, by the directive that stops it."""
LISTEN = """
    window.stopped = [];
    window.pwned = () => { window.__pwned = true };
    window.add = (name, attributes, text = "") => {
        const made = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
        made.textContent = text;
        document.querySelector("article").append(made);
        return made;
    };
    document.addEventListener("securitypolicyviolation",
        ({effectiveDirective}) => stopped.push(effectiveDirective));
"""


@pytest.fixture(scope="module")
def attacked(browser: Browser, project_site: Site) -> Iterator[Page]:
    """A session's page; what it logs is no fault here, what it asks of others would be."""
    context = browser.new_context(service_workers="block")
    asked: list[str] = []
    # what the policy stops is told as a request too, but never comes as far as here
    elsewhere = re.compile(re.escape(ELSEWHERE))
    context.route(elsewhere, lambda route: (asked.append(route.request.url), route.abort()))
    page = context.new_page()
    page.add_init_script(LISTEN)
    page.goto(f"{project_site.url}sessions/2026-11-21-mentor/")
    yield page
    context.close()
    assert asked == []


@pytest.mark.parametrize("directive", ATTACKS)
def test_attack_is_stopped(attacked: Page, directive: str) -> None:
    """A script, a style or a request that is not the site's own is stopped by this directive."""
    attacked.evaluate("stopped.length = 0")
    attacked.evaluate(f"() => {{ {ATTACKS[directive]} }}")
    until(attacked, "stopped.length > 0", seconds=10)
    assert attacked.evaluate("stopped") == [directive.partition(" ")[0]]
    assert not attacked.evaluate("window.__pwned === true")
    assert attacked.evaluate("getComputedStyle(document.querySelector('main')).display") != "none"


def test_instant_navigation_keeps_the_one_policy(
    new_page: Callable[..., Page], project_site: Site
) -> None:
    """From depth to depth without a load: no second policy, and the theme's scripts still run."""
    page = new_page(viewport={"width": 1280, "height": 800})
    page.goto(project_site.url + "adr/0001-epoll-over-poll/", wait_until="networkidle")
    before = page.locator("head meta[http-equiv]").get_attribute("content")
    page.evaluate("window.lives = true")
    for place in ("practice/", "sessions/"):
        page.locator(f".md-tabs a[href$='{place}']").click()
        expect(page).to_have_url(project_site.url + place)
    page.locator("article a[href*='2026-11-21-mentor']").first.click()
    expect(page.locator("main article h1")).to_contain_text("21 November 2026")
    assert page.evaluate("window.lives")
    policies = page.locator("head meta[http-equiv]")
    assert [one.get_attribute("content") for one in policies.all()] == [before]
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("poll")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
