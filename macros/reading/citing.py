"""What cites a decision record: outright, in the prose of a file, or on an authored page."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from .citations import RECORD
from .model import Decision, Packet, RecordRef, Status
from .problems import did_you_mean
from .source import Loc

FindRecords = Callable[[RecordRef], Sequence[Decision]]
"""From a reference to the records it may mean: none, the one, or several."""


@dataclass(frozen=True)
class Finding:
    """What a check found at one place of one file."""

    loc: Loc
    message: str
    warning: bool = False
    prose_line: int | None = None
    """Which line inside the prose at `loc`, from 0; None for the place itself."""


@dataclass(frozen=True)
class Known:
    """What a session or a packet may refer to."""

    packet: Packet
    find_records: FindRecords
    records: Sequence[Decision]

    @cached_property
    def layers(self) -> tuple[str, ...]:
        """The ids of the packet's layers, bottom first."""
        return tuple(layer.id for layer in self.packet.layers)

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """The ids of the packet's questions."""
        return tuple(question.id for question in self.packet.questions)

    @cached_property
    def stories(self) -> tuple[str, ...]:
        """The ids of the packet's stories."""
        return tuple(story.id for story in self.packet.stories)


def in_records(known: Known, loc: Loc, references: Sequence[RecordRef]) -> Iterator[Finding]:
    """Judge each reference of a list."""
    for at, reference in enumerate(references):
        yield from in_record(known, (*loc, at), reference)


def in_record(known: Known, loc: Loc, reference: RecordRef) -> Iterator[Finding]:
    """A reference means one record that exists; one to a superseded record is a warning."""
    found = known.find_records(reference)
    if not found:
        near = nearest_records(reference, known.records)
        yield Finding(loc, f'docs/adr/ has no record "{reference}".{near}')
    elif len(found) > 1:
        files = " or ".join(record.path for record in found)
        yield Finding(loc, f'"{reference}" may be several records; write the file name: {files}')
    elif found[0].status is Status.SUPERSEDED:
        yield Finding(loc, _superseded(found[0], known), warning=True)


def _superseded(record: Decision, known: Known) -> str:
    by_path = {other.path: other for other in known.records}
    links = (by_path.get(link.path or "") for link in record.superseded_by)
    named = " and ".join(f"{after.label} ({after.path})" for after in links if after)
    return f"{record.label} is superseded{f'; cite {named} instead' if named else ''}"


def nearest_records(reference: RecordRef, records: Sequence[Decision]) -> str:
    """Return the end of a message that offers the records nearest to a wrong reference."""
    digits = re.search(r"\d+", str(reference))
    numbered = [record for record in records if record.number is not None]
    if digits and numbered:
        wanted = int(digits[0][:9])
        near = sorted(numbered, key=lambda record: abs((record.number or 0) - wanted))[:3]
        return f" Nearest: {', '.join(record.path for record in near)}."
    return did_you_mean(str(reference), [record.path for record in records])


_NUMBERED = re.compile(r"ADR[- ]?(\d{1,8})")


def may_be_amiss(known: Known, json: str) -> bool:
    """Tell at a glance whether any record that a file names may be wrong: in most files none is.

    Args:
        known: the records there are.
        json: the file's data; a record's name is written there as in the text, whatever stands
            before and after it.
    """
    numbers = {int(number) for number in _NUMBERED.findall(json)}
    return any(finding for number in numbers for finding in in_record(known, (), number))


_REFERENCES = {"adr", "adrs"}
"""These keys cite records outright and are judged as such."""


def in_prose(known: Known, data: dict[str, Any]) -> Iterator[Finding]:
    """Warn of records that prose names and that are not there or superseded; two are a problem."""
    for loc, text in _naming(data.items(), ()):
        yield from in_text(known, text, loc)


def in_text(known: Known, text: str, loc: Loc = ()) -> Iterator[Finding]:
    """Do so for one text, which stands at `loc`."""
    for cited in RECORD.finditer(without_code(text)):
        line = text.count("\n", 0, cited.start())
        several = len(known.find_records(int(cited[1]))) > 1
        for finding in in_record(known, loc, int(cited[1])):
            yield replace(finding, loc=loc, warning=not several, prose_line=line)


def _naming(items: Iterable[tuple[str | int, object]], loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Yield each text that may name a record, with its place: few do, of a thousand."""
    for key, item in items:
        if isinstance(item, str):
            if "ADR" in item and key not in _REFERENCES:
                yield (*loc, key), item
        elif isinstance(item, dict | list | tuple) and key not in _REFERENCES:
            inner = item.items() if isinstance(item, dict) else enumerate(item)
            yield from _naming(inner, (*loc, key))


def on_page(known: Known, text: str) -> Iterator[tuple[int, Finding]]:
    """Yield a line, counted from 1, and what is wrong with the record that a page cites there.

    Args:
        known: the records there are.
        text: an authored page or the running notes; what stands in code cites nothing.
    """
    for finding in in_text(known, text):
        yield (finding.prose_line or 0) + 1, finding


_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[`~]*[ \t]*$|\Z)|`[^`\n]+`",
    re.MULTILINE | re.DOTALL,
)


def without_code(text: str) -> str:
    """Return Markdown with its code as blanks: every other sign keeps its place and line."""
    if "`" not in text and "~~~" not in text:
        return text
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)
