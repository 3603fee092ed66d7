"""HTML inside a Markdown file, written so that no generator of sites takes a part for Markdown.

A block of HTML ends for some at the first blank line, indentation makes code of it, and what stands
within a line is read for signs of Markdown. So none of these is left.
"""

import re

_PARTS = re.compile(r"(<!--.*?-->|<[A-Za-z/](?:\"[^\"]*\"|'[^']*'|[^'\">])*>)", re.DOTALL)
"""Tags and comments; between them is text."""
_VERBATIM = ("pre", "textarea")
"""Elements in which a line's end is a line's end."""
_LINE_END = re.compile(r"[ \t]*\n\s*")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_TEMPLATE = re.compile(r"\{(?=[{%#])")
"""What opens a template's tag to Jinja, Liquid, Hugo and others."""
_IN_TEXT = re.compile(r"[*_`\[\]\\~^=|!]|:(?=\S)")
_IN_VALUES = re.compile(r"[*_`\[\]\\]")
"""What Markdown and its extensions may read in a line, and within a tag of it."""


def block(html: str) -> str:
    """Return a page's HTML as one block of lines, none of them blank or indented."""
    return f'<div class="md-typeset">\n{_plain(html, chr(10)).strip()}\n</div>\n'


def line(html: str, *, inline: bool) -> str:
    """Return HTML on one line, for the place where an author called a macro.

    Args:
        html: well-formed, with quotes around attributes' values.
        inline: True within a sentence: there, Markdown reads text between tags.
    """
    flat = _plain(html, " ").strip()
    if not inline:
        return f"<div>{flat}</div>"
    return "".join(
        (_IN_VALUES if _is_tag(part) else _IN_TEXT).sub(_entity, part)
        for part in _PARTS.split(flat)
    )


def _plain(html: str, line_end: str) -> str:
    """Return HTML with this in place of each line's end that means nothing, and no templates."""
    out, verbatim = [], ""
    for part in _PARTS.split(_TEMPLATE.sub("&#123;", html)):
        if _is_tag(part):
            out.append(_tag(part))
            name = re.split(r"[\s>/]", part.lstrip("</"), maxsplit=1)[0].lower()
            if name in _VERBATIM:
                verbatim = "" if part.startswith("</") else name
        elif verbatim:
            out.append(part.replace("\n", "&#10;"))
        else:
            out.append(_LINE_END.sub(line_end, part))
    return _LINE_END.sub(line_end, "".join(out))


def _tag(tag: str) -> str:
    """Return a tag without line ends but those of its attributes' values, written as entities."""
    if tag.startswith("<!--"):
        return ""
    values = _QUOTED.sub(lambda value: value[0].replace("\n", "&#10;"), tag)
    return _LINE_END.sub(" ", values)


def _is_tag(part: str) -> bool:
    return part.startswith("<")


def _entity(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"
