"""The list of decision records, and what a record's own page gets above and below its text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from macros.coaching.coverage import Defence, defended_in
from macros.reading.library import Library
from macros.reading.model import Decision, Question, RecordLink

from .page import Page
from .templating import Templates

INDEX = "adr/"
MOST_DEFENCES = 20
"""How many places a record's page lists; it must not grow with the years."""


@dataclass(frozen=True)
class Relation:
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
            description=f"The decisions behind the {self._library.packet.system}, "
            "their status, and where each was defended.",
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
            most=MOST_DEFENCES,
            questions=self._asked_by.get(decision.path, ()),
        )

    @cached_property
    def _defended(self) -> dict[str, tuple[Defence, ...]]:
        """Where each record was defended, by path, newest first."""
        return {path: places[::-1] for path, places in defended_in(self._library).items()}

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
