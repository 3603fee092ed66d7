"""Where a generated page stands among the Markdown files that a site generator believes in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any, TypeVar

from macros.reading.notes import NOTES_PATH
from macros.reading.problems import Problem

from .page import Heading, Leaf, Page
from .session_list import LIST

Made = TypeVar("Made", Page, Leaf)

_LISTS = {"sessions/", "questions/", "adr/"}
MOST_ON_MAP = 100
"""So many of the newest sessions stand in the sitemap."""
INTRODUCED = {"adr/index.md"}
"""Lists that an author's own README or index introduces: folders of records often have one."""
NOTES = NOTES_PATH.removeprefix("docs/")
NO_NOTES = """# Mock interview notes

There are no running notes yet. Write them in `docs/mock-interview-notes.md`: three headings,
`## Round 1`, `## Round 2` and `## Round 3`, and below each a `###` heading for every session.
"""
"""Stands where nobody has written any: pages link the notes."""


def by_source(pages: Iterable[Made]) -> dict[str, Made]:
    """Return generated pages by the path below `docs/` that stands for each."""
    return {source(page): page for page in pages}


def source(page: Page | Leaf) -> str:
    """Return the path below `docs/` that stands for a generated page."""
    if page.address in _LISTS:
        return f"{page.address}index.md"
    return f"{page.address.rstrip('/')}.md"


def on_map(leaves: Sequence[Leaf]) -> set[str]:
    """Return the addresses that the sitemap names, of leaves with the oldest sessions first.

    It is fetched with every first visit, so it must not grow with the years.
    """
    listed = [leaf.address for leaf in leaves if leaf.listed]
    sessions = [address for address in listed if address.startswith(LIST)]
    return set(listed) - set(sessions[:-MOST_ON_MAP])


def collisions(pages: Mapping[str, Page | Leaf], docs: Path) -> Iterator[Problem]:
    """Yield a problem for each authored file that lies where a page is made."""
    lists = {path.rpartition("/")[0] for path in pages}
    known = {folder for folder in lists if (docs / folder).exists()}
    for path, page in pages.items():
        if path.rpartition("/")[0] not in known:
            continue
        stem = path.removesuffix(".md")
        for taken in (f"{stem}.md", f"{stem}/index.md", f"{stem.removesuffix('index')}README.md"):
            if path not in INTRODUCED and (docs / taken).exists():
                message = f"/{page.address} is a page that Greenroom makes"
                yield Problem(f"docs/{taken}", 1, f"{message}; move this file elsewhere")


def toc_tokens(headings: Iterable[Heading]) -> list[Any]:
    """Return headings as Python-Markdown's toc tokens, the deeper inside the higher."""
    tokens: list[Any] = []
    for heading in headings:
        siblings = tokens
        while siblings and siblings[-1]["level"] < heading.level:
            siblings = siblings[-1]["children"]
        siblings.append(
            {"level": heading.level, "id": heading.id, "name": escape(heading.text), "children": []}
        )
    return tokens
