"""Scripts and style sheets as they are sent: without comments, indentation and spare spaces.

Every token stays as written: nothing is renamed, and a name in an error on a phone is the name in
the source. What cannot be read is sent as it is. Scripts are read by a parser: only it can tell a
division from a regular expression, or code from the text of a template inside another template.
"""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Query, QueryCursor

from .remains import REMAINS

JAVASCRIPT = Language(tree_sitter_javascript.language())
PARSER = Parser(JAVASCRIPT)
_VERBATIM = Query(JAVASCRIPT, "(comment) @comment [(string) (template_string) (regex)] @verbatim")

_LINE_END = re.compile(rb"\s*\n\s*")
_BLANKS = re.compile(rb"[ \t]+")
_AROUND = re.compile(rb" ?([{}()\[\],;:=<>?!&|*%^~]) ?")
"""Signs that no blank can part from their neighbours; `+`, `-`, `/` and `.` may need theirs."""
_OPEN_END = re.compile(rb"([{(\[,;])\n")
"""After these a line's end is never the end of a statement that has no semicolon."""

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
    return lean_script(content) if path.endswith(".mjs") else _once("style", _lean_style, content)


def lean_script(source: bytes) -> bytes:
    """Return a module that does the same in fewer bytes; one that is no JavaScript unchanged."""
    return _once("script", _lean_script, source)


def _once(kind: str, make: Callable[[bytes], bytes], source: bytes) -> bytes:
    name = f"{kind} {sha256(source).hexdigest()}"
    made = REMAINS.get(name)
    if not isinstance(made, bytes):
        made = make(source)
        REMAINS.put(name, made)
    return made


def _lean_script(source: bytes) -> bytes:
    tree = PARSER.parse(source)
    if tree.root_node.has_error:
        return source
    parts, code, at = [], b"", 0
    for start, end, is_comment in _verbatim(QueryCursor(_VERBATIM).captures(tree.root_node)):
        if start < at:
            continue  # inside a template that is taken whole
        code += source[at:start]
        if is_comment:
            code += b"\n" if b"\n" in source[start:end] else b" "
        else:
            parts += [_squeezed(code), source[start:end]]
            code = b""
        at = end
    return b"".join([*parts, _squeezed(code + source[at:])]).lstrip()


def _verbatim(captures: dict[str, list[Node]]) -> Iterator[tuple[int, int, bool]]:
    """Yield what is no plain code in order: its start, its end, and whether it is a comment."""
    for start, end, name in sorted(
        (node.start_byte, node.end_byte, name) for name, nodes in captures.items() for node in nodes
    ):
        yield start, end, name == "comment"


def _squeezed(code: bytes) -> bytes:
    """Return code without strings or comments in fewer bytes; line ends may end statements."""
    narrow = _AROUND.sub(rb"\1", _BLANKS.sub(b" ", _LINE_END.sub(b"\n", code)))
    return _OPEN_END.sub(rb"\1", narrow)


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
