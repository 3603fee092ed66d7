"""Layers and records against sessions: one row each, the newest sessions as columns.

A matrix stays as wide with a thousand sessions as with twelve; each row's total counts all of them.
The sessions are taken as given: `held` leaves out those of the future.
"""

from collections.abc import Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar, get_args

from macros.coaching.coverage import defences, defended_in, visits
from macros.reading.library import Library
from macros.reading.model import Covered, Decision, Layer, LayerVisit, Session

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


class Cell(NamedTuple):
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


class Row(NamedTuple, Generic[Target]):
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


class Matrix(NamedTuple, Generic[Target]):
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
    told: dict[str, list[Session]] = {layer.id: [] for layer in library.packet.layers}
    for session in done:
        for layer in dict.fromkeys([visit.layer for visit in visits(session)]):
            told.setdefault(layer, []).append(session)
    cells = {session.id: _layer_cells(session) for session in done[-COLUMNS:]}
    return _matrix({layer.id: layer for layer in library.packet.layers}, told, cells, done)


def record_matrix(library: Library) -> Matrix[Decision]:
    """Return the records against the sessions that did round 2 or 3."""
    done = [session for session in library.sessions if session.walkthrough or session.defence]
    named = {
        path: list({place.session.id: place.session for place in places}.values())
        for path, places in defended_in(library).items()
    }
    cells = {session.id: _record_cells(library, session) for session in done[-COLUMNS:]}
    return _matrix({record.path: record for record in library.decisions}, named, cells, done)


def _layer_cells(session: Session) -> dict[str, Cell]:
    """Return a session's cell of each layer that it told."""
    found: dict[str, list[LayerVisit]] = {}
    for visit in visits(session):
        found.setdefault(visit.layer, []).append(visit)
    return {layer: _layer_cell(session, layer, told) for layer, told in found.items()}


def _layer_cell(session: Session, layer: str, told: Sequence[LayerVisit]) -> Cell:
    covered = {part for visit in told for part in visit.covered}
    parts = tuple([part for part in _PARTS if part in covered])
    return Cell(session, (f"layer-{layer}",) * len(told), parts)


def _record_cells(library: Library, session: Session) -> dict[str, Cell]:
    """Return a session's cell of each record that it named, by path."""
    found: dict[str, list[str]] = {}
    for path, place in defences(library, session):
        found.setdefault(path, []).append(place.anchor)
    return {path: Cell(session, tuple(anchors)) for path, anchors in found.items()}


def _matrix(
    targets: Mapping[str, Target],
    told: Mapping[str, Sequence[Session]],
    cells: Mapping[str, Mapping[str, Cell]],
    done: Sequence[Session],
) -> Matrix[Target]:
    """Put a matrix together.

    Args:
        targets: what the rows are about, by key.
        told: the sessions that told or named each, oldest first.
        cells: those of the sessions that have a column, by the session's id and the row's key.
        done: all sessions, oldest first.
    """
    columns = tuple(done[-COLUMNS:])
    return Matrix(
        columns=columns,
        earlier=len(done) - len(columns),
        rows=tuple(
            _row(
                target,
                told[key],
                tuple(cells[session.id].get(key, Cell(session)) for session in columns),
                len(done),
            )
            for key, target in targets.items()
        ),
    )


def _row(
    target: Target, told: Sequence[Session], cells: tuple[Cell, ...], sessions: int
) -> Row[Target]:
    last = told[-1] if told else None
    return Row(
        target=target,
        cells=cells,
        total=len(told),
        last=last,
        text=_in_words(len(told), sessions, last),
    )


def _in_words(total: int, sessions: int, last: Session | None) -> str:
    if not sessions:
        return "no sessions yet"
    among = f"in {total} of {sessions} session{'s' * (sessions > 1)}"
    return f"{among}, last on {last.date}" if last else among
