"""The interviewer's desk, and its sheet's way to a candidate on another device."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from barriers import barriers
from conftest import ROOT
from desk_page import Desk
from playwright.sync_api import Error, Locator, Page, expect
from practice_page import KEPT, Mock
from rehearsal import Site
from storages import MENTIONED
from waiting import until

EPOLL = "Your event loop uses epoll"
HOSTILE = "<img src=x onerror=alert(1)>\n## Round 1\n{{ x }} --- ADR-1"
NOTE = "Because poll scans all 5,000."
OWN = "What would <b>you</b> throw away?"


@pytest.fixture
def desk(page: Page, project_site: Site) -> Desk:
    """The interviewer's page on a phone."""
    return Desk(page, project_site)


def interviewed(desk: Desk) -> None:
    """A pitch, a question of the packet and one of the mentor's own, up to the sheet."""
    desk.open()
    desk.choose("elevator pitch", "trade-off defence", questions=(EPOLL,), own=OWN)
    desk.begin()
    desk.listen(64)
    desk.check("Did it answer", "Yes")
    desk.note(HOSTILE)
    desk.go("Next")
    desk.improve("Say the p99 figure first.")
    desk.listen(70)
    desk.note("You decided.")
    desk.go("Next")
    desk.listen(91)
    for n in (0, 2):
        desk.points.nth(n).click()
    desk.check("Did it answer", "No")
    desk.check("A measured result", "Yes")
    desk.note("Repeat the question.")
    desk.go("Next")
    desk.improve("Repeat the question before you answer it.")
    expect(desk.link).not_to_be_empty()


def rehearsed(candidate: Mock) -> list[dict[str, Any]]:
    """The candidate's own run of that day: one answer, which they thought answered the question."""
    candidate.open("#drill=why-epoll")
    candidate.speak(82)
    candidate.page.get_by_label("Notes").fill(NOTE)
    candidate.go("Next")
    candidate.element.get_by_role("group", name="Did it answer").get_by_text("Yes").click()
    candidate.press("Leave")
    candidate.expect_lobby()
    return candidate.kept


def arrived(candidate: Mock, link: str) -> Locator:
    """The link is opened on the candidate's device."""
    candidate.page.goto("about:blank")
    candidate.page.goto(link)
    sheet = candidate.page.locator(".score-sheet")
    expect(sheet).to_be_visible()
    return sheet


def saved(page: Page) -> str:
    """The session file that the runner offers."""
    page.wait_for_selector("run-save .save-text")
    return page.locator("run-save .save-text").first.text_content() or ""


