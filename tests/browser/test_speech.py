"""What a transcript shows in the browser: the same as on the built pages, on the same cases."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page
from rehearsal import Site

from macros.coaching.speech_measured import measured
from macros.coaching.speech_rules import rules_json
from macros.reading.one_reading import read_library
from macros.rendering.speech_view import spoken

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests/data/speech"
CASES = yaml.safe_load((DATA / "cases.yml").read_text(encoding="utf-8"))
DIFFS = yaml.safe_load((DATA / "diffs.yml").read_text(encoding="utf-8"))
COMPARISONS = yaml.safe_load((DATA / "comparisons.yml").read_text(encoding="utf-8"))
SENTENCES = yaml.safe_load((DATA / "results.yml").read_text(encoding="utf-8"))
GIVEN = {"name", "text", "times", "seconds"}
READY = """
    const from = (name) => import(`./javascripts/lib/${name}.mjs`);
    const { readyRules } = await from("speech-rules");
    const rules = readyRules(await (await fetch("./data/speech-rules.json")).json());
"""
FIGURES = (
    "async ({ cases, packet }) => {"
    + READY
    + """
    const { speech } = await from("speech");
    const { layers, lessons, records } = await from("speech-mentions");
    return cases.map(({ text, times = 1, seconds }) => {
        const said = Array(times).fill(text).join(" ");
        const { words, pace, fillers, hedges, longest, results } = speech(said, seconds, rules);
        const kinds = {};
        for (const { kind } of fillers.found ?? []) kinds[kind] = (kinds[kind] ?? 0) + 1;
        return {
            words, per_minute: pace.perMinute, band: pace.band, pace_why: pace.why,
            fillers: fillers.found && fillers.found.length, fillers_per_100: fillers.per100,
            fillers_by_kind: kinds, fillers_why: fillers.why,
            hedges: hedges.found && hedges.found.length, hedges_per_100: hedges.per100,
            longest_words: longest.sentence && longest.sentence.words,
            longest_text: longest.sentence && longest.sentence.text, longest_why: longest.why,
            result: results.stated, result_where: results.where,
            result_at_the_end: results.atTheEnd, result_why: results.why,
            records: records(said, packet.records, rules),
            lessons: lessons(said, packet.lessons, rules),
            layers: layers(said, packet.layers, rules),
        };
    });
}"""
)
CHANGES = (
    "async (cases) => {"
    + READY
    + """
    const { diff } = await from("speech-diff");
    const signs = { same: "=", removed: "-", added: "+" };
    return cases.map(({ before, after }) =>
        diff(before, after, rules).map(({ kind, text }) => `${signs[kind]} ${text}`));
}"""
)
COMPARED = (
    "async (cases) => {"
    + READY
    + """
    const { rowsOf, sideBySide } = await from("comparison");
    const attempt = ({ seconds, words, fillers, hesitated = 0, forgot = 0, unnecessary = 0 }) => ({
        seconds,
        said: ("um ".repeat(fillers) + "the ".repeat(words - fillers)).trim() || null,
        hesitated: Array(hesitated).fill("There."),
        forgot: Array(forgot).fill("There."),
        unnecessary: Array(unnecessary).fill("There."),
    });
    return cases.map(({ before, after }) => {
        const both = [attempt(before), attempt(after), rules];
        const rows = rowsOf(...both).map((row) => [row.id, [row.before, row.after, row.verdict]]);
        const { finding, reasons } = sideBySide(...both);
        return { rows: Object.fromEntries(rows), finding, reasons };
    });
}"""
)
LINES = (
    "async (texts) => {"
    + READY
    + """
    const { speechLine } = await from("speech-line");
    return texts.map(([said, seconds]) => speechLine(said, seconds, rules));
}"""
)
STATED = (
    "async (sentences) => {"
    + READY
    + """
    const { speech } = await from("speech");
    return sentences.filter((says) => speech(says, null, rules).results.stated);
}"""
)


@pytest.fixture(scope="module")
def rules_site(serve: Callable[[Path], Site], tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The scripts and the published rules, and a page to load them from."""
    folder = tmp_path_factory.mktemp("rules")
    shutil.copytree(ROOT / "docs/javascripts", folder / "javascripts")
    (folder / "data").mkdir()
    (folder / "data/speech-rules.json").write_bytes(rules_json())
    (folder / "index.html").write_text("<!doctype html><link rel=icon href=data:,><title>x</title>")
    return serve(folder)


@pytest.fixture
def asked(page: Page, rules_site: Site) -> Callable[[str, Any], Any]:
    """Run a function with something in the browser."""
    page.goto(rules_site.url)
    return page.evaluate


def test_a_text_shows_what_its_case_says(asked: Callable[[str, Any], Any]) -> None:
    """Each figure that a case lists comes out as listed, as it does in the build."""
    shown = asked(FIGURES, {"cases": CASES["cases"], "packet": CASES["packet"]})
    for case, figures in zip(CASES["cases"], shown, strict=True):
        expected = {name: value for name, value in case.items() if name not in GIVEN}
        assert {name: figures[name] for name in expected} == expected, case["name"]


def test_changes_are_the_same_as_in_the_build(asked: Callable[[str, Any], Any]) -> None:
    """What stayed, went and came, word by word."""
    assert asked(CHANGES, DIFFS) == [case["runs"] for case in DIFFS]


def test_comparisons_are_the_same_as_in_the_build(asked: Callable[[str, Any], Any]) -> None:
    """Rows, verdicts, finding and reasons of any two attempts."""
    for case, found in zip(COMPARISONS, asked(COMPARED, COMPARISONS), strict=True):
        rows = {name: row for name, row in found["rows"].items() if row != [None, None, "unknown"]}
        assert rows == case["rows"], case["name"]
        assert found["finding"] == case["finding"]
        assert found["reasons"] == case.get("reasons", [])


def test_results_are_found_in_the_same_sentences(asked: Callable[[str, Any], Any]) -> None:
    """Of all labelled sentences the browser counts those that the build counts."""
    says = [one["says"] for one in SENTENCES]
    labelled = {one["says"] for one in SENTENCES if one["result"]}
    figures = measured()["all"]
    expected = (labelled - set(figures.missed)) | set(figures.mistaken)
    assert set(asked(STATED, says)) == expected


def test_line_is_the_same_as_on_the_page(asked: Callable[[str, Any], Any]) -> None:
    """A run tells of a text in a line what the session's page will tell of it."""
    library = read_library(ROOT)
    texts = [(case["text"] * case.get("times", 1), case.get("seconds")) for case in CASES["cases"]]
    for one in library.sessions:
        spoken_parts = [
            *(one.pitch.attempts if one.pitch else ()),
            *(one.walkthrough.layers if one.walkthrough else ()),
            *(one.defence.answers if one.defence else ()),
        ]
        texts += [(part.said, part.seconds) for part in spoken_parts if part.said]
    assert len(texts) > 100
    for (said, seconds), line in zip(texts, asked(LINES, texts), strict=True):
        shown = spoken(said if said.strip() else None, seconds, library)
        expected = " · ".join(piece.text for piece in shown.line) if shown else ""
        assert line == expected, said
