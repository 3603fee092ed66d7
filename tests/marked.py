"""Sessions, and files of any shape, that bear chosen words in every field that can hold such."""

from collections.abc import Callable, Sequence
from inspect import isclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from macros.reading.model import SessionFile

GIVEN: dict[str, Any] = {
    "kind": "mentor",
    "sample": False,
    "question": None,
    "layer": "intake",
    "story": "lost-depot",
    "adrs": [1],
    "lessons": ["W01"],
    "fixed": ["figure-first"],
}
"""What must name something that the small project holds; None leaves a field out."""


def marked_session(mark: str, **given: Any) -> dict[str, Any]:
    """Return a session's facts with the marker in every other field, in words unlike any other.

    Args:
        mark: one word of lower-case letters.
        given: the fields, at any depth, that are not to be marked.
    """

    def words(place: str) -> Sequence[str]:
        return f"{mark} of {place}", f"{mark}-{place}", f"https://{mark}.example/{place}"

    facts = filled(SessionFile, words, "session", GIVEN | given)
    replies = facts["defence"]["answers"]
    replies += [{**replies[0], "question": "why-append"}]
    del replies[1]["asks"]
    return facts


Words = Callable[[str], Sequence[str]]
"""What a field at a place may hold: the first that its type allows is taken."""


def filled(
    model: type[BaseModel], words: Words, place: str, given: dict[str, Any]
) -> dict[str, Any]:
    """Return the facts of a file of this shape with every field filled.

    Args:
        model: the shape.
        words: what may stand at a place; a field that takes none of it is true, or 71.
        place: the names of the fields on the way, as `session-pitch`.
        given: the values of fields, at any depth; a field of None is left out.
    """
    facts = {}
    for name, field in model.model_fields.items():
        written = field.alias or name
        meant = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        if written not in given:
            facts[written] = _value(meant, words, f"{place}-{written}", given)
        elif given[written] is not None:
            facts[written] = given[written]
    return facts


def _value(meant: Any, words: Words, place: str, given: dict[str, Any]) -> Any:
    plain = get_args(meant)[0] if get_origin(meant) is Annotated else meant
    if get_origin(plain) in {Union, UnionType}:
        plain = meant = next(one for one in get_args(plain) if one is not NoneType)
    if get_origin(plain) is tuple:
        return [_value(get_args(plain)[0], words, place, given)]
    if get_origin(plain) is Literal:
        return get_args(plain)[0]
    if isclass(plain) and issubclass(plain, BaseModel):
        return filled(plain, words, place, given)
    for value in (*words(place), True, 71):
        if _fits(meant, value):
            return value
    raise AssertionError(f"{place}: teach this module a value for {meant}")


def _fits(meant: Any, value: object) -> bool:
    try:
        TypeAdapter(meant).validate_python(value)
    except ValidationError:
        return False
    return True
