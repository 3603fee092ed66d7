"""A decision record of any common shape becomes a Decision; nothing is guessed.

The rooms behind this door: `record_text` cuts a file into sections and named values, `record_names`
knows file names and titles, `record_status`, `record_relations` and `record_words` the wording;
`record_links` joins the records of a set.

Where a status may stand, in order of preference; the first place that gives one of the six wins:
 1. the front matter's `status`;
 2. a named value above the first section: `* Status: x`, `**Status**: x`, `| Status | x |`;
 3. a section: `## Status` and what is below it, or `## Status: x`;
 4. a bold value or a table's row further down, if it is plainly a status.
Links are gathered from all of them, from values such as `Superseded by: 5`, and from a section of
links. "Superseded by" makes a record superseded, wherever the record itself says it. The title is
the first heading 1, else the front matter's `title`, else the file's name; the number stands in the
file's name, else the title, else the front matter.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePosixPath

from .directions import visible
from .model import Decision, RecordLink, Status
from .problems import Problem
from .record_links import find, resolve
from .record_names import (
    FOLDER,
    NAME_DATE,
    NAME_NUMBER,
    foreign_format,
    is_record,
    plain_title,
    split_title,
    title_of_file,
)
from .record_relations import RELATION, Found, read_relations
from .record_status import MOST_LINES, Reading, read_status
from .record_text import (
    Field,
    Line,
    Section,
    blank_hidden,
    plain_name,
    read_fields,
    read_sections,
    split_lines,
    take_front_matter,
    unmarked,
)
from .record_words import DATE, plain, read_date

__all__ = ["find", "foreign_format", "is_record", "read_decision", "resolve"]

STATUS_NAMES = ("status", "adr status", "decision status", "current status")
DATE_NAMES = (
    *("date", "decision date", "date of decision", "date decided", "decided on", "decided"),
    *("accepted on", "approved on", "created", "created on"),
)
LINK_SECTIONS = re.compile(r"links?|related.*|relations?|references|see also|more information")
NUMBER_NAMES = ("number", "adr", "id", "adr id", "adr number")
MOST_LINKS = 50
"""More than anyone writes on purpose, of links or of one value: a hostile file costs no time."""

LEADING_RELATION = re.compile(
    rf"(?:(?:this|the|adr|decision|record|it|is|was|has|been|also)[ ])*(?:{RELATION.pattern})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Page:
    """A record's text, taken apart."""

    matter: tuple[Field, ...]
    sections: tuple[Section, ...]
    opening: int
    """How many sections stand above the first one of substance: the untitled one, the title's."""
    near: tuple[Field, ...]
    """The named values above the first section, and in the sections of the status."""
    far: tuple[Field, ...]
    """The named values further down."""

    def named(self, names: Iterable[str]) -> Iterator[Field]:
        """Yield the values of these names, the front matter's first, then the near ones."""
        for name in names:
            values = (f for f in (*self.matter, *self.near) if f.name == name and f.text)
            yield from islice(values, MOST_LINKS)


def read_decision(path: str, text: str) -> tuple[Decision, list[Problem]]:
    """Read one record.

    Args:
        path: the file under `docs/adr/`, with forward slashes.
        text: its content, whatever it is.

    Returns:
        The record, its links unresolved, and what is wrong in it. Never raises.
    """
    where = f"{FOLDER}/{path}"
    lines = split_lines(text)
    matter, problems = take_front_matter(lines, where)
    page = _take_apart(tuple(matter), lines)
    readings = list(_readings(page))
    known = [reading for reading in readings if reading.status is not Status.UNKNOWN]
    chosen = (known or readings or [Reading(Status.UNKNOWN, "", 1)])[0]
    links = _links(page, readings)
    status = Status.SUPERSEDED if links["superseded_by"] else chosen.status
    if status is Status.SUPERSEDED and not chosen.text:
        first = links["superseded_by"][0]
        chosen = Reading(status, f"superseded by {first.text}", first.line)
    problems += _status_problems(where, status, chosen, known)
    number, title = _name(path, page)
    date, wrong_date = _date(path, page, known)
    problems += [Problem(where, line, message, warning=True) for line, message in wrong_date]
    return Decision(path, number, title, status, chosen.text, chosen.line, date, **links), problems


def _take_apart(matter: tuple[Field, ...], lines: list[str]) -> _Page:
    sections = tuple(read_sections(blank_hidden(lines)))
    opening = 2 if sections[1:] and sections[1].level == 1 else 1
    near: list[Field] = []
    far: list[Field] = []
    for at, section in enumerate(sections):
        close = at < opening or plain_name(section.title) in STATUS_NAMES
        (near if close else far).extend(read_fields(section))
    return _Page(matter, sections, opening, tuple(near), tuple(far))


# --- status and links ----------------------------------------------------------------------------


def _readings(page: _Page) -> Iterator[Reading]:
    """Yield what each place says of the status, in the order of the module's docstring."""
    places = [[Line(f.line, f.text)] for f in page.named(STATUS_NAMES)]
    places += [lines for section in page.sections if (lines := _status_lines(section))]
    yield from filter(None, map(read_status, places))
    further = (field for field in page.far if field.name in STATUS_NAMES)
    for field in islice(further, MOST_LINKS):
        reading = read_status([Line(field.line, field.text)])
        if reading and reading.status is not Status.UNKNOWN:
            yield reading


