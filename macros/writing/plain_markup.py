"""What an authored page may do elsewhere: only here is its raw HTML kept from acting."""

from markdown import Markdown

from macros.rendering.harmless import Harmless

_EXTENSIONS = ("attr_list", "fenced_code", "tables", "sane_lists")
"""Those that the site reads pages with, as far as they make markup of an author's."""


def acts_elsewhere(matter: str, body: str) -> bool:
    """Tell whether a page holds markup or links that this site shows as text.

    Another generator lets them run, style or fetch.

    Args:
        matter: its front matter; a theme may print a title as HTML.
        body: its Markdown.
    """
    if "<" in matter:
        return True
    kept = Markdown(extensions=[*_EXTENSIONS, Harmless()]).convert(body)
    return kept != Markdown(extensions=[*_EXTENSIONS]).convert(body)
