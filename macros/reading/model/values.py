"""The values that packet and session are made of: seconds, ids, codes, references, prose."""

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)

ROUNDS: tuple["RoundName", ...] = ("pitch", "walkthrough", "defence")
RoundName = Literal["pitch", "walkthrough", "defence"]
Kind = Literal["solo", "partner", "mentor", "interview"]
Audience = Literal["public", "link", "private"]
Recall = Literal["again", "hard", "good", "easy"]
Covered = Literal["does", "joins", "decision"]

IDENTIFIER = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LESSON_CODE = r"^[A-Z]{1,3}[0-9]{1,3}$"
WEB_ADDRESS = r"^https?://\S+$"
KEY = r"^[A-Za-z0-9_-]+$"
SHORTEST_KEY = 12
"""Characters of a session's key: 71 random bits, each guess at which is a request to the host."""

LONGEST_SECONDS = 4 * 60 * 60
"""No rehearsal takes longer than four hours; more is a slip of the pen."""


_HOW_LONG = 'write whole seconds, as 71, or minutes and seconds in quotes, as "1:11"'


def read_seconds(value: Any) -> Any:
    """Turn `"m:ss"` or `"71"` into whole seconds; leave all else for pydantic to judge.

    Raises:
        ValueError: for a string that is neither form.
    """
    if not isinstance(value, str):
        return value
    minutes, colon, seconds = value.strip().partition(":")
    if len(minutes) > 6:
        raise ValueError(_HOW_LONG)
    if minutes.isdecimal() and not colon:
        return int(minutes)
    if minutes.isdecimal() and seconds.isdecimal() and len(seconds) == 2 and int(seconds) < 60:
        return int(minutes) * 60 + int(seconds)
    raise ValueError(_HOW_LONG)


Seconds = Annotated[
    int,
    BeforeValidator(read_seconds),
    Field(ge=1, le=LONGEST_SECONDS, strict=True),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": LONGEST_SECONDS},
                {"type": "string", "pattern": "^([0-9]+|[0-9]+:[0-5][0-9])$"},
            ]
        }
    ),
]
Flag = Annotated[bool, Field(strict=True)]
Prose = Annotated[str, StringConstraints(min_length=1), WithJsonSchema({"type": "string"})]
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER, max_length=80)]
LessonCode = Annotated[str, StringConstraints(pattern=LESSON_CODE)]


def read_record_reference(value: Any) -> int | str:
    """Accept a record's number or file name.

    Raises:
        ValueError: for anything else.
    """
    if isinstance(value, bool) or not isinstance(value, int | str) or value == "":
        raise ValueError("write a record's number, as 1, or its file name")
    if isinstance(value, int) and value < 0:
        raise ValueError("a record's number is 0 or more")
    return value


RecordRef = Annotated[
    int | str,
    PlainValidator(read_record_reference),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "minLength": 1}]}
    ),
]
"""How a file names a decision record: its number, or its file name with or without `.md`."""


class Frozen(BaseModel):
    """A value that cannot change and accepts no key that it does not know."""

    # built with the model that holds it, not for itself as well
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


FORMAT = 1
"""The newest form of packet and session that this code reads; a file without `version` has it."""


def read_version(value: Any) -> Any:
    """Accept the number 1 and no look-alike: to Python, `true` and `1.0` equal it.

    Raises:
        ValueError: for anything else.
    """
    if type(value) is not int or value != FORMAT:
        raise ValueError(f"write {FORMAT} without quotes, or leave this line out")
    return value


Version = Annotated[
    Literal[1], BeforeValidator(read_version), Field(description="the form of this file")
]
