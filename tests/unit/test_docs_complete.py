"""What can be written, called or typed is described where people look for it."""

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from macros.__main__ import main
from macros.reading.model import Audience, Covered, Kind, Packet, Recall, SessionFile
from macros.rendering.author_macros import MACROS
from macros.rendering.policy import policy

ROOT = Path(__file__).parents[2]
FILES = (ROOT / "docs/files.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


def fields(annotation: Any) -> set[str]:
    """Return the key of every field of a model and of the models inside it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        own = {field.alias or name for name, field in annotation.model_fields.items()}
        return own.union(*(fields(field.annotation) for field in annotation.model_fields.values()))
    return set().union(*(fields(inner) for inner in get_args(annotation)))


def in_code(text: str) -> set[str]:
    """Return every word that stands between backticks, or in a block of code."""
    spans = re.findall(r"`([^`\n]+)`", text) + re.findall(r"```.*?\n(.*?)```", text, re.DOTALL)
    return {word for span in spans for word in re.findall(r"[\w-]+", span)}


@pytest.mark.parametrize("field", sorted(fields(Packet) | fields(SessionFile)))
def test_every_field_is_described(field: str) -> None:
    """Each key of the packet and of a session stands in the reference of files."""
    assert field in in_code(FILES)


WORDS = sorted({word for kind in (Kind, Audience, Recall, Covered) for word in get_args(kind)})


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_choice_is_described(word: str) -> None:
    """Each word that a field may hold stands in the reference of files."""
    assert word in in_code(FILES)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_described(command: str) -> None:
    """Each command stands, as it is typed, in the reference of files or in the README."""
    assert f"python -m macros {command}" in FILES + README


OPTIONS = sorted(
    {
        option
        for command in main.commands.values()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("--")
    }
)


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_is_described(option: str) -> None:
    """Each option of a command stands in the reference of files or in the README."""
    assert option in FILES + README


@pytest.mark.parametrize("macro", MACROS, ids=lambda macro: macro.name)
def test_every_macro_has_its_part(macro: Any) -> None:
    """Each macro has a heading on the page of macros, and below it an example and its result."""
    page = (ROOT / "docs/macros.md").read_text("utf-8")
    parts = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    (part,) = [part for part in parts if part.split()[0] == macro.name]
    call = f"{{{{ {macro.example} }}}}"
    shown = re.search(r"{% raw %}(.*?){% endraw %}", part, re.DOTALL)
    assert shown is not None
    assert call in shown[1]
    assert call in part[shown.end() :]


@pytest.mark.parametrize("path", ["docs/files.md", "docs/macros.md"])
def test_the_references_are_in_the_navigation(path: str) -> None:
    """A reader of the site finds the references."""
    assert path.removeprefix("docs/") in (ROOT / "mkdocs.yml").read_text("utf-8")


DIRECTIVES = [rule.split()[0] for rule in policy("", serving=False).split("; ")]


@pytest.mark.parametrize("directive", [*DIRECTIVES, "frame-ancestors"])
def test_every_directive_is_described(directive: str) -> None:
    """What a page may load and run, and what no page can forbid, stands on the page of security."""
    assert directive in in_code((ROOT / "docs/security.md").read_text("utf-8"))