def checked(folder: Path, *texts: str) -> list[Any]:
    """The sessions as YAML, after `python -m macros check` took them without an edit."""
    for name in ("docs", "sessions"):
        shutil.copytree(ROOT / name, folder / name)
    sessions = [yaml.safe_load(text) for text in texts]
    for n, (text, session) in enumerate(zip(texts, sessions, strict=True), start=1):
        (folder / f"sessions/{session['date']}-mentor-{n}.yml").write_text(text, "utf-8")
    command = [sys.executable, "-m", "macros", "check", "--root", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return sessions


def test_the_sheet_crosses(
    desk: Desk, new_page: Callable[..., Page], project_site: Site, tmp_path: Path
) -> None:
    """From one device to another: by link into one's own run, by file as a session of its own."""
    interviewed(desk)
    with desk.page.expect_download() as download:
        desk.page.get_by_role("button", name="Download the file").click()
    download.value.save_as(tmp_path / "sheet.json")
    link = desk.link.inner_text()
    assert link.startswith(f"{project_site.url}practice/#score=1.")

    candidate = Mock(new_page(), project_site)
    own = rehearsed(candidate)
    sheet = arrived(candidate, link)
    expect(sheet).to_contain_text("From a former colleague")
    expect(sheet).to_contain_text("<img src=x onerror=alert(1)>")
    expect(sheet.locator(".score-disputes li")).to_have_count(1)
    assert candidate.kept == own  # looking at it changes nothing
    sheet.get_by_role("button", name="Add it to your run").click()
    merged = saved(candidate.page)
    candidate.press("Leave")
    after = candidate.kept
    expect(arrived(candidate, link)).to_contain_text("in your run already. Nothing was changed.")
    assert candidate.kept == after

    other = new_page()
    other.clock.install(time=Desk.EPOCH)
    other.goto(f"{project_site.url}practice/")
    other.get_by_label("Open a mentor’s score sheet").set_input_files(tmp_path / "sheet.json")
    other.get_by_role("button", name="Keep it as a session of its own").click()
    alone = saved(other)

    first, second = checked(tmp_path / "project", merged, alone)
    answers = {one.get("question"): one for one in first["defence"]["answers"]}
    epoll = answers["why-epoll"]
    assert (first["kind"], first["with"]) == ("mentor", "a former colleague")
    assert epoll["seconds"] == 82
    assert epoll["review"] == {"answered": True, "concrete": True}
    assert epoll["said"].startswith(f"{NOTE}\n\n> Mentor: Repeat the question.")
    for words in ("Hit 2 of 5 points.", "It did not answer the question.", "My clock: 1:31."):
        assert words in epoll["said"]
    assert answers[None]["asks"] == OWN
    assert first["pitch"]["attempts"][0]["said"].startswith("> Mentor: <img src=x onerror=alert")
    for session in (first, second):
        wishes = [*session["pitch"]["improvements"], *session["defence"]["improvements"]]
        texts = [one["text"] for one in wishes]
        assert texts == ["Say the p99 figure first.", "Repeat the question before you answer it."]
    assert [one["seconds"] for one in second["defence"]["answers"]] == [70, 91]
    assert second["defence"]["answers"][1]["review"] == {"answered": False, "concrete": True}


def test_their_word_can_be_taken(
    desk: Desk, new_page: Callable[..., Page], project_site: Site
) -> None:
    """Where both checked and disagree, a tap takes the mentor's word; else one's own stays."""
    interviewed(desk)
    candidate = Mock(new_page(), project_site)
    rehearsed(candidate)
    sheet = arrived(candidate, desk.link.inner_text())
    sheet.get_by_role("button", name="Take theirs").click()
    sheet.get_by_role("button", name="Add it to your run").click()
    (answer, _) = yaml.safe_load(saved(candidate.page))["defence"]["answers"]
    assert answer["review"] == {"answered": False, "concrete": True}


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("#score=1.abc.AAAA", "This link was cut on its way."),
        ("#score=2.abc.AAAA", "made by a newer version of the site"),
        ("#score=1.zg0p78.yyvNyQEA", "This is not a score sheet that this site can read."),
    ],
)
def test_a_bad_link_changes_nothing(
    page: Page, project_site: Site, fragment: str, words: str
) -> None:
    """A link that is no sheet says why; practice is one tap away, and nothing is kept."""
    page.goto(f"{project_site.url}practice/{fragment}")
    expect(page.locator(".score-sheet [role=alert]")).to_contain_text(words)
    assert page.evaluate(KEPT) == []
    page.get_by_role("button", name="Go on to practice").click()
    expect(page.locator(".run-start").first).to_be_visible()
    assert "#" not in page.url


def test_the_desk_survives(desk: Desk) -> None:
    """The plan outlives a reload, and the interview a tab that crashes: ticks, note, clock."""
    desk.open()
    desk.choose("trade-off defence", questions=(EPOLL,))
    desk.page.reload()
    desk.page.wait_for_selector(".desk-plan")
    expect(desk.page.get_by_label(EPOLL)).to_be_checked()
    expect(desk.page.get_by_label("elevator pitch")).not_to_be_checked()
    desk.begin()
    desk.go("Start the clock")
    desk.wait(30)
    desk.points.nth(1).click()
    desk.page.get_by_label("Note").press_sequentially("Half a sen")
    before = desk.run
    until(desk.page, MENTIONED, arg="Half a sen")  # a busy disk takes its time, and the crash none
    with desk.page.expect_event("crash"), suppress(Error):
        desk.page.goto("chrome://crash")
    desk.page.close()
    other = Desk(desk.page.context.new_page(), desk.site)
    other.open("interviewer/#screen-1")
    other.wait(30)
    after = other.run
    assert (after["id"], after["at"]) == (before["id"], 0)
    assert after["defence"]["answers"][0]["points"] == [1]
    expect(other.page.get_by_label("Note")).to_have_value("Half a sen")
    expect(other.page.locator(".run-digits")).not_to_have_text("1:30")
    other.go("Stop")
    assert other.run["defence"]["answers"][0]["seconds"] >= 30


