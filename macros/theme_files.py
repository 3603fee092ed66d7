"""What MkDocs and the search do with a theme's templates, without what they need not do.

MkDocs takes none that is hidden, and looks at each: Material hides 12,000 icons, of which its
templates include those that they name. Material's search begins anew with an environment of its
own for each word that it translates.
"""

import os
from functools import partial

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from .rendering.compiled import COMPILED


class _Unhidden(FileSystemLoader):
    """Templates, of which those whose name or folder starts with a dot are not listed."""

    def list_templates(self) -> list[str]:
        """Return the names of all others, in order."""
        found = set()
        for top in self.searchpath:
            for folder, inner, files in os.walk(top, followlinks=self.followlinks):
                inner[:] = [name for name in inner if not name.startswith(".")]
                below = os.path.relpath(folder, top).replace(os.sep, "/")
                found |= {name if below == "." else f"{below}/{name}" for name in files}
        return sorted(found)


def quicken(theme: Theme) -> None:
    """Have a theme's environments list no hidden templates, and compile none a second time."""
    theme.get_env = partial(_environment, theme)  # type: ignore[method-assign]


def _environment(theme: Theme) -> Environment:
    env = Theme.get_env(theme)
    env.loader = _Unhidden(theme.dirs)
    env.bytecode_cache = COMPILED
    return env
