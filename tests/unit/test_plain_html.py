"""HTML inside a Markdown file comes out as it went in, whoever reads the Markdown."""

import re

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from macros.writing.plain_html import block, line

READERS = [
    [],
    ["md_in_html"],
    ["attr_list", "md_in_html", "tables", "sane_lists", "toc", "admonition"],
    ["pymdownx.superfences", "pymdownx.magiclink", "pymdownx.tilde", "pymdownx.caret"],
    ["extra", "smarty", "nl2br", "codehilite"],
]
BLOCKS = {
    "blank lines": "<p>one</p>\n\n\n<p>two</p>\n",
    "indented": "<ul>\n    <li>one\n\n        two</li>\n</ul>",
    "deep": "<section>\n  <div>\n\n    <p>\n\n      text</p>\n  </div>\n</section>",
    "no block by name": "<practice-timer limit='60'>\n\n60 seconds</practice-timer>",
    "loose words": "words\n\n# not a heading\n\n- not a list\n\n1. nor this",
    "code": "<pre><code>one\n\n    two\n\n\n# three\n</code></pre>\n<p>after</p>",
    "code of a fence": "<pre>```\n&lt;b&gt;\n\n```</pre>",
    "typed text": "<textarea>\nfirst\n\n  second\n</textarea>",
    "value of several lines": '<p title="one\n\n  two &lt; &quot;three&quot;">x</p>',
    "tag of several lines": "<a\n   href='../x/'\n\n   class='y'>x</a>",
    "sign in a value": '<p data-a="1 > 0" data-b="`*_[x](y)_*`">x</p>',
    "signs": "<p>*a* _b_ `c` [d](e) ![f](g) **h** ~~i~~ ^j^ ==k== :l: https://m.example \\n</p>",
    "own marks": "<p>{ .lead #x onclick=y } {: .z } ADR-001 W04</p>",
    "drawing": '<svg viewBox="0 0 1 1">\n\n  <path d="M0 0"/>\n  <title>t</title>\n</svg>',
    "table": "<table>\n\n<tr><td>\n\n| a | b |\n|---|---|\n</td></tr></table>",
    "attribute that asks for Markdown": "<p data-markdown='1'>*x*</p>",
}


def tree(html: str) -> list[object]:
    """Return what a browser makes of HTML: elements with their attributes, and their words."""
    found: list[object] = []
    for node in BeautifulSoup(html, "html.parser").descendants:
        if getattr(node, "name", None):
            found.append((node.name, node.attrs))
        elif node.find_parent(["pre", "textarea"]):
            found.append(str(node))
        elif str(node).strip():
            found.append(" ".join(str(node).split()))
    return found


def read(markdown: str, extensions: list[str]) -> str:
    """Return the HTML that Python-Markdown makes of a file."""
    return Markdown(extensions=extensions).convert(f"Before.\n\n{markdown}\n\nAfter.\n")


@pytest.mark.parametrize("extensions", READERS, ids=lambda names: names[0] if names else "none")
@pytest.mark.parametrize("html", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_comes_out_as_it_went_in(html: str, extensions: list[str]) -> None:
    """No reader of Markdown takes a part of a page's HTML for Markdown."""
    whole = f'<p>Before.</p><div class="md-typeset">{html}</div><p>After.</p>'
    assert tree(read(block(html), extensions)) == tree(whole)


@pytest.mark.parametrize("html", BLOCKS.values(), ids=BLOCKS.keys())
def test_a_block_has_no_trap(html: str) -> None:
    """No line is blank, which ends a block for some readers, or indented, which is code to them."""
    assert all(re.match(r"\S", one) for one in block(html).rstrip("\n").split("\n"))


def test_no_template_opens_in_a_page() -> None:
    """What looks like a template's tag is text to Jinja, Liquid and Hugo too."""
    assert not re.search(r"\{[{%#]", block("<p title='{{ a }}'>{{{ b }}} {% c %} {# d #}</p>"))


@pytest.mark.parametrize("extensions", READERS, ids=lambda names: names[0] if names else "none")
@pytest.mark.parametrize("place", ["{}", "- one\n\n    {}\n\n- two", "1. {}"])
def test_a_macro_stays_whole_wherever_it_is_called(place: str, extensions: list[str]) -> None:
    """A macro's HTML survives at the margin, in a list and below one."""
    html = "<section>\n\n<p>one</p>\n\n  <pre>a\n\n b</pre>\n</section>"
    made = read(place.format(line(html, inline=False)), extensions)
    found = BeautifulSoup(made, "html.parser").find("section")
    assert found is not None
    assert tree(str(found)) == tree(html)


@pytest.mark.parametrize("extensions", READERS, ids=lambda names: names[0] if names else "none")
def test_words_within_a_sentence_are_no_markdown(extensions: list[str]) -> None:
    """A system's name is what it is called, and no markup; a link around it stays one."""
    name = "my_big_system *v2* `x` [a](b) ![c](d) ~~e~~ ==f== :g: https://h.example \\!"
    html = f'<a href="../a_b_c*d*/" title="one `two` _three_">{name}</a>'
    made = read(f"This is {line(html, inline=True)}, and more.", extensions)
    found = BeautifulSoup(made, "html.parser").find("a", href="../a_b_c*d*/")
    assert found is not None
    assert (found.get_text(), found["title"], found.find()) == (name, "one `two` _three_", None)
