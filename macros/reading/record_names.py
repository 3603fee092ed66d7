"""What a record's file name and title say: whether it is one, and its number, date and title."""

import re
from pathlib import PurePosixPath

from .problems import Problem
from .record_words import LINK

FOLDER = "docs/adr"
TEMPLATE_WORDS = {"template", "templates", "adr", "madr", "decision", "record", "long", "short"}

NAME_NUMBER = re.compile(
    r"(?:(?:adr|madr|decision|rfc)[-_ .#]*)?0*(\d{1,6})(?![^\W_])[-_ .]*", re.IGNORECASE
)
NAME_DATE = re.compile(r"(\d{4})(-?)(\d{2})\2(\d{2})(?!\d)[-_ .]*")
ADR_WORD = r"(?:adr|(?:architectur\w{1,3} )?decision(?: record)?)"
TITLE_NUMBER = re.compile(
    rf"\[?{ADR_WORD}[-_ #]*0*(\d{{1,6}})(?![^\W_])\]?(?:[ ]*[-.:)–—]+)?"
    r"|(\d{1,6})[ ]*[.:)–—-](?=[ ])",
    re.IGNORECASE,
)
TITLE_WORD = re.compile(rf"{ADR_WORD}[ ]*(?::|[–—-](?=[ ]))", re.IGNORECASE)
ATTRIBUTES = re.compile(r"\{[:#.][^{}]{0,200}\}$")


def is_record(path: str) -> bool:
    """Tell whether a file under `docs/adr/` is a record: Markdown, no index, template, hidden file.

    "0007-use-a-template-engine.md" is one: with a number of its own, other words decide.
    """
    parts = PurePosixPath(path).parts
    if not path.endswith(".md") or any(part.startswith(".") for part in parts):
        return False
    return parts[-1].lower() not in {"index.md", "readme.md"} and not _is_template(parts[-1])


def _is_template(name: str) -> bool:
    words = set(re.findall(r"[a-z]+", name.removesuffix(".md").lower()))
    if not words & {"template", "templates"}:
        return False
    numbered = NAME_NUMBER.match(name)
    return not (numbered and int(numbered[1])) or words <= TEMPLATE_WORDS


def foreign_format(path: str) -> Problem | None:
    """Return one message for a record in reStructuredText or AsciiDoc, None for any other file."""
    file = PurePosixPath(path)
    if file.suffix.lower() not in {".rst", ".adoc"} or not is_record(f"{file.with_suffix('')}.md"):
        return None
    message = f"records are read in Markdown only: convert this file to {file.stem}.md"
    return Problem(f"{FOLDER}/{path}", 1, message, warning=True)


def plain_title(text: str) -> str:
    """Return a heading without emphasis, code marks, link targets and attributes (`{#top}`)."""
    bare = LINK.sub(lambda m: m["text"] or m["label"] or m["wiki"] or "", text)
    return " ".join(ATTRIBUTES.sub("", bare.replace("**", "").replace("`", "")).split())


def split_title(text: str) -> tuple[str | None, str]:
    """Part `ADR 001: Use x` or `1. Use x` into number and title."""
    if found := TITLE_NUMBER.match(text):
        return found[1] or found[2], text[found.end() :].strip()
    found = TITLE_WORD.match(text)
    return None, text[found.end() :].strip() if found else text


def title_of_file(stem: str) -> str:
    """Return `0001-use-x` as "Use x"; the stem itself where it is all number."""
    found = NAME_DATE.match(stem) or NAME_NUMBER.match(stem)
    words = " ".join(re.split(r"[-_ ]+", stem[found.end() :] if found else stem)).strip()
    return words[:1].upper() + words[1:] if words else stem
