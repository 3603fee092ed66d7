"""`/data/anki.tsv`: the questions as cards, for Anki's own import of text files.

Front: the question. Back: the points of a good answer, the records it rests on, and a link. Tags:
`greenroom`, and the layer, records and lessons. The fields are HTML, so whatever was written is
escaped: no tab, line break, quotation mark or leading "#" is left for the importer to interpret.
"""

import re
from collections.abc import Iterable
from html import escape

from macros.coaching.plain import one_line
from macros.reading.library import Library
from macros.reading.model import Decision, Question

from .absolute import SiteAddress
from .titles import record_title

HEADERS = ("#separator:tab", "#html:true", "#columns:Front\tBack\tTags", "#tags column:3")
"""What the file says about itself (Anki manual, "File Headers")."""


def anki_tsv(library: Library, site: SiteAddress) -> bytes:
    """Return the deck, a line for each question in the packet's order."""
    cards = (_card(library, question, site) for question in library.packet.questions)
    return "".join(f"{line}\n" for line in (*HEADERS, *cards)).encode()


def _card(library: Library, question: Question, site: SiteAddress) -> str:
    records = tuple(filter(None, map(library.record, question.adrs)))
    back = _points(question) + _records(records, site) + _link(site.url(question), "All about it")
    front = re.sub(r"^#", "&#35;", _html(question.asks))  # else the line is a comment
    return "\t".join((front, back, " ".join(_tags(question, records))))


def _points(question: Question) -> str:
    items = "".join(f"<li>{_html(point)}</li>" for point in question.points)
    return f"<ul>{items}</ul>" if items else ""


def _records(records: Iterable[Decision], site: SiteAddress) -> str:
    return "".join(f"{_link(site.url(one), record_title(one))}<br>" for one in records)


def _link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}">{_html(text)}</a>'


def _tags(question: Question, records: Iterable[Decision]) -> Iterable[str]:
    """Yield the tags; a tag has no spaces, and `::` is how Anki nests them."""
    yield "greenroom"
    if question.layer:
        yield f"layer::{question.layer}"
    for record in records:
        known = record.label if record.number is not None else record.slug
        yield f"record::{'-'.join(one_line(known).split())}"
    yield from (f"lesson::{code}" for code in question.lessons)


def _html(text: str) -> str:
    """Return text of several lines as HTML on one line."""
    lines = (escape(one_line(line)) for line in text.strip().splitlines())
    return "<br>".join(lines)
