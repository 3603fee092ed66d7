"""Rehearsals as a phone keeps them: made by the runner's own modules, filled with hostile texts."""

import datetime as dt
import json
import random
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

HOSTILE = [
    "Say the p99 figure first.",
    "  begins with spaces",
    "\tbegins with a tab\n\tand again",
    "\n\n   begins with empty lines",
    " \n\t\nblank lines before it",
    "one\n\n\n  two, deeper\n three\n",
    "ends with spaces   \n and more \n \n",
    "--- \n---\n...\n--- !!map",
    "{{ config.site_name }} {% raw %} {# no #}",
    "{a: b, c: [d]}",
    "[not, a, list]",
    "key: value # comment",
    "- list\n- of things\n* star\n+ plus",
    "# heading\n## Round 1\n### 2026-11-21-mentor\n```\nopen fence",
    "Improvement: hidden\nFix: this\nNext time - that",
    "| block\n> fold\n% percent\n@ at\n` tick\n& anchor\n* alias\n! tag\n? ask",
    "'single' \"double\" \\back \\n \\u0041",
    "yes",
    "NO",
    "null",
    "~",
    "12:30",
    "010",
    "2026-11-22",
    "1e3",
    "0x1F",
    ".inf",
    "<<",
    "=",
    "",
    "   ",
    "\u00a0\u2003",
    "\x00\x01\x1f",
    "NUL \x00 BEL \x07 ESC \x1b[31m DEL \x7f",
    "C1 \x80\x9f and NEL \x85 inside",
    "LS \u2028 and PS \u2029 inside",
    "CRLF\r\nline\rCR alone\r\n",
    "\ufeffBOM first and \ufeff inside",
    "non-characters \ufffe \uffff \U0001fffe",
    "half a pair \ud83d and \ude00 and \udc00\ud800",
    "emoji 👩‍👩‍👧‍👦 🇵🇸 👍🏽 \u200d",
    "RTL שלום \u202eoverride\u202c مرحبا \u2067isolate\u2069",
    "改善のテキスト",
    "改善の別のテキスト",
    "ÀÉÎõü ß ﬁ ①",
    "<script>alert(1)</script><img src=x onerror=alert(1)> &lt; &amp;",
    "[click](javascript:alert(1)) ![x](data:,x) {: onclick=alert(1) }",
    "ADR-001 and ADR-999 and W04 and W99",
    "</pre></run-save><!-- ]]>",
    "x" * 1500,
    "word " * 300 + "\n" + "\u3000wide",
    "setext\n===\nagain\n---",
    "$(rm -rf /) `id` %0a%0d &filename=../../x",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "- - - - - - - - - - - - - - - - - - - - - - - - x",
]

MAKE = """async ([given, base]) => {
    const {newRun} = await import(`${base}run-record.mjs`);
    const {step} = await import(`${base}run.mjs`);
    const {sessionFile} = await import(`${base}session-yaml.mjs`);
    const {notesOf, notesFile} = await import(`${base}notes-markdown.mjs`);
    const {packet, sessions, specs} = JSON.parse(given);
    const made = specs.map((spec) => {
        let run = newRun(spec.wish, packet, sessions, new Date(spec.date), spec.seed);
        for (const [path, value] of spec.writes)
            run = step(run, {type: "write", path, value}, run.touched);
        const gone = ({id}) => !spec.gone.includes(id);
        const [layers, questions] = [packet.layers.filter(gone), packet.questions.filter(gone)];
        const today = {...packet, layers, questions};
        const file = sessionFile(run, {packet: today, sessions});
        const notes = notesOf(file, today);
        const wishes = Object.entries(file.session).flatMap(([round, {improvements = []}]) =>
            improvements.map((one) => ({...one, round, state: "open"})));
        sessions.sessions.push({id: file.id, date: run.started.slice(0, 10), improvements: wishes});
        return {run, id: file.id, text: file.text, notes, all: notesFile(notes)};
    });
    return JSON.stringify(made);
}"""
"""Each run is made by the runner, written, and published before the next one begins."""


@dataclass
class Spec:
    """What one generated rehearsal asks for, and what is typed into it."""

    wish: dict[str, Any]
    date: str
    seed: int
    gone: list[str]
    writes: list[tuple[str, Any]] = field(default_factory=list)


