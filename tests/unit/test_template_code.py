"""Templates compiled our way say what Jinja says, and escape what it escapes."""

from collections.abc import Iterator

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from macros.reading.model import Status
from macros.rendering.template_code import PlainEnvironment

HOSTILE = """<b title="it's">&amp;</b>"""
_SAFE = Markup(HOSTILE)  # noqa: S704 - a constant
_VALUES = [HOSTILE, _SAFE, "", 0, -3, 2.5, True, None, Status.ACCEPTED, (HOSTILE,)]
_TEMPLATES = [
    "{{ value }}",
    "{% macro one(it, more='>') %}[{{ it }}{{ more }}{{ caller() }}]{% endmacro %}"
    "{% for _ in (1, 2) %}{% call one(value, more='&') %}{{ loop.index }}{% endcall %}{% endfor %}",
    "{% set text %}<i>{{ value }}</i>{% endset %}{{ text }}{{ {'a': value}['a'] }}{{ [value][0] }}",
    "{{ ('<' ~ loud(plain) ~ 1) | upper }}{{ plain.upper() }}{{ loud(plain)[:2] | length }}",
]


@pytest.mark.parametrize("template", _TEMPLATES)
def test_a_template_says_the_same_as_by_jinja(template: str) -> None:
    """Text is escaped, Markup is not, whatever way it takes through the template."""
    ours, theirs = (list(_made(kind, template)) for kind in (PlainEnvironment, Environment))
    assert ours == theirs


def test_a_name_that_nobody_gives_is_an_error() -> None:
    """A page never lacks in silence what its template asks for."""
    render = _environment(PlainEnvironment).from_string
    for template in ("{{ missing }}", "{{ missing.name }}", "{% if missing %}{% endif %}"):
        with pytest.raises(UndefinedError, match="missing"):
            render(template).render()
    with pytest.raises(AttributeError, match="nothing"):
        render("{{ text.nothing }}").render(text="")


def _made(kind: type[Environment], template: str) -> Iterator[str]:
    found = _environment(kind).from_string(template)
    for value in _VALUES:
        yield found.render(value=value, plain=HOSTILE, loud=_loud)


def _environment(kind: type[Environment]) -> Environment:
    return kind(autoescape=True, undefined=StrictUndefined)


def _loud(text: str) -> str:
    return f"{text}!"
