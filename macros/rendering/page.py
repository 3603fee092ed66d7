"""A page that is made, not written: what every page module hands to the door for MkDocs."""

from dataclasses import dataclass

from markupsafe import Markup

from .preview import Preview


@dataclass(frozen=True)
class Heading:
    """One entry of a page's table of contents."""

    level: int
    """2 for a section, 3 for what is inside it; the page's h1 is not listed."""
    id: str
    """The anchor, without `#`."""
    text: str
    """Plain text: not yet escaped."""


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
    searchable: bool = True
    """False keeps the page out of the search index."""
    listed: bool = True
    """False keeps it out of search, sitemap and navigation, and asks search engines to pass by."""
