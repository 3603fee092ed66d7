"""A record's Markdown as plain pieces: front matter, sections and named values, each with its line.

Code (fenced or indented), HTML comments and TOML front matter are blanked first, so that nothing
after this module can mistake an example for a fact. One pass over the lines: linear for any input.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import yaml

from .problems import Problem

LONGEST_LINE = 2_000
"""What follows in a line carries no fact, and patterns need not run over it."""
LONGEST_FRONT_MATTER = 10_000
"""A page of metadata is generous; the YAML reader is slow on more."""
MOST_BRACKETS = 200
"""The YAML reader's time grows with the square of the depth."""
LONGEST_RECORD = 200_000
"""Forty pages. A record states its facts near the top, so what follows is not searched."""

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([^\n]*)$")
HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
LIST_MARK = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
LEADING_MARKS = re.compile(r"^[ >]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)?")
MATTER_KEY = re.compile(r"""["']?[A-Za-z][\w -]*["']?[ \t]*:(?:[ \t]|$)""")
NAME = r"([A-Za-z][A-Za-z _-]{0,40})"
FIELD = re.compile(rf"[*_]{{0,3}}{NAME}[*_]{{0,3}}[ \t]*[:：][*_]{{0,3}}[ \t]*(.*)$")
BOLD_FIELD = re.compile(rf"(?:\*\*|__){NAME}:?(?:\*\*|__)[ \t]*(?:[:：–—-][ \t]*)?(.*)$")
NEXT_FIELD = re.compile(r"[ \t]*[|·•][ \t]*(?=(?:\*\*|__)[A-Za-z]|[A-Z][a-z]{2,20}:[ \t])")
TABLE_RULE = re.compile(r"\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t:-]*$")
CELL_BREAK = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Line:
    """One line of text and its number, counted from 1."""

    number: int
    text: str


@dataclass(frozen=True)
class Field:
    """A named value: `Status: accepted`, a table's row, a key of the front matter."""

    name: str
    """Lower case, words parted by single spaces: `superseded by`."""
    text: str
    line: int


@dataclass(frozen=True)
class Section:
    """A heading with the visible lines below it; the first section of a file has no heading."""

    title: str
    level: int
    line: int
    lines: tuple[Line, ...]


def split_lines(text: str) -> list[str]:
    """Return the lines of a file, whatever its line ends, without a byte order mark."""
    unix = text.removeprefix("\ufeff")[:LONGEST_RECORD].replace("\r\n", "\n").replace("\r", "\n")
    return [line[:LONGEST_LINE] for line in unix.split("\n")]


def plain_name(text: str) -> str:
    """Return a key, cell or heading as a field's name: `**supersededBy:**` → `superseded by`."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return " ".join(re.sub(r"[\W\d_]+", " ", spaced).lower().split())


# --- front matter --------------------------------------------------------------------------------


def take_front_matter(lines: list[str], path: str) -> tuple[list[Field], list[Problem]]:
    """Read the front matter and blank it in `lines`.

    Broken or oversized YAML is one problem; the rest of the file still counts. TOML is ignored.
    """
    mark = lines[0].rstrip()
    ends = {"---": ("---", "..."), "+++": ("+++",)}.get(mark, ())
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ends), 0)
    block = lines[1:end]
    if not end or (mark == "---" and not any(map(MATTER_KEY.match, block))):
        return [], []
    lines[: end + 1] = [""] * (end + 1)
    return ([], []) if mark == "+++" else _read_yaml("\n".join(block), path)


def _read_yaml(block: str, path: str) -> tuple[list[Field], list[Problem]]:
    if len(block) > LONGEST_FRONT_MATTER:
        message = f"the front matter is longer than {LONGEST_FRONT_MATTER} characters; shorten it"
        return [], [Problem(path, 1, message)]
    if block.count("[") + block.count("{") > MOST_BRACKETS:
        return [], [_broken(path, 1, "it is nested too deeply")]
    try:
        # nodes, never values: nothing is constructed, `0045` stays text, aliases do not multiply
        root = yaml.compose(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        return [], [_broken(path, line, error.problem or "it cannot be read")]
    except (yaml.YAMLError, ValueError, OverflowError):
        return [], [_broken(path, 1, "it holds a character that YAML does not allow")]
    except RecursionError:
        return [], [_broken(path, 1, "it is nested too deeply")]
    return (list(_matter_fields(root, block)) if isinstance(root, yaml.MappingNode) else []), []


def _broken(path: str, line: int, why: str) -> Problem:
    message = (
        f"the front matter is not valid YAML: {' '.join(why.split())}; put the value in quotes"
    )
    return Problem(path, line, message)


def _matter_fields(root: yaml.MappingNode, block: str) -> Iterator[Field]:
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode):
            yield Field(plain_name(key.value), _as_written(value, block), value.start_mark.line + 2)


def _as_written(node: yaml.Node, block: str) -> str:
    """Return a value as text; `{ accepted }` and a template's `[a | b]` keep their brackets."""
    if isinstance(node, yaml.ScalarNode):
        return " ".join(node.value.split())[:LONGEST_LINE]
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    if len(items) > 1 and all(isinstance(item, yaml.ScalarNode) for item in items):
        return ", ".join(item.value for item in items)[:LONGEST_LINE]
    written = block[node.start_mark.index : node.end_mark.index]
    return " ".join(written.split())[:LONGEST_LINE]


