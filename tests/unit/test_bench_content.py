"""What `make bench` builds is fair: content without a problem, that never says the same twice."""

from pathlib import Path

import pytest
import yaml
from contents import ROOT, make

from macros.reading.library import Library
from macros.reading.model import Session
from macros.reading.one_reading import read_library

SESSIONS = 40
SHIPPED = ROOT / "sessions"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both projects, of made sessions and those that are shipped."""
    samples = [yaml.safe_load(file.read_text("utf-8")) for file in SHIPPED.glob("*.yml")]
    if not samples or not all(sample.get("sample") for sample in samples):
        pytest.skip("the bench multiplies the example, which has given way to somebody's own work")
    folder = tmp_path_factory.mktemp("bench")
    make(folder, SESSIONS)
    return folder


@pytest.fixture(scope="module")
def library(made: Path) -> Library:
    """What Greenroom reads of it."""
    return read_library(made / "greenroom")


def said(session: Session) -> list[str]:
    """The long texts of a session: attempts and answers."""
    attempts = session.pitch.attempts if session.pitch else ()
    answers = session.defence.answers if session.defence else ()
    return [told.said.strip() for told in (*attempts, *answers) if told.said]


def test_made_content_has_no_problem(library: Library) -> None:
    """As many sessions as asked for, all of them sound."""
    assert library.errors == ()
    assert len(library.sessions) == SESSIONS


def test_no_two_sessions_say_the_same(library: Library) -> None:
    """Texts that repeat would flatter what remembers them; an answer of one line may."""
    texts = [text for session in library.sessions for text in said(session)]
    assert len(texts) > 8 * SESSIONS
    assert len(set(texts)) > 0.98 * len(texts)


def test_plain_pages_hold_the_same_words(library: Library, made: Path) -> None:
    """What was said stands on the plain page of the same session."""
    for session in library.sessions:
        page = (made / "plain" / "docs" / "sessions" / f"{session.id}.md").read_text("utf-8")
        assert [text for text in said(session) if text not in page] == []
