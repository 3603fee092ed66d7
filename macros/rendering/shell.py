"""The theme's page around a leaf: the theme makes one for all pages alike, and each fills it.

A theme takes milliseconds for a page, and of a thousand of them all is the same but a few words.
"""

import re
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup, escape

from .addresses import settled
from .page import Heading, Leaf, Page
from .preview import Preview

_TITLE, _DESCRIPTION, _NAME, _EDIT, _PICTURE, _ALT = (
    f"GreenroomSlot{name}" for name in ("Title", "Description", "Name", "Edit", "Picture", "Alt")
)
_BODY = "<h1>GreenroomSlotBody</h1>"
"""With a heading, so that the theme adds none."""
_SLOT = re.compile(f"({_BODY}|GreenroomSlot(?:Title|Description|Name|Edit|Picture|Alt))")


@dataclass(frozen=True)
class Kind:
    """All that the theme looks at in a page, but for the words that `Shell.filled` puts in."""

    parent: str
    """The address above the page's own: `sessions/`."""
    toc: tuple[Heading, ...]
    edited: bool
    """Whether it has a source file to edit."""
    listed: bool

    def sample(self) -> Page:
        """Return the page that the theme is to be given."""
        return Page(
            address=f"{self.parent}{_NAME}/",
            title=_TITLE,
            description=_DESCRIPTION,
            body=Markup(_BODY),  # noqa: S704 - our own
            toc=self.toc,
            edit=_EDIT if self.edited else None,
            preview=Preview(_PICTURE, _ALT),
            listed=self.listed,
        )


def kind_of(leaf: Leaf) -> Kind:
    """Return the kind of a page, which is known before the page is made."""
    return Kind(_parted(leaf.address)[0], leaf.toc, leaf.edit is not None, leaf.listed)


@dataclass(frozen=True)
class Shell:
    """What the theme made of a kind's sample, cut at the places that each page fills."""

    texts: tuple[bytes, ...]
    """What stands before, between and after the places."""
    slots: tuple[str, ...]
    """The places' names, in order."""
    preview: Preview
    """The picture that stands for a page without its own."""

    def filled(self, page: Page, body: bytes) -> tuple[bytes, bytes, bytes]:
        """Return a page's HTML: what comes before its body, the body, and what comes after it.

        Args:
            page: one of the shell's kind; its own body is not looked at.
            body: that of the page, with all that is to stand above it; links in it start with
                `addresses.ROOT`.
        """
        preview = page.preview or self.preview
        values = {
            _TITLE: escape(page.title),
            _DESCRIPTION: escape(page.description),
            _NAME: escape(_parted(page.address)[1]),
            _EDIT: escape(page.edit or ""),
            _PICTURE: escape(preview.path),
            _ALT: escape(preview.alt),
        }
        encoded = {name: text.encode() for name, text in values.items()}
        encoded[_BODY] = settled(body, page.address)
        filled = [encoded[name] for name in self.slots]
        parts = list(chain.from_iterable(zip(self.texts, [*filled, b""], strict=True)))
        at = 2 * self.slots.index(_BODY) + 1
        return b"".join(parts[:at]), parts[at], b"".join(parts[at + 1 :])


def shell(html: str, preview: Preview) -> Shell:
    """Return the shell of a kind.

    Args:
        html: what the theme made of the kind's sample.
        preview: the site's own picture.
    """
    parts = _SLOT.split(html)
    return Shell(tuple(text.encode() for text in parts[::2]), tuple(parts[1::2]), preview)


def _parted(address: str) -> tuple[str, str]:
    """Return the address above a page, and its own name there."""
    above, _, name = address.rstrip("/").rpartition("/")
    return f"{above}/" if above else "", name
