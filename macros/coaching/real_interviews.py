"""Real interviews against the rehearsals: what the packet lacks, and how what it has went."""

import re
import unicodedata
from functools import partial
from typing import NamedTuple

from macros.coaching.coverage import Asked, question_history
from macros.coaching.paste import free_ids, question_yaml
from macros.coaching.plain import one_line
from macros.coaching.schedule import Recalled, Trend, compared, recalled
from macros.reading.library import Library
from macros.reading.model import Answer, Question, Session

RULES = (
    "A question of a real interview is missing where its answer has asks: instead of question:, "
    "and no question of the packet reads the same but for case, spaces and punctuation.",
    "A question of the packet that a real interview asked is compared with the last rehearsal "
    "before it, by recall: again, hard, good, easy.",
)
"""The rules as a page publishes them."""


Places = list[tuple[Session, Answer]]
"""Each answer to one question, with its interview, oldest first; never empty."""


class Missing(NamedTuple):
    """A question that real interviews asked and the packet lacks."""

    asks: str
    """As first written down, on one line."""
    sessions: tuple[Session, ...]
    """The interviews that asked it, oldest first, each once."""
    id: str
    """A free id for it, made from its words."""
    yaml: str
    """Its entry for the packet's `questions`, indented by two, with the line's end."""


class Performed(NamedTuple):
    """One question of the packet as it was answered in a real interview."""

    question: Question
    """The packet's question."""
    real: Recalled
    """The answer in the interview."""
    rehearsal: Recalled | None
    """The last answer before it that was not in an interview; None for none."""
    outcome: Trend | None
    """The interview against that rehearsal; None where it had not been rehearsed."""


def missing_questions(library: Library) -> tuple[Missing, ...]:
    """Return what real interviews asked and the packet lacks, most often asked first."""
    known = {_read(question.asks) for question in library.packet.questions}
    asked: dict[str, Places] = {}
    for session in library.sessions:
        for answer in _free(session):
            asked.setdefault(_read(answer.asks or ""), []).append((session, answer))
    new = [places for words, places in asked.items() if words and words not in known]
    new.sort(key=lambda places: -len({session.id for session, _ in places}))
    ids = free_ids([_asks(places) for places in new], library.questions)
    return tuple(map(partial(_missing, library), ids, new))


def paste(missing: tuple[Missing, ...]) -> str:
    """Return all missing questions as one piece of YAML for the end of the packet's `questions`."""
    return "".join(one.yaml for one in missing)


def performed(library: Library) -> tuple[Performed, ...]:
    """Return the packet's questions that real interviews asked, newest interview first."""
    found = [
        one
        for name, history in question_history(library).items()
        for one in _performed(library.questions[name], history)
    ]
    found.sort(key=lambda one: _when(one.real.asked.session), reverse=True)
    return tuple(found)


def _when(session: Session) -> tuple[str, str]:
    return session.date.isoformat(), session.id


def _performed(question: Question, history: tuple[Asked, ...]) -> list[Performed]:
    """Return one question's interviews, oldest first as its history is."""
    found, rehearsed = [], None
    for asked in history:
        if asked.session.kind != "interview":
            rehearsed = asked
        else:
            answer, rehearsal = recalled(asked), recalled(rehearsed) if rehearsed else None
            outcome = compared(rehearsal.recall, answer.recall) if rehearsal else None
            found.append(Performed(question, answer, rehearsal, outcome))
    return found


def _free(session: Session) -> list[Answer]:
    """Return a real interview's answers to questions that are not the packet's."""
    answers = session.defence.answers if session.defence else ()
    interview = session.kind == "interview"
    return [answer for answer in answers if interview and answer.asks and not answer.question]


def _read(asks: str) -> str:
    """Return a question's words alone, so that two writings of it are equal; "" for no text."""
    text = unicodedata.normalize("NFKC", one_line(asks)).casefold()
    return " ".join(re.findall(r"\w+", text)) or text


def _asks(places: Places) -> str:
    """Return the question as first written down, on one line."""
    return one_line(places[0][1].asks or "")


def _missing(library: Library, name: str, places: Places) -> Missing:
    """Return one missing question under a free id, with the records and lessons it was met with."""
    answers = [answer for _, answer in places]
    records = [ref for answer in answers for ref in answer.adrs if library.record(ref)]
    lessons = [code for answer in answers for code in answer.lessons]
    known = [code for code in lessons if code in library.packet.lessons]
    return Missing(
        asks=_asks(places),
        sessions=tuple({session.id: session for session, _ in places}.values()),
        id=name,
        yaml=question_yaml(
            name, _asks(places), tuple(dict.fromkeys(records)), tuple(dict.fromkeys(known))
        ),
    )
