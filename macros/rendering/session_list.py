"""The list of all rehearsals, newest first."""

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from macros.coaching.progress import RoundResult, round_result
from macros.reading.library import Library
from macros.reading.model import ROUNDS, Session
from macros.reading.remembered import for_later

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
    newest_first = reversed(library.sessions)
    years = tuple(
        (year, tuple(_row(templates, library, one) for one in sessions))
        for year, sessions in groupby(newest_first, lambda one: one.date.year)
    )
    return Page(
        address=LIST,
        title="Sessions",
        description=f"Every rehearsal of the {library.packet.system}, newest first, with times.",
        body=templates.render("sessions.html", years=years, total=len(library.sessions)),
        toc=tuple(Heading(2, f"year-{year}", str(year)) for year, _ in years),
    )


def _row(templates: Templates, library: Library, session: Session) -> Markup:
    """Return a session's row of the table; each is made once."""

    def made() -> Markup:
        return templates.render("session_row.html", row=row(library, session))

    inputs = (session, library.packet, library.decisions)
    return for_later(("row", session.id), inputs, made)


def row(library: Library, session: Session) -> Row:
    """Return a session as a list shows it."""
    results = ((SHORT_TITLES[name], round_result(library.packet, session, name)) for name in ROUNDS)
    return Row(session, KIND_TITLES[session.kind], tuple(results))
