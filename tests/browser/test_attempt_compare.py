"""Any two attempts, chosen and compared in the browser."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from rehearsal import Site

from macros.coaching.speech_rules import rules_json

ROOT = Path(__file__).parents[2]
HOSTILE = "It <img src=x onerror=steal()> is fast. "
PAGE = """<!doctype html><html lang=en><link rel=icon href=data:,><title>Compare</title>
<script type=module src=../javascripts/main.mjs></script><main>
<attempt-compare sessions="../data/sessions.json" rules="../data/speech-rules.json">
<p>This needs scripts.</p></attempt-compare></main>"""


def attempt(seconds: int | None, said: str | None, **notes: Any) -> dict[str, Any]:
    """Return an attempt as the feed has it."""
    empty: dict[str, Any] = {"hesitated": [], "forgot": [], "unnecessary": []}
    return {"seconds": seconds, "said": said} | empty | notes


def session(date: str, *attempts: dict[str, Any]) -> dict[str, Any]:
    """Return a session as the feed has it, as far as this matters."""
    url = f"https://rehearse.example/greenroom/sessions/{date}-solo/"
    return {"url": url, "date": date, "kind": "solo", "attempts": attempts}


SESSIONS = [
    session("2026-11-01", attempt(84, "the um " * 80), attempt(70, HOSTILE * 10)),
    session("2026-11-08"),
    session("2026-11-15", attempt(56, "the " * 130)),
]


@pytest.fixture
def visit(
    serve: Callable[[Path], Site], tmp_path: Path, page: Page
) -> Callable[[list[dict[str, Any]]], Locator]:
    """Open a page with the element beside a feed of these sessions."""

    def opened(sessions: list[dict[str, Any]]) -> Locator:
        shutil.copytree(ROOT / "docs/javascripts", tmp_path / "javascripts")
        for name, content in (
            ("data/sessions.json", json.dumps({"version": 1, "sessions": sessions}).encode()),
            ("data/speech-rules.json", rules_json()),
            ("progress/index.html", PAGE.encode()),
        ):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_bytes(content)
        page.goto(f"{serve(tmp_path).url}progress/")
        return page.locator("attempt-compare")

    return opened


def test_loads_nothing_until_it_is_opened(page: Page, visit: Callable[..., Locator]) -> None:
    """Who does not compare pays for neither sessions, rules nor code."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    element = visit(SESSIONS)
    expect(element.get_by_text("Choose two attempts")).to_be_visible()
    heavy = {"sessions.json", "speech-rules.json", "comparison.mjs", "speech.mjs"}
    assert heavy.isdisjoint(asked)
    element.get_by_text("Choose two attempts").click()
    expect(element.get_by_label("Earlier")).to_be_visible()
    assert heavy <= set(asked)


def test_the_first_stands_against_the_newest(visit: Callable[..., Locator]) -> None:
    """At first it shows what all the rehearsals have come to, figure by figure."""
    element = visit(SESSIONS)
    element.get_by_text("Choose two attempts").click()
    expect(element.get_by_label("Later").locator("optgroup")).to_have_count(2)
    rows = [row.inner_text().split("\t") for row in element.locator("tbody tr").all()]
    assert rows[0] == ["Seconds", "84", "56", "✓ better"]
    assert ["Fillers per 100 words", "50", "0", "✓ better"] in rows
    link = element.get_by_role("link").last
    expect(link).to_have_attribute("href", re.compile(r"/sessions/2026-11-15-solo/#attempt-1$"))


def test_any_other_two_are_compared_when_chosen(visit: Callable[..., Locator]) -> None:
    """A choice by keyboard or thumb is shown at once; the same attempt twice is the same."""
    element = visit(SESSIONS)
    element.get_by_text("Choose two attempts").click()
    element.get_by_label("Earlier").select_option(label="15 Nov 2026, attempt 1, 0:56")
    expect(element.locator(".gr-compare__finding")).to_have_text("No figure got better or worse.")
    expect(element.locator(".gr-diff :is(del, ins)")).to_have_count(0)


def test_what_was_said_is_text(visit: Callable[..., Locator]) -> None:
    """Markup in a transcript is shown and never made."""
    element = visit(SESSIONS)
    element.get_by_text("Choose two attempts").click()
    element.get_by_label("Later").select_option(label="1 Nov 2026, attempt 2, 1:10")
    expect(element.locator(".gr-diff")).to_contain_text("<img src=x onerror=steal()>")
    expect(element.locator("img")).to_have_count(0)


def test_one_attempt_is_not_enough(visit: Callable[..., Locator]) -> None:
    """With fewer than two there is nothing to choose, and it says so."""
    element = visit(SESSIONS[2:])
    element.get_by_text("Choose two attempts").click()
    expect(element).to_contain_text("There are not two attempts yet.")
    expect(element.locator("select")).to_have_count(0)


def test_a_failed_load_can_be_tried_again(page: Page, visit: Callable[..., Locator]) -> None:
    """On a train the sessions come at the second try."""
    element = visit(SESSIONS)
    page.route("**/sessions.json", lambda route: route.fulfill(status=204))
    element.get_by_text("Choose two attempts").click()
    again = element.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    page.unroute("**/sessions.json")
    again.click()
    expect(element.get_by_label("Earlier")).to_be_visible()
