"""What the practice page and the interviewer's desk share: a stage with one main button."""

from typing import Any

from playwright.sync_api import Page, expect
from rehearsal import Rehearsal, Site
from waiting import until


class StagePage(Rehearsal):
    """A page with a lobby and a stage, on a clock that the test moves."""

    def __init__(self, page: Page, site: Site, element: str) -> None:
        """Stop the clock, and look at the element of this name."""
        super().__init__(page, site)
        self._name = element
        self.element = page.locator(element)
        self.main = page.locator(".run-main")

    def press(self, name: str) -> None:
        """Tap a button of the element."""
        self.element.get_by_role("button", name=name, exact=True).click()

    def go(self, label: str) -> None:
        """Tap the main button, which must say this."""
        expect(self.main).to_have_text(label)
        self.main.click()

    @property
    def run(self) -> dict[str, Any]:
        """The record of the run or the interview that is open.

        For a moment there is none where the theme fetches the page anew, as it may on the way back.
        """
        run = "name => document.querySelector(name)?.run"
        return dict(until(self.page, run, arg=self._name, seconds=10))
