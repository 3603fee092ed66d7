"""What people wrote in YAML, as safe HTML: Markdown without raw HTML, references linked."""

import re
from html import escape

import nh3
from markdown import Markdown
from markupsafe import Markup

from macros.reading.citations import LESSON, RECORD
from macros.reading.library import Library

from .addresses import ROOT
from .links import References, Tamed

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
_ATTRIBUTES = {"a": {"href", "title", "class"}, "span": {"class"}, "code": {"class"}}
_SCHEMES = {"http", "https", "mailto", ROOT.removesuffix(":")}

LONGEST = 100_000
"""More than this is shown as it was written: an hour of speech is about 60,000 characters."""
MOST_HEADINGS = 200
MOST_STEPS = 2_000_000
"""About two seconds; a hundred links in a paragraph of 10,000 characters are half of it."""
_HEADING = re.compile(r"^(?:#|=+ *$|-+ *$)", re.MULTILINE)
_NESTED = re.compile(r"^(?:[ \t]*(?:>|[-*+](?=\s)|\d+\.(?=\s))){12}", re.MULTILINE)

_MARKUP = re.compile(
    r"""[*_`\[\]<>&#|~\\\0\r\x02\x03]       # a sign that Markdown or HTML may read
      | ^[ \t]+ | [ ]{2}$ | \t            # indentation, a forced line break
      | ^(?:[-+=:] | \d+[.)])             # a list, a rule, a heading underlined
    """,
    re.MULTILINE | re.VERBOSE,
)


class Prose:
    """Turns prose into HTML for one library; the same text is converted once."""

    def __init__(self, library: Library) -> None:
        self._markdown = Markdown(
            extensions=["fenced_code", "tables", "sane_lists", Tamed(), References(library)]
        )
        self._blocks: dict[str, Markup] = {}

    def block(self, text: str) -> Markup:
        """Return Markdown prose as safe block HTML; links start with `addresses.ROOT`."""
        if text not in self._blocks:
            self._blocks[text] = Markup(self._converted(text))  # noqa: S704 - cleaned
        return self._blocks[text]

    def inline(self, text: str) -> Markup:
        """Return prose as safe HTML without blocks, for a line of a list or a table."""
        html = str(self.block(text))
        if html.startswith("<p>") and html.find("<p>", 1) < 0 and html.endswith("</p>"):
            html = html[3:-4]
        cleaned = _clean(html, _INLINE_TAGS) if "<" in html else html
        return Markup(cleaned)  # noqa: S704 - cleaned

    def words(self, text: str) -> str:
        """Return prose as one line of plain text, not escaped, without the signs of Markdown.

        What is nothing but such signs stays.
        """
        return self.block(text).striptags() or text

    def _converted(self, text: str) -> str:
        if is_plain(text) or is_too_much(text):
            return _paragraphs(text)
        try:
            html = self._markdown.reset().convert(text)
        except RecursionError:  # lists in lists in lists
            return _paragraphs(text)
        return _clean(html, _INLINE_TAGS | _BLOCK_TAGS)


def is_plain(text: str) -> bool:
    """Tell whether prose has nothing that Markdown, HTML or a reference could mean.

    Most sentences are plain, and paragraphs are all that Markdown would make of them.
    """
    return not (_MARKUP.search(text) or LESSON.search(text) or RECORD.search(text))


def _paragraphs(text: str) -> str:
    parts = (escape(part.strip(), quote=False) for part in text.split("\n\n"))
    return "\n".join(f"<p>{part}</p>" for part in parts if part)


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
    return nh3.clean(
        html, tags=tags, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener"
    )
