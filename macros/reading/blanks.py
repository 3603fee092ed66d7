"""What a started file leaves empty counts as not written.

`python -m macros new` writes an entry for every layer and question with its keys empty. Until one
of them is filled in, nobody has explained that layer or answered that question. An entry that
carries its name alone (`- layer: sockets`) is a statement and stays.
"""

from typing import TypeVar

from pydantic import BaseModel

from .model import Session

Entry = TypeVar("Entry", bound=BaseModel)
_NAMES = frozenset({"layer", "question", "help"})
"""Keys that say what an entry is about, or whom it is for; alone they tell of no rehearsal."""


def without_blanks(session: Session) -> Session:
    """Return the session without its blank entries, and without the rounds that this empties."""
    changed: dict[str, BaseModel | None] = {}
    for round_name, entries in (
        ("pitch", "attempts"),
        ("walkthrough", "layers"),
        ("defence", "answers"),
    ):
        done = getattr(session, round_name)
        filled = tuple(entry for entry in getattr(done, entries, ()) if not is_blank(entry))
        if done is not None and len(filled) < len(getattr(done, entries)):
            kept = filled or done.improvements or getattr(done, "seconds", None)
            # a pitch is at least one attempt, though nothing of it was noted but the improvement
            least = filled or (getattr(done, entries)[:1] if round_name == "pitch" else ())
            changed[round_name] = done.model_copy(update={entries: least}) if kept else None
    if session.warmup is not None and is_blank(session.warmup):
        changed["warmup"] = None
    return session.model_copy(update=changed) if changed else session


def may_hold_blanks(json: str) -> bool:
    """Tell at a glance whether a session has blank entries: one holds an empty list, or nothing.

    Args:
        json: all that the session's file says, without the keys that have no value.
    """
    return "[]" in json or "{}" in json


def is_blank(entry: BaseModel) -> bool:
    """Tell whether an entry has keys beside its name, and nothing in any of them."""
    written = entry.model_fields_set - _NAMES
    return bool(written) and all(_empty(getattr(entry, key)) for key in written)


def _empty(value: object) -> bool:
    if isinstance(value, BaseModel):
        return all(_empty(getattr(value, key)) for key in type(value).model_fields)
    return value is None or value == ()
