"""What clocks do in a long life: half a day, summer time, another zone, a date set by hand."""

from collections.abc import Callable
from datetime import date

import pytest
import yaml
from playwright.sync_api import Page, expect
from practice_page import Mock
from rehearsal import Rehearsal, Site

DAY = 24 * 60 * 60
NIGHT = 1_824_943_800
"""2027-10-31 00:50 UTC: in Berlin 02:50, ten minutes before it is 02:00 again."""


@pytest.fixture
def carry_to(page: Page) -> Callable[[str], object]:
    """Carry the device into a time zone, as its system tells it."""
    system = page.context.new_cdp_session(page)
    override = "Emulation.setTimezoneOverride"
    return lambda zone: system.send(override, {"timezoneId": zone})


def test_twelve_hours(rehearsal: Rehearsal) -> None:
    """Seen, hidden, asleep, with the clock set by a day: after each hour it is right to 50 ms."""
    rehearsal.open()
    rehearsal.press("Start")
    for hour in range(1, 13):
        rehearsal.wait(600.25)
        rehearsal.hide()
        rehearsal.page.clock.fast_forward(1_200_500)
        rehearsal.show()
        rehearsal.set_wall_clock(DAY if hour % 2 else -DAY)
        rehearsal.page.clock.fast_forward(1_199_250)
        rehearsal.sleep(600)
        assert rehearsal.seconds == pytest.approx(hour * 3600, abs=0.05)
    rehearsal.page.clock.fast_forward(13 * 60 * 60 * 1000)  # in sight all the time
    rehearsal.hide()
    rehearsal.show()
    rehearsal.press("Finish")
    assert rehearsal.events[-1][1]["seconds"] == pytest.approx(25 * 3600, abs=0.05)


def test_timer_through_the_night(rehearsal: Rehearsal, carry_to: Callable[[str], object]) -> None:
    """The end of summer time and another zone add nothing to a run and take nothing away."""
    page = rehearsal.page
    page.clock.pause_at(NIGHT)
    rehearsal.open()
    carry_to("Europe/Berlin")
    rehearsal.press("Start")
    rehearsal.wait(900)
    page.reload()
    page.wait_for_selector("practice-timer[data-activity=running]")
    carry_to("Pacific/Kiritimati")
    rehearsal.wait(60)
    rehearsal.hide()
    rehearsal.show()
    assert rehearsal.seconds == 960


def test_run_through_the_night(
    page: Page, project_site: Site, carry_to: Callable[[str], object]
) -> None:
    """A run has the date of its beginning where it began, and true seconds, whatever is shown."""
    mock = Mock(page, project_site)
    page.clock.pause_at(NIGHT)
    page.goto(f"{project_site.url}rules/")
    carry_to("Europe/Berlin")
    mock.open("#round=pitch,walkthrough")
    mock.speak(55)
    mock.go("Start")
    mock.wait(400)
    mock.main.click()
    mock.wait(250)  # and it is 02:00 again
    page.reload()
    mock.press("Continue where you were")
    carry_to("America/Los_Angeles")  # where it is the day before
    mock.set_wall_clock(-DAY)
    mock.wait(40)
    mock.press("Done")
    mock.expect_screen("review-pitch")
    mock.jump("save")
    saved = page.get_by_label("Session file")
    session = yaml.safe_load(saved.inner_text())
    assert session["date"] == date(2027, 10, 31)
    assert session["pitch"]["attempts"][0]["seconds"] == 55
    assert session["walkthrough"]["seconds"] == 690
    assert [one["seconds"] for one in session["walkthrough"]["layers"]] == [400, 290]
    (kept,) = mock.kept
    assert kept["started"] == "2027-10-31T02:50:00+02:00"
    mock.press("Close")
    page.reload()
    mock.press("Continue where you were")
    expect(saved).to_contain_text("date: 2027-10-31")
