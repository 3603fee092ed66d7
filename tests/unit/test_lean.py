"""Scripts and style sheets as they are sent: in fewer bytes, and the same to a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import tree_sitter_javascript
import yaml
from tree_sitter import Language, Node, Parser

from macros.rendering.lean import is_ours, lean, lean_script

ROOT = Path(__file__).parents[2]
CASES = [
    (f"x{suffix}", case)
    for suffix, file in ((".mjs", "scripts.yml"), (".css", "styles.yml"))
    for case in yaml.safe_load((ROOT / "tests/data/lean" / file).read_text("utf-8"))
]
SCRIPTS = sorted((ROOT / "docs/javascripts").rglob("*.mjs"))
ATOMS = {"string", "template_string", "regex"}


@pytest.mark.parametrize(("path", "case"), CASES, ids=[case["rule"] for _, case in CASES])
def test_case(path: str, case: dict[str, str]) -> None:
    """Each case of tests/data/lean/ has its rule."""
    assert lean(path, case["source"].encode()).decode().strip("\n") == case["lean"].strip("\n")


def tokens(source: bytes) -> list[bytes]:
    """What a parser reads of a module, without the comments; fails where it is no module."""
    tree = Parser(Language(tree_sitter_javascript.language())).parse(source)
    assert not tree.root_node.has_error
    return [one.text or b"" for one in leaves(tree.root_node)]


def leaves(node: Node) -> Iterator[Node]:
    """The smallest nodes in order; texts are one each."""
    if not node.children or node.type in ATOMS:
        yield from () if node.type == "comment" else (node,)
    else:
        for child in node.children:
            yield from leaves(child)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda file: file.stem)
def test_every_module_is_the_same_to_a_parser(script: Path) -> None:
    """A module of this site loses no token and gains none, and becomes smaller."""
    source = script.read_bytes()
    sent = lean_script(source)
    assert tokens(sent) == tokens(source)
    assert len(sent) < len(source)


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        ("javascripts/lib/run.mjs", True),
        ("stylesheets/run.css", True),
        ("assets/stylesheets/main.1.min.css", False),
        ("assets/javascripts/bundle.1.min.js", False),
        ("assets/favicon.svg", False),
    ],
)
def test_only_what_is_written_here_is_made_lean(path: str, ours: bool) -> None:
    """The theme's files are lean as they come, and pictures are none of this business."""
    assert is_ours(path) == ours
