"""The list of all rehearsals, newest first."""

from dataclasses import dataclass
from itertools import groupby

from macros.coaching.progress import RoundResult, round_result
from macros.reading.library import Library
from macros.reading.model import ROUNDS, Session

from .page import Heading, Page
from .templating import Templates
from .titles import KIND_TITLES, SHORT_TITLES

LIST = "sessions/"


@dataclass(frozen=True)
class Row:
    """A session in the list, with its three rounds."""

    session: Session
    kind: str
    rounds: tuple[tuple[str, RoundResult | None], ...]
    """A short name and the result of each round."""


def sessions_page(templates: Templates, library: Library) -> Page:
    """Return the list of all sessions, newest first, by year."""
    newest_first = (_row(library, session) for session in reversed(library.sessions))
    years = tuple(
        (year, tuple(rows))
        for year, rows in groupby(newest_first, lambda row: row.session.date.year)
    )
    return Page(
        address=LIST,
        title="Sessions",
        description=f"Every rehearsal of the {library.packet.system}, newest first, with times.",
        body=templates.render("sessions.html", years=years, total=len(library.sessions)),
        toc=tuple(Heading(2, f"year-{year}", str(year)) for year, _ in years),
    )


def _row(library: Library, session: Session) -> Row:
    results = ((SHORT_TITLES[name], round_result(library.packet, session, name)) for name in ROUNDS)
    return Row(session, KIND_TITLES[session.kind], tuple(results))
