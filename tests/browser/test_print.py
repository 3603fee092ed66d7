"""What comes out of the printer, read from the PDF."""

from collections.abc import Callable

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page
from rehearsal import Site

FRAME = (
    *("Back to top", "On this page", "Skip to", "Search", "Give feedback", "Previous session"),
    "History and follow-ups",
)
"""Words of the frame, which lead nowhere on paper."""
PRINTED = {
    "sessions/2026-11-21-mentor/": (14, ("1. Elevator pitch", "3. Trade-off defence", "Done when")),
    "interview-packet/": (6, ("Pitch", "Trade-offs", "Stories")),
}
"""How many pages it takes at most, and what is on them."""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("address", PRINTED)
def test_paper_has_the_content_and_the_way_back(
    new_page: Callable[..., Page], project_site: Site, address: str, paper: str
) -> None:
    """On paper: the content in few full pages, none of the frame, and a code that leads back."""
    page = new_page()
    page.goto(project_site.url + address)
    pdf = pypdfium2.PdfDocument(page.pdf(format=paper, print_background=False))
    most, parts = PRINTED[address]
    texts = [sheet.get_textpage().get_text_bounded() for sheet in pdf]
    assert len(texts) <= most
    assert min(map(len, texts[:-1])) > 400, "a page is nearly empty"
    whole = "\n".join(texts)
    assert [part for part in parts if part not in whole] == []
    assert [word for word in FRAME if word in whole] == []
    first = pdf[0].render(scale=3).to_pil()
    assert [one.text for one in zxingcpp.read_barcodes(first)] == [project_site.url + address]
    assert project_site.url + address in whole.replace("\r", "").replace("\n", "")
