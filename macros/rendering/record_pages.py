"""The list of decision records, and what a record's own page gets above and below its text."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby, islice
from typing import NamedTuple

from markupsafe import Markup

from macros.coaching.coverage import Defence, defended_in
from macros.reading.library import Library
from macros.reading.model import Decision, Question, RecordLink, Session

from .page import Page
from .session_pages import KIND_TITLES
from .templating import Templates

INDEX = "adr/"
MOST_SESSIONS = 10
"""How many sessions a record's page lists; it must not grow with the years."""


class Defended(NamedTuple):
    """A session that named a record, and where it did."""

    session: Session
    kind: str
    places: tuple[Defence, ...]
    """In the session's order."""


class Relation(NamedTuple):
    """What a record says about others: `Superseded by` and the records meant."""

    name: str
    others: tuple[tuple[Decision | None, str], ...]
    """Each record, or None where it was not found, with what the file calls it."""


class RecordPages:
    """The records of one library; who defended and who asks about them is found out once."""

    def __init__(self, templates: Templates, library: Library) -> None:
        self._library = library
        self._templates = templates

    def index(self) -> Page:
        """Return the list: number, title, status, date, where it was last defended."""
        rows = tuple((one, self._defended[one.path]) for one in self._library.decisions)
        return Page(
            address=INDEX,
            title="Decision records",
            description=f"{self._library.packet.system}: what was decided, with its status, and "
            "where each decision was defended.",
            body=self._templates.render("records.html", rows=rows),
        )

    def head(self, decision: Decision) -> Markup:
        """Return what stands under a record's title: status, date and its relations."""
        return self._templates.render(
            "record_head.html", decision=decision, relations=tuple(self._relations(decision))
        )

    def foot(self, decision: Decision) -> Markup:
        """Return what stands under a record's text: where it was defended, and who asks for it."""
        return self._templates.render(
            "record_foot.html",
            defended=self._defended[decision.path],
            total=self._times[decision.path],
            questions=self._asked_by.get(decision.path, ()),
        )

    @cached_property
    def _defended(self) -> dict[str, tuple[Defended, ...]]:
        """The sessions that named each record, by path: the newest, newest first."""
        return {path: tuple(_newest(places)) for path, places in defended_in(self._library).items()}

    @cached_property
    def _times(self) -> dict[str, int]:
        """How many sessions named each record, by path."""
        return {
            path: len({place.session.id for place in places})
            for path, places in defended_in(self._library).items()
        }

    @cached_property
    def _asked_by(self) -> dict[str, list[Question]]:
        """The packet's questions that rest on each record, by path."""
        found: dict[str, list[Question]] = {}
        for question in self._library.packet.questions:
            for path in {one.path for one in map(self._library.record, question.adrs) if one}:
                found.setdefault(path, []).append(question)
        return found

    @cached_property
    def _by_path(self) -> dict[str, Decision]:
        return {decision.path: decision for decision in self._library.decisions}

    def _relations(self, decision: Decision) -> Iterable[Relation]:
        """Yield what the record says of others; replaced first, since it matters most."""
        for name, links in (
            ("Superseded by", decision.superseded_by),
            ("Amended by", decision.amended_by),
            ("Supersedes", decision.supersedes),
            ("Amends", decision.amends),
        ):
            if links:
                yield Relation(name, tuple(map(self._other, links)))

    def _other(self, link: RecordLink) -> tuple[Decision | None, str]:
        return self._by_path.get(link.path or ""), link.text


def _newest(places: Sequence[Defence]) -> Iterator[Defended]:
    """Yield the places of each session together; they come session by session, oldest first."""
    by_session = groupby(reversed(places), lambda place: place.session.id)
    for _, together in islice(by_session, MOST_SESSIONS):
        found = tuple(together)[::-1]
        session = found[0].session
        yield Defended(session, KIND_TITLES[session.kind], found)
