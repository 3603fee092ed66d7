"""What people wrote in YAML, as safe HTML: Markdown without raw HTML, references linked."""

import re
from html import escape

import nh3
from markdown import Markdown
from markupsafe import Markup

from macros.reading.citations import NAMED, may_name
from macros.reading.directions import unturned
from macros.reading.library import Library

from .addresses import ROOT
from .links import References, Tamed
from .template_code import markup

_INLINE_TAGS = {
    "a",
    "abbr",
    "b",
    "br",
    "code",
    "em",
    "i",
    "kbd",
    "s",
    "span",
    "strong",
    "sub",
    "sup",
}
_BLOCK_TAGS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr"} | {
    *("table", "thead", "tbody", "tr", "th", "td")
}
_ATTRIBUTES = {
    **{"a": {"href", "title", "class"}, "span": {"class"}, "code": {"class"}},
    **{"th": {"align"}, "td": {"align"}},
}
_SCHEMES = {"http", "https", "mailto", ROOT.removesuffix(":")}

LONGEST = 100_000
"""More than this is shown as it was written: an hour of speech is about 60,000 characters."""
MOST_HEADINGS = 200
MOST_STEPS = 2_000_000
"""About two seconds; a hundred links in a paragraph of 10,000 characters are half of it."""
_HEADING = re.compile(r"^(?:#|=+ *$|-+ *$)", re.MULTILINE)
_NESTED = re.compile(r"^(?:[ \t]*(?:>|[-*+](?=\s)|\d+\.(?=\s))){12}", re.MULTILINE)

_SIGN = re.compile(r"[*_`\[\]<>&#|~\\\t\0\r\x02\x03](?<![^\W_]_)")
"""A sign that Markdown or HTML may read; an underscore after a letter, as in SO_REUSEPORT, is none.

The signs stand first: for them a text is searched several times faster."""
_LINE_START = re.compile(r"[ \-+=:]|\d+\. ")
"""Indentation, a list, a rule, a heading underlined."""
_LATER_LINE = re.compile(rf"\n(?:{_LINE_START.pattern})|  \n")
"""The same further down, or a forced break."""


class Prose:
    """Turns prose into HTML for one library; the same text is converted once."""

    def __init__(self, library: Library) -> None:
        self._markdown = Markdown(
            extensions=["fenced_code", "tables", "sane_lists", Tamed(), References(library)],
            extension_configs={"tables": {"use_align_attribute": True}},  # a style is taken out
        )
        self._blocks: dict[str, Markup] = {}
        self._lines: dict[str, Markup] = {}
        self._references: dict[str, str] = {}

    def block(self, text: str) -> Markup:
        """Return Markdown prose as safe block HTML; links start with `addresses.ROOT`."""
        found = self._blocks.get(text)
        if found is None:
            found = self._blocks[text] = markup(self._converted(text))
        return found

    def inline(self, text: str) -> Markup:
        """Return prose as safe HTML without blocks, for a line of a list or a table."""
        if text not in self._lines:
            html = _unwrapped(str(self.block(text)))
            cleaned = _clean(html, _INLINE_TAGS) if "<" in html else html
            self._lines[text] = markup(cleaned)
        return self._lines[text]

    def words(self, text: str) -> str:
        """Return prose as one line of plain text, not escaped, without the signs of Markdown.

        What is nothing but such signs stays.
        """
        return self.block(text).striptags() or text

    def _converted(self, text: str) -> str:
        if is_plain(text):
            return _paragraphs(NAMED.sub(self._linked, text) if may_name(text) else text)
        return _paragraphs(escape(text, quote=False)) if is_too_much(text) else self._long_way(text)

    def _linked(self, reference: re.Match[str]) -> str:
        """Return a reference as a link; one that is known to nobody as it is."""
        written = reference[0]
        if written not in self._references:
            self._references[written] = _unwrapped(self._long_way(written))
        return self._references[written]

    def _long_way(self, text: str) -> str:
        """Return what Markdown makes of a text, cleaned."""
        try:
            html = self._markdown.reset().convert(text)
        except RecursionError:  # lists in lists in lists
            return _paragraphs(escape(text, quote=False))
        return _clean(html, _INLINE_TAGS | _BLOCK_TAGS)


def is_plain(text: str) -> bool:
    """Tell whether prose has nothing that Markdown or HTML could mean, but for references.

    Most sentences are plain, and paragraphs are all that Markdown would make of them.
    """
    if _SIGN.search(text) or _LINE_START.match(text) or text.endswith("  "):
        return False
    return "\n" not in text or not _LATER_LINE.search(text)


def _paragraphs(html: str) -> str:
    if "\n\n" not in html:  # of most texts, at a third of the time
        alone = html.strip()
        return f"<p>{alone}</p>" if alone else ""
    parts = (part.strip() for part in html.split("\n\n"))
    return "\n".join(f"<p>{part}</p>" for part in parts if part)


def _unwrapped(html: str) -> str:
    """Return the inside of a paragraph that stands alone; any other HTML unchanged."""
    alone = html.startswith("<p>") and html.find("<p>", 1) < 0 and html.endswith("</p>")
    return html[3:-4] if alone else html


def is_too_much(text: str) -> bool:
    """Tell whether Python-Markdown, which is slow at hostile text, is better not asked.

    It takes a time that grows with the square of headings, of signs and above all of opening
    brackets, and gives up at deep quotes. Nobody writes such notes; they are shown as plain text.
    """
    return (
        len(text) > LONGEST
        or _NESTED.search(text) is not None
        or sum(1 for _ in _HEADING.finditer(text)) > MOST_HEADINGS
        or _steps(text) > MOST_STEPS
    )


def _steps(text: str) -> int:
    """Return how far Python-Markdown may go from each sign in search of another, roughly."""
    parts = text.split("\n\n")
    brackets = sum(part.count("[") * len(part) for part in parts)
    signs = sum(sum(map(part.count, "*_`\\&<")) * len(part) for part in parts)
    return brackets + signs // 500


def _clean(html: str, tags: set[str]) -> str:
    cleaned = nh3.clean(
        html, tags=tags, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener"
    )
    return unturned(cleaned)  # here once more: &#8238; is an entity
