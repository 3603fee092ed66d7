"""A site's configuration without this project: what any generator that reads mkdocs.yml needs.

It is changed as YAML's nodes, so that a tag which only some generator knows stays as written.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import yaml
from pathspec import GitIgnoreSpec
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from .plain_places import address_of, place_of

CONFIG = "mkdocs.yml"
_OURS = {"greenroom", "macros"}
_OF_THIS_PLACE = {"INHERIT", "docs_dir", "site_dir", "hooks", "watch"}
"""What speaks of files beside the configuration, which do not come along; `custom_dir` too."""
_FROM_OUTSIDE = "!ENV"
_TEXT = "tag:yaml.org,2002:str"
_ALWAYS_LEFT_OUT = (".*", "/templates/")
"""As MkDocs does it."""


class ConfigError(Exception):
    """The configuration cannot be used; says why, in one line with its path."""


@dataclass(frozen=True)
class PlainConfig:
    """What a configuration says, with all that comes from outside filled in."""

    root: MappingNode

    def text(self, *keys: str) -> str:
        """Return a plain value by the keys that lead to it; empty where it is not set."""
        node: Node | None = self.root
        for key in keys:
            node = _get(node, key) if isinstance(node, MappingNode) else None
        is_set = isinstance(node, ScalarNode) and node.tag != "tag:yaml.org,2002:null"
        return str(node.value) if node and is_set else ""

    @property
    def left_out(self) -> GitIgnoreSpec:
        """Which files below `docs/` are no part of the site."""
        patterns = (self.text(key).splitlines() for key in ("exclude_docs", "draft_docs"))
        return GitIgnoreSpec.from_lines(
            [*_ALWAYS_LEFT_OUT, *(one for some in patterns for one in some)]
        )

    def without_us(self) -> str:
        """Return the configuration of the same site without plugins and paths of this project."""
        kept = [
            (key, value)
            for key, value in self.root.value
            if key.value not in _OF_THIS_PLACE and value.value != ""  # some take "" for an address
        ]
        plain = MappingNode(self.root.tag, [(key, _plain(key.value, value)) for key, value in kept])
        return str(yaml.serialize(plain, allow_unicode=True, width=100))


def read_config(file: Path) -> PlainConfig:
    """Return what a configuration file says, with what it inherits.

    Raises:
        ConfigError: it cannot be read, or is no configuration.
    """
    return PlainConfig(_inheriting(file, depth=0))


def _inheriting(file: Path, depth: int) -> MappingNode:
    node = _outside(_composed(file))
    if not isinstance(node, MappingNode):
        raise ConfigError(
            f"{file.name}:1: this is no configuration; write site_name: and nav: there"
        )
    parent = _get(node, "INHERIT")
    if not isinstance(parent, ScalarNode) or depth > 9:
        return node
    return _merged(_inheriting(file.parent / parent.value, depth + 1), node)


def _composed(file: Path) -> Node | None:
    try:
        return yaml.compose(file.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except OSError as error:
        raise ConfigError(f"{file.name}:1: cannot be read: {error.strerror}") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"{file.name}:{line}: this is no YAML: {error.problem}") from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise ConfigError(f"{file.name}:1: this is no YAML") from None


def _merged(below: MappingNode, above: MappingNode) -> MappingNode:
    """Return the keys of both; where both have one, mappings are merged and else the upper wins."""
    merged = {key.value: (key, value) for key, value in below.value}
    for key, value in above.value:
        _, old = merged.get(key.value, (key, None))
        both = isinstance(old, MappingNode) and isinstance(value, MappingNode)
        merged[key.value] = (key, _merged(old, value) if both else value)
    return MappingNode(above.tag, list(merged.values()))


def _outside(node: Node | None) -> Node | None:
    """Return a node in which each value from the environment stands as it is now."""
    if isinstance(node, MappingNode):
        pairs = [(key, _outside(value)) for key, value in node.value]
        return MappingNode(node.tag, pairs, flow_style=node.flow_style)
    if node is not None and node.tag == _FROM_OUTSIDE:
        return _of_environment(node)
    if isinstance(node, SequenceNode):
        items = [_outside(item) for item in node.value]
        return SequenceNode(node.tag, items, flow_style=node.flow_style)
    return node


def _of_environment(node: Node) -> Node:
    """Return what `!ENV [NAME, OTHER, default]` or `!ENV NAME` means."""
    names = node.value if isinstance(node, SequenceNode) else [node]
    for name in names[:-1] if len(names) > 1 else names:
        if (value := os.environ.get(name.value)) is not None:
            tag = yaml.SafeLoader("").resolve(ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
            return ScalarNode(tag, value)
    return names[-1] if len(names) > 1 else ScalarNode("tag:yaml.org,2002:null", "null")


def _plain(key: str, value: Node) -> Node:
    if key == "nav":
        return _in_places(value)
    if key == "plugins" and isinstance(value, SequenceNode):
        return SequenceNode(value.tag, [one for one in value.value if _name(one) not in _OURS])
    if key == "theme" and isinstance(value, MappingNode):
        return MappingNode(
            value.tag, [pair for pair in value.value if pair[0].value != "custom_dir"]
        )
    return value


def _in_places(nav: Node) -> Node:
    """Return the navigation with each page's new place."""
    if isinstance(nav, SequenceNode):
        return SequenceNode(nav.tag, [_in_places(one) for one in nav.value])
    if isinstance(nav, MappingNode):
        return MappingNode(nav.tag, [(key, _in_places(value)) for key, value in nav.value])
    is_page = nav.value.endswith(".md") and "://" not in nav.value
    return ScalarNode(nav.tag, place_of(address_of(nav.value))) if is_page else nav


def _name(plugin: Node) -> str:
    """Return the name of an entry of `plugins`, which may carry settings."""
    return str(plugin.value[0][0].value if isinstance(plugin, MappingNode) else plugin.value)


def _get(node: MappingNode, key: str) -> Node | None:
    return next((value for name, value in node.value if name.value == key), None)
