"""What can happen to a file: in an editor, on a disk, in a merge, or by somebody's hand."""

from typing import Any

import yaml
from hypothesis import strategies as st

_SHORT = (
    "no yes ~ null .nan -.inf 010 12:30 1e999 0x1F 2026-13-40 << * &a ' | > # % @ ` [ { --- ..."
)
_SPACED = ("{{ 1 }}", "<script>", "\t", "- ", "? ", ": ", '"', "!!python/object:os.system", "ADR-1")
_UNSEEN = ("\u202e", "\ufeff", "\x00", "\x85", "\u2028", "🦀")
_LONG = ("é" * 300, "9" * 400, "../../etc/passwd", "javascript:x")
ODD_WORDS = (*_SHORT.split(), *_SPACED, *_UNSEEN, *_LONG)
"""Words that mean something to YAML, to Markdown, to a browser or to a terminal."""

words = st.sampled_from(ODD_WORDS) | st.text(max_size=12)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | st.dates()
    | words
    | st.binary(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=5,
)


@st.composite
def bytes_of(draw: st.DrawFn, original: bytes) -> bytes:
    """A file after up to four accidents: cut short, bytes lost, doubled, or others put in."""
    mangled = original
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(mangled)))
        length = draw(st.sampled_from([0, 1, 2, 10, 100, len(mangled)]))
        inserted = draw(
            st.just(b"")
            | words.map(lambda word: word.encode("utf-8", "replace"))
            | st.binary(max_size=3)
            | st.just(mangled[at : at + length] * 2)
        )
        mangled = mangled[:at] + inserted + mangled[at + length :]
    return mangled


@st.composite
def tree_of(draw: st.DrawFn, original: str) -> str:
    """A YAML file of which some values, keys or entries are other ones now."""
    tree = yaml.load(original, yaml.CSafeLoader)
    for _ in range(draw(st.integers(1, 3))):
        holder, key = draw(st.sampled_from(_places(tree)))
        match draw(st.sampled_from(["value", "value", "key", "lost", "doubled"])):
            case "value":
                holder[key] = draw(values)
            case "key" if isinstance(holder, dict):
                holder[draw(words)] = holder.pop(key)
            case "doubled" if isinstance(holder, list):
                holder.append(holder[key])
            case _:
                del holder[key]
        if not _places(tree):
            break
    return yaml.dump(
        tree, Dumper=yaml.CSafeDumper, allow_unicode=draw(st.booleans()), sort_keys=False
    )


def _places(node: Any) -> list[tuple[Any, Any]]:
    keys = list(node) if isinstance(node, dict) else range(len(node)) if _is_list(node) else ()
    return [place for key in keys for place in ((node, key), *_places(node[key]))]


def _is_list(node: Any) -> bool:
    return isinstance(node, list)
