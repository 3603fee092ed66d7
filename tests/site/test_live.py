"""`serve`, really served: what is edited is seen, what breaks is told, nothing gets stuck."""

import resource
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from bs4 import BeautifulSoup
from projects import SITE_URL, Project, environment

PARTNER = "sessions/2026-10-08-partner.yml"
PAGE = "sessions/2026-10-08-partner/"
PATIENCE = 30
"""Seconds after which something that should happen has not; no test waits for them to pass."""


class Live:
    """A project under `serve`."""

    def __init__(self, project: Project, log: Path) -> None:
        self.project = project
        self._log = log
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._host = f"127.0.0.1:{free.getsockname()[1]}"
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", self._host],
                cwd=project.root,
                env=environment(),
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def stop(self) -> None:
        """End the server."""
        self._process.terminate()
        self._process.wait(PATIENCE)

    def allow(self, largest: int) -> None:
        """Let no file that it writes grow beyond so many bytes, as if the disk were full."""
        limits = (largest, resource.RLIM_INFINITY)
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, limits)

    def said(self) -> str:
        """All that the terminal shows."""
        return self._log.read_text("utf-8", "replace")

    def get(self, address: str) -> str | None:
        """A page's text; None while the server is not there, or has no such page."""
        path = SITE_URL.partition("//")[2].partition("/")[2]
        try:
            with urlopen(f"http://{self._host}/{path}{address}", timeout=PATIENCE) as answer:
                return str(answer.read().decode("utf-8"))
        except HTTPError:
            return None
        except TimeoutError as stuck:
            raise AssertionError(f"the server is stuck\n{self.said()}") from stuck
        except URLError:
            assert self._process.poll() is None, self.said()
            return None

    def until(self, wanted: Callable[[], bool], what: str) -> None:
        """Wait for something to be so."""
        deadline = time.monotonic() + PATIENCE
        while not wanted():
            assert "Traceback" not in self.said(), self.said()
            assert time.monotonic() < deadline, f"it never came about that {what}\n{self.said()}"
            time.sleep(0.1)

    def shows(self, address: str, words: str) -> None:
        """Wait until a page says these words."""
        self.until(lambda: words in (self.get(address) or ""), f"/{address} shows {words!r}")

    def banner(self, address: str = "") -> str:
        """What the banner on a page says; empty without one."""
        found = BeautifulSoup(self.get(address) or "", "html.parser").select_one(".gr-problems")
        return found.get_text(" ") if found else ""

    def told(self, place: str, words: str = "", address: str = "") -> None:
        """Wait until a page's banner names a place and says words; the terminal must as well."""
        self.until(
            lambda: place in self.banner(address) and words in self.banner(address),
            f"/{address} tells of {place} {words}",
        )
        assert any(place in line and words in line for line in self.said().splitlines())

    def sound(self) -> None:
        """Wait until there is nothing to mend."""
        self.until(lambda: bool(self.get("")) and not self.banner(), "no banner is left")


@pytest.fixture(scope="module")
def server(
    make_project: Callable[..., Project], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Live]:
    """One server for all tests of this module that start from a sound project."""
    live = Live(make_project(), tmp_path_factory.mktemp("log") / "serve.log")
    yield live
    live.stop()


@pytest.fixture
def live(server: Live) -> Iterator[Live]:
    """The server with its project sound, before the test and after it."""
    server.sound()
    folders = [server.project.root / name for name in ("docs", "sessions")]
    before = {file: file.read_bytes() for folder in folders for file in all_files(folder)}
    configuration = server.project.root / "mkdocs.yml"
    before[configuration] = configuration.read_bytes()
    yield server
    for file in (file for folder in folders for file in all_files(folder)):
        if file not in before:
            file.unlink()
    for file, data in before.items():
        if not file.exists() or file.read_bytes() != data:
            file.write_bytes(data)
    server.shows(PAGE, "The figure came first this time.")
    server.sound()


def all_files(folder: Path) -> list[Path]:
    """The files below a folder."""
    return [file for file in folder.rglob("*") if file.is_file()]


def test_edited_session_is_seen_and_found(live: Live) -> None:
    """New words in a session's file are new words on its page, and the search knows them."""
    live.project.replace(PARTNER, "The figure came first", "The figure came second")
    live.shows(PAGE, "The figure came second this time.")
    live.shows("search/index.json", "The figure came second this time.")


def test_broken_session_keeps_its_last_good_page(live: Live) -> None:
    """A session that breaks is told by path, line and message, on a page that still shows it.

    Once the file is sound again, the banner goes and the new words come.
    """
    live.project.replace(PARTNER, "kind: partner", "kind: friend")
    live.told(f"{PARTNER}:2", "partner", PAGE)
    assert "The figure came first this time." in (live.get(PAGE) or "")
    live.told(f"{PARTNER}:2", "partner", "practice/")
    sound = live.project.read(PARTNER).replace("kind: friend", "kind: partner")
    live.project.write(PARTNER, sound.replace("a colleague", "another colleague"))
    live.shows(PAGE, "another colleague")
    live.sound()


