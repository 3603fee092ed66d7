"""What is kept is known by a fingerprint of all that it was made of."""

import datetime as dt
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

import pytest

from macros.reading.model import Improvement
from macros.rendering.fingerprint import Fingerprints


@dataclass(frozen=True)
class _Single:
    part: object


@dataclass(frozen=True)
class _Other:
    part: object


@dataclass(frozen=True)
class _Aged:
    part: str
    age: int = field(compare=False)


class _Named(NamedTuple):
    part: object


class _NamedToo(NamedTuple):
    part: object


_DIFFERENT = (
    1,
    True,
    1.0,
    "1",
    None,
    "None",
    (),
    (1,),
    ("1",),
    ((1,),),
    (1, 2),
    ("1, 2",),
    ("a", "bc"),
    ("ab", "c"),
    dt.date(2026, 11, 21),
    "2026-11-21",
    {"a": 1},
    {1: "a"},
    ("a", 1),
    _Single(1),
    _Single((1,)),
    _Other(1),
    _Named(1),
    _NamedToo(1),
    Improvement(id="breathe", text="Breathe."),
    Improvement(id="breathe", text="Breathe out."),
)


def test_values_that_differ_have_different_fingerprints() -> None:
    """Nothing that is another value, sort or shape is taken for the same."""
    of = Fingerprints().of
    assert len({of((value,)) for value in _DIFFERENT}) == len(_DIFFERENT)


def test_equal_values_have_one_fingerprint() -> None:
    """What counts is what a value holds: not which object it is, nor what comparisons pass by."""
    first, second = Fingerprints(), Fingerprints()
    assert first.of((_Aged("x", 1), {"a": (1, 2)})) == second.of(
        [_Aged("x", 2), MappingProxyType({"a": [1, 2]})]
    )


def test_what_cannot_be_told_is_refused() -> None:
    """A value that nobody can compare byte by byte never stands for another by accident."""
    with pytest.raises(TypeError, match="no fingerprint"):
        Fingerprints().of((object(),))
