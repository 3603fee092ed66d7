"""The door for authors: the macros that a page may call, looked up in the library and rendered."""

from itertools import takewhile
from typing import Any

from mkdocs.exceptions import PluginError

_FIRST = "mkdocs.yml: list “greenroom” under “plugins”, before “macros”: it knows what macros show"


def define_env(env: Any) -> None:
    """Hand every author macro to mkdocs-macros (its entry point, called once a build).

    What a macro returns goes through Markdown as a stand-in; the greenroom plugin, which must be
    listed before mkdocs-macros, puts the HTML in its place afterwards.

    Args:
        env: the mkdocs-macros plugin.

    Raises:
        PluginError: the greenroom plugin is not listed before it.
    """
    before = dict(takewhile(lambda named: named[1] is not env, env.conf.plugins.items()))
    if "greenroom" not in before:
        raise PluginError(_FIRST)
    for name, macro in before["greenroom"].author_macros():
        env.macro(macro, name)
