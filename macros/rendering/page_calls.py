"""Authored pages are tried before a build: a wrong macro call is a problem at its line."""

import inspect
import re
from collections.abc import Iterator, Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.nodes import Impossible

from macros.reading.problems import Problem, did_you_mean

from .author_macros import MACROS, AuthorMacros, MacroError

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_OPTED_IN = re.compile(r"^render_macros:[ \t]+(?:true|yes|on)[ \t]*(?:#.*)?$", re.I | re.MULTILINE)
"""As MkDocs takes it: front matter is YAML 1.1, where three words are true."""
_EXAMPLES = {macro.name: macro.example for macro in MACROS}
_BUILT_IN = frozenset(
    {"range", "dict", "lipsum", "cycler", "joiner", "namespace", "now", "context"}
    | {"macros_info", "fix_url", "pretty", "render_blocks", "super", "caller"}
)
"""What Jinja and mkdocs-macros bring themselves."""


def call_problems(macros: AuthorMacros, pages: Mapping[str, str]) -> Iterator[Problem]:
    """Yield every macro call that cannot work, by trying it.

    Args:
        macros: the macros of the library just read.
        pages: the text of each authored page, by its path from the project's root.
    """
    for path, text in pages.items():
        body, skipped = _body(text)
        if body is not None:
            yield from _page_problems(macros, path, body, skipped)


def _body(text: str) -> tuple[str | None, int]:
    """Return a page's text below its front matter, None if not opted in, and the lines above."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return None, 0
    wanted = _OPTED_IN.search(found[1])
    return (text[found.end() :] if wanted else None), found[0].count("\n")


def _page_problems(macros: AuthorMacros, path: str, body: str, skipped: int) -> Iterator[Problem]:
    try:
        tree = Environment().parse(body)  # noqa: S701 - only parsed, never rendered
    except TemplateSyntaxError as error:
        why = str(error.message).rstrip(".")
        message = f"this is not a template: {why}; put {{% raw %}} around braces you mean"
        yield Problem(path, error.lineno + skipped, message)
        return
    own = _own_names(tree)
    called = []
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name not in own:
            called.append(call.node)
            for message in _call_problems(macros, call, call.node.name):
                yield Problem(path, call.lineno + skipped, message)
    for name in tree.find_all(nodes.Name):
        if name.name in _EXAMPLES.keys() - own and not any(name is node for node in called):
            message = f"{name.name} needs its brackets; it is written {_EXAMPLES[name.name]}"
            yield Problem(path, name.lineno + skipped, message)


def _own_names(tree: nodes.Template) -> set[str]:
    """Return what the page itself defines: variables, macros and their parameters, imports."""
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx != "load"}
    own |= {macro.name for macro in tree.find_all(nodes.Macro)}
    for imported in tree.find_all(nodes.FromImport):
        own |= {name if isinstance(name, str) else name[1] for name in imported.names}
    return own


def _call_problems(macros: AuthorMacros, call: nodes.Call, name: str) -> Iterator[str]:
    if name not in _EXAMPLES:
        if name not in _BUILT_IN:
            yield f"there is no macro {name}().{did_you_mean(name, sorted(_EXAMPLES))}"
        return
    if call.dyn_args or call.dyn_kwargs:
        return
    try:
        arguments = [argument.as_const() for argument in call.args]
        named = {keyword.key: keyword.value.as_const() for keyword in call.kwargs}
    except Impossible:
        return  # computed on the page: known only when it is rendered
    macro = getattr(macros, name)
    try:
        inspect.signature(macro).bind(*arguments, **named)
    except TypeError as error:
        yield f"{name}(): {error}; it is written {_EXAMPLES[name]}"
        return
    try:
        macros(name, *arguments, **named)
    except MacroError as error:
        yield f"{name}(): {error}"
