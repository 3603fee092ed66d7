"""Whatever a mentor typed, alone or below what the candidate has, becomes a file that is read."""

import json
import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from playwright.sync_api import Browser
from rehearsal import Site
from saved_runs import HOSTILE

from macros.reading.library import Library
from macros.reading.one_reading import read_library
from macros.rendering.absolute import SiteAddress
from macros.rendering.feeds_json import sessions_json
from macros.rendering.packet_json import packet_json

COUNT = 120
ADDRESS = SiteAddress.of("https://rehearse.example/greenroom/")
MERGE = """async ([given, base]) => {
    const load = (name) => import(`${base}${name}.mjs`);
    const {merged, runFor} = await load("score-merge");
    const {newRun} = await load("run-record");
    const {step} = await load("run");
    const {sheetOf} = await load("score-sheet");
    const {sessionFile} = await load("session-yaml");
    const {packet, sessions, sheets} = JSON.parse(given);
    const facts = {packet, sessions};
    const round = ["pitch", "walkthrough", "defence"];
    const all = {round, layer: [], drill: ["why-epoll"], improvement: []};
    const writes = [
        ["pitch.attempts.0.seconds", 61],
        ["defence.answers.0.said", "Mine."],
        ["defence.answers.0.review.answered", true],
        ["improvements.pitch.text", "Result first."],
    ];
    const own = (sheet, n) => {
        const fresh = newRun(all, packet, sessions, new Date(sheet.at), n);
        const typed = (run, [path, value]) => step(run, {type: "write", path, value}, n);
        return writes.reduce(typed, fresh);
    };
    return JSON.stringify(sheets.map((plain, n) => {
        const sheet = sheetOf(plain);
        const before = n % 2 ? own(sheet, n) : runFor(sheet, facts, n);
        const run = merged(before, sheet, facts, [], 2e12);
        const again = merged(run, sheet, facts, [], 3e12);
        const file = sessionFile(run, {packet, sessions});
        sessions.sessions.push({id: file.id, date: sheet.at.slice(0, 10), improvements:
            Object.entries(file.session).flatMap(([round, {improvements = []}]) =>
                improvements.map((one) => ({...one, round, state: "open"})))});
        return {id: file.id, text: file.text, same: again === run, own: n % 2 === 1};
    }));
}"""


class Mentor:
    """Fills in sheets: reproducibly, with all that a sheet may hold."""

    def __init__(self, seed: int, packet: dict[str, Any]) -> None:
        """Know what there is to ask."""
        self._pick = random.Random(seed)  # noqa: S311, a test that can be repeated
        self._packet = packet

    def sheet(self, number: int) -> dict[str, Any]:
        """One sheet, from nearly empty to all full."""
        pick = self._pick
        layers = [one["id"] for one in self._packet["layers"]] + ["no-such-layer"]
        questions = [one["id"] for one in self._packet["questions"]] + ["no-such-question"]
        walked = [
            {"layer": name, "seconds": pick.choice([None, 40]), "covered": ["does", "joins"]}
            for name in pick.sample(layers, pick.randrange(len(layers)))
        ]
        asked = [*pick.sample(questions, pick.randrange(8)), None, None]
        return {
            "id": f"sheet-{number}",
            "at": f"2026-12-{number // 8 + 1:02}T14:05",
            "role": f"a role {self._text(100)}",
            "known": "x",
            "pitch": pick.choice([None, self._heard()]),
            "walkthrough": pick.choice([None, {**self._heard(), "layers": walked}]),
            "answers": [self._answer(question) for question in asked],
            "improvements": {name: self._text(500) for name in ("pitch", "walkthrough", "defence")},
        }

    def _answer(self, question: str | None) -> dict[str, Any]:
        asks = "" if question else self._text(500)
        points = "".join(self._pick.choices("01", k=self._pick.randrange(6)))
        return {**self._heard(), "question": question, "asks": asks, "points": points}

    def _heard(self) -> dict[str, Any]:
        pick = self._pick
        check = [None, True, False]
        return {
            "seconds": pick.choice([None, 1, 82, 14_400]),
            "answered": pick.choice(check),
            "concrete": pick.choice(check),
            "note": self._text(2000),
        }

    def _text(self, most: int) -> str:
        return "\n".join(self._pick.choices(HOSTILE, k=self._pick.choice([1, 1, 2])))[:most]


@pytest.fixture(scope="module")
def made(
    browser: Browser, serve: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[dict[str, Any]], Library]:
    """Sheets merged and saved by the real modules, in a project with the shipped packet."""
    root = tmp_path_factory.mktemp("merged")
    for folder in ("docs", "sessions"):
        shutil.copytree(ROOT / folder, root / folder)
    before = read_library(root)
    packet = json.loads(packet_json(before, date(2026, 11, 26), ADDRESS))
    sessions = json.loads(sessions_json(before, ADDRESS))
    mentor = Mentor(5, packet)
    given = {
        "packet": packet,
        "sessions": sessions,
        "sheets": [mentor.sheet(number) for number in range(COUNT)],
    }
    page = browser.new_page()
    site = serve(ROOT / "docs")
    page.goto(site.url + "javascripts/")
    base = f"{site.url}javascripts/lib/"
    found = json.loads(page.evaluate(MERGE, [json.dumps(given), base]))
    page.close()
    for one in found:
        (root / f"sessions/{one['id']}.yml").write_bytes(one["text"].encode())
    return found, read_library(root)


def test_every_merged_file_is_accepted(made: tuple[list[dict[str, Any]], Library]) -> None:
    """No sheet, whatever was typed on it, makes a file in which the reader finds a problem."""
    found, library = made
    assert [problem for problem in library.problems if not problem.warning] == []
    assert {one["id"] for one in found} <= {session.id for session in library.sessions}


def test_the_same_sheet_twice_does_nothing(made: tuple[list[dict[str, Any]], Library]) -> None:
    """Merged again, the run is the very same."""
    assert all(one["same"] for one in made[0])


def test_the_candidates_own_stays(made: tuple[list[dict[str, Any]], Library]) -> None:
    """Time, words and improvement of a run that was there before are in its file unchanged."""
    found, library = made
    sessions = {session.id: session for session in library.sessions}
    for session in (sessions[one["id"]] for one in found if one["own"]):
        assert session.kind == "mentor"
        assert session.pitch.attempts[0].seconds == 61
        assert session.pitch.improvements[0].text == "Result first."
        mine = [one for one in session.defence.answers if (one.said or "").startswith("Mine.")]
        assert len(mine) == 1
        assert mine[0].review.answered is True


def test_what_the_mentor_wrote_is_a_quotation(made: tuple[list[dict[str, Any]], Library]) -> None:
    """In a file of nothing but a sheet every line that was said is quoted: none is one's own."""
    found, library = made
    sessions = {session.id: session for session in library.sessions}
    for session in (sessions[one["id"]] for one in found if not one["own"]):
        for answer in session.defence.answers:
            lines = (answer.said or "").rstrip("\n").split("\n")
            assert all(line.startswith(">") for line in lines if line), session.id
