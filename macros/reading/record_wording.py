"""What the words of a status mean: one of the six, which records it names, and a date.

Only plain statements count. A condition ("accepted if …"), a denial ("not accepted"), a question
or a menu of choices ("proposed | accepted") says nothing, and nothing stays unknown.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from .model import RecordLink, Status
from .record_text import Line, unmarked

Relation = Literal["supersedes", "superseded_by", "amends", "amended_by"]

WORDS: dict[str, Status] = {
    **dict.fromkeys(("proposed", "draft", "pending", "rfc", "wip"), Status.PROPOSED),
    **dict.fromkeys(("in review", "under review", "in discussion"), Status.PROPOSED),
    **dict.fromkeys(("under discussion", "request for comments"), Status.PROPOSED),
    **dict.fromkeys(("accepted", "approved", "adopted"), Status.ACCEPTED),
    **dict.fromkeys(("implemented", "decided", "done"), Status.ACCEPTED),
    **dict.fromkeys(("rejected", "declined", "refused"), Status.REJECTED),
    **dict.fromkeys(("deprecated", "obsolete", "retired"), Status.DEPRECATED),
    **dict.fromkeys(("superseded", "replaced"), Status.SUPERSEDED),
}
"""Each word that people write, and the one of the six that it means (the design, section 4)."""

PART = r"(?:\(?in part\)?|partly|partially)"
SUPERSEDED = r"(?:super[sc]e{1,2}ded|replaced|obsoleted)"
SUPERSEDES = r"(?:super[sc]e{1,2}de?s|replaces|obsoletes)"
LEAD = (
    r"this|the|adr|decision|record|it|is|was|has|have|been|now|currently|later|then|since|status"
    r"|and|but|as|also|fully|completely|entirely"
)
WORD = re.compile(
    rf"(?:(?:{LEAD})[ ]+)*(?:"
    rf"(?P<part>{PART}[ ]+{SUPERSEDED}|{SUPERSEDED}[ ]+{PART}|amended)"
    rf"|(?P<super>{SUPERSEDED})"
    rf"|(?P<word>{'|'.join(re.escape(word) for word in WORDS)})"
    r")(?![^\W_])(?!-[^\W\d])(?P<rest>.*)$",
    re.IGNORECASE,
)
ANY_WORD = rf"(?:{'|'.join(re.escape(word) for word in WORDS)}|super[sc]e{{1,2}}ded)"
STATUS_WORDS = re.compile(rf"\b{ANY_WORD}\b", re.IGNORECASE)
MENU = re.compile(rf"\b({ANY_WORD})[ ]*(?:/|\bor\b)[ ]*(?=({ANY_WORD})\b)", re.IGNORECASE)
RELATION = re.compile(
    rf"(?:(?P<part>{PART})[ ]+)?(?:"
    rf"(?P<superseded_by>\b{SUPERSEDED}[ ]*(?P<part2>{PART})?[ ]*(?:by\b|:|→|->|\())"
    rf"|(?P<supersedes>\b{SUPERSEDES}\b)|(?P<amended_by>\bamended by\b)|(?P<amends>\bamends\b)"
    rf")[ :]*(?P<part3>{PART}|parts?[ ]of)?",
    re.IGNORECASE,
)
DENIAL = re.compile(
    r"\b(?:not|never|no|to be|will|would|should|may|might|could|maybe|probably|perhaps|almost"
    r"|nearly|soon|yet|if|when|once|until|unless|cannot|isn|wasn|hasn)\b",
    re.IGNORECASE,
)
CONDITION = re.compile(
    r"\b(?:if|unless|when|once|until|pending|or|maybe|not|never|to be|yet)\b", re.IGNORECASE
)
CLAUSE_BREAK = re.compile(
    r"[;,()|·•→]|->|:[ ]|\.(?:[ ]|$)|[ ][-–—]+[ ]|[ ](?:and|but)(?=[ ])", re.IGNORECASE
)
OWN_SUBJECT = re.compile(rf"[\W_]*(?:(?:{LEAD}|{ANY_WORD})[ ]+)*", re.IGNORECASE)

LINK = re.compile(
    r"\[\[(?P<wiki>[^\[\]|]{1,200})(?:\|[^\[\]]{0,200})?\]\]"
    r"|\[(?P<text>[^\[\]]{0,300})\]\([ ]?<?(?P<target>[^()\s<>]{0,500})>?[^()]{0,200}\)"
    r"|\[(?P<label>[^\[\]]{1,300})\]\[[^\[\]]{0,100}\]"
)
NUMBERED = r"\badr[-_ #]{0,3}\d{1,6}\b"
REFERENCE = re.compile(
    rf"{LINK.pattern}"
    r"|(?P<date>\d{4}[-/]\d{1,2}[-/]\d{1,2}\b(?!-\w))"
    r"|(?P<file>[\w./-]{1,200}\.md\b(?:#[\w-]{0,100})?)"
    r"|(?P<slug>\b(?:adr-?)?\d{1,8}[-_][^\W\d][\w-]{0,200})"
    rf"|(?P<adr>{NUMBERED})"
    r"|#?(?P<bare>\b\d{1,6}\b)",
    re.IGNORECASE,
)
ONLY_NUMBERED = re.compile(NUMBERED, re.IGNORECASE)
JOIN = re.compile(r"(?:[\s,:&#(\[\]\"']|and\b|or\b|no\b\.?|nr\b\.?|record\b)*$", re.IGNORECASE)
STOP = re.compile(
    r"\.[ ]|;[ ]*[^\W\d]|\b(?:see|cf|related|relates|depends|because|which|but|per|due|unlike)\b",
    re.IGNORECASE,
)

PLACEHOLDER_NUMBER = re.compile(r"\badr[- ]?[xn]{2,}\b", re.IGNORECASE)
WRAPPED = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]|<[^<>]*>|\{\{[^{}]*\}\}")
STRUCK = re.compile(r"~~[^~]*~~")
IMAGE = re.compile(r"!\[([^\[\]]{0,300})\]\([^()]{0,500}\)")
TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
SHORTCODE = re.compile(r":[a-z][a-z_]{1,40}:")
CHECKED, UNCHECKED = re.compile(r"^\[[xX]\] "), re.compile(r"\[ \]")

MOST_LINES = 200
LONGEST_STATEMENT = 600
LONGEST_STATUS = 300
"""A status is short; what is longer is prose, and is neither read nor shown."""

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = r"(?P<{}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?,?[ ]"
DATE = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?P<sep>[-/])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[ ]{MONTH.format('m2')}(?P<y2>\d{{4}})(?!\d)"
    rf"|\b{MONTH.format('m3')}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<y3>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
AROUND_DATE = re.compile(r"\b(?:on|as of|since|in|at|by)\b|[\W_]+", re.IGNORECASE)


@dataclass(frozen=True)
class Found:
    """One relation as a line states it."""

    kind: Relation
    link: RecordLink


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


# --- dates ---------------------------------------------------------------------------------------


def read_date(text: str) -> dt.date | None:
    """Return the first date: `2024-01-31`, `2024/01/31`, `31 January 2024`, `January 31, 2024`.

    Raises:
        ValueError: if that day does not exist.
    """
    found = DATE.search(text)
    if not found:
        return None
    year, month, day = (found[part] or found[f"{part}2"] or found[f"{part}3"] for part in "ymd")
    number = int(month) if month.isdecimal() else MONTHS.index(month[:3].lower()) + 1
    return dt.date(int(year), number, int(day))


def _date_or_none(text: str) -> dt.date | None:
    try:
        return read_date(text)
    except ValueError:
        return None


# --- plain words ---------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Return a line without marks of lists, emphasis, code, tags; links stay as they are."""
    line = STRUCK.sub("", unmarked(text)[:LONGEST_STATEMENT])
    if UNCHECKED.match(line):
        return ""
    line = CHECKED.sub("", line)
    for sign in ("**", "__", "`"):
        line = line.replace(sign, "")
    line = SHORTCODE.sub("", IMAGE.sub(r"\1", line)).strip()
    linked = LINK.fullmatch(line)
    if linked and STATUS_WORDS.fullmatch(linked["text"] or ""):
        return str(linked["text"])
    return line if WRAPPED.fullmatch(line) else TAG.sub("", line).strip()


