"""A question as YAML that can be pasted into the packet, whatever its words are."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import chain, count

from macros.reading.model import RecordRef

_LONGEST = 48
"""Characters of a made id, a number behind it not counted: it becomes an address."""


def free_ids(questions: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Return an id for each question, made of its words: `why-not-rust`, else `why-not-rust-2`.

    Args:
        questions: what is asked, on one line each.
        taken: the ids that the packet has already.
    """
    known, made = set(taken), []
    for asks in questions:
        slug = _slug(asks)
        numbered = (f"{slug}-{number}" for number in count(2))
        made.append(next(name for name in chain([slug], numbered) if name not in known))
        known.add(made[-1])
    return made


def _slug(asks: str) -> str:
    """Return a question's first words as an id.

    Letters lose their accents; words in another script leave nothing, and then it is `question`.
    """
    plain = unicodedata.normalize("NFKD", asks.casefold()).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))
    if len(slug) > _LONGEST:
        slug = slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    return slug or "question"


def question_yaml(
    name: str, asks: str, adrs: Sequence[RecordRef] = (), lessons: Sequence[str] = ()
) -> str:
    """Return one entry of the packet's `questions`, indented by two, with the line's end."""
    lines = [f"  - id: {quoted(name)}", f"    asks: {quoted(asks)}"]
    lines += [f"    adrs: {_flow(adrs)}"] if adrs else []
    lines += [f"    lessons: {_flow(lessons)}"] if lessons else []
    return "".join(f"{line}\n" for line in lines)


def quoted(text: str) -> str:
    r"""Return text as one double-quoted YAML scalar; what cannot be seen becomes `\U0001f600`.

    JSON's strings are YAML's double-quoted ones, except for signs that YAML wants escaped.
    """
    written = json.dumps(text, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else f"\\U{ord(sign):08x}" for sign in written)


def _flow(values: Sequence[RecordRef]) -> str:
    return f"[{', '.join(quoted(one) if isinstance(one, str) else str(one) for one in values)}]"
