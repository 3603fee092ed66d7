"""Values of the library as a few bytes, which are others as soon as anything in them is another."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from hashlib import sha256

from pydantic import BaseModel

_PLAIN = (str, int, float, bool, type(None), dt.date)


class Fingerprints:
    """Takes the fingerprint of values, of each model and dataclass once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}

    def of(self, value: object) -> bytes:
        """Return a value's fingerprint; fields that are no part of comparisons are none of it.

        Raises:
            TypeError: it holds something that is neither plain, nor a model, nor a dataclass.
        """
        if isinstance(value, _PLAIN):
            return _sum(type(value).__name__, [str(value).encode("utf-8", "surrogatepass")])
        if isinstance(value, tuple | list):
            return _sum("list", map(self.of, value))
        if isinstance(value, Mapping):
            return _sum("mapping", map(self.of, (one for pair in value.items() for one in pair)))
        if id(value) not in self._known:
            self._known[id(value)] = (value, self._of_parts(value))
        return self._known[id(value)][1]

    def _of_parts(self, value: object) -> bytes:
        if isinstance(value, BaseModel):
            return _sum(type(value).__name__, [value.model_dump_json().encode()])
        if is_dataclass(value) and not isinstance(value, type):
            parts = (getattr(value, field.name) for field in fields(value) if field.compare)
            return _sum(type(value).__name__, map(self.of, parts))
        raise TypeError(f"{type(value).__name__} has no fingerprint")


def _sum(kind: str, parts: Iterable[bytes]) -> bytes:
    whole = sha256(kind.encode())
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.digest()
