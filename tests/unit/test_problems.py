"""How a problem is printed."""

import pytest

from macros.reading.problems import Problem, did_you_mean


def test_a_problem_is_a_place_and_a_message() -> None:
    """A problem prints as path:line: message, which terminals and editors follow."""
    assert str(Problem("sessions/a.yml", 7, "mend it")) == "sessions/a.yml:7: mend it"


def test_a_warning_says_so() -> None:
    """A warning is told from a problem by one word."""
    assert str(Problem("a.yml", 1, "look", warning=True)) == "a.yml:1: warning: look"


@pytest.mark.parametrize("sign", ["\n", "\r", "\x1b", "\x07", "\u2028", "\udcff", "\x00"])
def test_a_problem_is_one_printable_line(sign: str) -> None:
    """No sign from a file or its name can break the line or steer a terminal."""
    shown = str(Problem(f"a{sign}b.yml", 1, f"found x{sign}y"))
    assert shown.isprintable()
    assert shown == "a\ufffdb.yml:1: found x\ufffdy"


def test_a_problem_is_short() -> None:
    """A message that repeats a whole file is cut."""
    assert len(str(Problem("a.yml", 1, "x" * 100_000))) < 600


def test_problems_sort_by_place() -> None:
    """Problems are told in the order in which they are mended: by path, then by line."""
    places = [("b", 1), ("a", 10), ("a", 2)]
    found = sorted(Problem(path, line, "x") for path, line in places)
    assert [(one.path, one.line) for one in found] == [("a", 2), ("a", 10), ("b", 1)]


@pytest.mark.parametrize(
    ("wrong", "known", "end"),
    [
        ("sumary", ["summary", "seconds"], " Did you mean summary?"),
        ("w04", ["W03", "W05"], " Known: W03, W05."),
        ("x", [], ""),
        ("x", ["a", "a"], " Known: a."),
        (
            "zz",
            [f"k{n}" for n in range(17)],
            " Known: " + "".join(f"k{n}, " for n in range(16)) + "….",
        ),
    ],
)
def test_what_may_be_meant(wrong: str, known: list[str], end: str) -> None:
    """Near misses are offered; where there are none, a dozen of what is known."""
    assert did_you_mean(wrong, known) == end
