"""A score sheet's way through a link or a file, and what else may come along that way."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from playwright.sync_api import Browser, Page
from rehearsal import Site
from saved_runs import HOSTILE

DATA = Path(__file__).parents[1] / "data" / "score"
MOCK: dict[str, Any] = json.loads((DATA / "full-mock.json").read_text("utf-8"))
ADDRESS = "https://ada-lovelace.github.io/trust-platform-interview/practice/"
"""A project's page on GitHub Pages, rather long."""
GONE = object()


class Loader(yaml.SafeLoader):
    """Reads the cases: `!repeat [what, times]`, and `!gone` for a value that is taken out."""


def repeated(loader: Loader, node: yaml.SequenceNode) -> Any:
    """So many times the same."""
    what, times = loader.construct_sequence(node, deep=True)
    return what * times


Loader.add_constructor("!gone", lambda *_: GONE)
Loader.add_constructor("!repeat", repeated)
CASES = yaml.load((DATA / "hostile.yml").read_text("utf-8"), Loader)  # noqa: S506, a SafeLoader
LIBRARY = """async (lib) => {
    const link = await import(`${lib}score-link.mjs`);
    const {packed} = await import(`${lib}score-sheet.mjs`);
    const deflated = async (bytes) => {
        const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
        const made = new Uint8Array(await new Response(stream).arrayBuffer());
        let text = "";
        for (const byte of made) text += String.fromCharCode(byte);
        const data = btoa(text).replace(/\\+/g, "-").replace(/\\//g, "_").replace(/=+$/, "");
        return `#score=1.${link.sum(made)}.${data}`;
    };
    const exchanged = (text, at) => {
        let other = at + 1;
        while (text[other] === text[at]) other += 1;
        const signs = [...text];
        [signs[at], signs[other]] = [signs[other], signs[at]];
        return signs.join("");
    };
    const encoded = (text) => new TextEncoder().encode(text);
    const fragmentFor = async (kind, value, good) => {
        if (kind === "fragment") return value;
        if (kind === "cut") return (await link.fragmentOf(good)).slice(0, -value);
        if (kind === "swap") return exchanged(await link.fragmentOf(good), value);
        if (kind === "zeros") return deflated(new Uint8Array(value * 1e6));
        return deflated(encoded(value));
    };
    const read = async (kind, value, good) => {
        if (kind === "file") return link.readFile(new Blob([value]));
        return link.readFragment(await fragmentFor(kind, value, good));
    };
    window.whyNot = (...given) => read(...given).then(() => "read", ({why}) => why ?? "unforeseen");
    window.packedText = (sheet) => {
        try { return JSON.stringify(packed(sheet)) } catch { return null }
    };
    window.fileText = (sheet) => link.fileOf(sheet).text;
    window.fragment = (sheet) => link.fragmentOf(sheet);
    window.crossed = async (sheets) => Promise.all(sheets.map(async (sheet) => [
        await link.readFragment(`${await link.fragmentOf(sheet)}.)`),
        await link.readFile(new Blob([link.fileOf(sheet).text])),
    ]));
}"""


@pytest.fixture(scope="module")
def post(browser: Browser, serve: Callable[[Path], Site]) -> Iterator[Page]:
    """A page that can send and receive sheets without showing anything."""
    site = serve(ROOT / "docs")
    page = browser.new_page()
    page.goto(site.url + "javascripts/")
    page.evaluate(LIBRARY, f"{site.url}javascripts/lib/")
    yield page
    page.close()


def changed(path: str, value: Any) -> dict[str, Any]:
    """The good sheet with another value at a path, or with none there."""
    sheet = json.loads(json.dumps(MOCK))
    *names, last = path.split(".")
    place = sheet
    for name in names:
        place = place[int(name) if isinstance(place, list) else name]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return sheet


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_no_sheet_is_refused(post: Page, case: dict[str, Any]) -> None:
    """Each says why it is refused: cut, newer, foreign or too long. None gets through."""
    kind = next(name for name in case if name not in ("name", "short", "why"))
    ask = "([kind, value, good]) => whyNot(kind, value, good)"
    if kind != "change":
        assert post.evaluate(ask, [kind, case[kind], MOCK]) == case["why"]
        return
    ((path, value),) = case["change"].items()
    sheet = changed(path, value)
    file = json.dumps({"greenroom": "score-sheet", "version": 1, "sheet": sheet})
    assert post.evaluate(ask, ["file", file, MOCK]) == case["why"]
    short = post.evaluate("sheet => packedText(sheet)", sheet) if case.get("short", True) else None
    if short is not None:
        assert post.evaluate(ask, ["json", short, MOCK]) == case["why"]


def test_whatever_is_typed_crosses(post: Page) -> None:
    """A sheet comes out of the link and out of the file as it went in, whatever was typed."""
    empty = {"pitch": None, "walkthrough": None, "answers": [], "role": "", "known": ""}
    texts = [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in HOSTILE]
    sheets = [MOCK, {**MOCK, **empty}, *(changed("answers.10.asks", text[:500]) for text in texts)]
    sheets += [changed("pitch.note", text) for text in texts]
    for sheet, (by_link, by_file) in zip(
        sheets, post.evaluate("sheets => crossed(sheets)", sheets), strict=True
    ):
        assert by_link == by_file == sheet


def test_a_full_mock_fits_into_a_chat(post: Page) -> None:
    """All three rounds, twelve layers and twelve answers with notes take at most 2,000 signs."""
    assert len(MOCK["answers"]) == 12
    assert sum(bool(one["note"]) for one in MOCK["answers"]) >= 11
    link = ADDRESS + post.evaluate("sheet => fragment(sheet)", MOCK)
    assert len(link) <= 2000, f"{len(link)} signs"


def test_the_link_is_signs_that_chats_leave_alone(post: Page) -> None:
    """The fragment is letters, figures, `-`, `_`, and the dots and the sign of its own grammar."""
    fragment = post.evaluate("sheet => fragment(sheet)", MOCK)
    version, total, data = fragment.removeprefix("#score=").split(".")
    assert version == "1"
    assert total.isalnum()
    assert data.replace("-", "").replace("_", "").isalnum()
