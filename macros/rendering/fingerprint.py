"""Values of the library as a few signs, which are others as soon as anything in them is another."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

_PLAIN = (str, int, float, bool, type(None), dt.date)
_EXACTLY_PLAIN = frozenset(_PLAIN)


class Fingerprints:
    """Takes the fingerprint of values, of each model and dataclass once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, str]] = {}

    def of(self, value: object) -> str:
        """Return a value's fingerprint; fields that are no part of comparisons are none of it.

        Raises:
            TypeError: it holds something that is neither plain, nor a model, nor a dataclass.
        """
        known = self._known.get(id(value))
        if known is None:
            known = self._known[id(value)] = (value, self._made(value))
        return known[1]

    def _made(self, value: object) -> str:
        kind: type = type(value)
        name, whole, parts = _told(kind)
        text = whole(value) if whole else repr(self._all_of(parts(value)))
        return sha256(f"{name}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()

    def _all_of(self, parts: Iterable[object]) -> list[object]:
        """Return what is plain as it is: Python writes each sort in its own way."""
        exact, of = _EXACTLY_PLAIN, self.of
        return [one if type(one) in exact else (of(one),) for one in parts]


@lru_cache(maxsize=256)
def _told(
    kind: type,
) -> tuple[str, Callable[[Any], str] | None, Callable[[Any], Iterable[object]]]:
    """Return what a type is called, and what gives its values as a text, or else their parts."""
    if issubclass(kind, _PLAIN):
        return kind.__name__, str, tuple
    if issubclass(kind, tuple | list):
        return kind.__name__ if hasattr(kind, "_fields") else "list", None, tuple
    if issubclass(kind, Mapping):
        return "mapping", None, _pairs
    if issubclass(kind, BaseModel):
        return kind.__name__, kind.model_dump_json, tuple
    if is_dataclass(kind):
        return kind.__name__, None, _compared(kind)
    raise TypeError(f"{kind.__name__} has no fingerprint")


def _pairs(value: Mapping[object, object]) -> Iterable[object]:
    return (one for pair in value.items() for one in pair)


def _compared(kind: type) -> Callable[[Any], Iterable[object]]:
    """Return what gives the fields of a dataclass that comparisons look at, and its type's name.

    The name is there twice then, so that there are two parts or more: of one, none makes a tuple.
    """
    names = [field.name for field in fields(kind) if field.compare]
    return attrgetter(*names, "__class__.__name__")
