"""Where each page's file goes in a plain docs folder, and how pages then link each other.

Every page lies in a folder of its own, at its address: `practice/index.md`. Some generators take a
link in raw HTML as seen from the page's address, others as seen from its file; here both are one.
"""

import posixpath
import re
from collections.abc import Container
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from macros.reading.citing import without_code

_INDEX = "index.md"
_TARGET = re.compile(
    r"(?:(?<=\]\()|^ {0,3}\[[^\]\n]+\]:)[ \t]*"
    r"(?P<target><[^<>\n]*>|[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)",
    re.MULTILINE,
)
"""Where a link or a picture in Markdown leads, in the line or in a list of targets below."""


def address_of(source: str) -> str:
    """Return a page's address from the site's root, by its file below `docs/`; "" is home."""
    folder, name = posixpath.split(source.removesuffix(".md"))
    own = folder if name in ("index", "README") else posixpath.join(folder, name)
    return quote(f"{own}/") if own else ""


def place_of(address: str) -> str:
    """Return where the page with this address goes below the plain `docs/`."""
    return f"{unquote(address)}{_INDEX}"


def way(address: str, place: str) -> str:
    """Return the link from the page with this address to a file below the plain `docs/`."""
    return quote(posixpath.relpath(place, unquote(address) or "."))


def moved(text: str, source: str, sources: Container[str]) -> str:
    """Return a page's Markdown with its links as seen from its new place.

    Args:
        text: below the front matter.
        source: its file below `docs/`, from which its links lead so far.
        sources: every file below `docs/`; a link to anything else stays as written.
    """
    out, at = [], 0
    for found in _TARGET.finditer(without_code(text)):
        start, end = found.span("target")
        out += [text[at:start], _moved(text[start:end], source, sources)]
        at = end
    return "".join([*out, text[at:]])


def _moved(target: str, source: str, sources: Container[str]) -> str:
    try:
        parts = urlsplit(target.strip("<>"))
    except ValueError:
        return target
    folder = posixpath.dirname(source)
    file = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    if parts.scheme or parts.netloc or not parts.path or file not in sources:
        return target
    place = place_of(address_of(file)) if file.endswith(".md") else file
    return urlunsplit(("", "", way(address_of(source), place), parts.query, parts.fragment))
