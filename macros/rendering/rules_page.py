"""How it is computed: every rule behind a figure or a piece of advice, on one page.

Each rule stands beside the code that follows it, as a RULES constant; this page only prints them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from macros.coaching import (
    gaps,
    held,
    improvements,
    matrices,
    next_rehearsal,
    progress,
    real_interviews,
    round_trends,
    schedule,
)

from .page import Found, Heading, Page
from .speech_rules_view import HEADINGS, speech_rules
from .templating import Templates

ADDRESS = "rules/"
TITLE = "How it is computed"
DESCRIPTION = (
    "The rules behind every figure and every piece of advice on this site, so that a reader can "
    "check them by hand."
)


class Ruled(NamedTuple):
    """One subject and its rules."""

    anchor: str
    """Its place on the page; other pages link to it."""
    title: str
    rules: tuple[str, ...]


SUBJECTS: tuple[Ruled, ...] = (
    Ruled("next", "The next rehearsal", next_rehearsal.RULES),
    Ruled("times", "Times and reviews", progress.RULES),
    Ruled("trends", "Trends", round_trends.RULES),
    Ruled("due", "When a question is due", schedule.RULES),
    Ruled("improvements", "Improvements and their lives", improvements.RULES),
    Ruled("coverage", "Layers and records against sessions", matrices.RULES),
    Ruled("left-out", "What was left out", gaps.RULES),
    Ruled("interviews", "Real interviews", real_interviews.RULES),
    Ruled("future", "Dates in the future", (held.RULE,)),
)
"""A new subject is one more line here."""


def rules_page(templates: Templates) -> Page:
    """Return the page of all SUBJECTS."""
    return Page(
        address=ADDRESS,
        title=TITLE,
        description=DESCRIPTION,
        body=templates.render("rules.html", subjects=SUBJECTS, speech=speech_rules()),
        toc=(*(Heading(2, one.anchor, one.title) for one in SUBJECTS), *HEADINGS),
        found=tuple(_found()),
    )


def _found() -> Iterator[Found]:
    yield Found("", TITLE, (DESCRIPTION,))
    for one in SUBJECTS:
        yield Found(one.anchor, one.title, one.rules)
    for heading in HEADINGS:
        yield Found(heading.id, heading.text)
