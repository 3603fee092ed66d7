"""Whatever is rehearsed and typed, the session file and the notes are read without an edit."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from playwright.sync_api import Browser
from rehearsal import Site
from saved_runs import Typist, make_runs

from macros.reading.library import Library
from macros.reading.model import ROUNDS, Session
from macros.reading.one_reading import read_library
from macros.rendering.absolute import SiteAddress
from macros.rendering.feeds_json import sessions_json
from macros.rendering.packet_json import packet_json

COUNT = 300
NOTES = "docs/mock-interview-notes.md"
ADDRESS = SiteAddress.of("https://rehearse.example/greenroom/")
WHITE = (
    "\t\n\v\f\r \xa0\u1680"
    + "".join(map(chr, range(0x2000, 0x200B)))
    + "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
"""White space to JavaScript."""
NO_TEXT = "[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
"""Signs that turn what follows them around, and control signs: the reader leaves them out."""


@dataclass(frozen=True)
class Made:
    """The runs as the phone had them, and the project that holds their files."""

    root: Path
    runs: list[dict[str, Any]]
    library: Library

    def pairs(self) -> Iterator[tuple[dict[str, Any], Session]]:
        """Each run beside the session that was read."""
        read = {session.id: session for session in self.library.sessions}
        return ((one["run"], read[one["id"]]) for one in self.runs)


@pytest.fixture(scope="module")
def made(
    browser: Browser, serve: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory
) -> Made:
    """Hundreds of runs, written by the real modules into a project with the shipped packet."""
    root = tmp_path_factory.mktemp("saved")
    for folder in ("docs", "sessions"):
        shutil.copytree(ROOT / folder, root / folder)
    before = read_library(root)
    packet = packet_json(before, date(2026, 11, 26), ADDRESS)
    sessions = sessions_json(before, ADDRESS)
    site = serve(ROOT / "docs")
    page = browser.new_page()
    page.goto(site.url + "javascripts/")
    specs = Typist(4, _facts(packet), _facts(sessions)).specs(COUNT)
    runs = make_runs(page, site.url + "javascripts/lib/", packet, sessions, specs)
    page.close()
    for one in runs:
        (root / f"sessions/{one['id']}.yml").write_bytes(one["text"].encode())
    _add_notes(root / NOTES, [one["notes"] for one in runs])
    return Made(root, runs, read_library(root))


def _facts(feed: bytes) -> dict[str, Any]:
    return json.loads(feed)


def _add_notes(file: Path, notes: list[dict[str, str]]) -> None:
    """Paste each piece below its round's heading, as a person would."""
    text = file.read_text("utf-8")
    for number, name in enumerate(ROUNDS, start=1):
        pieces = "\n".join(one[name] for one in notes)
        text = re.sub(
            rf"(?m)^## Round {number}.*$", lambda found, new=pieces: f"{found[0]}\n\n{new}", text
        )
    file.write_text(text, "utf-8")


def canonical(text: str) -> str:
    """Typed text as it is read: line ends, half pairs, white space at the end, no unseen sign."""
    ends = text.replace("\r\n", "\n").replace("\r", "\n")
    whole = ends.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return re.sub(f"[{WHITE}]+\\Z", "", re.sub(NO_TEXT, "", whole))


def said(text: str | None) -> str:
    """Prose as read, without the one line end of block text."""
    return (text or "").removesuffix("\n")


def blank(text: str) -> bool:
    """Nothing to see, to any reader."""
    return not re.search(f"[^{WHITE}\\x00-\\x1f\\x7f-\\x9f]", text)


def whole(seconds: float | None) -> int | None:
    """Whole seconds, from 1 to four hours."""
    return int(seconds) if seconds and 1 <= seconds <= 4 * 3600 else None


def test_every_file_is_accepted(made: Made) -> None:
    """Hundreds of generated runs become files in which the reader finds no problem."""
    problems = [problem for problem in made.library.problems if not problem.warning]
    assert problems == []
    assert len(made.library.sessions) == COUNT + len(list((ROOT / "sessions").glob("*.yml")))


