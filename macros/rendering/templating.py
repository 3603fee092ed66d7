"""The one Jinja environment behind every generated page and every macro's output.

Autoescape is on: what people wrote is text until `prose` has turned it into safe HTML.
"""

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from .addresses import to
from .prose import inline, prose


def clock(seconds: int | None) -> str:
    """Return seconds as `1:11`; an en dash where nothing was measured."""
    return "–" if seconds is None else f"{seconds // 60}:{seconds % 60:02d}"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment with its filters: clock, prose, inline, to."""
    env = Environment(
        loader=PackageLoader("macros.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"clock": clock, "prose": prose, "inline": inline}
    env.globals |= {"to": to}
    return env


def render(template: str, **facts: object) -> Markup:
    """Return a template's HTML; links still start with `addresses.ROOT`."""
    return Markup(environment().get_template(template).render(**facts))  # noqa: S704 - autoescaped
