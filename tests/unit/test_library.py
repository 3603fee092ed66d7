"""The reader as a whole: tests/data/invalid says what must be printed, tests/data/valid nothing."""

import ast
import re
import sys
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest
from cases import lay_out, read_cases

from macros.reading import (
    checks,
    citing,
    disk,
    library,
    notes,
    one_reading,
    problems,
    session_files,
    shapes,
    source,
)
from macros.reading.library import Library
from macros.reading.one_reading import Reading, read_library
from macros.reading.store import Store

INVALID = read_cases("invalid")
VALID = read_cases("valid")
MODULES = (
    *(checks, citing, disk, library, notes),
    *(one_reading, problems, session_files, shapes, source),
)


def said(read: Library) -> list[str]:
    """Return what is printed of a library."""
    return [str(problem) for problem in read.problems]


def matches(expected: str, line: str) -> bool:
    """Compare a line, in which <key> and the like stand for what differs from run to run."""
    parts = (re.escape(part) for part in re.split(r"<key>|<reason>", expected))
    return re.fullmatch(r"\S.*".join(parts), line) is not None


@pytest.mark.parametrize("name", INVALID)
def test_bad_input_is_told(name: str, tmp_path: Path) -> None:
    """Each case prints exactly its lines, in order (or so many that start with its line)."""
    case = INVALID[name]
    lines = said(read_library(lay_out(tmp_path / "project", case)))
    if "count" in case:
        assert (len(lines), lines[0]) == (case["count"], case["says"][0])
        return
    expected = case["says"]
    assert len(lines) == len(expected), lines
    for line, wanted in zip(lines, expected, strict=True):
        assert matches(wanted, line), lines


FILLER = 2000


def far_down(path: str, content: Any) -> Any:
    """Put so many comments above a YAML file's text."""
    is_text = isinstance(content, str) and path.endswith(".yml")
    return "# what came before\n" * FILLER + content if is_text else content


@pytest.mark.parametrize("name", INVALID)
def test_line_is_right_in_a_large_file(name: str, tmp_path: Path) -> None:
    """The same fault so many lines further down is told so many lines further down."""
    case = INVALID[name]
    files = case.get("files", {})
    deep = {path: far_down(path, content) for path, content in files.items()}
    above = read_library(lay_out(tmp_path / "above", case)).problems
    below = read_library(lay_out(tmp_path / "below", case | {"files": deep})).problems
    assert len(above) == len(below)
    for short, long in zip(above, below, strict=True):
        moved = FILLER if deep.get(short.path) != files.get(short.path) else 0
        of_the_whole_file = {1} if short.line == 1 else set()
        assert (long.path, long.warning) == (short.path, short.warning)
        assert long.line in {short.line + moved} | of_the_whole_file


@pytest.mark.parametrize("name", VALID)
def test_good_input_is_silent(name: str, tmp_path: Path) -> None:
    """A sound project has no problem and no warning."""
    read = read_library(lay_out(tmp_path / "project", VALID[name]))
    assert said(read) == []


@pytest.mark.parametrize("name", [*INVALID, *VALID])
def test_a_case_says_its_rule(name: str) -> None:
    """Each case is one rule, told in one sentence."""
    case = (INVALID | VALID)[name]
    assert case["rule"].endswith(".")
    assert case.keys() <= {"rule", "files", "remove", "make", "says", "count"}


def functions_of(code: CodeType) -> list[CodeType]:
    """Return the code of every function below some code, without the bodies of classes."""
    inner = [const for const in code.co_consts if isinstance(const, CodeType)]
    below = [found for one in inner for found in functions_of(one)]
    return below + [one for one in inner if one.co_flags & 0x02]  # a class body has no fast locals


def lines_of(code: CodeType) -> set[int]:
    """Return the lines that a function runs, its `def` left out."""
    return {line for _, _, line in code.co_lines() if line} - {code.co_firstlineno}


