"""Where things live in the site. Links are written from the site's root and made relative last.

A page's HTML is made once without knowing how deep the page lies: every internal link starts with
ROOT, and `settle` swaps that for the way from the page to the root. Prose that appears on pages of
several depths is thus rendered once.
"""

from urllib.parse import quote

from macros.coaching.named import Named
from macros.reading.keys import slug
from macros.reading.model import Decision, Question, Session

ROOT = "greenroom-root:"
_FROM_ROOT = f'="{ROOT}'


def to(target: Session | Named | Decision | Question | str, anchor: str = "") -> str:
    """Return the link to a session, record, question or site-relative address (`progress/`)."""
    match target:
        case Session() | Named():
            address = f"sessions/{slug(target)}/"
        case Decision():
            address = f"adr/{quote(target.slug)}/"
        case Question():
            address = f"questions/{target.id}/"
        case _:
            address = target
    return f"{ROOT}{address}{'#' + anchor if anchor else ''}"


def settle(html: str, page_address: str) -> str:
    """Make every internal link in a page relative to that page.

    Args:
        html: the page's HTML with links that start with ROOT.
        page_address: the page's own address from the site's root, as `sessions/x/`; "" for home.
    """
    # as text: Markup would escape the quote
    return str(html).replace(_FROM_ROOT, _from(page_address))


def settled(html: bytes, page_address: str) -> bytes:
    """Return what `settle` does: in bytes, links are found in half the time."""
    return html.replace(_FROM_ROOT.encode(), _from(page_address).encode())


def _from(page_address: str) -> str:
    """Return how a link from a page to the root starts."""
    return f'="{"../" * page_address.count("/") or "./"}'
