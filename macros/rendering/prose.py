"""What people wrote in YAML, as safe HTML: Markdown without raw HTML, records and lessons linked."""

from html import escape

from markupsafe import Markup


def prose(text: str) -> Markup:
    """Return Markdown prose as safe block HTML."""
    return Markup("<p>" + escape(text) + "</p>")


def inline(text: str) -> Markup:
    """Return one line of Markdown prose as safe HTML without a surrounding paragraph."""
    return Markup(escape(text))
