"""One YAML document becomes plain data, by our own rules.

YAML 1.1 hides slips of the pen: a key written twice, `no` for false, `12:30` for 750, `010` for 8
each become a problem here.
"""

import datetime as dt
import re
from functools import lru_cache
from typing import Any

import yaml
from yaml import MappingNode, Node, ScalarNode
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stub has it unexported

from .directions import visible
from .problems import MOST_PROBLEMS, Problem

MOST_VALUES = 50_000
"""Values after aliases are followed: stops anchors that multiply (the billion laughs attack)."""
DEEPEST = 40
"""Levels of lists and keys in each other; a session needs six."""
TOO_DEEP = f"more than {DEEPEST} levels deep; write it out plainly"

_TOO_MANY = f"more than {MOST_VALUES:,} values, aliases followed; write it out without anchors (&)"
_TAG = "tag:yaml.org,2002:"
_STR = f"{_TAG}str"
_TEXT = frozenset({_STR, f"{_TAG}value"})  # a lone = has a tag of its own
_INT = f"{_TAG}int"
_MERGE = f"{_TAG}merge"
_PLAIN = "\0"
"""Stands for the tag of a word without quotes, which `kind` tells; no tag can be written so."""
_LONGEST_WORD = len("false")
_NUMBER_STARTS = frozenset("+-.0123456789")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLAGS = {"true": True, "false": False}
_AMBIGUOUS_BOOL = {"yes": "true", "on": "true", "no": "false", "off": "false"}


class Composer(CParser):
    """PyYAML's composer in C, which leaves open whether a plain word is a number.

    Its own resolver asks that of every key and tries each sentence for a date: half the time that
    a file took.
    """

    def resolve(self, node_kind: type[Node], value: str | None, implicit: Any) -> str:
        """Return the tag of what has none written: `_PLAIN` for a word without quotes."""
        return _PLAIN if value is not None and implicit[0] else _STR

    def descend_resolver(self, parent: Node | None, index: Any) -> None:
        """Nothing is read by its place in the tree."""

    def ascend_resolver(self) -> None:
        """Nothing is read by its place in the tree."""


def kind(text: str) -> str:
    """Return the tag that YAML 1.1 gives a word without quotes."""
    if _is_text(text):
        return _STR
    for tag, pattern in yaml.CSafeLoader.yaml_implicit_resolvers.get(text[:1], ()):
        if pattern.match(text):
            return str(tag)
    return _STR


def _is_text(text: str) -> bool:
    """Tell at a glance that a word is neither a number nor one of YAML's own: most are not."""
    return len(text) > _LONGEST_WORD and text[0] not in _NUMBER_STARTS


@lru_cache(maxsize=4096)
def _word(text: str) -> str | int | bool | None:
    """Return what a word without quotes says: `solo`, `71`; None where that takes a closer look."""
    tag = kind(text)
    if tag in _TEXT:
        return text
    if tag == _INT and _DECIMAL.match(text):
        return _whole(text)
    return _FLAGS.get(text)


def _whole(text: str) -> int:
    # more digits than any figure here: int() itself refuses numbers beyond 4,300 digits
    return int(text[:20])


class Values:
    """Turns one file's nodes into data; collects problems instead of stopping."""

    def __init__(self, path: str) -> None:
        """Start on a file; `path` is named in the problems."""
        self.problems: list[Problem] = []
        self._path = path
        self._count = 0

    def value(self, node: Node, depth: int = 0) -> Any:
        """Return the data of a node of `Composer`; None where it is a problem or too much."""
        self._count += 1
        if self._count > MOST_VALUES or depth > DEEPEST:
            self._too_much(node)
            return None
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if isinstance(node, MappingNode):
            return self._mapping(node, depth + 1)
        items: list[Any] = []
        for item in node.value:
            if self._count > MOST_VALUES:
                break
            items.append(self.value(item, depth + 1))
        return items

    def _too_much(self, node: Node) -> None:
        message = _TOO_MANY if self._count > MOST_VALUES else TOO_DEEP
        if not any(message == problem.message for problem in self.problems):
            self._problem(node, message)

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        seen: dict[str, Node] = {}
        for key_node, value_node in node.value:
            if self._count > MOST_VALUES:
                break
            if not isinstance(key_node, ScalarNode):
                self._problem(key_node, "a key must be one word")
                continue
            key = key_node.value
            if key_node.tag == _MERGE or (key == "<<" and key_node.tag == _PLAIN):
                self._problem(key_node, "merge keys (<<) are not read; write the keys out")
            elif key in seen:
                first = seen[key].start_mark.line + 1
                message = f'"{key}" is written twice (first on line {first}); keep one'
                self._problem(key_node, message)
            else:
                seen[key] = key_node
                value = self.value(value_node, depth)
                if value is not None and not (isinstance(value, str) and not value.strip()):
                    data[key] = value
        return data

    def _scalar(self, node: ScalarNode) -> Any:
        text, tag = node.value, node.tag
        if tag == _PLAIN:
            said = text if _is_text(text) else _word(text)
            if said is not None and not node.style:
                return said
            tag = kind(text)
        if tag in _TEXT:
            # here once more: "\\u202e" and "\\0" are escapes
            return visible(text) if node.style == '"' else text
        match tag.removeprefix(_TAG):
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
            case other:
                self._problem(node, f"the tag !{other.lstrip('!')} is not read; write plain text")
                return None

    def _bool(self, node: Node, text: str) -> bool | None:
        word = text.lower()
        if word in _FLAGS:
            return _FLAGS[word]
        plain = _AMBIGUOUS_BOOL.get(word)
        if plain is None:
            self._problem(node, f"write true or false; found {text}")
        else:
            self._problem(
                node, f'{text} means {plain} to YAML; write {plain}, or "{text}" for the word'
            )
        return None

    def _int(self, node: Node, text: str) -> int | None:
        if _DECIMAL.match(text):
            return _whole(text)
        shown = text[:40]
        try:
            value = yaml.SafeLoader("").construct_yaml_int(ScalarNode(_INT, shown))
        except (ValueError, IndexError):  # IndexError: !!int before nothing
            self._no_number(node, shown)
            return None
        self._problem(node, f'{shown} is read as {value}; write {value}, or "{shown}" in quotes')
        return None

    def _float(self, node: Node, text: str) -> float | None:
        try:
            return float(text)
        except ValueError:
            self._no_number(node, text)
            return None

    def _no_number(self, node: Node, text: str) -> None:
        self._problem(
            node, f'{text or "nothing"} is not a plain number; put it in quotes: "{text}"'
        )

    def _date(self, node: Node, text: str) -> dt.date | None:
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            self._problem(node, f"{text} is no date; write year-month-day, as 2026-11-22")
            return None

    def _problem(self, node: Node, message: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self._path, node.start_mark.line + 1, message))
