"""ADR-001 and W04 in prose become links: one Markdown extension for pages and for YAML alike.

Neither code, nor headings, nor the text of a link is touched.
"""

import posixpath
import re
from urllib.parse import urlsplit, urlunsplit
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

from macros.reading.citations import LESSON, RECORD
from macros.reading.library import Library
from macros.reading.model import Decision, Status

from .addresses import ROOT, to

_LATER_THAN_LINKS = 75
"""After code, escapes, links and raw HTML have taken what is theirs, before emphasis."""


class References(Extension):
    """Links the records and lessons of one library."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    def extendMarkdown(self, md: Markdown) -> None:
        """Register one pattern for records and one for lessons."""
        records = _Records(RECORD.pattern, md, self._library)
        lessons = _Lessons(LESSON.pattern, md, self._library)
        md.inlinePatterns.register(records, "greenroom-records", _LATER_THAN_LINKS)
        md.inlinePatterns.register(lessons, "greenroom-lessons", _LATER_THAN_LINKS - 1)


class _Reference(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6")

    def __init__(self, pattern: str, md: Markdown, library: Library) -> None:
        super().__init__(pattern, md)
        self._library = library


class _Records(_Reference):
    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        decision = self._library.record(int(m[1]))
        if decision is None:
            return None, None, None
        return _record_element(decision, m[0]), m.start(0), m.end(0)


class _Lessons(_Reference):
    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        lesson = self._library.packet.lessons.get(m[0])
        if lesson is None:
            return None, None, None
        href = lesson.url or to("questions/", f"lesson-{m[0].lower()}")
        link = Element("a", {"href": href, "title": lesson.title, "class": "gr-lesson"})
        link.text = AtomicString(m[0])
        return link, m.start(0), m.end(0)


def _record_element(decision: Decision, written: str) -> Element:
    link = Element("a", {"href": to(decision), "title": decision.title, "class": "gr-record"})
    link.text = AtomicString(written)
    if decision.status is Status.ACCEPTED:
        return link
    both = Element("span")
    both.append(link)
    link.tail = AtomicString(" ")
    status = SubElement(both, "span", {"class": f"gr-status gr-status--{decision.status}"})
    status.text = AtomicString(str(decision.status))
    return both


class Tamed(Extension):
    """What prose from YAML may not do on a page that is not its own.

    Raw HTML is text, headings are bold paragraphs (the page's outline belongs to the template),
    pictures are links (no request leaves the site), and links to `.md` files are read from `docs/`.
    """

    def extendMarkdown(self, md: Markdown) -> None:
        """Take raw HTML out of the grammar and add the taming pass after inline parsing."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Taming(md), "greenroom-taming", 15)


class _Taming(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in list(root.iter()):
            if re.fullmatch("h[1-6]", element.tag):
                _embolden(element)
            elif element.tag == "img":
                element.tag = "a"
                element.text = AtomicString(element.attrib.pop("alt", "") or "picture")
                element.attrib["href"] = element.attrib.pop("src", "")
            if element.tag == "a":
                element.attrib["href"] = _from_docs(element.attrib.get("href", ""))


def _embolden(heading: Element) -> None:
    strong = Element("strong")
    strong.text, strong[:] = heading.text, list(heading)
    heading.tag, heading.text, heading[:] = "p", None, [strong]


def _from_docs(href: str) -> str:
    """Return a link of YAML prose as seen from the site's root; `.md` files become addresses."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path or href.startswith(STX):
        return href  # STX: a mail address, written in entities by Python-Markdown
    path = posixpath.normpath(parts.path.lstrip("/")).removeprefix("docs/")
    if path.startswith(".."):
        return ""
    stem = path.removesuffix(".md")
    if stem != path:
        path = f"{stem}/".removesuffix("index/")
    elif parts.path.endswith("/"):
        path = f"{path}/".removeprefix("./")
    return ROOT + urlunsplit(("", "", path, parts.query, parts.fragment))