@dataclass(frozen=True)
class Broken:
    """A file that breaks, the line at which that is told, and its page, which goes on saying."""

    path: str
    text: str
    line: str
    address: str
    still: str


NOTES = "docs/mock-interview-notes.md"
TAB = "date: 2026-10-08\nkind: partner\n\tbad\n"
FILES = {
    "of no YAML": [
        Broken("docs/packet.yml", "system: [\n", "", "architecture/", "Takes scans from"),
        Broken(PARTNER, TAB, "3", PAGE, "The figure came first"),
        Broken(NOTES, "## Round 4\n", "1", "mock-interview-notes/", "Too long by"),
    ],
    "of other fields": [
        Broken("docs/packet.yml", "sytem: Parcel tracker\npitch: x\n", "1", "", "Parcel tracker"),
        Broken(PARTNER, "", "1", PAGE, "The figure came first"),
    ],
}
CALLS = ['{{ timer("x") }}', "{{ nothing() }}", "{{ 1 / 0 }}{% if %}"]


@pytest.mark.parametrize("files", FILES.values(), ids=FILES)
def test_broken_file_is_told_and_last_page_stays(live: Live, files: list[Broken]) -> None:
    """Whatever files break, each is told by path and line, and its page stays as it was."""
    for file in files:
        live.project.write(file.path, file.text)
    for file in files:
        live.told(f"{file.path}:{file.line}", "", file.address)
        assert file.still in (live.get(file.address) or "")


def test_broken_call_is_told_and_last_page_stays(live: Live) -> None:
    """A call that cannot work is told by path and line, and its page stays as it was."""
    page = "---\nrender_macros: true\n---\n# Calls\n{}\n"
    for n in range(len(CALLS)):
        live.project.write(f"docs/calls-{n}.md", page.format("The rules."))
    for n in range(len(CALLS)):
        live.shows(f"calls-{n}/", "The rules.")
    for n, call in enumerate(CALLS):
        live.project.write(f"docs/calls-{n}.md", page.format(call))
    for n in range(len(CALLS)):
        live.told(f"docs/calls-{n}.md:5", "", f"calls-{n}/")
        assert "The rules." in (live.get(f"calls-{n}/") or "")


OF_OLD = {
    "docs/adr/0002-append-only.md": ("adr/0002-append-only/", "Scans are appended"),
    NOTES: ("mock-interview-notes/", "Too long by far."),
    "docs/architecture.md": ("architecture/", "Takes scans from the depots."),
}


def test_file_of_another_encoding_is_told(live: Live) -> None:
    """A page saved in an old encoding is told; its last good words stay, the server goes on."""
    for address, still in OF_OLD.values():
        live.shows(address, still)
    for path in OF_OLD:
        (live.project.root / path).write_bytes("# Grüße\n".encode("latin-1"))
    for path, (address, still) in OF_OLD.items():
        live.told(f"{path}:1", "", address)
        assert still in (live.get(address) or "")


def test_mistake_that_only_rendering_shows_does_not_end_the_server(live: Live) -> None:
    """A computed argument that is wrong shows on its page; the next edit is served as ever."""
    page = '---\nrender_macros: true\n---\n# Practice\n{% set x = "lunch" %}{{ timer(x) }}\n'
    live.project.write("docs/practice.md", page)
    live.shows("practice/", "lunch")
    live.project.write("docs/practice.md", page.replace('"lunch"', '"pitch"'))
    live.shows("practice/", "practice-timer")


@pytest.mark.skipif(sys.platform != "linux", reason="only there can another process be limited")
def test_full_disk_is_told_and_the_last_good_site_served(live: Live) -> None:
    """Where a build finds no room, a line tells; what was there is served, and the next edit is."""
    live.allow(30_000)
    live.project.replace("docs/packet.yml", "asks: Why", "asks: Tell me why")
    live.until(lambda: "; the last good site is served" in live.said(), "the full disk is told")
    assert "The figure came first this time." in (live.get(PAGE) or "")
    assert "Tell me why" not in (live.get("questions/") or "Tell me why")
    live.allow(resource.RLIM_INFINITY)
    live.project.replace("docs/packet.yml", "asks: Tell me why", "asks: Tell us why")
    live.shows("questions/", "Tell us why")


@pytest.mark.parametrize("broken", ["nav: [", "theme: of-nobody"])
def test_broken_configuration_is_told_and_the_last_good_site_served(
    live: Live, broken: str
) -> None:
    """A slip in the configuration leads to no traceback; what was there is served meanwhile."""
    sound = live.project.read("mkdocs.yml")
    told = "; the last good site is served"
    before = live.said().count(told)
    live.project.write("mkdocs.yml", f"INHERIT: shipped.yml\n{broken}\n")
    live.until(lambda: live.said().count(told) > before, "it is told")
    assert "The figure came first this time." in (live.get(PAGE) or "")
    live.project.write("mkdocs.yml", sound)
    live.project.replace(PARTNER, "came first", "came second")
    live.shows(PAGE, "The figure came second this time.")


