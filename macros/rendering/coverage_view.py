"""Layers and records against the sessions, and what the rehearsals left out."""

import datetime as dt
from typing import NamedTuple

from macros.coaching.coverage import question_history
from macros.coaching.gaps import (
    LONG_DAYS,
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


class Coverage(NamedTuple):
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
    unasked: int
    """How many questions with probes were never asked at all."""
    with_probes: int
    """How many questions have probes."""
    company: Company
    """Who was there."""
    today: dt.date
    """The day for which this holds: a layer may begin to wait later."""
    long_days: int = LONG_DAYS
    """After so many days a layer has waited."""


def coverage(standing: Standing) -> Coverage:
    """Return the coverage of all sessions that have been held."""
    past = standing.past
    outdated, alone = outdated_citations(past), unprobed(past)
    history = question_history(past)
    with_probes = [question for question in past.packet.questions if question.probes]
    return Coverage(
        layers=layer_matrix(past),
        records=record_matrix(past),
        undefended=undefended(past),
        outdated=outdated[:MOST],
        all_outdated=len(outdated),
        waiting=waiting_layers(past, standing.today),
        unprobed=alone[:MOST],
        all_unprobed=len(alone),
        unasked=sum(not history[question.id] for question in with_probes),
        with_probes=len(with_probes),
        company=company(past),
        today=standing.today,
    )
