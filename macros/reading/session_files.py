"""The files of sessions: how they are named, and how one is read that may have been read ahead."""

import re
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_core import to_json

from .ahead import Sound
from .blanks import may_hold_blanks, without_blanks
from .checks import check_session
from .citing import Finding, Known
from .model import IDENTIFIER, Session
from .problems import MOST_PROBLEMS, Problem, printable
from .shapes import shape
from .source import parse_yaml

Model = TypeVar("Model", bound=BaseModel)
_ADDRESS = re.compile(rf"(?=.{{1,80}}\Z){IDENTIFIER}")
_MEANT = re.compile(r"\.ya?ml(\.txt)?\Z", re.IGNORECASE)
"""How the name of a session's file ends, or one that an editor has made of it."""


def is_meant(name: str) -> bool:
    """Tell whether a file is meant to be a session."""
    return _MEANT.search(name) is not None


def meant_id(name: str) -> str:
    """Return the id of the session that a file is meant to be."""
    return _MEANT.sub("", name)


def name_problem(path: str) -> Problem | None:
    """Return what is wrong with the path of a file that is meant to be a session."""
    name = Path(path).name
    identifier = name.removesuffix(".yml")
    if not name.endswith(".yml"):
        message = f"rename it to {printable(meant_id(name))}.yml"
        return Problem(printable(path), 1, f"session files end in .yml; {message}")
    if not _ADDRESS.fullmatch(identifier) or identifier == "index":
        message = (
            "a session's file name is its address: at most 80 lower-case letters, digits and "
            "single hyphens, and not index"
        )
        return Problem(printable(path), 1, f"{message}, as 2026-11-22-partner.yml")
    return None


def given(path: str) -> dict[str, Any]:
    """Return what a session's path says of it."""
    return {"id": Path(path).stem, "path": path}


def read_file(
    model: type[Model], path: str, text: str, besides: dict[str, Any]
) -> tuple[Model | None, list[Problem]]:
    """Return what a YAML file says, None where it is not that, and every problem.

    Args:
        model: what it is to be.
        path: from the root.
        text: what it holds.
        besides: what is known of it without that.
    """
    data, problems = parse_yaml(path, text)
    if data is None:
        return None, problems
    value, wrong = shape(model, data, path, text, besides)
    return value, [*problems, *wrong]


def sound(known: Known | None, path: str, text: str) -> Sound | None:
    """Return a session for another process, if it is sound.

    Args:
        known: what it is checked against; None where that could not be read.
        path: from the root.
        text: what the file holds.
    """
    data, problems = parse_yaml(path, text)
    if data is None or problems:
        return None
    besides = given(path)
    session, problems = shape(Session, data, path, text, besides)
    if session is None or problems:
        return None
    json = to_json(data | besides).decode()
    filled = not may_hold_blanks(json) or without_blanks(session) is session
    return Sound(json, filled and not (known and checked(known, session, json)))


def checked(known: Known, session: Session, json: str | None = None) -> tuple[Finding, ...]:
    """Return what is to be said against a session beside packet and records.

    Args:
        known: these.
        session: the session.
        json: all that it says; None to have it written.
    """
    written = session.model_dump_json() if json is None else json
    return tuple(islice(check_session(known, session, written), MOST_PROBLEMS))
