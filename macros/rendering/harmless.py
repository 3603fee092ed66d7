"""What authored Markdown may not do: run code, style by attribute, call another host, turn a page.

Raw HTML that stays within that is kept, as `<details>` in a record. What does not is shown as the
text that it is: a title such as `Escape <script>` then says so.
"""

import re
from html import escape, unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from macros.reading.directions import visible

from .addresses import ROOT

_AFTER_ATTRIBUTES = 6
"""After attribute lists have had their say (8), before the headings are listed (5)."""
_BEFORE_ALL = 100
_AFTER_ALL = 1
_FORBIDDEN = {"script", "style", "iframe", "frame", "object", "embed", "link", "meta", "base"} | {
    *("form", "input", "button", "svg", "math", "template", "noscript", "title", "textarea", "xmp")
}
_ADDRESSES = {"href", "src", "srcset", "poster", "data", "cite", "background", "action"}
_FETCHED = _ADDRESSES - {"href", "cite"}
_OPENING = re.compile(r"<(?=[A-Za-z/!?])")
"""What a browser takes for the start of markup."""
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--).)*-->", re.DOTALL)
_ENTITY = re.compile(r"&#(?:\d+|[xX][\da-fA-F]+);?")
_ATTRIBUTE = re.compile(r"""([A-Za-z_:][\w:.-]*)(?:\s*=\s*("[^"<>]*"|'[^'<>]*'|[^\s"'=<>`]+))?""")
_TAG = re.compile(rf"</?(?P<name>[A-Za-z][\w-]*)(?P<attributes>(?:\s+{_ATTRIBUTE.pattern})*)\s*/?>")
_LEADS = {"a": "href", "img": "src"}
"""Elements that are nothing without their address."""
_SCHEMES = {"http", "https", "mailto", "tel", ROOT.removesuffix(":")}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20]+")
"""Signs that a browser leaves out of an address before it looks for the scheme."""


class Harmless(Extension):
    """Keeps every authored page within what the site promises its readers."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Look at a page once all of its markup is known."""
        md.treeprocessors.register(_Harmless(md), "greenroom-harmless", _AFTER_ATTRIBUTES)
        md.preprocessors.register(_Visible(md), "greenroom-unturned", _BEFORE_ALL)
        md.postprocessors.register(_VisibleEntities(md), "greenroom-entities", _AFTER_ALL)


class _Visible(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [visible(line) for line in lines]


class _VisibleEntities(Postprocessor):
    def run(self, text: str) -> str:
        return _ENTITY.sub(lambda found: visible(unescape(found[0])) and found[0], text)


class _Harmless(Treeprocessor):
    def run(self, root: Element) -> None:
        blocks = self.md.htmlStash.rawHtmlBlocks
        for number, raw in enumerate(blocks):
            if isinstance(raw, str) and not _is_harmless(raw):
                blocks[number] = escape(raw, quote=False)
        for element in root.iter():
            for name in [name for name, value in element.items() if not _may_stand(name, value)]:
                del element.attrib[name]
            if element.tag == "img" and "src" not in element.attrib:
                element.text = AtomicString(element.attrib.pop("alt", ""))
            if _LEADS.get(element.tag, "") not in ("", *element.keys()):
                element.tag = "span"


def _is_harmless(html: str) -> bool:
    """Tell whether raw HTML is made of nothing but comments and tags that may stand."""
    rest = _COMMENT.sub("", html)
    tags = [found for found in _TAG.finditer(rest) if _is_allowed(found)]
    return len(tags) == len(_OPENING.findall(rest))


def _is_allowed(tag: re.Match[str]) -> bool:
    attributes = _ATTRIBUTE.findall(tag["attributes"])
    return tag["name"].lower() not in _FORBIDDEN and all(
        _may_stand(name, value.strip("\"'")) for name, value in attributes
    )


def _may_stand(name: str, value: str) -> bool:
    """Tell whether an attribute neither runs code, nor styles, nor fetches from elsewhere."""
    name = name.lower()
    if name.startswith("on") or name in {"style", "ping", "srcdoc", "formaction"}:
        return False
    if name.rpartition(":")[2] not in _ADDRESSES:
        return True
    address = _IGNORED.sub("", unescape(value)).replace("\\", "/")
    scheme = _SCHEME.match(address)
    if name in _FETCHED:
        return not scheme and not address.startswith("//")
    return not scheme or scheme[1].lower() in _SCHEMES