class Typist:
    """Types into rehearsals: reproducibly, and nothing that a form would hold back."""

    def __init__(self, seed: int, packet: dict[str, Any], sessions: dict[str, Any]) -> None:
        """Know what there is to rehearse."""
        self._random = random.Random(seed)  # noqa: S311, a test that can be repeated
        self._packet, self._sessions = packet, sessions

    def specs(self, count: int) -> list[Spec]:
        """Return so many rehearsals, from hardly begun to all done."""
        return [self._spec(number) for number in range(count)]

    def _spec(self, number: int) -> Spec:
        pick = self._random
        layers = [one["id"] for one in self._packet["layers"]]
        questions = [one["id"] for one in self._packet["questions"]]
        rounds = pick.choice([["pitch", "walkthrough", "defence"], ["pitch"], ["walkthrough"], []])
        wish = {
            "round": rounds,
            "layer": pick.sample(layers, pick.choice([0, 0, 2])),
            "drill": pick.sample(questions, 3 if not rounds else pick.choice([0, 2])),
            "improvement": [],
        }
        day = dt.datetime(2026, 11, 26, 9, tzinfo=dt.UTC) + dt.timedelta(days=number // 7)
        kind = pick.choice(["solo", "solo", "partner", "mentor", "interview"])
        role = self._text(blank=False) if kind != "solo" else ""
        gone = pick.sample(layers + questions, pick.choice([0, 0, 0, 3]))
        spec = Spec(wish, day.isoformat(), number, gone)
        share = pick.choice([0.1, 0.5, 0.95])
        spec.writes = [write for write in self._writes(spec) if pick.random() < share]
        spec.writes += [("kind", kind), ("with", role)]
        return spec

    def _writes(self, spec: Spec) -> list[tuple[str, Any]]:
        spoken = [f"pitch.attempts.{n}" for n in (0, 1)]
        visits = [f"walkthrough.layers.{n}" for n in range(12)] + ["layers.0", "layers.1"]
        answers = [f"defence.answers.{n}" for n in range(8)]
        seconds = [*spoken, *visits, *answers, "warmup", "walkthrough"]
        texts = [f"{one}.said" for one in [*spoken, *visits, *answers, "walkthrough"]]
        texts += [f"{one}.hindsight" for one in answers]
        texts += [
            f"{a}.{b}" for a in [*spoken, "warmup"] for b in ("hesitated", "forgot", "unnecessary")
        ]
        texts += [f"improvements.{name}.text" for name in ("pitch", "walkthrough", "defence")]
        checks = [
            f"{one}.review.{b}"
            for one in [*spoken, *answers, "walkthrough"]
            for b in ("answered", "concrete")
        ]
        lives = {
            one["id"] for session in self._sessions["sessions"] for one in session["improvements"]
        }
        pick = self._random
        return [
            *(
                (f"{one}.seconds", pick.choice([0, 0.4, 1, 59.99, 71, 655, 99_999]))
                for one in seconds
            ),
            *((path, self._text()) for path in texts),
            *((path, pick.choice([True, False])) for path in checks),
            *(
                (f"{one}.covered", pick.choice([["does"], ["does", "joins", "decision"]]))
                for one in visits
            ),
            *((f"{one}.recall", pick.choice(["again", "hard", "good", "easy"])) for one in answers),
            *(
                (
                    f"{one}.adrs",
                    pick.sample([1, 2, "0003-b-tree-over-hash-index", "ADR-9", 999, "nope.md"], 2),
                )
                for one in answers
            ),
            *(
                (f"{one}.lessons", pick.sample(["W04", "W05", "W99", "no lesson"], 2))
                for one in answers
            ),
            *((f"{one}.help", True) for one in answers),
            *((f"improvements.{one}.help", True) for one in ("pitch", "defence")),
            *((f"held.{one}", pick.choice(["held", "again"])) for one in sorted(lives)),
            ("defence.answers.1.question", None),
            ("defence.answers.1.asks", self._text()),
        ]

    def _text(self, *, blank: bool = True) -> str:
        pick = self._random
        text = pick.choice(["", "\n", " ", "\n\n"]).join(
            pick.choices(HOSTILE, k=pick.choice([1, 1, 2, 3]))
        )
        return (
            text
            if blank or any(sign.isprintable() and not sign.isspace() for sign in text)
            else "a role"
        )


def make_runs(
    page: Page, base: str, packet: bytes, sessions: bytes, specs: list[Spec]
) -> list[dict[str, Any]]:
    """Return each run with its file and its notes, all made in one go by the real modules."""
    given = {
        "packet": json.loads(packet),
        "sessions": json.loads(sessions),
        "specs": [vars(spec) for spec in specs],
    }
    return json.loads(page.evaluate(MAKE, [json.dumps(given), base]))
