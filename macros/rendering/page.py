"""A page that is made, not written: what every page module hands to the door for MkDocs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from .preview import Preview, Previews


class Heading(NamedTuple):
    """One entry of a page's table of contents."""

    level: int
    """2 for a section, 3 for what is inside it; the page's h1 is not listed."""
    id: str
    """The anchor, without `#`."""
    text: str
    """Plain text: not yet escaped."""


class Found(NamedTuple):
    """A page, or a place on one, as the search knows it."""

    anchor: str
    """Where it stands, without `#`; empty for the page itself."""
    title: str
    """Plain text: not yet escaped. Its words count for far more than those of `texts`."""
    texts: tuple[str, ...] = ()
    """Paragraphs, plain: not yet escaped."""
    weight: int = 1
    """How much more its words count than those of others."""


@dataclass(frozen=True)
class Page:
    """One generated page."""

    address: str
    """Where it lives, from the site's root: `sessions/2026-11-21-mentor/`."""
    title: str
    """Plain text, for the browser's tab: not yet escaped."""
    description: str
    """One plain sentence for search engines and previews: not yet escaped."""
    body: Markup
    """The content with its h1; internal links start with `addresses.ROOT`."""
    toc: tuple[Heading, ...] = ()
    edit: str | None = None
    """The source file from the project's root, for the edit link: `sessions/x.yml`."""
    preview: Preview | None = None
    """Its own picture for chats; None shows that of the site."""
    found: tuple[Found, ...] | None = None
    """What the search finds of it, the page itself first; None stands for its title, description
    and headings, () for nothing."""
    listed: bool = True
    """False keeps it out of sitemap and navigation, and asks search engines to pass by."""


@dataclass(frozen=True)
class Leaf:
    """A generated page of which there may be thousands: its place is known, it is made later."""

    address: str
    """As of its page; so are those below."""
    make: Callable[[], Page]
    """Makes the page, each time that it is called."""
    toc: tuple[Heading, ...] = ()
    edit: str | None = None
    listed: bool = True
    inputs: tuple[object, ...] | None = None
    """All that the page is made of, but the code; None where nobody says."""
    draw: Callable[[Previews], bytes] | None = None
    """Draws the picture that its page calls its own; None where it has none."""
