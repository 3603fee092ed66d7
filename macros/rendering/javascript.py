"""JavaScript as a parser reads it: what of a module must be sent, and what it asks for.

Only a parser can tell a division from a regular expression, or code from the text of a template
inside another template.
"""

import re
from collections.abc import Iterator

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Query, QueryCursor

_JAVASCRIPT = Language(tree_sitter_javascript.language())
_PARSER = Parser(_JAVASCRIPT)
_VERBATIM = Query(_JAVASCRIPT, "(comment) @comment [(string) (template_string) (regex)] @verbatim")
_FROM = Query(
    _JAVASCRIPT,
    """
    (import_statement source: (string (string_fragment) @from))
    (export_statement source: (string (string_fragment) @from))
    """,
)

_LINE_END = re.compile(rb"\s*\n\s*")
_BLANKS = re.compile(rb"[ \t]+")
_AROUND = re.compile(rb" ?([{}()\[\],;:=<>?!&|*%^~]) ?")
"""Signs that no blank can part from their neighbours; `+`, `-`, `/` and `.` may need theirs."""
_OPEN_END = re.compile(rb"([{(\[,;])\n")
"""After these a line's end is never the end of a statement that has no semicolon."""


def imported(source: bytes) -> list[bytes]:
    """Return what a module imports and exports again, as written; not what it may import later."""
    found = QueryCursor(_FROM).captures(_PARSER.parse(source).root_node).get("from", [])
    return [name for _, name in sorted((node.start_byte, node.text or b"") for node in found)]


def squeezed(source: bytes) -> bytes:
    """Return a module without comments, indentation and spare spaces; no JavaScript unchanged."""
    tree = _PARSER.parse(source)
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
            parts += [_narrow(code), source[start:end]]
            code = b""
        at = end
    return b"".join([*parts, _narrow(code + source[at:])]).lstrip()


def _verbatim(captures: dict[str, list[Node]]) -> Iterator[tuple[int, int, bool]]:
    """Yield what is no plain code in order: its start, its end, and whether it is a comment."""
    for start, end, name in sorted(
        (node.start_byte, node.end_byte, name) for name, nodes in captures.items() for node in nodes
    ):
        yield start, end, name == "comment"


def _narrow(code: bytes) -> bytes:
    """Return code without strings or comments in fewer bytes; line ends may end statements."""
    narrow = _AROUND.sub(rb"\1", _BLANKS.sub(b" ", _LINE_END.sub(b"\n", code)))
    return _OPEN_END.sub(rb"\1", narrow)
