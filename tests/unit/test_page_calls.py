"""A macro call that cannot work is a problem at its line, before anything is built."""

import pytest
from factories import make_library, make_session

from macros.reading.library import Library
from macros.rendering.page_calls import call_problems
from macros.rendering.site import Site

LIBRARY: Library = make_library(make_session(pitch={"attempts": [{"seconds": 56}]}))
MACROS = Site(LIBRARY, make_session().date).macros
FRONT = "---\ntitle: Mine\nrender_macros: true\n---\n"


def said(text: str) -> list[str]:
    """Return what is said of one page, as line: message."""
    found = call_problems(MACROS, {"docs/mine.md": text})
    return [f"{problem.line}: {problem.message}" for problem in found]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ('{{ tmer("pitch") }}', "there is no macro tmer(). Did you mean timer?"),
        ('{{ timer("picth") }}', "timer(): 'picth' is not known. Did you mean pitch?"),
        (
            "{{ timer() }}",
            "timer(): missing a required argument: 'what'; it is written timer(\"pitch\")",
        ),
        (
            "{{ timer(1, 2) }}",
            'timer(): too many positional arguments; it is written timer("pitch")',
        ),
        (
            "{{ pitch(most=1) }}",
            "pitch(): got an unexpected keyword argument 'most'; it is written pitch()",
        ),
        ("{{ timer }}", 'timer needs its brackets; it is written timer("pitch")'),
        ("{% if timer %}x{% endif %}", 'timer needs its brackets; it is written timer("pitch")'),
        (
            "{{ timer(1.5) }}",
            "timer(): write a whole number from 1 to 14400, without quotes, instead of 1.5.",
        ),
        (
            '{{ timer("pitch" }}',
            "this is not a template: unexpected '}', expected ')'; "
            "put {% raw %} around braces you mean",
        ),
        (
            "{% nothing %}",
            "this is not a template: Encountered unknown tag 'nothing'; "
            "put {% raw %} around braces you mean",
        ),
        ("`{{ tmer() }}`", "there is no macro tmer(). Did you mean timer?"),
        ("{% set x = tmer() %}", "there is no macro tmer(). Did you mean timer?"),
        ('{{ tmer("pitch") | upper }}', "there is no macro tmer(). Did you mean timer?"),
        (
            '{{ question("why-epol") }}',
            "question(): 'why-epol' is not known. Did you mean why-epoll?",
        ),
    ],
)
def test_a_wrong_call_is_told(call: str, says: str) -> None:
    """What is wrong and how it is written, at the line of the call in the file."""
    assert said(f"{FRONT}# Mine\n\n{call}\n") == [f"7: {says}"]


@pytest.mark.parametrize(
    "text",
    [
        '{{ timer("pitch") }}',
        '{{ timer(what="pitch") }}',
        "{{ timer(30 + 15) }}",
        "{{ timer(page.meta.seconds) }}",
        '{{ timer(*["pitch"]) }}',
        '{{ timer(**{"what": "pitch"}) }}',
        "{% raw %}{{ tmer() }}{% endraw %}",
        "{# {{ tmer() }} #}",
        "{% macro own(call) %}{{ call() }}{% endmacro %}{{ own(1) }}",
        "{% set timer = 5 %}{{ timer }}",
        "{% for limit in [1] %}{{ limit }}{% endfor %}",
        '{% from "x.md" import y, z as w %}{{ y() }}{{ w() }}',
        "{{ page.title() }}",
        "{{ range(3) | list }}",
        "{{ now() }}",
        "No braces.",
        "{ {tmer()} }",
    ],
)
def test_a_right_page_is_silent(text: str) -> None:
    """A page's own names, computed values, raw text and what Jinja brings are let be."""
    assert said(f"{FRONT}{text}\n") == []


@pytest.mark.parametrize(
    "front",
    [
        "",
        "---\ntitle: Mine\n---\n",
        "---\nrender_macros: false\n---\n",
        "\n---\nrender_macros: true\n---\n",
        "---\n- render_macros\n---\n",
        "---\nrender_macros: [\n---\n",
    ],
)
def test_a_page_that_calls_nothing_is_not_tried(front: str) -> None:
    """Only a page that asks for macros is a template."""
    assert said(f"{front}{{{{ tmer() }}}}\n") == []


@pytest.mark.parametrize("word", ["true", "True", "yes", "ON", "true  # for the timers"])
def test_every_way_to_opt_in_counts(word: str) -> None:
    """What MkDocs takes for true makes a page a template."""
    assert said(f"---\nrender_macros: {word}\n---\n{{{{ tmer() }}}}\n")


def test_every_wrong_call_is_told_at_its_line() -> None:
    """All calls of a page are tried, each at its own line."""
    raw = "{% raw %}\n{{ x() }}\n{% endraw %}"
    text = f"{FRONT}{{{{ tmer() }}}}\n\n{raw}\n\n{{{{ ptch() }}}}\n"
    assert [line.split(":")[0] for line in said(text)] == ["5", "11"]


@pytest.mark.parametrize(
    "argument", ["[]", "{}", "none", "true", "-1", "1.5", '""', '"\\x00"', "10**30"]
)
@pytest.mark.parametrize(
    "name", ["timer", "limit", "adr", "question", "done_when", "sessions_table"]
)
def test_no_argument_breaks_a_macro(name: str, argument: str) -> None:
    """Whatever stands between the brackets, it is shown or explained, never an exception."""
    assert len(said(f"{FRONT}{{{{ {name}({argument}) }}}}\n")) <= 1