def readable(text: str) -> str:
    """Return a line for people: links as their text, quotes and emphasis gone."""
    shown = LINK.sub(lambda m: m["wiki"] or m["text"] or m["label"] or m["target"] or "", text)
    return shown.strip(" \"'*_“”")


def _masked(line: str) -> str:
    """Return the line with each link blotted out, so that a title's words say nothing."""
    return LINK.sub(lambda m: "￼" * len(m[0]), line)


def is_placeholder(line: str) -> bool:
    """Tell a template's choices (`[accepted | rejected]`, `<status>`) from a status."""
    masked = _masked(line)
    if PLACEHOLDER_NUMBER.search(masked):
        return True
    if "|" in masked and len(STATUS_WORDS.findall(masked)) != 1:
        return True
    if any(_meaning(a) != _meaning(b) for a, b in MENU.findall(masked)):
        return True
    return bool(WRAPPED.fullmatch(masked)) and not list(_marks(masked, opening=True))


# --- status --------------------------------------------------------------------------------------


def _meaning(word: str) -> Status:
    return WORDS.get(word.lower(), Status.SUPERSEDED)


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
        if (opening and at == 0) or found["part"] or successor or _says_no_more(rest):
            yield _Mark(status, _date_or_none(clause))


def _says_no_more(rest: str) -> bool:
    return not AROUND_DATE.sub("", DATE.sub("", rest))


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
            new = list(_marks(_masked(line.text), opening=not marks))
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
        date = _date_or_none(said[0].text)  # "Accepted (2024-01-31)"
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


