"""What the words of a status mean: one of the six, and a date.

Only plain statements count. A condition ("accepted if …"), a denial ("not accepted"), a question
or a menu of choices ("proposed | accepted") says nothing, and nothing stays unknown.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from .model import Status
from .record_relations import RELATION, Found, read_relations
from .record_text import Line, unmarked
from .record_words import (
    ANY_WORD,
    CLAUSE_BREAK,
    CONDITION,
    LEAD,
    PART,
    STATUS_WORDS,
    SUPERSEDED,
    WORDS,
    WRAPPED,
    date_or_none,
    masked_links,
    plain,
    readable,
    says_no_more,
)

WORD = re.compile(
    rf"(?:(?:{LEAD})[ ]+)*(?:"
    rf"(?P<part>{PART}[ ]+{SUPERSEDED}|{SUPERSEDED}[ ]+{PART}|amended)"
    rf"|(?P<super>{SUPERSEDED})"
    rf"|(?P<word>{'|'.join(re.escape(word) for word in WORDS)})"
    r")(?![^\W_])(?!-[^\W\d])(?P<rest>.*)$",
    re.IGNORECASE,
)
MENU = re.compile(rf"\b({ANY_WORD})[ ]*(?:/|\bor\b)[ ]*(?=({ANY_WORD})\b)", re.IGNORECASE)
PLACEHOLDER_NUMBER = re.compile(r"\badr[- ]?[xn]{2,}\b", re.IGNORECASE)
MOST_LINES = 100
LONGEST_STATUS = 300
"""A status is short; what is longer is prose, and is neither read nor shown."""


@dataclass(frozen=True)
class Reading:
    """What one place of a record says about its status."""

    status: Status
    text: str
    """As found, without marks; empty for a placeholder."""
    line: int
    date: dt.date | None = None
    relations: tuple[Found, ...] = ()


@dataclass(frozen=True)
class _Mark:
    """One status word of a clause; None for "amended", which leaves an acceptance as it is."""

    status: Status | None
    date: dt.date | None


def read_status(lines: Iterable[Line]) -> Reading | None:
    """Read a status of one or several lines; None where nothing is written.

    A line inside a paragraph counts only after a line that was itself a statement: "it has not
    been / accepted" is prose.
    """
    marks: list[_Mark] = []
    relations: list[Found] = []
    said: list[Line] = []
    stated = True
    for line, starts in _statements(lines):
        new: list[_Mark] = []
        linked: list[Found] = []
        if starts or stated:
            new = list(_marks(masked_links(line.text), opening=not marks))
            linked = list(read_relations(line.text, line.number))
        if not said or new or linked:
            said.append(Line(line.number, readable(line.text)))
        marks += new
        relations += linked
        stated = bool(new or linked)
    if not said:
        return None
    status = _settle(marks, superseded=any(f.kind == "superseded_by" for f in relations))
    date = next((mark.date for mark in marks if mark.date and mark.status == status), None)
    if not date and not relations and status is not Status.UNKNOWN:
        date = date_or_none(said[0].text)  # "Accepted (2024-01-31)"
    shown = "; ".join(line.text for line in said)[:LONGEST_STATUS]
    return Reading(status, shown, said[0].number, date, tuple(relations))


def _statements(lines: Iterable[Line]) -> Iterator[tuple[Line, bool]]:
    """Yield each line in plain words, and whether it starts a paragraph or a list's item.

    "Superseded by:" takes the lines after it with it. Tables and placeholders are left out.
    """
    starts, held = True, None
    for line in islice(lines, MOST_LINES):
        text, raw = plain(line.text), line.text.strip()
        item = unmarked(raw) != " ".join(raw.split())
        if not text or raw.startswith("|") or is_placeholder(text):
            starts = True
            continue
        if held and _is_open(held[0].text, item=item) and not RELATION.search(text):
            comma = "," if item and not held[0].text.endswith((",", ":")) else ""
            held = (Line(held[0].number, f"{held[0].text}{comma} {text}"), held[1])
            continue
        if held:
            yield held
        held, starts = (Line(line.number, text), starts or item), False
    if held:
        yield held


def _is_open(text: str, *, item: bool) -> bool:
    """Tell whether the next line, perhaps a list's item, still belongs to this relation."""
    if len(text) > LONGEST_STATUS or not RELATION.search(text + ":"):
        return False
    return text.endswith((",", ":", " by", " and")) or (item and ":" in text)


def is_placeholder(line: str) -> bool:
    """Tell a template's choices (`[accepted | rejected]`, `<status>`) from a status."""
    masked = masked_links(line)
    if PLACEHOLDER_NUMBER.search(masked):
        return True
    if "|" in masked and len(STATUS_WORDS.findall(masked)) != 1:
        return True
    if any(_meaning(a) != _meaning(b) for a, b in MENU.findall(masked)):
        return True
    return bool(WRAPPED.fullmatch(masked)) and not list(_marks(masked, opening=True))


def _marks(masked: str, *, opening: bool) -> Iterator[_Mark]:
    """Yield the status words of a line; a later clause counts only if it says nothing else."""
    if "?" in masked:
        return
    for at, clause in enumerate(CLAUSE_BREAK.split(masked)):
        found = WORD.match(re.sub(r"^[\W_]+", "", clause))
        if not found:
            continue
        status = None if found["part"] else _meaning(found["word"] or found["super"])
        rest = found["rest"]
        # an idea stays one, whatever it waits for; every other word falls with its condition
        if status is not Status.PROPOSED and CONDITION.search(rest):
            continue
        successor = found["super"] and rest.lower().startswith(" by ")
        if (opening and at == 0) or found["part"] or successor or says_no_more(rest):
            yield _Mark(status, date_or_none(clause))


def _meaning(word: str) -> Status:
    return WORDS.get(word.lower(), Status.SUPERSEDED)


def _settle(marks: Sequence[_Mark], *, superseded: bool) -> Status:
    """Bring what a place says to one status; contradictions without dates are unknown."""
    stated = [(mark.status, mark.date) for mark in marks if mark.status]
    kinds = {status for status, _ in stated}
    if superseded or Status.SUPERSEDED in kinds:
        return Status.SUPERSEDED
    if not kinds:
        return Status.ACCEPTED if marks else Status.UNKNOWN
    if len(kinds) == 1:
        return stated[0][0]
    if kinds == {Status.ACCEPTED, Status.DEPRECATED}:
        return Status.DEPRECATED
    dated = [(date, status) for status, date in stated if date]
    return max(dated)[1] if len(dated) == len(stated) else Status.UNKNOWN
