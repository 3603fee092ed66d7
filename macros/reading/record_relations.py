"""Which records a line names, and how: supersedes, superseded by, amends, amended by."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from .model import RecordLink
from .record_words import (
    ANY_WORD,
    CLAUSE_BREAK,
    CONDITION,
    LEAD,
    LINK,
    PART,
    SUPERSEDED,
    SUPERSEDES,
    masked_links,
    says_no_more,
)

Relation = Literal["supersedes", "superseded_by", "amends", "amended_by"]
KINDS: tuple[Relation, ...] = ("superseded_by", "supersedes", "amended_by", "amends")
MOST_VERBS = 8
"""No line says more; what follows is read no further."""

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
OWN_SUBJECT = re.compile(rf"[\W_]*(?:(?:{LEAD}|{ANY_WORD})[ ]+)*", re.IGNORECASE)

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


@dataclass(frozen=True)
class Found:
    """One relation as a line states it."""

    kind: Relation
    link: RecordLink


def read_relations(text: str, line: int) -> Iterator[Found]:
    """Yield each record that a plain line names behind "supersedes", "amended by" and the like.

    A part of a record that is superseded is an amendment: "partly", or "section 3 superseded by".
    """
    masked = masked_links(text)
    verbs = list(islice(RELATION.finditer(masked), MOST_VERBS))
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
    if kind == "superseded_by" and (of_a_part or not says_no_more(subject)):
        kind = "amended_by"
    elif kind == "supersedes" and of_a_part:
        kind = "amends"
    return kind, not (DENIAL.search(before) or CONDITION.search(after))


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
