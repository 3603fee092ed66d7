"""Layers and records against sessions: one row each, the newest sessions as columns.

A matrix stays as wide with a thousand sessions as with twelve; each row's total counts all of them.
The sessions are taken as given: `held` leaves out those of the future.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar, get_args

from macros.coaching.coverage import Defence, defended_in
from macros.reading.library import Library
from macros.reading.model import Covered, Decision, Layer, LayerVisit, Session
from macros.reading.remembered import for_later

COLUMNS = 12
"""How many sessions have a column: the newest."""

RULES = (
    "Layers: the sessions that did round 2. A cell shows what was covered of a layer: what it "
    "does, how it joins the layer below, one decision.",
    "Records: the sessions that did round 2 or 3. A cell shows how often an answer or a layer "
    "named the record. What the packet's question rests on does not count.",
    f"The newest {COLUMNS} of these sessions have a column. Totals count all of them.",
)
"""The rules as a page publishes them."""

_PARTS: tuple[Covered, ...] = get_args(Covered)

Target = TypeVar("Target", Layer, Decision)


@dataclass(frozen=True)
class Cell:
    """One row in one session."""

    session: Session
    """The column."""
    anchors: tuple[str, ...] = ()
    """The places on the session's page, without `#`; empty where there is none."""
    covered: tuple[Covered, ...] = ()
    """What was covered of a layer, in the order does, joins, decision; empty for a record."""

    @property
    def times(self) -> int:
        """How often it was told or named in this session."""
        return len(self.anchors)


@dataclass(frozen=True)
class Row(Generic[Target]):
    """One layer or record."""

    target: Target
    """What the row is about."""
    cells: tuple[Cell, ...]
    """One for each column."""
    total: int
    """In how many sessions it was told or named, those without a column included."""
    last: Session | None
    """The newest of them; None where there is none."""
    text: str
    """The row in words: "in 3 of 4 sessions, last on 2026-11-22"."""


@dataclass(frozen=True)
class Matrix(Generic[Target]):
    """All rows against the newest sessions."""

    columns: tuple[Session, ...]
    """At most COLUMNS sessions, oldest first."""
    earlier: int
    """How many older sessions have no column."""
    rows: tuple[Row[Target], ...]
    """In the order of the packet's layers or of the library's records."""

    @property
    def filled(self) -> tuple[int, ...]:
        """In each column, how many rows were told or named."""
        by_column = zip(*(row.cells for row in self.rows), strict=True)
        counts = tuple(sum(cell.times > 0 for cell in cells) for cells in by_column)
        return counts or (0,) * len(self.columns)


def layer_matrix(library: Library) -> Matrix[Layer]:
    """Return the packet's layers, bottom first, against the sessions that did round 2."""
    done = [session for session in library.sessions if session.walkthrough]
    told: dict[str, list[Cell]] = {layer.id: [] for layer in library.packet.layers}
    for session in done:
        cells = for_later(("layers", session.id), (session,), partial(_layer_cells, session))
        for layer, cell in cells.items():
            told.setdefault(layer, []).append(cell)
    return _matrix({layer.id: layer for layer in library.packet.layers}, told, done)


def record_matrix(library: Library) -> Matrix[Decision]:
    """Return the records against the sessions that did round 2 or 3."""
    done = [session for session in library.sessions if session.walkthrough or session.defence]
    named = {path: _record_cells(places) for path, places in defended_in(library).items()}
    return _matrix({record.path: record for record in library.decisions}, named, done)


def _layer_cells(session: Session) -> dict[str, Cell]:
    """Return a session's cell of each layer that it told."""
    found: dict[str, list[LayerVisit]] = {}
    for visit in session.walkthrough.layers if session.walkthrough else ():
        found.setdefault(visit.layer, []).append(visit)
    return {layer: _layer_cell(session, layer, visits) for layer, visits in found.items()}


def _layer_cell(session: Session, layer: str, visits: Sequence[LayerVisit]) -> Cell:
    covered = {part for visit in visits for part in visit.covered}
    parts = tuple([part for part in _PARTS if part in covered])
    return Cell(session, (f"layer-{layer}",) * len(visits), parts)


def _record_cells(places: Iterable[Defence]) -> list[Cell]:
    """Return a cell for each session among the places, which come oldest first."""
    by_session: dict[str, tuple[Session, list[str]]] = {}
    for place in places:
        by_session.setdefault(place.session.id, (place.session, []))[1].append(place.anchor)
    return [Cell(session, tuple(anchors)) for session, anchors in by_session.values()]


def _matrix(
    targets: Mapping[str, Target], filled: Mapping[str, Sequence[Cell]], done: Sequence[Session]
) -> Matrix[Target]:
    """Put a matrix together from each row's filled cells, oldest first, and the sessions."""
    columns = tuple(done[-COLUMNS:])
    return Matrix(
        columns=columns,
        earlier=len(done) - len(columns),
        rows=tuple(
            _row(target, filled[key], columns, len(done)) for key, target in targets.items()
        ),
    )


def _row(
    target: Target, filled: Sequence[Cell], columns: Sequence[Session], sessions: int
) -> Row[Target]:
    by_session = {cell.session.id: cell for cell in filled}
    last = filled[-1].session if filled else None
    return Row(
        target=target,
        cells=tuple(by_session.get(session.id, Cell(session)) for session in columns),
        total=len(filled),
        last=last,
        text=_in_words(len(filled), sessions, last),
    )


def _in_words(total: int, sessions: int, last: Session | None) -> str:
    if not sessions:
        return "no sessions yet"
    among = f"in {total} of {sessions} session{'s' * (sessions > 1)}"
    return f"{among}, last on {last.date}" if last else among