def test_every_line_of_the_reader_is_reached_by_a_case(tmp_path: Path) -> None:
    """Whatever the reader can say or do about a file, some case makes it do so."""
    wanted = {Path(str(module.__file__)) for module in MODULES}
    ran: set[tuple[str, int]] = set()

    def follow(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename not in names:
            return None
        ran.add((frame.f_code.co_filename, frame.f_lineno))
        return follow

    names = {str(file) for file in wanted}
    before = sys.gettrace()
    small = {name: case for name, case in (INVALID | VALID).items() if "count" not in case}
    sys.settrace(follow)
    try:
        for name, case in small.items():
            reading = Reading(lay_out(tmp_path / name, case), Store(tmp_path / "kept"))
            _ = (reading.is_beside, reading.beginning())
            read = reading.library()
            [read.excerpts_of(session) for session in read.sessions]
            read.record(1)
            _ = (read.questions, read.layers, read.stories, read.errors, said(read))
        read_library(tmp_path)
    finally:
        sys.settrace(before)
    for file in wanted:
        text = file.read_text("utf-8")
        top = compile(text, str(file), "exec")
        lines = {line for code in functions_of(top) for line in lines_of(code)}
        left = sorted(line for line in lines - docstrings(text) if (str(file), line) not in ran)
        source_lines = text.split("\n")
        assert not left, [f"{file.name}:{line}: {source_lines[line - 1].strip()}" for line in left]


def docstrings(text: str) -> set[int]:
    """Return the lines of a module that are docstrings."""
    found = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Expr))
    texts = (node for node in found if isinstance(node.value, ast.Constant))
    return {line for node in texts for line in range(node.lineno, (node.end_lineno or 0) + 1)}


@pytest.mark.parametrize("words", [*shapes._WORDS.values(), *shapes._PATTERNS.values()])
def test_every_wording_of_a_wrong_shape_is_shown_by_a_case(words: str) -> None:
    """A wording that no case shows may be wrong without anybody knowing."""
    sample = re.escape(words)
    pattern = re.sub(r"\\\{\w+\\\}", r"\\S+", sample)
    every = [line for case in INVALID.values() for line in case["says"]]
    assert any(re.search(pattern, line) for line in every)


def test_all_is_told_at_once() -> None:
    """No problem hides another in another file."""
    files = {line.split(":")[0] for line in INVALID["many-at-once"]["says"]}
    assert len(files) == 3


def test_three_hundred_questions_are_read(tmp_path: Path) -> None:
    """A packet of 300 questions is a packet."""
    lines = "".join(f"  - {{id: q{n}, asks: Why {n}?}}\n" for n in range(300))
    packet = f"system: S\npitch: P\nquestions:\n{lines}"
    read = read_library(lay_out(tmp_path / "p", {"files": {"docs/packet.yml": packet}}))
    assert (said(read), len(read.questions)) == ([], 300)


def test_sessions_are_oldest_first(tmp_path: Path) -> None:
    """Sessions come by date, then by id, whoever may see them."""
    files = {
        "sessions/b.yml": "date: 2026-11-22\nkind: solo\n",
        "sessions/a.yml": "date: 2026-11-22\nkind: solo\n",
        "sessions/z.yml": "date: 2026-11-01\nkind: solo\n",
        "sessions/p.yml": "date: 2026-11-01\nkind: solo\naudience: private\n",
    }
    read = read_library(lay_out(tmp_path / "p", {"files": files}))
    assert [session.id for session in read.sessions] == ["p", "z", "a", "b"]


def test_what_is_sound_is_kept(tmp_path: Path) -> None:
    """A file that cannot be read takes no other file with it."""
    files = {
        "sessions/2026-11-21-solo.yml": "date: 2026-11-21\nkind: solo\n",
        "sessions/2026-11-22-solo.yml": "date: [\n",
    }
    read = read_library(lay_out(tmp_path / "p", {"files": files}))
    assert [session.id for session in read.sessions] == ["2026-11-21-solo"]
    assert len(read.errors) == 1
    assert read.questions
    assert read.decisions


def test_a_key_to_paste_works(tmp_path: Path) -> None:
    """The key that a problem offers solves the problem."""
    path = "sessions/2026-11-22-solo.yml"
    text = "date: 2026-11-22\nkind: solo\naudience: link\n"
    read = read_library(lay_out(tmp_path / "p", {"files": {path: text}}))
    key = read.problems[0].message.split("paste this: ")[1]
    again = read_library(lay_out(tmp_path / "q", {"files": {path: f"{text}{key}\n"}}))
    assert said(again) == []


def test_keys_to_paste_are_not_the_same(tmp_path: Path) -> None:
    """Two sessions are not given one key."""
    text = "date: 2026-11-22\nkind: solo\naudience: link\n"
    files = {"sessions/a.yml": text, "sessions/b.yml": text}
    read = read_library(lay_out(tmp_path / "p", {"files": files}))
    assert len({problem.message for problem in read.problems}) == 2
