"""The one thing to rehearse next: a round, an improvement, three questions, a layer."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from macros.coaching.coverage import last_explained
from macros.coaching.done import ROUND_TITLES
from macros.coaching.fragment import fragment
from macros.coaching.held import held
from macros.coaching.improvements import Life, lives
from macros.coaching.plain import cut
from macros.coaching.progress import RoundResult, Trend, trends
from macros.coaching.schedule import Scheduled, in_due_order, schedule
from macros.coaching.wording import times
from macros.reading.library import Library
from macros.reading.model import ROUNDS, Layer, RoundName, Session

QUESTIONS = 3
"""How many questions one rehearsal takes up."""

RULES = (
    "The round is the first that was never rehearsed; else the first that was never timed; else "
    "the one whose latest time is the largest share of its limit. Among equals the earlier round.",
    "The improvement is the oldest that is stuck; else, of those not fixed, the one that recurred "
    "most often, and of these the oldest.",
    "The questions are the first three in the order in which they fall due: never asked first.",
    "The layer is the lowest that was never explained; else the one explained longest ago, and of "
    "these the lowest.",
)
"""The rules as a page publishes them."""

_LONGEST = 100
"""Characters of an improvement, a question or a layer's name that a line of the shell takes."""


class RoundNext(NamedTuple):
    """The round to rehearse."""

    round: RoundName
    """Which of the three."""
    last: RoundResult | None
    """Its latest timed result; None where it was never timed."""
    why: str
    """The figures behind the choice: "71 s of 60 s on 2026-11-22"."""


class LayerNext(NamedTuple):
    """The layer to explain."""

    layer: Layer
    """Of the packet."""
    last: Session | None
    """The session that explained it last; None for none."""
    why: str
    """ "never explained", or "last explained on 2026-11-22"."""


class NextRehearsal(NamedTuple):
    """One card: what to do next time, and the link that starts it."""

    round: RoundNext
    """What is run first."""
    improvement: Life | None
    """What to do better; None where nothing is open."""
    questions: tuple[Scheduled, ...]
    """At most QUESTIONS; `due` tells which of them have fallen due."""
    layer: LayerNext | None
    """None where the packet has no layers."""
    fragment: str
    """Starts exactly this on the practice page; without "#"."""
    lines: tuple[str, str, str]
    """The same for the shell: round and layer, improvement, questions."""


def next_rehearsal(library: Library, today: dt.date) -> NextRehearsal:
    """Return what to rehearse next, by RULES."""
    past = held(library, today)
    round_next = _round(trends(past))
    improvement = improvement_next(lives(past.sessions))
    questions = in_due_order(schedule(past, today))[:QUESTIONS]
    layer = _layer(past)
    return NextRehearsal(
        round=round_next,
        improvement=improvement,
        questions=questions,
        layer=layer,
        fragment=fragment(
            rounds=[round_next.round],
            layers=[layer.layer.id] if layer else [],
            drill=[one.question.id for one in questions],
            improvements=[improvement.id] if improvement else [],
        ),
        lines=(
            _first_line(round_next, layer),
            _second_line(improvement),
            _third_line(questions),
        ),
    )


def _round(found: dict[RoundName, Trend]) -> RoundNext:
    """Return the round by the first of RULES."""
    for name in ROUNDS:
        if not found[name].results:
            return RoundNext(name, None, "never rehearsed")
    for name in ROUNDS:
        if found[name].last is None:
            return RoundNext(name, None, "never timed")
    timed = [trend.last for trend in found.values() if trend.last]
    # max keeps the first of equals, and the rounds come in the lesson's order
    furthest = max(timed, key=lambda result: (result.seconds or 0) / result.limit)
    taken, limit = times(furthest.seconds or 0, furthest.limit)
    why = f"{taken} of {limit} on {furthest.session.date}"
    return RoundNext(furthest.round, furthest, why)


def improvement_next(found: Sequence[Life]) -> Life | None:
    """Return the improvement by the second of RULES; `found` comes oldest first."""
    stuck = next((life for life in found if life.state == "stuck"), None)
    open_ = [life for life in found if life.state != "fixed"]
    return stuck or max(open_, key=lambda life: life.recurrences, default=None)


def _layer(library: Library) -> LayerNext | None:
    """Return the layer by the fourth of RULES."""
    last = last_explained(library)

    def told(layer: Layer) -> dt.date:
        return last[layer.id].date if layer.id in last else dt.date.min

    layer = min(library.packet.layers, key=told, default=None)
    if layer is None:
        return None
    session = last.get(layer.id)
    why = f"last explained on {session.date}" if session else "never explained"
    return LayerNext(layer, session, why)


def _first_line(round_next: RoundNext, layer: LayerNext | None) -> str:
    about = f"; layer: {cut(layer.layer.name, _LONGEST)}, {layer.why}" if layer else ""
    return f"Next rehearsal: {ROUND_TITLES[round_next.round]}, {round_next.why}{about}"


def _second_line(life: Life | None) -> str:
    if life is None:
        return "To do better: nothing is open"
    written = f"{life.state}, first written on {life.first.date}"
    return f"To do better: {cut(life.text, _LONGEST)} ({written})"


def _third_line(questions: Sequence[Scheduled]) -> str:
    named = (
        f"{one.question.id} ({f'due {one.due}' if one.due else 'never asked'})" for one in questions
    )
    return f"Questions: {', '.join(named) or 'the packet has none'}"