SAVES = """
from pathlib import Path
from markdown.extensions import Extension

class Saves(Extension):
    def extendMarkdown(self, md):
        to_save, configuration = Path("to-save.yml"), Path("mkdocs.yml")
        if to_save.exists():
            to_save.replace(configuration)

def makeExtension(**options):
    return Saves(**options)
"""


def test_configuration_saved_while_it_is_read_is_seen(
    make_project: Callable[..., Project], tmp_path: Path
) -> None:
    """What is saved into the configuration just when a build has read it is shown all the same."""
    project = make_project().write("saves.py", SAVES)
    configuration = project.read("mkdocs.yml") + "markdown_extensions: [saves, toc, tables]\n"
    project.write("mkdocs.yml", configuration)
    live = Live(project, tmp_path / "serve.log")
    try:
        live.sound()
        project.write("to-save.yml", configuration + "site_name: Another name\n")
        project.replace("docs/packet.yml", "asks: Why", "asks: Tell me why")
        live.shows("questions/", "Tell me why")
        live.shows("questions/", "Another name")
    finally:
        live.stop()


def test_author_sees_what_is_not_published(live: Live) -> None:
    """Every session is listed and has its page, with a mark where the published site hides it."""
    private = "date: 2026-10-12\nkind: solo\naudience: private\nsummary: For nobody.\n"
    link = "date: 2026-10-13\nkind: solo\naudience: link\nkey: k7f3k9-Qm2XwPz81\n"
    live.project.write("sessions/2026-10-12-solo.yml", private)
    live.project.write("sessions/2026-10-13-solo.yml", link)
    for mark in ("private: not published", "link: not listed"):
        live.shows("sessions/", mark)
        listed = BeautifulSoup(live.get("sessions/") or "", "html.parser")
        row = listed.find(string=mark).find_parent("tr")
        live.shows(f"sessions/{row.a['href'].removeprefix('../sessions/')}", mark)
    assert "2026-10-13-solo" not in row.a["href"]
    assert "For nobody." in (live.get("sessions/2026-10-12-solo/") or "")


def test_new_file_appears_and_deleted_one_disappears(live: Live) -> None:
    """New files are listed and new pages, without a restart; deleted ones leave neither."""
    live.project.write("sessions/2026-10-12-solo.yml", "date: 2026-10-12\nkind: solo\n")
    live.project.write("docs/adr/0003-new.md", "# 3. A new one\n\n## Status\n\nProposed\n")
    live.shows("sessions/", "2026-10-12-solo")
    assert live.get("sessions/2026-10-12-solo/")
    live.shows("adr/", "A new one")
    live.project.remove("sessions/2026-10-12-solo.yml", "docs/adr/0003-new.md")
    live.until(lambda: "2026-10-12-solo" not in (live.get("sessions/") or ""), "it is unlisted")
    live.until(lambda: live.get("sessions/2026-10-12-solo/") is None, "its page is gone")
    live.until(lambda: "A new one" not in (live.get("adr/") or ""), "the record is unlisted")


def test_start_with_a_broken_file_serves_the_rest(
    make_project: Callable[..., Project], tmp_path: Path
) -> None:
    """A server that starts on a broken project serves what can be read, and recovers."""
    project = make_project().replace(PARTNER, "kind: partner", "kind: friend")
    project.write("docs/practice.md", "---\nrender_macros: true\n---\n{{ nothing() }}\n")
    live = Live(project, tmp_path / "serve.log")
    try:
        live.told(f"{PARTNER}:2", "partner")
        live.told("docs/practice.md:4", "nothing", "practice/")
        assert "A first run of all three rounds." in (live.get("sessions/2026-10-01-solo/") or "")
        project.replace(PARTNER, "kind: friend", "kind: partner")
        project.write("docs/practice.md", "# Practice\n")
        live.shows(PAGE, "The figure came first this time.")
        live.sound()
    finally:
        live.stop()


def test_start_without_sessions_shows_the_first(
    make_project: Callable[..., Project], tmp_path: Path
) -> None:
    """A project without the folder is served; the first session in it is seen."""
    project = make_project()
    project.remove("sessions", "docs/mock-interview-notes.md")
    live = Live(project, tmp_path / "serve.log")
    try:
        live.shows("sessions/", "No rehearsal yet")
        project.write("sessions/2026-10-12-solo.yml", "date: 2026-10-12\nkind: solo\n")
        live.shows("sessions/", "2026-10-12-solo")
    finally:
        live.stop()
