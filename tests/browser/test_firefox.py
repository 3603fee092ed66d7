"""The way of a candidate in Firefox: read a session, run a timer, rehearse, save."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from firefox import PROGRAM, Firefox
from projects import ROOT
from rehearsal import Site

SESSION = "sessions/2026-11-21-mentor/"
TIMER = "const timer = document.querySelector('practice-timer');"
SAID = "It answers 20,000 requests a second with a p99 of 4 ms."
COVERED = """
    const one = document.activeElement;
    const [{left, top, width, height}] = one.getClientRects();
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    return one.contains(above) || above?.contains(one) ? null : one.outerHTML;
"""
TAB, SHIFT = "\ue004", "\ue008"  # as WebDriver names keys


@pytest.fixture(scope="module")
def firefox(project_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A Firefox in whose console no page of the site may complain."""
    if PROGRAM is None:
        pytest.skip("no Firefox is installed here: on Debian, apt-get install firefox-esr")
    with Firefox(tmp_path_factory.mktemp("firefox") / "profile") as started:
        yield started
        assert started.errors(project_site.url) == []


def test_read_time_rehearse_save(firefox: Firefox, project_site: Site, tmp_path: Path) -> None:
    """What was read, timed, recorded and typed there becomes a file that `check` accepts."""
    firefox.goto(f"{project_site.url}{SESSION}#round-2")
    title = firefox.ask("return document.querySelector('article h1').textContent")
    assert "21 November 2026" in title
    firefox.press("Practice", ".gr-thumb a")
    firefox.until("return location.pathname.endsWith('/practice/')")
    run_a_timer(firefox)
    rehearse(firefox)
    firefox.press("Copy")
    firefox.until("return document.querySelector('.save-said').textContent === 'Copied.'")
    text = firefox.ask("return document.querySelector('run-save pre').textContent")
    path = firefox.ask("return document.querySelector('run-save code').textContent")
    assert SAID in text
    for folder in ("docs", "sessions"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / path).write_text(text, "utf-8")
    command = [sys.executable, "-m", "macros", "check", "--root", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + text


def run_a_timer(firefox: Firefox) -> None:
    """Once, for a second."""
    firefox.press("Start", "practice-timer button")
    firefox.until(f"{TIMER} return timer.seconds >= 1")
    firefox.press("Finish", "practice-timer button")
    assert firefox.ask(f"{TIMER} return timer.dataset.activity") == "finished"


def rehearse(firefox: Firefox) -> None:
    """A recorded pitch with notes, interrupted by a reload, an improvement, and the pitch again."""
    firefox.press("Pitch", ".run-start")
    firefox.press("Record", "voice-recorder button")
    firefox.until("return document.querySelector('voice-recorder[data-state=recording]')")
    speak(firefox)
    firefox.write("What you said", SAID)
    firefox.press("Yes")
    firefox.tell("WebDriver:Refresh")
    firefox.press("Continue where you were")
    firefox.press("Next", ".run-main")
    firefox.press("It held")
    firefox.press("Next", ".run-main")
    firefox.write("Next time", "Say the p99 figure first.")
    firefox.press("Next", ".run-main")
    speak(firefox)
    firefox.press("Next", ".run-main")
    firefox.until("return document.querySelector('.recorder-row')")


def speak(firefox: Firefox) -> None:
    """For a second at least; a busy machine may not look while the clock shows any one second."""
    firefox.press("Start", ".run-main")
    firefox.until("return document.querySelector('.run-time').textContent.slice(0, 4) <= '0:58'")
    firefox.press("Done", ".run-main")


def test_focus_is_not_covered(firefox: Firefox, project_site: Site) -> None:
    """Tab and Shift+Tab show what they reach: neither bar lies over it."""
    firefox.goto(project_site.url + SESSION)
    firefox.ask("document.querySelector('.gr-help a').focus({preventScroll: true})")
    covered = []
    for keys in (TAB,), (SHIFT, TAB):
        for _ in range(30):
            firefox.strike(*keys)
            covered.append(firefox.ask(COVERED))
    assert [one for one in covered if one] == []
