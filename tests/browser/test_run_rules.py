"""The rules of a run, which knows no page: the cases of tests/data/run/ in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page
from rehearsal import Site

DATA = Path(__file__).parents[1] / "data" / "run"
FACTS = yaml.safe_load((DATA / "facts" / "packet.yml").read_text("utf-8"))
CASES = [case for file in sorted(DATA.glob("*.yml")) for case in yaml.safe_load(file.read_text())]
LIBRARY = """async (lib) => {
    const [record, run, screens, fragment] = await Promise.all(
        ["run-record", "run", "run-screen", "fragment"].map((name) => import(`${lib}${name}.mjs`)));
    window.rehearse = ({packet, sessions}, wished, seed, events) => {
        const begun = new Date(2026, 10, 22, 14, 5);
        const wish = fragment.wishOf(`#${wished}`, packet);
        const made = (s) => record.newRun(wish, packet, sessions, begun, s);
        let now = begun.getTime();
        const start = made(seed);
        let after = start;
        for (const [seconds, type, more] of events) {
            now += seconds * 1000;
            const wall = more && "wall" in more ? {wall: now + more.wall} : {};
            after = run.step(after, {type, ...more, ...wall}, now);
        }
        const ids = (one) => one.packet.questions.map(({id}) => id).join(" ");
        const due = ["q1", "q2", "q3"];
        const first = (one) => due.includes(one.packet.questions[0]?.id);
        const isWalk = after.plan[after.at].screen === "walkthrough";
        const pace = isWalk ? screens.paceOf(after, now) : {};
        const {title, where} = screens.screen(after);
        return JSON.parse(JSON.stringify({
            ...after, title, where, same: after === start, asked: ids(after),
            screens: after.plan.map(({screen}) => screen).join(" "),
            asks_again: ids(made(seed)) === ids(after),
            due_first_of_200: [...Array(200).keys()].filter((n) => first(made(n * 7919))).length,
            pace: pace.pace, pace_seconds: pace.seconds, missing: run.missing(after),
            defence_seconds: run.roundSeconds(after, "defence"),
        }));
    };
}"""


@pytest.fixture(scope="module")
def engine(browser: Browser, timer_site: Site) -> Iterator[Page]:
    """A page that can rehearse without showing anything."""
    page = browser.new_page()
    page.goto(timer_site.url + "nothing/")
    page.evaluate(LIBRARY, f"{timer_site.url}javascripts/lib/")
    yield page
    page.close()


def found(value: Any, path: str) -> Any:
    """What stands at a path such as `pitch.attempts.0.seconds`; a dot in a name is written `·`."""
    for name in path.split("."):
        if name == "length":
            value = len(value)
        elif isinstance(value, list):
            value = value[int(name)]
        else:
            value = value[name.replace("·", ".")]
    return value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_rule_of_a_run(engine: Page, case: dict[str, Any]) -> None:
    """The case's own rule, which is its name."""
    asked = [FACTS, case["fragment"], case.get("seed", 1), case.get("events", [])]
    run = engine.evaluate("asked => rehearse(...asked)", asked)
    for path, expected in case["expect"].items():
        if path == "due_first_of_200":
            assert run[path] >= expected
        else:
            assert found(run, path) == expected, path
