"""The next session file: sound before a word is filled in, and after."""

import re
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from cases import lay_out
from factories import make_library, make_packet, make_session

from macros.reading.library import Library
from macros.reading.model import Kind
from macros.reading.one_reading import read_library
from macros.writing.new_session import new_session, new_session_id

DAY = date(2026, 11, 30)
LAYERS = [{"id": "sockets", "name": "Sockets", "does": "Accepts connections."}]
BEFORE = """date: 2026-11-22
kind: solo
pitch:
  attempts: [{seconds: 60}]
  improvements:
    - {id: lead-with-result, text: "Say: the \\"p99\\" # first, {not} [last]."}
defence:
  answers: [{question: why-epoll}]
  improvements:
    - {id: slower, text: Slower.}
"""


def started(tmp_path: Path, text: str, before: str = BEFORE) -> Library:
    """Return the base project's library with an earlier session and this new one."""
    files = {"sessions/2026-11-22-solo.yml": before, "sessions/2026-11-30-x.yml": text}
    return read_library(lay_out(tmp_path / "p", {"files": files}))


def base(tmp_path: Path) -> Library:
    """Return the base project's library with the earlier session."""
    files = {"sessions/2026-11-22-solo.yml": BEFORE}
    return read_library(lay_out(tmp_path / "base", {"files": files}))


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_new_session_is_sound(kind: Kind, tmp_path: Path) -> None:
    """A session of any kind passes the check before a word of it is filled in."""
    role = None if kind == "solo" else "a colleague"
    read = started(tmp_path, new_session(base(tmp_path), kind, DAY, role))
    assert read.problems == ()
    (session,) = [one for one in read.sessions if one.id == "2026-11-30-x"]
    assert (session.kind, session.date, session.with_) == (kind, DAY, role)


def test_all_that_is_open_is_listed(tmp_path: Path) -> None:
    """What is still to improve stands ready, once under fixed and once where it was written."""
    text = new_session(base(tmp_path), "solo", DAY, None)
    for identifier in ("lead-with-result", "slower"):
        assert len(re.findall(rf"# .*\b{identifier}\b.*,", text.replace("one a round", ""))) >= 2


def test_what_was_fixed_is_not_listed() -> None:
    """What held needs no more attention."""
    wish = {"attempts": [{"seconds": 60}], "improvements": [{"id": "gone", "text": "Gone."}]}
    first = make_session(date=date(2026, 11, 20), pitch=wish)
    second = make_session(date=date(2026, 11, 21), fixed=["gone"])
    assert "gone" not in new_session(make_library(first, second), "solo", DAY, None)


def test_uncommenting_works(tmp_path: Path) -> None:
    """Each line that stands ready becomes sound by taking its # away."""
    text = new_session(base(tmp_path), "solo", DAY, None)
    ready = re.sub(r"^( +)# (?=\{id: |[a-z-]+,  #)", r"\1", text, flags=re.MULTILINE)
    assert ready != text
    read = started(tmp_path, ready)
    assert read.problems == ()
    (session,) = [one for one in read.sessions if one.id == "2026-11-30-x"]
    assert set(session.fixed) == {"lead-with-result", "slower"}


HOSTILE = (
    'a "b": {c} [d] # e',
    "{{ x }} {% y %} | > & * ! % @ `",
    "a\nb: c\n- d\n...\n---\n",
    "\x07 bell \x7f \x80 \ufeff \ufffe \uffff",
    "\u2028line\u2029\x85ends",
    "שלום 😀 – “quotes” ' '' \\ \\n \\x07",
    "x" * 2000,
    "# only a comment",
    "- a list",
    "no",
    "12:30",
    "~",
    ": ",
    "%YAML 1.2",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_the_file(text: str, tmp_path: Path) -> None:
    """Whatever a role, a question or an improvement says, the new file is sound."""
    wish = {"attempts": [{"seconds": 60}], "improvements": [{"id": "odd", "text": text}]}
    packet = make_packet(layers=LAYERS, questions=[{"id": "why-epoll", "asks": text}])
    library = make_library(make_session(pitch=wish), packet=packet)
    made = new_session(library, "partner", DAY, f"a {text}")
    before = BEFORE.replace("lead-with-result", "odd")
    read = started(tmp_path, made, before)
    assert [str(problem) for problem in read.problems if "30-x" in problem.path] == []
    (session,) = [one for one in read.sessions if one.id == "2026-11-30-x"]
    assert session.with_ is not None
    assert session.with_.startswith("a")


def test_a_role_of_odd_bytes_is_cleaned(tmp_path: Path) -> None:
    """What a shell hands over that is no text is left out."""
    made = new_session(base(tmp_path), "partner", DAY, "a \udcffcolleague")
    assert 'with: "a colleague"' in made


def test_never_asked_comes_first() -> None:
    """A question that nobody has asked comes before one that was answered well a day ago."""
    answer = {"question": "why-epoll", "seconds": 70, "recall": "easy"}
    library = make_library(make_session(defence={"answers": [answer]}))
    text = new_session(library, "solo", date(2026, 11, 23), None)
    assert text.index("question: why-raft") < text.index("question: why-epoll")


def test_ten_minutes_hold_eight_answers() -> None:
    """As many questions are asked as fit the limit; the others stand ready as comments."""
    questions = [{"id": f"q{number}", "asks": "Why?"} for number in range(20)]
    library = make_library(packet=make_packet(questions=questions))
    lines = new_session(library, "solo", DAY, None).split("\n")
    assert sum(line.startswith("    - question:") for line in lines) == 8
    assert sum(line.startswith("    # - question:") for line in lines) == 12


@pytest.mark.parametrize(
    ("taken", "free"),
    [
        (set(), "2026-11-30-solo"),
        ({"2026-11-30-solo"}, "2026-11-30-solo-2"),
        ({"2026-11-30-solo", "2026-11-30-solo-2"}, "2026-11-30-solo-3"),
        ({"2026-11-30-solo-2"}, "2026-11-30-solo"),
        ({"2026-11-30-mentor"}, "2026-11-30-solo"),
    ],
)
def test_an_id_is_free(taken: set[str], free: str) -> None:
    """A second session of a day and kind gets a number."""
    assert new_session_id("solo", DAY, taken) == free


@pytest.mark.parametrize(
    "packet", [{"layers": []}, {"questions": []}, {"layers": [], "questions": []}]
)
def test_an_empty_packet_makes_a_session(packet: dict[str, Any], tmp_path: Path) -> None:
    """A packet without layers or questions still gives a sound file."""
    made = make_packet(**({"layers": LAYERS} | packet))
    text = new_session(make_library(packet=made), "solo", DAY, None)
    assert started(tmp_path, text).problems == ()
