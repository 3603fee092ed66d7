"""Plain data becomes a model, or every way in which it does not fit, said for people."""

from itertools import islice
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .model import FORMAT, IDENTIFIER, KEY, LESSON_CODE, WEB_ADDRESS
from .problems import MOST_PROBLEMS, Problem, did_you_mean
from .source import Loc, is_written, line_of

Model = TypeVar("Model", bound=BaseModel)


def shape(
    model: type[Model], data: Any, path: str, text: str, given: dict[str, Any]
) -> tuple[Model | None, list[Problem]]:
    """Return a model made of a file's data, and every problem.

    Args:
        model: what the file should be.
        data: what `parse_yaml` returned.
        path: named in the problems.
        text: the file's text; its lines are looked up only for problems.
        given: facts that the file does not hold itself (a session's id).
    """
    if not isinstance(data, dict):
        what = "a list" if isinstance(data, list) else "plain text"
        return None, [Problem(path, 1, f'the file is {what}; write keys, as "date: 2026-11-22"')]
    if newer := _newer(data.get("version")):
        return None, [Problem(path, line_of(text, ("version",)), newer)]
    # what comes from outside the file is unknown inside it
    problems = [
        Problem(path, line_of(text, (key,)), _unknown_key(model, (key,), given.keys()))
        for key in sorted(given.keys() & data.keys())
    ]
    try:
        value = model.model_validate(data | given, by_alias=True, by_name=False)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False, include_context=True)
        said = (error for error in errors if not _follows(error, errors, text))
        for error in islice(said, MOST_PROBLEMS):
            message = _message(model, error, given.keys())
            problems.append(Problem(path, line_of(text, error["loc"]), message))
        return None, problems
    return (None if problems else value), problems


def _newer(version: Any) -> str | None:
    """Say that a file is from the future: its keys would all seem to be slips of the pen."""
    if type(version) is not int or version <= FORMAT:
        return None
    return (
        f"the file has the form of version {version}; this Greenroom reads up to version {FORMAT}: "
        "take a newer one, or write the file in the older form"
    )


def _follows(error: ErrorDetails, errors: list[ErrorDetails], text: str) -> bool:
    """Tell whether an error only repeats what is said already.

    A list seems short because its items failed; a value seems missing because it could not be read.
    """
    if error["type"] == "missing" or error["input"] is None:
        return is_written(text, error["loc"])
    deeper = (other["loc"] for other in errors if len(other["loc"]) > len(error["loc"]))
    depth = len(error["loc"])
    return error["type"] == "too_short" and any(loc[:depth] == error["loc"] for loc in deeper)


def name_of(loc: Loc) -> str:
    """Return how a message names a place: `pitch.attempts[0].seconds`, counted from 0."""
    named = ""
    for part in loc:
        named += f"[{part}]" if isinstance(part, int) else f".{part}" if named else str(part)
    return named


def _message(model: type[BaseModel], error: ErrorDetails, given: Any) -> str:
    loc, kind, context = error["loc"], error["type"], error.get("ctx", {})
    loc = loc[:-1] if loc[-1:] == ("[key]",) else loc  # pydantic's mark for a key itself
    place = f"{name_of(loc)}: " if loc else ""
    if kind == "extra_forbidden":
        return _unknown_key(model, loc, given)
    if kind == "missing" and isinstance(loc[-1], int):
        return f"{name_of(loc[:-1])}: the list is too short; write {loc[-1] + 1} or more"
    if kind == "missing":
        inside = f" in {name_of(loc[:-1])}" if loc[:-1] else ""
        return f'"{loc[-1]}" is missing{inside}; write it{_example(str(loc[-1]))}'
    if kind == "literal_error":
        allowed = context["expected"].replace("'", "").replace(" or ", ", ")
        near = did_you_mean(str(error["input"]), allowed.split(", "))
        near = near if near.startswith(" Did") else ""
        return f'{place}"{_short(error["input"])}" is none of {allowed}.{near}'
    if kind == "string_pattern_mismatch":
        return f"{place}{_PATTERNS[context['pattern']]}; found {_short(error['input'])}"
    if kind == "value_error":
        return f"{place}{context['error']}; found {_short(error['input'])}"
    return (
        f"{place}{_WORDS.get(kind, error['msg']).format(**context)}; found {_short(error['input'])}"
    )


_WORDS = {
    "string_type": "write text here, in quotes if it looks like a number, a date or a list",
    "bool_type": "write true or false",
    "bool_parsing": "write true or false",
    "int_type": 'write whole seconds, as 71, or minutes and seconds in quotes, as "1:11"',
    "tuple_type": 'write a list: one "- " line each',
    "dict_type": "write keys under this one",
    "model_type": "write keys under this one",
    "date_type": "write a date, as 2026-11-22, without quotes",
    "greater_than_equal": "the least is {ge}",
    "less_than_equal": "the most is {le}",
    "too_short": "the list needs {min_length} or more",
    "too_long": "the list takes {max_length} at the most",
    "string_too_short": "the text is too short; the least is {min_length}",
    "string_too_long": "the text takes {max_length} characters at the most",
}
_PATTERNS = {
    IDENTIFIER: "an id is lower-case letters, digits and single hyphens, as why-epoll",
    LESSON_CODE: "a lesson's code is capital letters and digits, as W04",
    WEB_ADDRESS: "write a whole web address that starts with https:// or http://",
    KEY: "a key is letters, digits, - and _",
}


def _example(key: str) -> str:
    examples = {"date": "2026-11-22", "kind": "solo", "id": "why-epoll", "layer": "sockets"}
    return f", as {key}: {examples[key]}" if key in examples else ""


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return "keys"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    if isinstance(value, bool):
        return str(value).lower()
    text = "" if value is None else str(value)
    return (text if len(text) <= 40 else text[:40] + "…") or "nothing"


def _unknown_key(model: type[BaseModel], loc: Loc, given: Any) -> str:
    owner = _model_at(model, loc[:-1])
    known = [field.alias or name for name, field in owner.model_fields.items()] if owner else []
    inside = f" in {name_of(loc[:-1])}" if loc[:-1] else ""
    near = did_you_mean(str(loc[-1]), [key for key in known if key not in given])
    return f'unknown key "{_short(loc[-1])}"{inside}.{near}'


def _model_at(annotation: Any, loc: Loc) -> type[BaseModel] | None:
    """Follow a place through the models' annotations to the model that stands there."""
    if get_origin(annotation) in (Union, UnionType):
        found = [_model_at(option, loc) for option in get_args(annotation)]
        return next((model for model in found if model), None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not loc:
            return annotation
        fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
        field = fields.get(str(loc[0]))
        return _model_at(field.annotation, loc[1:]) if field else None
    inner = get_args(annotation)
    if not inner or not loc:
        return None
    # the items of a tuple[X, ...], the values of a dict[K, X]
    return _model_at(inner[1] if get_origin(annotation) is dict else inner[0], loc[1:])
