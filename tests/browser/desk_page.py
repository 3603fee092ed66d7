"""The interviewer's desk as a mentor uses it: the plan, the clock, ticks and notes, the sheet."""

from playwright.sync_api import Locator, Page, expect
from rehearsal import Site
from stage_page import StagePage


class Desk(StagePage):
    """One interview, on a clock that the test moves."""

    def __init__(self, page: Page, site: Site) -> None:
        """Stop the clock, and look at the interviewer's page."""
        super().__init__(page, site, "interviewer-desk")
        self.stop = page.locator(".desk-stop")
        self.link = page.locator(".desk-link")

    def open(self, path: str = "interviewer/") -> None:
        """Load the desk."""
        self.page.goto(self.site.url + path)
        self.page.wait_for_selector(".desk-plan, .run-main")

    def choose(self, *rounds: str, questions: tuple[str, ...] = (), own: str = "") -> None:
        """Choose these rounds and no others, and questions by their words."""
        for name in ("elevator pitch", "walk-through", "trade-off defence"):
            self.page.get_by_label(name).set_checked(name in rounds)
        if questions:
            self.page.get_by_text("Choose the questions").click()
        for words in questions:
            self.page.get_by_label(words).check()
        self.page.get_by_label("Questions of your own").fill(own)

    def begin(self, role: str = "a former colleague") -> None:
        """Say who asks, and start."""
        self.page.get_by_label("Your role").fill(role)
        self.page.get_by_role("button", name="Start the interview").click()
        expect(self.main).to_be_visible()

    def listen(self, seconds: float) -> None:
        """Start the clock, let them speak so long, and stop it."""
        self.go("Start the clock")
        self.wait(seconds)
        self.go("Stop")

    def check(self, question: str, answer: str) -> None:
        """Make one of the review's checks."""
        group = self.page.get_by_role("group", name=question)
        group.get_by_role("button", name=answer).click()

    def note(self, text: str) -> None:
        """Note what to tell them."""
        self.page.get_by_label("Note").fill(text)

    def improve(self, text: str) -> None:
        """Write the round's improvement and go on."""
        self.page.get_by_label("Next time").fill(text)
        self.go("Next")

    @property
    def points(self) -> Locator:
        """The points of a good answer."""
        return self.page.locator(".desk-points button")