# --- relations -----------------------------------------------------------------------------------


def read_relations(text: str, line: int) -> Iterator[Found]:
    """Yield each record that a plain line names behind "supersedes", "amended by" and the like.

    A part of a record that is superseded is an amendment: "partly", or "section 3 superseded by".
    """
    masked = _masked(text)
    verbs = list(RELATION.finditer(masked))
    for at, verb in enumerate(verbs):
        kind, sure = _relation(masked, verb)
        end = verbs[at + 1].start() if at + 1 < len(verbs) else len(text)
        if sure:
            yield from (Found(kind, RecordLink(ref, line)) for ref in _references(text, verb, end))


def _relation(masked: str, verb: re.Match[str]) -> tuple[Relation, bool]:
    breaks = [0, *(m.end() for m in CLAUSE_BREAK.finditer(masked, 0, verb.start()))]
    before = masked[breaks[-1] : verb.start()]
    ahead = CLAUSE_BREAK.search(masked, verb.end())
    after = masked[verb.end() : ahead.start() if ahead else None]
    kind = next(name for name in KINDS if verb[name])
    subject = OWN_SUBJECT.sub("", before, count=1)
    of_a_part = verb["part"] or verb["part2"] or verb["part3"]
    if kind == "superseded_by" and (of_a_part or not _says_no_more(subject)):
        kind = "amended_by"
    elif kind == "supersedes" and of_a_part:
        kind = "amends"
    return kind, not (DENIAL.search(before) or CONDITION.search(after))


KINDS: tuple[Relation, ...] = ("superseded_by", "supersedes", "amended_by", "amends")


def _references(text: str, verb: re.Match[str], end: int) -> Iterator[str]:
    at = verb.end()
    for found in REFERENCE.finditer(text, verb.end(), end):
        gap, at = text[at : found.start()], found.end()
        if STOP.search(gap):
            return
        if found["bare"] and not JOIN.fullmatch(gap):
            continue
        if reference := _reference(found):
            yield reference


def _reference(found: re.Match[str]) -> str:
    """Return the words that lead to a record: a link's target, or its text if that is elsewhere."""
    target, text = found["target"] or "", found["text"] or found["label"] or ""
    if target and "://" not in target and target[0] not in "#?":
        return target
    if text or target:
        named = ONLY_NUMBERED.search(text)
        return named[0] if named else ("" if target else text)
    return (found["wiki"] or found["file"] or found["slug"] or found["adr"] or found["bare"]) or ""
