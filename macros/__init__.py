"""The door for authors: the macros that a page may call, looked up in the library and rendered."""

from typing import Any


def define_env(env: Any) -> None:
    """Hand every author macro to mkdocs-macros (its entry point, called once a build).

    What a macro returns goes through Markdown as a stand-in; the greenroom plugin, which must be
    listed before mkdocs-macros, puts the HTML in its place afterwards.

    Args:
        env: the mkdocs-macros plugin.
    """
    for name, macro in env.conf.plugins["greenroom"].author_macros():
        env.macro(macro, name)
