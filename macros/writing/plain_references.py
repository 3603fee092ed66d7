"""ADR-001 and W04 in an authored page's Markdown become links that any generator understands.

`rendering.links` does the same while Markdown is read; here the text stays Markdown, so what no
link may be in is looked for by its marks: code, headings, links and tags.
"""

import re
from collections.abc import Iterator

from macros.reading.citations import LESSON, RECORD
from macros.reading.citing import without_code
from macros.reading.library import Library
from macros.reading.model import Decision, Status

from .plain_places import address_of, place_of, way

_TAKEN = re.compile(
    r"<!--(?:(?!-->).)*"
    r"|<a\b.{0,2000}?</a>"
    r"|<[A-Za-z/][^<>]*>"
    r"|!?\[(?:[^\[\]\n]|\n(?!\n))*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])"
    r"|^ {0,3}\[[^\]\n]+\]:[^\n]*$"
    r"|^ {0,3}#{1,6}(?:[ \t][^\n]*)?$"
    r"|^[^\n]*\n {0,3}(?:=+|-+)[ \t]*$",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_NOT_A_NEWLINE = re.compile(r"[^\n]")
_INDENTED = re.compile(r"(?: {4}|\t)")
_LIST_MARK = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]|!!!|\?\?\?|===")
"""What makes a part of indented lines that belongs to it; else they are code."""


def linked(text: str, library: Library, address: str) -> str:
    """Return a page's Markdown in which named records and lessons are links.

    Args:
        text: below the front matter.
        library: the records and lessons there are; others stay words.
        address: the page's, from which links lead.
    """
    free = _TAKEN.sub(_blank, _without_indented_code(without_code(text)))
    found = sorted(_links(free, library, address), key=lambda one: one[0])
    out, at = [], 0
    for start, end, link in found:
        out += [text[at:start], link]
        at = end
    return "".join([*out, text[at:]])


def _links(free: str, library: Library, address: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start and end of each word that is to be a link, and the link."""
    for named in RECORD.finditer(free):
        if record := library.record(int(named[1])):
            yield named.start(), named.end(), _to_record(named[0], record, address)
    for named in LESSON.finditer(free):
        if lesson := library.packet.lessons.get(named[0]):
            asked = way(address, place_of("questions/"))
            target = lesson.url or f"{asked}#lesson-{named[0].lower()}"
            yield named.start(), named.end(), f"[{named[0]}](<{target}>)"


def _to_record(written: str, record: Decision, address: str) -> str:
    target = way(address, place_of(address_of(f"adr/{record.path}")))
    status = "" if record.status is Status.ACCEPTED else f" ({record.status})"
    return f"[{written}]({target}){status}"


def _without_indented_code(text: str) -> str:
    """Return text with indented lines as blanks, where they do not belong to a list above them."""
    lines, in_list, after_blank = [], False, True
    for line in text.split("\n"):
        indented = bool(_INDENTED.match(line))
        if line.strip() and not indented:
            in_list = bool(_LIST_MARK.match(line)) or (in_list and not after_blank)
        code = indented and after_blank and not in_list
        lines.append(_NOT_A_NEWLINE.sub(" ", line) if code else line)
        after_blank = code or not line.strip()
    return "\n".join(lines)


def _blank(found: re.Match[str]) -> str:
    return _NOT_A_NEWLINE.sub(" ", found[0])
