"""Saving as a run's last screen: what the run keeps of it, and what the lobby tells after it."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from practice_page import Mock
from rehearsal import Site

EARLIER = """async (saved) => {
    const asked = indexedDB.open("/greenroom/.practice");
    const db = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const store = db.transaction("runs", "readwrite").objectStore("runs");
    const all = store.getAll();
    await new Promise((done) => (all.onsuccess = done));
    for (const {kind, with: role, ...rest} of all.result) store.put({...rest, saved});
    await new Promise((done) => (store.transaction.oncomplete = done));
    db.close();
}"""
"""The runs as a build kept them that asked nobody who listened."""


@pytest.fixture
def mock(page: Page, project_site: Site) -> Mock:
    """The practice page on a phone."""
    return Mock(page, project_site)


def saving(mock: Mock, kind: str = "A partner", role: str = "a former colleague") -> None:
    """On the save screen of a short run, with somebody."""
    mock.open("#round=pitch")
    mock.speak(58)
    mock.jump("save")
    mock.page.get_by_label(kind, exact=True).check()
    mock.page.get_by_label("Their role").fill(role)


def test_who_listened_survives(mock: Mock) -> None:
    """Kind and role are the run's own: a reload finds them, and the file is named after them."""
    saving(mock)
    whom = [("partner", "a former colleague")]
    mock.until_kept(lambda kept: [(run["kind"], run["with"]) for run in kept] == whom)
    mock.page.reload()
    expect(mock.page.locator(".run-card")).to_contain_text("with a former colleague")
    mock.press("Continue where you were")
    expect(mock.page.get_by_label("A partner", exact=True)).to_be_checked()
    expect(mock.page.get_by_label("Their role")).to_have_value("a former colleague")
    expect(mock.page.locator("run-save code")).to_contain_text("-partner.yml")
    file = mock.page.get_by_label("Session file")
    expect(file).to_contain_text('kind: partner\nwith: "a former colleague"')
    mock.page.get_by_label("Nobody", exact=True).check()
    expect(file).not_to_contain_text("former colleague")


@pytest.mark.parametrize(
    ("saved", "who"),
    [(None, "Nobody"), ({"how": "copy", "at": 0, "session": "2027-01-15-mentor"}, "A mentor")],
    ids=["never saved", "saved"],
)
def test_run_of_an_earlier_build(mock: Mock, saved: dict[str, Any] | None, who: str) -> None:
    """A run that was kept before runs knew who listened opens, and can be told."""
    saving(mock)
    mock.press("Close")
    mock.expect_lobby()
    mock.page.evaluate(EARLIER, saved)
    mock.page.reload()
    mock.press("Open" if saved else "Continue where you were")
    expect(mock.page.get_by_label(who, exact=True)).to_be_checked()
    mock.page.get_by_label("An interviewer", exact=True).check()
    expect(mock.page.get_by_label("Session file")).to_contain_text("kind: interview")
    assert mock.run["kind"] == "interview"


def test_lobby_tells_what_is_published(mock: Mock) -> None:
    """A run in the lobby is published as soon as the site lists its session, and can then go."""
    saving(mock)
    mock.press("Copy")
    expect(mock.page.locator(".save-said")).not_to_be_empty()
    mock.press("Close")
    card = mock.page.locator(".run-card")
    saved = mock.kept[0]["saved"]["session"]
    expect(card).to_contain_text(f"Saved as {saved}.")

    def publish(route: Route) -> None:
        feed = route.fetch().json()
        one = {"id": saved, "date": saved[:10], "url": "sessions/", "improvements": []}
        route.fulfill(body=json.dumps(feed | {"sessions": [*feed["sessions"], one]}))

    mock.page.route("**/data/sessions.json", publish)
    mock.page.reload()
    expect(card).to_contain_text(f"Published: {saved}. The copy on this device can go.")
    mock.press("Delete")
    mock.press("Delete for good?")
    expect(card).to_have_count(0)
