"""Scripts and style sheets as they are sent: without comments, indentation and spare spaces.

Every token stays as written: nothing is renamed, and a name in an error on a phone is the name in
the source. What cannot be read is sent as it is.
"""

import re

from .remains import REMAINS

_STYLE = re.compile(
    rb"""(?P<verbatim>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)"']*\))|(?:\s|/\*.*?\*/)+""",
    re.DOTALL,
)
_AFTER = (b"", b"{", b"}", b";", b",", b":")
_BEFORE = (b"", b"{", b"}", b";", b",")
"""Signs of a style sheet that need no blank after them, or before. A colon needs one before it:
`main :hover` is not `main:hover`."""


def is_ours(path: str) -> bool:
    """Tell whether a file is a script or style sheet of this site; the theme's are lean already."""
    return path.endswith((".mjs", ".css")) and ".min." not in path


def lean(path: str, content: bytes) -> bytes:
    """Return one of our files as it is sent.

    Args:
        path: the file's, which tells its kind: `.mjs`, else a style sheet.
        content: as written, in UTF-8.
    """
    if path.endswith(".mjs"):
        return lean_script(content)
    return REMAINS.made("style", _lean_style, content)


def lean_script(source: bytes) -> bytes:
    """Return a module that does the same in fewer bytes; one that is no JavaScript unchanged."""
    return REMAINS.made("script", _lean_script, source)


def _lean_script(source: bytes) -> bytes:
    from .javascript import squeezed  # noqa: PLC0415 - the last build has left nearly all of them

    return squeezed(source)


def _lean_style(source: bytes) -> bytes:
    return _STYLE.sub(_gap, source)


def _gap(found: re.Match[bytes]) -> bytes:
    """Return what stands in the place of blanks and comments in a row; texts stay."""
    if found["verbatim"]:
        return found[0]
    start, end = found.span()
    before, after = found.string[max(0, start - 1) : start], found.string[end : end + 1]
    if before in _AFTER or after in _BEFORE:
        return b""
    return b" " if re.search(rb"\s", re.sub(rb"/\*.*?\*/", b"", found[0], flags=re.S)) else b"/**/"
