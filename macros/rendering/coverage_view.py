"""Layers and records against the sessions, and what the rehearsals left out."""

from dataclasses import dataclass

from macros.coaching.gaps import (
    Company,
    Outdated,
    Waiting,
    company,
    outdated_citations,
    undefended,
    unprobed,
    waiting_layers,
)
from macros.coaching.matrices import Matrix, layer_matrix, record_matrix
from macros.reading.model import Decision, Layer, Question

from .standing import Standing

MOST = 8
"""How many citations and questions are listed; the others are counted."""


@dataclass(frozen=True)
class Coverage:
    """What was told, and what was not."""

    layers: Matrix[Layer]
    records: Matrix[Decision]
    undefended: tuple[Decision, ...]
    """Records that nobody defended."""
    outdated: tuple[Outdated, ...]
    """At most MOST citations of superseded records, newest first."""
    all_outdated: int
    waiting: tuple[Waiting, ...]
    """Layers that were not explained for long."""
    unprobed: tuple[Question, ...]
    """At most MOST questions whose probes nobody can have put."""
    all_unprobed: int
    company: Company
    """Who was there."""


def coverage(standing: Standing) -> Coverage:
    """Return the coverage of all sessions that have been held."""
    past = standing.past
    outdated, alone = outdated_citations(past), unprobed(past)
    return Coverage(
        layers=layer_matrix(past),
        records=record_matrix(past),
        undefended=undefended(past),
        outdated=outdated[:MOST],
        all_outdated=len(outdated),
        waiting=waiting_layers(past, standing.today),
        unprobed=alone[:MOST],
        all_unprobed=len(alone),
        company=company(past),
    )
