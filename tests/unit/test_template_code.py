"""Templates compiled our way say what Jinja says, and escape what it escapes."""

from collections.abc import Iterator

import pytest
from factories import make_library, make_packet
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from macros.reading.model import Packet, Status
from macros.rendering.template_code import PlainEnvironment
from macros.rendering.templating import Templates

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


def test_a_macro_takes_what_it_names() -> None:
    """An argument too many, or of a name that it has not, is never passed over in silence."""
    start = "{% macro one(it) %}{{ it }}{% endmacro %}"
    for call in ("one(1, 2)", "one(1, more=2)", "one(1, caller=2)"):
        with pytest.raises(TypeError):
            _environment(PlainEnvironment).from_string(f"{start}{{{{ {call} }}}}").render()


def test_what_is_made_once_is_escaped_all_the_same() -> None:
    """Text and Markup of the same signs are told from each other, in whatever order they come."""
    environment = Templates(make_library()).env
    start = "{% macro _one(it) %}{{ it }}{% endmacro %}{% set one = once(_one) %}"
    calls = "{{ one(safe) }} {{ one(text) }} {{ one(safe) }}"
    made = environment.from_string(start + calls)
    assert made.render(text=HOSTILE, safe=_SAFE) == f"{HOSTILE} {escape(HOSTILE)} {HOSTILE}"


def test_code_of_a_template_is_of_no_library() -> None:
    """It is kept for other builds, so no filter of a library may settle a constant word."""
    codes = [list(_codes(make_packet(lessons={"W04": {"title": title}}))) for title in ("A", "B")]
    assert len(codes[0]) > 40
    assert codes[0] == codes[1]


def _made(kind: type[Environment], template: str) -> Iterator[str]:
    found = _environment(kind).from_string(template)
    for value in _VALUES:
        yield found.render(value=value, plain=HOSTILE, loud=_loud)


def _environment(kind: type[Environment]) -> Environment:
    return kind(autoescape=True, undefined=StrictUndefined)


def _loud(text: str) -> str:
    return f"{text}!"


def _codes(packet: Packet) -> Iterator[str]:
    environment = Templates(make_library(packet=packet)).env
    for name in environment.list_templates():
        assert environment.loader
        source, *_ = environment.loader.get_source(environment, name)
        yield environment.compile(source, name, raw=True)
