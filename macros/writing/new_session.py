"""The next session file: what will be asked, what there is to explain, what is still to improve."""

import datetime as dt
import json
import re
from collections.abc import Iterator

from macros.coaching.improvements import Life, lives
from macros.coaching.schedule import in_due_order, schedule
from macros.reading.library import Library
from macros.reading.model import Kind, Question, RoundName

_UNPRINTABLE = re.compile("[^\t -~\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML does not read, not even in a comment."""
_SECONDS_EACH = 75
"""The middle of 60 to 90 seconds: ten minutes hold eight answers (lesson, round 3)."""


def new_session_id(kind: Kind, day: dt.date, taken: set[str]) -> str:
    """Return a free id such as `2026-11-22-partner`, with -2, -3 … where a day has several."""
    wanted = f"{day.isoformat()}-{kind}"
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (wanted, *numbered) if name not in taken)


def new_session(library: Library, kind: Kind, day: dt.date, role: str | None) -> str:
    """Return the text of a session file that `check` accepts before a word of it is filled in.

    Args:
        library: its packet gives questions and layers; its sessions give what is still open.
        kind: solo, partner, mentor or interview.
        day: the date of the rehearsal.
        role: with whom; None where solo.
    """
    return "\n".join(_lines(library, kind, day, role)) + "\n"


def _lines(library: Library, kind: Kind, day: dt.date, role: str | None) -> Iterator[str]:
    still_open = [life for life in lives(library.sessions) if life.state != "fixed"]
    yield "# yaml-language-server: $schema=../docs/schema/session.json"
    yield "# Fill in what happened, delete what did not. A key without a value is not written."
    yield f"date: {day.isoformat()}"
    yield f"kind: {kind}"
    if role:
        yield f"with: {_text(role)}"
    yield "summary:"
    yield "warmup: {seconds: , hesitated: [], forgot: [], unnecessary: []}"
    yield from _pitch(still_open)
    yield from _walkthrough(library, still_open)
    yield from _defence(library, day, still_open)
    yield from _fixed(still_open)


def _pitch(still_open: list[Life]) -> Iterator[str]:
    yield "pitch:"
    yield "  attempts:"
    for comment in ("", "      # after your review: the same again, shorter"):
        yield f"    - seconds:{comment}"
        yield "      said: |"
        yield "      hesitated: []"
        yield "      forgot: []"
        yield "      unnecessary: []"
        yield "      review: {answered: , concrete: }"
    yield from _improvements("pitch", still_open)


def _walkthrough(library: Library, still_open: list[Life]) -> Iterator[str]:
    yield "walkthrough:"
    yield "  seconds:"
    yield "  layers:  # bottom first; covered: does, joins, decision"
    for layer in library.packet.layers:
        yield f"    - layer: {layer.id}"
        yield "      seconds:"
        yield "      said: |"
        yield "      covered: []"
    yield "  review: {answered: , concrete: }"
    yield from _improvements("walkthrough", still_open)


def _defence(library: Library, day: dt.date, still_open: list[Life]) -> Iterator[str]:
    most = max(1, library.packet.limits.defence // _SECONDS_EACH)
    waiting = in_due_order(schedule(library, day))
    yield "defence:"
    yield "  seconds:"
    yield "  answers:  # in the order in which they fall due"
    for one in waiting[:most]:
        yield from _answer(one.question, "    ")
    for one in waiting[most:]:
        yield from _answer(one.question, "    # ")
    yield from _improvements("defence", still_open)


def _answer(question: Question, margin: str) -> Iterator[str]:
    rests_on = ", ".join(json.dumps(reference) for reference in question.adrs)
    yield f"{margin}- question: {question.id}  # {_line(question.asks)}"
    yield f"{margin}  seconds:"
    yield f"{margin}  said: |"
    yield f"{margin}  adrs: []{f'  # the packet rests it on {rests_on}' if rests_on else ''}"
    yield f"{margin}  lessons: []"
    yield f"{margin}  review: {{answered: , concrete: }}"
    yield f"{margin}  recall:  # again | hard | good | easy"


def _improvements(name: RoundName, still_open: list[Life]) -> Iterator[str]:
    again = [life for life in still_open if name in life.written[-1].rounds]
    example = "# one a round: {id: lead-with-result, text: What to do better.}"
    if not again:
        yield f"  improvements: []  {example}"
        return
    yield f"  improvements: [  {example}"
    for life in again:
        yield f"    # {{id: {life.id}, text: {_text(life.text)}}},  # if it recurred"
    yield "  ]"


def _fixed(still_open: list[Life]) -> Iterator[str]:
    if not still_open:
        yield "fixed: []  # the ids that held this time"
        return
    yield "fixed: [  # the ids that held this time"
    for life in still_open:
        yield f"  # {life.id},  # {_line(life.text)}"
    yield "  ]"


def _text(words: str) -> str:
    """Return text as one quoted YAML scalar: JSON's strings are YAML's double-quoted ones."""
    return json.dumps(_line(words), ensure_ascii=False)


def _line(words: str) -> str:
    """Return text on one line, without the signs that YAML cannot read."""
    return " ".join(_UNPRINTABLE.sub("", " ".join(words.split())).split())
