"""The places of headings with macros in them: on the site no macro's words are in their names."""

import re
from collections.abc import Iterator

from markdown import Markdown

_EXTENSIONS = ("attr_list", "fenced_code", "tables", "toc")
_WORD = "zq{}qz"
"""What a macro is while headings are looked for: a word that nobody writes."""


def named(body: str, stand_in: re.Pattern[str]) -> str:
    """Return a page whose headings with macros say themselves how they are linked.

    Args:
        body: the page's Markdown; a heading that names its own place stays as it is.
        stand_in: what stands for a macro in it; its first group is the macro's number.
    """
    places = [place for place, _ in _headings(stand_in.sub("<span></span>", body))]
    shown = _headings(stand_in.sub(lambda found: _WORD.format(found[1]), body))
    wanted = {
        number: place
        for place, (_, words) in zip(places, shown, strict=False)
        for number in re.findall(_WORD.format(r"(\d+)"), words)
    }
    return "\n".join(_line(line, stand_in, wanted) for line in body.split("\n"))


def _line(line: str, stand_in: re.Pattern[str], wanted: dict[str, str]) -> str:
    found = stand_in.search(line)
    shown = line.rstrip()
    if not found or found[1] not in wanted or shown.endswith("}"):
        return line
    closed = shown.rstrip("#").rstrip() if shown.startswith("#") else shown
    return f"{closed} {{: #{wanted[found[1]]} }}"


def _headings(text: str) -> list[tuple[str, str]]:
    """Return the place and the words of each heading, in order."""
    reader = Markdown(extensions=_EXTENSIONS)
    reader.convert(text)
    return list(_flat(reader.toc_tokens))  # type: ignore[attr-defined]


def _flat(tokens: list[dict]) -> Iterator[tuple[str, str]]:  # type: ignore[type-arg]
    for one in tokens:
        yield one["id"], one["name"]
        yield from _flat(one["children"])
