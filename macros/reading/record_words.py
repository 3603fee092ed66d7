"""The vocabulary of a record: status words, dates, links, and a line without its Markdown."""

import datetime as dt
import re

from .model import Status
from .record_text import unmarked

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
ANY_WORD = rf"(?:{'|'.join(re.escape(word) for word in WORDS)}|super[sc]e{{1,2}}ded)"
STATUS_WORDS = re.compile(rf"\b{ANY_WORD}\b", re.IGNORECASE)
CLAUSE_BREAK = re.compile(
    r"[;,()|·•→]|->|:[ ]|\.(?:[ ]|$)|[ ][-–—]+[ ]|[ ](?:and|but)(?=[ ])", re.IGNORECASE
)
CONDITION = re.compile(
    r"\b(?:if|unless|when|once|until|pending|or|maybe|not|never|to be|yet)\b", re.IGNORECASE
)

LINK = re.compile(
    r"\[\[(?P<wiki>[^\[\]|]{1,200})(?:\|[^\[\]]{0,200})?\]\]"
    r"|\[(?P<text>[^\[\]]{0,300})\]\([ ]?<?(?P<target>[^()\s<>]{0,500})>?[^()]{0,200}\)"
    r"|\[(?P<label>[^\[\]]{1,300})\]\[[^\[\]]{0,100}\]"
)
STRUCK = re.compile(r"~~[^~]*~~")
IMAGE = re.compile(r"!\[([^\[\]]{0,300})\]\([^()]{0,500}\)")
TAG = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
SHORTCODE = re.compile(r":[a-z][a-z_]{1,40}:")
CHECKED, UNCHECKED = re.compile(r"^\[[xX]\] "), re.compile(r"\[ \]")
WRAPPED = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]|<[^<>]*>|\{\{[^{}]*\}\}")
LONGEST_STATEMENT = 600
"""A statement is short; what is longer is prose, and is not read to its end."""

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH = r"(?P<{}>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?,?[ ]"
DATE = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?P<sep>[-/])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)"
    rf"|(?<!\d)(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?[ ]{MONTH.format('m2')}(?P<y2>\d{{4}})(?!\d)"
    rf"|\b{MONTH.format('m3')}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<y3>\d{{4}})(?!\d)",
    re.IGNORECASE,
)
AROUND_DATE = re.compile(r"\b(?:on|as of|since|in|at|by)\b|[\W_]+", re.IGNORECASE)


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


def date_or_none(text: str) -> dt.date | None:
    """Return the first date of a status; an impossible one there is only prose."""
    try:
        return read_date(text)
    except ValueError:
        return None


def says_no_more(rest: str) -> bool:
    """Tell whether nothing but a date and signs follows a word: "on 2024-01-31."."""
    return not AROUND_DATE.sub("", DATE.sub("", rest))


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


def masked_links(line: str) -> str:
    """Return the line with each link blotted out, so that a title's words say nothing."""
    return LINK.sub(lambda m: "￼" * len(m[0]), line)