# --- what is visible -----------------------------------------------------------------------------


def blank_hidden(lines: Sequence[str]) -> list[str]:
    """Return the lines with code blocks and comments emptied; their number stays the same.

    Follows CommonMark: a fence closes with the same sign, at least as long; a comment that never
    closes hides the rest; four spaces are code after a blank line, but not inside a list.
    """
    shown: list[str] = []
    fence, comment, in_list, after_gap = "", False, False, True
    for line in lines:
        text = "" if fence else line
        if fence:
            fence = "" if _closes(fence, line) else fence
        else:
            text, comment, fence = _uncommented(line, comment)
        code = not in_list and after_gap and text.startswith(("    ", "\t"))
        text = "" if code else text
        if text.strip():
            indented = text.startswith((" ", "\t"))
            in_list = bool(LIST_MARK.match(text)) or (in_list and (indented or not after_gap))
        after_gap = code or not text.strip() or bool(HEADING.match(text))
        shown.append(text)
    return shown


def _closes(fence: str, line: str) -> bool:
    end = line.strip()
    return len(end) >= len(fence) and not end.strip(fence[0])


def _uncommented(line: str, comment: bool) -> tuple[str, bool, str]:
    """Return what a line shows, whether a comment goes on after it, and the fence that it opens."""
    opening = None if comment else FENCE.match(line)
    if opening and not (opening[1][0] == "`" and "`" in opening[2]):
        return "", False, opening[1]
    parts, at = [], 0
    while at < len(line):
        sign = "-->" if comment else "<!--"
        end = line.find(sign, at)
        if not comment:
            parts.append(line[at : end if end >= 0 else None])
        if end < 0:
            break
        at, comment = end + len(sign), not comment
    return "".join(parts), comment, ""


# --- sections and fields -------------------------------------------------------------------------


def read_sections(lines: Sequence[str]) -> list[Section]:
    """Cut visible lines at every heading, `#` or underlined; the first section has no title."""
    heads = [(0, 0, "", 0)]
    for number, line in enumerate(lines, 1):
        previous = lines[number - 2] if number > 1 else ""
        if found := HEADING.match(line):
            heads.append((number, len(found[1]), _unclosed((found[2] or "").strip()), number))
        elif (under := UNDERLINE.match(line)) and _can_be_title(previous):
            heads.append((number, 1 if under[1][0] == "=" else 2, previous.strip(), number - 1))
    starts = [*heads, (len(lines) + 1, 0, "", len(lines) + 1)]
    return [
        Section(title, level, line, _numbered(lines, below, following[3] - 1))
        for (below, level, title, line), following in pairwise(starts)
    ]


def _unclosed(title: str) -> str:
    """Return a heading's text without the `#`s that may close it; `C#` keeps its own."""
    bare = title.rstrip("#")
    return bare.rstrip() if not bare or bare[-1] in " \t" else title


def _can_be_title(line: str) -> bool:
    blocks = (HEADING, LIST_MARK, UNDERLINE)
    return (
        bool(line.strip())
        and line.strip()[0] not in ">|"
        and not any(block.match(line) for block in blocks)
    )


def _numbered(lines: Sequence[str], first: int, last: int) -> tuple[Line, ...]:
    return tuple(Line(n, text) for n, text in enumerate(lines[first:last], first + 1))


def read_fields(section: Section) -> Iterator[Field]:
    """Yield the named values of a section: `Name: x`, in bold, in a list or quote, in a table.

    A name with nothing behind it takes the next line that says something.
    """
    lines = [line for line in section.lines if line.text.strip()]
    for at, line in enumerate(lines):
        if line.text.lstrip(" \t>").startswith("|"):
            yield from _table_fields(line, [below.text for below in lines[at + 1 : at + 3]])
        elif ":" in line.text or "：" in line.text or "**" in line.text or "__" in line.text:
            yield from _line_fields(line, lines[at + 1] if at + 1 < len(lines) else None)


def _line_fields(line: Line, following: Line | None) -> Iterator[Field]:
    for piece in NEXT_FIELD.split(unmarked(line.text)):
        found = FIELD.match(piece) or BOLD_FIELD.match(piece)
        if not found:
            continue
        text, number = found[2].strip(), line.number
        if not text and following and not FIELD.match(unmarked(following.text)):
            text, number = unmarked(following.text), following.number
        yield Field(plain_name(found[1]), text, number)


def unmarked(text: str) -> str:
    """Return a line with single spaces, without the marks of quotes and lists at its start."""
    return LEADING_MARKS.sub("", " ".join(text.split()) + " ", count=1).strip()


def _table_fields(line: Line, below: Sequence[str]) -> Iterator[Field]:
    """Yield `| Name | x |`, and under a header row also each column's first value."""
    cells = _cells(line.text)
    if len(cells) > 1:
        yield Field(plain_name(cells[0]), cells[1], line.number)
    if len(below) > 1 and TABLE_RULE.match(unmarked(below[0])):
        for name, value in zip(cells, _cells(below[1]), strict=False):
            yield Field(plain_name(name), value, line.number + 2)


def _cells(row: str) -> list[str]:
    inner = row.strip(" \t>").removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in CELL_BREAK.split(inner)]
