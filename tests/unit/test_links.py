"""Records and lessons in pages that authors write: the same links, without the taming."""

import pytest
from bs4 import BeautifulSoup
from markdown import markdown
from test_prose import make_prose_library

from macros.rendering.links import References

EXTENSIONS = ["tables", "attr_list", "toc", "pymdownx.superfences"]


def read(text: str) -> BeautifulSoup:
    """Return an authored page's HTML."""
    extensions = [*EXTENSIONS, References(make_prose_library())]
    return BeautifulSoup(markdown(text, extensions=extensions), "html.parser")


@pytest.mark.parametrize(
    "text", ["ADR-1", "*ADR-1*", "- ADR-1", "| a |\n|---|\n| ADR-1 |", "> W04"]
)
def test_authored_prose_is_linked(text: str) -> None:
    """A page of one's own is linked like a session's prose."""
    assert read(text).select_one("a.gr-record, a.gr-lesson")


@pytest.mark.parametrize(
    "text",
    ["# ADR-1", "ADR-1\n===", "`ADR-1`", "```\nADR-1\n```", "[ADR-1](x)", "<b title='ADR-1'>x</b>"],
)
def test_what_is_not_prose_is_let_be(text: str) -> None:
    """Headings, code, links and attributes are no prose."""
    assert not read(text).select("a.gr-record")


def test_raw_html_stays_in_authored_pages() -> None:
    """An author's own HTML is an author's own business."""
    assert read("<details><summary>ADR-1</summary></details>").details
