"""Progress: the three rounds, the improvements, what was told and what was not, real interviews.

The page stays as light with a thousand sessions as with ten: each part lists its newest, and counts
the rest.
"""

from collections.abc import Iterator

from macros.reading.model import ROUNDS

from .coverage_view import coverage
from .interviews_view import interviews
from .lives_view import lives_by_state
from .page import Heading, Page
from .round_progress import RoundProgress, round_progress
from .standing import Standing
from .templating import Templates

ADDRESS = "progress/"

PARTS = (
    Heading(2, "compare", "Any two attempts"),
    Heading(2, "improvements", "Improvements"),
    Heading(2, "coverage", "Coverage"),
    Heading(3, "layers", "Layers"),
    Heading(3, "records", "Decision records"),
    Heading(2, "left-out", "Left out"),
    Heading(2, "interviews", "Real interviews"),
)
"""What follows the rounds."""


def progress_page(templates: Templates, standing: Standing) -> Page:
    """Return the page for all sessions that have been held."""
    rounds = tuple(round_progress(standing, name) for name in ROUNDS)
    toc = tuple(_toc(rounds))
    return Page(
        address=ADDRESS,
        title="Progress",
        description=f"{standing.library.packet.system}: time against the limit in each of the "
        "three rounds, what became of each improvement, and what was left out.",
        body=templates.render(
            "progress.html",
            rounds=rounds,
            states=tuple(lives_by_state(standing)),
            coverage=coverage(standing),
            interviews=interviews(standing),
            ahead=standing.ahead,
            parts=tuple(heading for heading in toc if heading.level == 2),
        ),
        toc=toc,
    )


def _toc(rounds: tuple[RoundProgress, ...]) -> Iterator[Heading]:
    for one in rounds:
        yield Heading(2, one.anchor, one.name)
    yield from PARTS
