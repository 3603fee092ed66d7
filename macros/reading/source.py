"""Text as people save it becomes plain data, and every value keeps its line.

YAML is read by our own rules on PyYAML's node tree, because YAML 1.1 hides slips of the pen: a key
written twice, `no` for false, `12:30` for 750, `010` for 8 each become a problem here.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from .directions import unturned, visible
from .problems import MOST_PROBLEMS, Problem

LARGEST_BYTES = 1_000_000
"""A spoken hour is about 60 KB of transcript; ten times that is a wrong file."""
MOST_VALUES = 50_000
"""Values after aliases are followed: stops anchors that multiply (the billion laughs attack)."""
DEEPEST = 40
"""Levels of lists and keys in each other; a session needs six."""

Loc = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top."""

_MOST_BRACKETS = 300
"""So many opening brackets in each other take well under 128 KB of the stack."""

_TAG = "tag:yaml.org,2002:"
_TEXT = frozenset({f"{_TAG}str", f"{_TAG}value"})  # a lone = has a tag of its own
_MERGE = f"{_TAG}merge"
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_DEEP_INDENT = re.compile(rf"^[-?: ]{{{DEEPEST}}}", re.MULTILINE)
_TOO_DEEP = f"more than {DEEPEST} levels deep; write it out plainly"
_TOO_MANY = f"more than {MOST_VALUES:,} values, aliases followed; write it out without anchors (&)"
_AMBIGUOUS_BOOL = {"yes": "true", "on": "true", "no": "false", "off": "false"}
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
            return None, [Problem(path, too_deep, _TOO_DEEP)]
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return None, [Problem(path, _error_line(error, text), _error_message(error, text))]
    reading = _Reading(path)
    data = None if root is None else reading.value(root, 0)
    found_deep = any(problem.message == _TOO_DEEP for problem in reading.problems)
    if found_deep and (too_deep := _too_deep_at(text)):  # written so, not an alias of itself
        return None, [Problem(path, too_deep, _TOO_DEEP)]
    if data is None and not reading.problems:
        return None, [Problem(path, 1, "the file is empty; write its keys, or delete it")]
    return data, reading.problems


def _may_overflow(text: str) -> bool:
    """Tell whether nesting may be more than PyYAML's composer bears.

    It recurses in C without a bound: deep enough input ends the whole process. That takes very many
    brackets or one long run of indentation, so most files are parsed but once.
    """
    return text.count("[") + text.count("{") > _MOST_BRACKETS or bool(_DEEP_INDENT.search(text))


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
        return node.tag != _TAG + "null" and bool(node.value.strip())
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


@dataclass
class _Reading:
    """Turns one file's nodes into data; collects problems instead of stopping."""

    path: str
    problems: list[Problem] = field(default_factory=list)
    count: int = 0

    def value(self, node: yaml.Node, depth: int) -> Any:
        """Return a node's data; None where it is a problem or too much."""
        self.count += 1
        if self.count > MOST_VALUES or depth > DEEPEST:
            self._too_much(node)
            return None
        if node.tag in _TEXT and isinstance(node, yaml.ScalarNode):
            # here once more: "\\u202e" and "\\0" are escapes
            return visible(node.value) if node.style == '"' else node.value
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, depth))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in self._while_room(node.value)]
        return self._scalar(node)

    def _while_room(self, items: list[Any]) -> Iterator[Any]:
        for item in items:
            if self.count > MOST_VALUES:
                return
            yield item

    def _too_much(self, node: yaml.Node) -> None:
        message = _TOO_MANY if self.count > MOST_VALUES else _TOO_DEEP
        if not any(message == problem.message for problem in self.problems):
            self._problem(node, message)

    def _pairs(self, node: yaml.MappingNode, depth: int) -> Iterator[tuple[str, Any]]:
        seen: dict[str, yaml.Node] = {}
        for key_node, value_node in self._while_room(node.value):
            if not isinstance(key_node, yaml.ScalarNode):
                self._problem(key_node, "a key must be one word")
                continue
            key = key_node.value
            if key_node.tag == _MERGE:
                self._problem(key_node, "merge keys (<<) are not read; write the keys out")
            elif key in seen:
                first = seen[key].start_mark.line + 1
                message = f'"{key}" is written twice (first on line {first}); keep one'
                self._problem(key_node, message)
            else:
                seen[key] = key_node
                value = self.value(value_node, depth + 1)
                if value is not None and not (isinstance(value, str) and not value.strip()):
                    yield key, value

    def _scalar(self, node: yaml.Node) -> Any:
        text, kind = str(node.value), str(node.tag).removeprefix(_TAG)
        match kind:
            case "null":
                return None
            case "bool":
                return self._bool(node, text)
            case "int":
                return self._int(node, text)
            case "float":
                return self._float(node, text)
            case "timestamp":
                return self._date(node, text)
            case _:
                self._problem(node, f"the tag !{kind.lstrip('!')} is not read; write plain text")
                return None

    def _bool(self, node: yaml.Node, text: str) -> bool | None:
        word = text.lower()
        if word in ("true", "false"):
            return word == "true"
        plain = _AMBIGUOUS_BOOL.get(word)
        if plain is None:
            self._problem(node, f"write true or false; found {text}")
        else:
            self._problem(
                node, f'{text} means {plain} to YAML; write {plain}, or "{text}" for the word'
            )
        return None

    def _int(self, node: yaml.Node, text: str) -> int | None:
        if _DECIMAL.match(text):
            # more digits than any figure here: int() itself refuses numbers beyond 4,300 digits
            return int(text[:20])
        shown = text[:40]
        try:
            value = yaml.SafeLoader("").construct_yaml_int(yaml.ScalarNode(node.tag, shown))
        except ValueError:
            self._no_number(node, shown)
            return None
        self._problem(node, f'{shown} is read as {value}; write {value}, or "{shown}" in quotes')
        return None

    def _float(self, node: yaml.Node, text: str) -> float | None:
        try:
            return float(text)
        except ValueError:
            self._no_number(node, text)
            return None

    def _no_number(self, node: yaml.Node, text: str) -> None:
        self._problem(node, f'{text} is not a plain number; put it in quotes: "{text}"')

    def _date(self, node: yaml.Node, text: str) -> dt.date | None:
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            self._problem(node, f"{text} is no date; write year-month-day, as 2026-11-22")
            return None

    def _problem(self, node: yaml.Node, message: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self.path, node.start_mark.line + 1, message))