def test_stop_them(desk: Desk) -> None:
    """From 90 seconds on the desk says so: aloud, in words, by a sign, however it is scrolled."""
    desk.open()
    desk.choose("trade-off defence", questions=(EPOLL,))
    desk.begin()
    desk.go("Start the clock")
    desk.wait(89)
    expect(desk.stop).to_be_hidden()
    desk.wait(1)
    expect(desk.page.get_by_role("alert")).to_have_text(
        "Stop them 90 seconds are over. Cut in, also in mid-sentence."
    )
    expect(desk.stop.locator("svg")).to_be_visible()
    desk.element.evaluate("desk => desk.scrollTo(0, desk.scrollHeight)")
    expect(desk.stop).to_be_in_viewport(ratio=1)
    desk.wait(60)
    expect(desk.stop).to_be_visible()
    desk.go("Stop")
    expect(desk.stop).to_be_hidden()
    assert desk.run["defence"]["answers"][0]["seconds"] == 150


def test_the_mentor_sees_what_the_candidate_does_not(desk: Desk) -> None:
    """A question comes with the points of a good answer, its probes and its record."""
    desk.open()
    desk.choose("trade-off defence", questions=(EPOLL,))
    desk.begin()
    (question,) = desk.run["packet"]["questions"]
    expect(desk.points).to_have_text(question["points"])
    desk.page.get_by_text("Probes (").click()
    expect(desk.element.get_by_text(question["probes"][0])).to_be_visible()
    desk.page.get_by_text("The record").click()
    expect(desk.element.get_by_role("link", name="ADR 1")).to_be_visible()


def test_the_suggested_plan_is_the_next_rehearsal(desk: Desk) -> None:
    """One tap takes the plan by which the next rehearsal is chosen."""
    desk.open()
    wished = desk.page.locator("[data-suggested]").get_attribute("data-suggested") or ""
    plan = dict(pair.split("=") for pair in wished.split("&"))
    desk.page.get_by_role("button", name="Take the suggested plan").click()
    desk.begin()
    run = desk.run
    assert {plan["round"], "defence"} == set(run["rounds"])
    assert [one["question"] for one in run["defence"]["answers"]] == plan["drill"].split(",")


def test_a_sheet_too_long_for_a_chat_goes_as_a_file(desk: Desk) -> None:
    """Where the link would be longer than chats carry, the desk says so and offers the file."""
    desk.open()
    desk.choose("elevator pitch")
    desk.begin()
    desk.note("".join(chr(0x4E00 + n * 7 % 20_000) for n in range(2000)))
    desk.go("Start the clock")
    desk.go("Stop")
    desk.go("Next")
    desk.go("Not now")
    expect(desk.element.get_by_text("characters, which chat apps may cut.")).to_be_visible()
    expect(desk.link).to_be_hidden()
    expect(desk.element.get_by_role("button", name="Copy the link")).to_have_count(0)
    expect(desk.element.get_by_role("button", name="Download the file")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_width_of_every_screen(
    new_page: Callable[..., Page], project_site: Site, scheme: str
) -> None:
    """The plan, every screen of an interview and the sheet's arrival pass axe on 320 pixels."""
    page = new_page(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    desk = Desk(page, project_site)

    def look(element: str) -> None:
        page.clock.resume()  # axe waits for time to pass
        assert barriers(page, element) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.clock.pause_at(page.evaluate("Date.now() / 1000 + 1"))

    desk.open()
    desk.choose("elevator pitch", "walk-through", "trade-off defence", questions=(EPOLL,), own=OWN)
    look("interviewer-desk")
    desk.begin()
    for step in desk.run["plan"]:
        if "key" in step:
            desk.go("Start the clock")
            desk.wait(700)
            expect(desk.stop).to_be_visible()
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        look("interviewer-desk")
        if "key" in step:
            page.get_by_role("button", name="Stop", exact=True).click()
        if step["screen"] != "save":
            desk.main.click()
    link = desk.link.inner_text()
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".score-sheet")).to_be_visible()
    look("score-inbox")