def _status_lines(section: Section) -> list[Line]:
    name, colon, value = section.title.partition(":")
    if plain_name(name) not in STATUS_NAMES:
        return []
    titled = [Line(section.line, value)] if colon and value.strip() else []
    return titled + [line for line in section.lines if not _is_other_field(line)]


def _is_other_field(line: Line) -> bool:
    """Tell a line such as `Date: 2024-01-31` or `Status: x`, which is read as a named value."""
    name, colon, _ = unmarked(line.text).partition(":")
    return bool(colon) and plain_name(name) in {*STATUS_NAMES, *DATE_NAMES}


def _links(page: _Page, readings: Iterable[Reading]) -> dict[str, tuple[RecordLink, ...]]:
    found = [link for reading in readings for link in reading.relations]
    fields = (*page.matter, *page.near, *page.far)
    related = (field for field in fields if RELATION.fullmatch(field.name + ":"))
    for field in islice(related, MOST_LINKS):
        found += read_relations(f"{field.name}: {plain(field.text)}", field.line)
    for at, section in enumerate(page.sections):
        found += _section_links(section, opening=at < page.opening)
    kinds = ("supersedes", "superseded_by", "amends", "amended_by")
    return {kind: _distinct(f.link for f in found if f.kind == kind) for kind in kinds}


def _section_links(section: Section, *, opening: bool) -> Iterator[Found]:
    """Yield what a section of links says, the file's opening, or a section titled "Supersedes"."""
    title = plain_name(section.title)
    if RELATION.fullmatch(title + ":"):
        for line in section.lines[:MOST_LINES]:
            yield from read_relations(f"{title}: {plain(line.text)}", line.number)
    elif opening or LINK_SECTIONS.fullmatch(title) or RELATION.match(title + ":"):
        for line in section.lines[:MOST_LINES]:
            text = plain(line.text).lstrip("[")
            if LEADING_RELATION.match(text):
                yield from read_relations(text, line.number)


def _distinct(links: Iterable[RecordLink]) -> tuple[RecordLink, ...]:
    first: dict[str, RecordLink] = {}
    for link in links:
        first.setdefault(link.text, link)
    return tuple(first.values())[:MOST_LINKS]


def _status_problems(
    where: str, status: Status, chosen: Reading, known: list[Reading]
) -> Iterator[Problem]:
    words = ", ".join(word for word in Status if word is not Status.UNKNOWN)
    if status is Status.UNKNOWN:
        missing = f'the status "{chosen.text}" is not clear' if chosen.text else "no status found"
        yield Problem(where, chosen.line, f"{missing}; write `## Status` with one of {words}", True)
    for other in known:
        if other.status is not chosen.status and status is not Status.SUPERSEDED:
            message = f"the status is {other.status} here but {chosen.status} in line {chosen.line}"
            yield Problem(where, other.line, f"{message}; keep one of them", True)


# --- name and date -------------------------------------------------------------------------------


def _name(path: str, page: _Page) -> tuple[int | None, str]:
    stem = PurePosixPath(path).stem
    heading = next((s.title for s in page.sections if _is_title(s)), "")
    written = plain_title(heading) or plain_title(_first(page.matter, ("title",)))
    numbered, title = split_title(written)
    in_name = None if NAME_DATE.match(stem) else NAME_NUMBER.match(stem)
    in_matter = NAME_NUMBER.fullmatch(_first(page.matter, NUMBER_NAMES))
    number = in_name[1] if in_name else numbered or (in_matter[1] if in_matter else None)
    return (None if number is None else int(number)), title or visible(title_of_file(stem))


def _is_title(section: Section) -> bool:
    return section.level == 1 and plain_name(section.title) not in {"", *STATUS_NAMES}


def _first(fields: Iterable[Field], names: Iterable[str]) -> str:
    return next((f.text for name in names for f in fields if f.name == name), "")


def _date(
    path: str, page: _Page, known: Iterable[Reading]
) -> tuple[dt.date | None, list[tuple[int, str]]]:
    """Return the date, or where and why what is written is none."""
    written = [Line(f.line, f.text) for f in page.named(DATE_NAMES)]
    for section in page.sections:
        name, _, value = section.title.partition(":")
        if plain_name(name) in DATE_NAMES:
            titled = Line(section.line, value)
            written += [line for line in (titled, *section.lines) if line.text.strip()][:1]
    compact = NAME_DATE.match(PurePosixPath(path).stem)
    for line in written:
        if DATE.search(plain(line.text)) or re.search(r"\d", line.text):
            return _one_date(plain(line.text), line.number)
    if stated := next((reading.date for reading in known if reading.date), None):
        return stated, []
    return _one_date("-".join(compact.group(1, 3, 4)), 1) if compact else (None, [])


def _one_date(text: str, line: int) -> tuple[dt.date | None, list[tuple[int, str]]]:
    try:
        date = read_date(text)
    except ValueError:
        return None, [(line, f'"{text[:40]}" is no day of the calendar; write it as 2024-01-31')]
    unclear = f'the date "{text[:40]}" is not clear; write it as 2024-01-31'
    return date, [] if date else [(line, unclear)]
