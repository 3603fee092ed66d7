"""Text as people save it becomes plain data, and every value keeps its line.

YAML is read by our own rules on PyYAML's node tree: `values` has them.
"""

import re
from functools import lru_cache
from typing import Any

import yaml

from .directions import unturned, visible
from .problems import Problem
from .values import DEEPEST, TOO_DEEP, Composer, Values

LARGEST_BYTES = 1_000_000
"""A spoken hour is about 60 KB of transcript; ten times that is a wrong file."""

Loc = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top."""

_MOST_BRACKETS = 300
"""So many opening brackets in each other take well under 128 KB of the stack."""

_NULL = "tag:yaml.org,2002:null"
_DEEP_INDENT = re.compile(rf"\n[-?: ]{{{DEEPEST}}}")
"""What starts with a plain sign is looked for several times faster than `^`."""
_LINE_SIGNS = "\x85\u2028\u2029"
"""Line breaks to YAML that no editor counts as one."""


def decode(path: str, raw: bytes) -> tuple[str, list[Problem]]:
    """Return a file's text (UTF-8, with or without BOM, any line ends) and what forbids reading it.

    Args:
        path: named in the problem.
        raw: the file's bytes.
    """
    if len(raw) > LARGEST_BYTES:
        return "", [Problem(path, 1, "the file is larger than 1 MB; is it the right one?")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len((raw[: error.start] + b"-").splitlines())
        return "", [
            Problem(path, line, f"this is not UTF-8 text{_encoding_hint(raw)}; save as UTF-8")
        ]
    text = text.replace("\ufeff", "")  # inside, where files were put together
    for sign in _LINE_SIGNS:
        text = text.replace(sign, " ")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return visible(text) if path.endswith(".md") else unturned(text), []


def _encoding_hint(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return " (it looks like UTF-16)"
    return ""


def parse_yaml(path: str, text: str) -> tuple[Any, list[Problem]]:
    """Return the data of one YAML document, and its problems; never raises for what is in `text`.

    Returns:
        Plain dicts, lists, str, int, float, bool and dates. A key without a value counts as not
        written. None where there is nothing, or nothing that can be read.
    """
    try:
        if _may_overflow(text) and (too_deep := _too_deep_at(text)):
            return None, [Problem(path, too_deep, TOO_DEEP)]
        root = Composer(text).get_single_node()
    except yaml.YAMLError as error:
        return None, [Problem(path, _error_line(error, text), _error_message(error, text))]
    values = Values(path)
    data = None if root is None else values.value(root)
    found_deep = any(problem.message == TOO_DEEP for problem in values.problems)
    if found_deep and (too_deep := _too_deep_at(text)):  # written so, not an alias of itself
        return None, [Problem(path, too_deep, TOO_DEEP)]
    if data is None and not values.problems:
        return None, [Problem(path, 1, "the file is empty; write its keys, or delete it")]
    return data, values.problems


def _may_overflow(text: str) -> bool:
    """Tell whether nesting may be more than PyYAML's composer bears.

    It recurses in C without a bound: deep enough input ends the whole process. That takes very many
    brackets or one long run of indentation, so most files are parsed but once.
    """
    return text.count("[") + text.count("{") > _MOST_BRACKETS or bool(
        _DEEP_INDENT.search(f"\n{text}")
    )


def _too_deep_at(text: str) -> int | None:
    """Return the line where nesting passes DEEPEST, if it does."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            return event.start_mark.line + 1 if event.start_mark else 1
    return None


@lru_cache(maxsize=1)
def _tree(text: str) -> yaml.Node | None:
    """Compose a text again that `parse_yaml` has read: its lines are wanted only now."""
    return yaml.compose(text, Loader=yaml.CSafeLoader)


def line_of(text: str, loc: Loc) -> int:
    """Return the line, from 1, of the value at `loc`, or of the nearest thing above it that exists.

    For a key of a mapping this is the key's own line.
    """
    return _find(text, loc)[0]


def is_written(text: str, loc: Loc) -> bool:
    """Tell whether there is a value at `loc`, be it a wrong one."""
    node = _find(text, loc)[1]
    if isinstance(node, yaml.ScalarNode):
        return node.tag != _NULL and bool(node.value.strip())
    return node is not None


def prose_line(text: str, loc: Loc, offset: int) -> int:
    """Return the line of the `offset`-th line (from 0) inside the prose at `loc`.

    Exact for block text (`|`), whose lines stand as written below that sign; for other styles it is
    the line of the key.
    """
    line, node = _find(text, loc)
    if isinstance(node, yaml.ScalarNode) and node.style == "|" and node.start_mark:
        return node.start_mark.line + 2 + offset
    return line


def _find(text: str, loc: Loc) -> tuple[int, yaml.Node | None]:
    """Return the line of the value at `loc`, or of the nearest thing above it, and the value."""
    line, node = 1, _tree(text)
    for part in loc:
        found = _child(node, part)
        if found is None:
            return line, None
        line, node = found
    return line, node


def _child(node: yaml.Node | None, part: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        item = node.value[part]
        return item.start_mark.line + 1, item
    return None


def _error_line(error: yaml.YAMLError, text: str) -> int:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        # what is missing at the end is told on the last line with words
        return min(int(mark.line), text.rstrip().count("\n")) + 1
    position = getattr(error, "position", 0)  # in bytes: the parser is written in C
    return text.encode()[:position].count(b"\n") + 1


def _starts_with_tab(error: yaml.YAMLError, text: str) -> bool:
    line = text.split("\n")[_error_line(error, text) - 1]
    return "\t" in line[: len(line) - len(line.lstrip())]


def _error_message(error: yaml.YAMLError, text: str) -> str:
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "not YAML")
    if _starts_with_tab(error, text) and ("token" in problem or "tab character" in problem):
        return "a tab stands where YAML wants spaces; indent with two spaces"
    if "mapping values are not allowed" in problem:
        return (
            'a second ": " on this line; put the text in quotes, or after a | on lines of its own'
        )
    if "undefined alias" in problem:
        return f"{problem}; a word after * names an anchor: put text that starts with * in quotes"
    if "expected a single document" in str(error):
        return "a second document starts here (---); one file holds one document"
    return f"this is not YAML: {problem}"