def test_check_accepts_them(made: Made) -> None:
    """`python -m macros check` is content with all of them."""
    command = [sys.executable, "-m", "macros", "check", "--root", str(made.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_first_line(made: Made) -> None:
    """The first line tells an editor the schema, and no line holds what a terminal would obey."""
    for one in made.runs:
        assert one["text"].startswith(
            "# yaml-language-server: $schema=../docs/schema/session.json\n"
        )
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]", one["text"])


def test_attempts_survive(made: Made) -> None:
    """Each attempt's words and time are read as they were; one without any is no attempt."""
    for run, session in made.pairs():
        typed = [
            (whole(one["seconds"]), canonical(one["said"])) for one in run["pitch"]["attempts"]
        ]
        read = [
            (one.seconds, said(one.said))
            for one in (session.pitch.attempts if session.pitch else ())
        ]
        kept = [(time, "" if blank(text) else text) for time, text in typed]
        assert [one for one in read if any(one)] == [one for one in kept if any(one)], session.id


def test_answers_survive(made: Made) -> None:
    """An answer begins with what was said, as typed; unknown references follow it as words."""
    for run, session in made.pairs():
        answers = list(session.defence.answers) if session.defence else []
        for one in run["defence"]["answers"]:
            if blank(one["said"]):
                continue
            found = [a for a in answers if said(a.said).startswith(canonical(one["said"]))]
            assert found, (session.id, one["said"])
            strangers = [f"{name}" for name in one["adrs"] if name in (999, "nope.md")]
            assert any(all(name in said(a.said) for name in strangers) for a in found)


def test_questions_survive(made: Made) -> None:
    """A question of the packet is named by id; a free one, or one that has gone, by its words."""
    known = {question.id for question in made.library.packet.questions}
    for run, session in made.pairs():
        for answer in session.defence.answers if session.defence else ():
            asked = [canonical(one["asks"]).strip(WHITE) for one in run["defence"]["answers"]]
            assert answer.question in known or canonical(answer.asks or "") in [
                *asked,
                "A question",
            ]


def test_hindsight_survives(made: Made) -> None:
    """What would be said differently today is read as typed."""
    for run, session in made.pairs():
        typed = [canonical(one["hindsight"]) for one in run["defence"]["answers"]]
        read = [said(one.hindsight) for one in (session.defence.answers if session.defence else ())]
        assert [one for one in read if one] == [one for one in typed if not blank(one)], session.id


def test_layers_survive(made: Made) -> None:
    """What was said about a layer is in its place; where the layer has gone, it is on top."""
    for one, (run, session) in zip(made.runs, made.pairs(), strict=True):
        read = {
            visit.layer: said(visit.said)
            for visit in (session.walkthrough.layers if session.walkthrough else ())
        }
        for visit in [*run["walkthrough"]["layers"], *run["layers"]]:
            if blank(visit["said"]):
                continue
            if visit["layer"] in read:
                assert canonical(visit["said"]) in read[visit["layer"]], session.id
            else:
                assert f"# Layer {visit['layer']}," in one["text"]


def test_lists_survive(made: Made) -> None:
    """Each line of a list is one entry, as typed."""
    for run, session in made.pairs():
        for name in ("hesitated", "forgot", "unnecessary"):
            typed = canonical(run["warmup"][name]).split("\n")
            lines = [
                re.sub(rf"^[{WHITE}]*[-*•][{WHITE}]+", "", line).strip(WHITE) for line in typed
            ]
            lines = [re.sub(f"^[{WHITE}]+|[{WHITE}]+$", "", line) for line in lines]
            read = getattr(session.warmup, name) if session.warmup else ()
            assert list(read) == [line for line in lines if not blank(line)], session.id


def test_improvements_keep_their_id(made: Made) -> None:
    """One text has one id for good, in every file."""
    ids: dict[str, set[str]] = {}
    for session in made.library.sessions:
        for _, done in session.rounds:
            for wish in done.improvements:
                ids.setdefault(" ".join(wish.text.split()), set()).add(wish.id)
    assert len(ids) > 50
    assert {text: found for text, found in ids.items() if len(found) > 1} == {}


def test_typed_improvement_is_written(made: Made) -> None:
    """An improvement that was typed is in its round, as one line."""
    for run, session in made.pairs():
        for name in ROUNDS:
            typed = canonical(run["improvements"][name]["text"])
            line = re.sub(f"[{WHITE}\\x00-\\x1f\\x7f-\\x9f]+", " ", typed).strip(" ")
            done = getattr(session, name)
            assert not line or line in [
                re.sub(f"[{WHITE}]+", " ", wish.text)
                for wish in (done.improvements if done else ())
            ], session.id


def test_what_held_is_fixed(made: Made) -> None:
    """What held is fixed, what was needed again is written again under the same id."""
    for run, session in made.pairs():
        again = {wish.id for _, done in session.rounds for wish in done.improvements}
        held = run["held"]
        assert set(session.fixed) == {name for name, life in held.items() if life == "held"}
        assert {name for name, life in held.items() if life == "again"} <= again


def test_only_what_was_done(made: Made) -> None:
    """No round, layer or answer is written of which nothing was done."""
    for run, session in made.pairs():
        touched = run["warmup"]["seconds"] or any(
            not blank(run["warmup"][name]) for name in ("hesitated", "forgot", "unnecessary")
        )
        assert bool(session.warmup) <= bool(touched)
        for visit in session.walkthrough.layers if session.walkthrough else ():
            assert visit.seconds or visit.said or visit.covered
        for answer in session.defence.answers if session.defence else ():
            assert answer.model_fields_set - {"question"}


def test_who_listened(made: Made) -> None:
    """Kind and role are read as chosen and typed, the role on one line; alone there is nobody."""
    for run, session in made.pairs():
        role = re.sub(f"[{WHITE}\\x00-\\x1f\\x7f-\\x9f]+", " ", canonical(run["with"])).strip(" ")
        assert (session.kind, session.with_) == (run["kind"], role if role else None), session.id


def test_notes_name_the_role(made: Made) -> None:
    """The heading of each piece of notes tells with whom it was, unless nobody listened."""
    for one in made.runs:
        for piece in filter(None, one["notes"].values()):
            heading = piece.split("\n")[0]
            assert (", with " in heading) == (one["run"]["kind"] != "solo"), heading


def test_notes_are_read(made: Made) -> None:
    """Each piece of notes is read as its session's excerpt, with all its improvements."""
    for one, (_, session) in zip(made.runs, made.pairs(), strict=True):
        excerpts = made.library.excerpts_of(session)
        assert {name for name in ROUNDS if one["notes"][name]} == set(excerpts)
        for name, done in session.rounds:
            wanted = len(done.improvements)
            assert len(excerpts[name].improvements if name in excerpts else ()) == wanted, (
                session.id
            )


def test_notes_file_has_its_headings(made: Made) -> None:
    """The notes in one file stand below the headings of their rounds, and below no others."""
    for one in made.runs:
        headings = re.findall(r"(?m)^## .*", one["all"])
        numbers = [n for n, name in enumerate(ROUNDS, start=1) if one["notes"][name]]
        assert headings == [f"## Round {n}" for n in numbers]
