"""The command line: what it prints, what it leaves, how it exits.

A process of its own takes a second to start, so most commands run in this one.
"""

import os
import re
import shutil
import subprocess
import sys
from itertools import takewhile
from pathlib import Path

import pytest
import yaml
from cases import lay_out, read_cases
from click.testing import CliRunner

from macros.__main__ import main

ROOT = Path(__file__).parents[2]
DAY = {"SOURCE_DATE_EPOCH": "1795651200"}  # 2026-11-26
INVALID = read_cases("invalid")
OPEN = """date: 2026-11-22
kind: solo
pitch:
  attempts: [{seconds: 60}]
  improvements: [{id: lead, text: Say the figure first.}]
"""


def process(
    root: Path, *words: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `python -m macros` on a project, far from its folder."""
    command, *rest = words
    return subprocess.run(
        [sys.executable, "-m", "macros", command, "--root", str(root), *rest],
        cwd=ROOT,
        env=os.environ | DAY | (env or {}),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def run(
    root: Path, *words: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the same command in this process."""
    command, *rest = words
    given = [command, "--root", str(root), *rest]
    done = CliRunner(catch_exceptions=False).invoke(main, given, env=DAY | (env or {}))
    return subprocess.CompletedProcess(given, done.exit_code, done.stdout, done.stderr)


def project(tmp_path: Path, **sessions: str) -> Path:
    """Return a small sound project with these sessions (`_` for `-` in a name)."""
    files = {f"sessions/{name.replace('_', '-')}.yml": text for name, text in sessions.items()}
    return lay_out(tmp_path / "project", {"files": files})


def git(root: Path, *words: str) -> None:
    """Run git without anything of the machine's own settings."""
    who = ["-c", "user.name=a", "-c", "user.email=a@a.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


def committed(root: Path) -> Path:
    """Put a project under git, all of it committed."""
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "All")
    return root


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project with an example of the tests' own, committed."""
    root = tmp_path_factory.mktemp("shipped")
    example = ("packet.yml", "adr", "mock-interview-notes.md")
    for name, left_out in (("docs", example), ("macros", ("__pycache__",))):
        ignored = shutil.ignore_patterns(*left_out)
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    shutil.copytree(ROOT / "tests/site/projects/small", root, dirs_exist_ok=True)
    for session in (root / "sessions").glob("*.yml"):
        session.write_text(f"{session.read_text('utf-8')}sample: true\n", "utf-8")
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return committed(root)


@pytest.fixture
def shipped(copied: Path, tmp_path: Path) -> Path:
    """The same for one test, which may change it."""
    return shutil.copytree(copied, tmp_path / "shipped")


def test_check_of_what_is_shipped() -> None:
    """The shipped content has no problem, and the newest session's list, if any, follows."""
    done = process(ROOT, "check")
    assert done.returncode == 0, done.stdout
    begun = any((ROOT / "sessions").glob("*.yml"))
    assert ("done when:" if begun else "No sessions yet") in done.stdout
    assert done.stderr == ""


def test_check_prints_problems_before_the_list(tmp_path: Path) -> None:
    """All problems come first, sorted; then what the newest sound session has done; exit 1."""
    root = project(tmp_path, **{"2026_11_22_solo": OPEN, "2026_11_23_solo": "kind: sol\n"})
    (root / "docs/mine.md").write_text("---\nrender_macros: true\n---\n{{ tmer() }}\n", "utf-8")
    done = run(root, "check")
    lines = done.stdout.split("\n")
    assert done.returncode == 1
    assert lines[:4] == [
        "docs/mine.md:4: there is no macro tmer(). Did you mean timer?",
        'sessions/2026-11-23-solo.yml:1: "date" is missing; write it, as date: 2026-11-22',
        'sessions/2026-11-23-solo.yml:1: kind: "sol" is none of solo, partner, mentor, interview.'
        " Did you mean solo?",
        "sessions/2026-11-22-solo.yml, done when:",
    ]
    assert sum(line.startswith("  [") for line in lines) == 6


def test_check_of_a_first_session_that_is_broken(tmp_path: Path) -> None:
    """Who has written one is not told to begin one."""
    done = run(lay_out(tmp_path / "p", INVALID["unknown-key"]), "check")
    assert "No sessions yet: mend what is told above." in done.stdout


@pytest.mark.parametrize("name", ["record-superseded", "notes-missing"])
def test_a_warning_is_no_failure(name: str, tmp_path: Path) -> None:
    """A warning is printed, and the exit code stays 0."""
    done = run(lay_out(tmp_path / "p", INVALID[name]), "check")
    assert (done.returncode, ": warning: " in done.stdout) == (0, True)


@pytest.mark.parametrize(
    "name",
    [
        *("unknown-key", "five-megabytes", "billion-laughs", "brackets", "pipe", "not-readable"),
        *(
            "folder-named-as-a-file",
            "link-in-a-circle",
            "utf-16",
            "name-line-break",
            "packet-broken",
        ),
        *("packet-missing", "many-problems", "tag-python", "unknown-key-odd-signs", "notes-empty"),
    ],
)
def test_check_never_fails_itself(name: str, tmp_path: Path) -> None:
    """Bad input is told on standard output with exit 1, and no command shows its insides."""
    done = run(lay_out(tmp_path / "p", INVALID[name]), "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert "Traceback" not in done.stdout
    printed = iter(done.stdout.splitlines())
    problems = list(
        takewhile(lambda line: not re.search("No sessions yet|done when:", line), printed)
    )
    assert problems
    assert all(re.match(r"[^:]+:\d+: \S", line) for line in problems)


def test_check_of_a_file_name_of_no_text(tmp_path: Path) -> None:
    """A name that is no text on this machine is shown as far as it can be."""
    root = project(tmp_path)
    (root / "docs/adr").joinpath(os.fsdecode(b"0009-\xff.md")).write_text("# 9. X\n", "utf-8")
    (root / "sessions").mkdir()
    (root / "sessions").joinpath(os.fsdecode(b"2026-\xff.yml")).write_text("date: x\n", "utf-8")
    done = process(root, "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert "sessions/2026-\ufffd.yml:1: a session's file name" in done.stdout


def test_check_tells_of_every_session_but_tries_what_is_published(tmp_path: Path) -> None:
    """The newest session is told of, private or not; a page that shows it would fail to publish."""
    private = f"{OPEN}audience: private\n"
    root = project(tmp_path, **{"2026_11_22_solo": private})
    page = "---\nrender_macros: true\n---\n{{ done_when('2026-11-22-solo') }}\n"
    (root / "docs/mine.md").write_text(page, "utf-8")
    lines = run(root, "check").stdout.split("\n")
    assert lines[0].startswith("docs/mine.md:4: ")
    assert "sessions/2026-11-22-solo.yml, done when:" in lines


def test_check_on_a_narrow_terminal(tmp_path: Path) -> None:
    """A terminal that lacks a sign shows another in its place."""
    root = project(tmp_path, **{"2026_11_22_solo": "שלום: 1\n"})
    done = process(root, "check", env={"PYTHONIOENCODING": "latin-1"})
    assert (done.returncode, done.stderr) == (1, "")
    assert 'unknown key "????"' in done.stdout


def test_check_of_nothing(tmp_path: Path) -> None:
    """An empty folder is told what comes first, and no traceback."""
    done = run(tmp_path, "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert "docs/packet.yml:1: the packet is missing" in done.stdout
    assert "No sessions yet" in done.stdout


@pytest.mark.parametrize("epoch", ["x", "1.5", "9" * 30])
@pytest.mark.parametrize("command", ["check", "new"])
def test_a_wrong_epoch_is_told(command: str, epoch: str, tmp_path: Path) -> None:
    """A date from the environment that is none is one line."""
    done = run(project(tmp_path), command, env={"SOURCE_DATE_EPOCH": epoch})
    assert (done.returncode, done.stderr) == (
        1,
        "Error: SOURCE_DATE_EPOCH is no number of seconds\n",
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nothing",), "No such command 'nothing'"),
        (("new", "--kind", "friend"), "'friend' is not one of"),
        (("new", "--kind", "partner"), "add --with"),
        (("new", "--kind", "mentor", "--with", " "), "add --with"),
        (("new", "--with", "a colleague"), "a solo session was with nobody"),
    ],
)
def test_a_wrong_word_is_told(words: tuple[str, ...], says: str, tmp_path: Path) -> None:
    """A command that cannot be meant is explained, with exit 2 and nothing written."""
    root = project(tmp_path)
    done = run(root, *words)
    assert done.returncode == 2
    assert says in done.stderr
    assert not (root / "sessions").exists()


def test_a_root_that_is_none_is_told(tmp_path: Path) -> None:
    """A folder that does not exist is no project."""
    done = run(tmp_path / "nothing", "check")
    assert (done.returncode, "does not exist" in done.stderr) == (2, True)


@pytest.mark.parametrize("kind", ["solo", "partner", "mentor", "interview"])
def test_new_passes_check(kind: str, tmp_path: Path) -> None:
    """What new writes is sound, and its path is all that is printed."""
    root = project(tmp_path, **{"2026_11_22_solo": OPEN})
    role = [] if kind == "solo" else ["--with", 'a "colleague": # {of} mine']
    done = run(root, "new", "--kind", kind, *role)
    path = root / f"sessions/2026-11-26-{kind}.yml"
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{path}\n", "")
    assert "lead" in path.read_text("utf-8")
    checked = run(root, "check")
    assert checked.returncode == 0, checked.stdout
    assert checked.stdout.startswith(f"sessions/2026-11-26-{kind}.yml, done when:")


def test_new_never_overwrites(tmp_path: Path) -> None:
    """A second session of a day gets a name of its own, whatever ending the first has."""
    root = project(tmp_path)
    (root / "sessions").mkdir()
    (root / "sessions/2026-11-26-solo.yaml").write_text("mine", "utf-8")
    for name in ("2026-11-26-solo-2.yml", "2026-11-26-solo-3.yml"):
        assert run(root, "new").stdout.endswith(f"/sessions/{name}\n")
    assert (root / "sessions/2026-11-26-solo.yaml").read_text("utf-8") == "mine"


def test_new_wants_a_packet(tmp_path: Path) -> None:
    """Without a sound packet there is nothing to ask; nothing is written."""
    root = lay_out(tmp_path / "p", INVALID["packet-not-yaml"])
    before = sorted(root.rglob("*"))
    done = run(root, "new")
    assert (done.returncode, sorted(root.rglob("*"))) == (1, before)
    assert done.stderr.startswith("Error: docs/packet.yml comes first")


def test_new_where_nothing_can_be_written(tmp_path: Path) -> None:
    """A file in the place of the sessions' folder is told, not a traceback."""
    root = lay_out(tmp_path / "p", {"files": {"sessions": "x"}})
    done = process(root, "new")
    assert done.returncode == 1
    assert done.stderr.startswith("Error: ")
    assert "Traceback" not in done.stderr


def test_init_leaves_a_project_that_builds(shipped: Path) -> None:
    """After init the check passes, a strict build passes, and a session can be started."""
    done = run(shipped, "init")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("Now write docs/packet.yml.\n")
    checked = run(shipped, "check")
    assert (checked.returncode, "No sessions yet" in checked.stdout) == (0, True), checked.stdout
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=shipped,
        env=os.environ | DAY | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    assert run(shipped, "new").returncode == 0
    assert run(shipped, "check").returncode == 0


def test_init_leaves_nothing_of_the_example(shipped: Path) -> None:
    """No session and no record of the example stays, and the authored pages do."""
    run(shipped, "init")
    assert sorted(path.name for path in (shipped / "sessions").iterdir()) == ["README.md"]
    assert [path.name for path in (shipped / "docs/adr").iterdir()] == [
        "0001-your-first-decision.md"
    ]
    assert (shipped / "docs/index.md").is_file()


def everything(root: Path) -> dict[str, str]:
    """Return all that a project's own folders hold."""
    files = [file for name in ("docs", "sessions") for file in (root / name).rglob("*")]
    return {str(file): file.read_text("utf-8", "replace") for file in files if file.is_file()}


@pytest.mark.parametrize(
    ("path", "text", "says"),
    [
        ("sessions/2026-11-25-solo.yml", "date: 2026-11-25\nkind: solo\n", "lacks sample: true"),
        (
            "sessions/2026-11-25-solo.yml",
            "date: 2026-11-25\nkind: solo\naudience: private\n",
            "lacks sample: true",
        ),
        ("sessions/2026-11-25-solo.yml", "date: 2026-11-25\nkid: solo\n", 'unknown key "kid"'),
    ],
    ids=["own", "private", "broken"],
)
def test_init_spares_sessions_of_ones_own(path: str, text: str, says: str, shipped: Path) -> None:
    """A session that is no example stops init, be it public, private or broken."""
    (shipped / path).write_text(text, "utf-8")
    git(shipped, "add", "-A")
    git(shipped, "commit", "-q", "-m", "Mine")
    before = everything(shipped)
    done = run(shipped, "init")
    assert (done.returncode, everything(shipped)) == (1, before)
    assert f"{path}:" in done.stderr
    assert says in done.stderr


@pytest.mark.parametrize("path", ["docs/packet.yml", "docs/adr/0001-one-thread.md"])
def test_init_spares_what_is_not_committed(path: str, shipped: Path) -> None:
    """A change that git does not have stops init."""
    file = shipped / path
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    before = everything(shipped)
    done = run(shipped, "init")
    assert (done.returncode, everything(shipped)) == (1, before)
    assert f"{path}:1: not committed yet" in done.stderr


def test_init_spares_a_new_file(shipped: Path) -> None:
    """A file that git does not know yet stops init."""
    (shipped / "docs/adr/0099-mine.md").write_text("# 99. Mine\n", "utf-8")
    done = run(shipped, "init")
    assert (done.returncode, "docs/adr/0099-mine.md:1: not committed yet" in done.stderr) == (
        1,
        True,
    )


def test_init_runs_once(shipped: Path) -> None:
    """A second init, when one's own work has begun, empties nothing."""
    run(shipped, "init")
    git(shipped, "add", "-A")
    git(shipped, "commit", "-q", "-m", "Begin")
    before = everything(shipped)
    done = run(shipped, "init")
    assert (done.returncode, everything(shipped)) == (1, before)
    assert "there are no example sessions here" in done.stderr


def test_schema_writes_what_is_kept(tmp_path: Path) -> None:
    """The command writes the files of docs/schema/ byte for byte, and names them."""
    done = run(tmp_path, "schema")
    assert done.stdout.split() == ["docs/schema/packet.json", "docs/schema/session.json"]
    for path in done.stdout.split():
        assert (tmp_path / path).read_bytes() == (ROOT / path).read_bytes()


@pytest.mark.parametrize(
    ("proof", "least", "most"),
    [
        ("test -f docs/mock-interview-notes.md && echo 1", 1, 1),
        ('grep -c "^## Round" docs/mock-interview-notes.md', 3, 3),
        (r'grep -c -i "improvement\|fix\|next time" docs/mock-interview-notes.md', 3, 10_000),
    ],
)
def test_the_lessons_proofs(proof: str, least: int, most: int) -> None:
    """The course's three proofs hold on the shipped notes."""
    done = subprocess.run(
        ["sh", "-c", proof], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert least <= int(done.stdout) <= most


def test_shipped_sessions_are_examples() -> None:
    """Beside an example there is nothing else: else init could not empty it."""
    files = (ROOT / "sessions").glob("*.yml")
    marks = {bool(yaml.safe_load(file.read_text("utf-8")).get("sample")) for file in files}
    assert len(marks) < 2


def test_export_writes_a_plain_folder(tmp_path: Path) -> None:
    """All of the site goes into a folder that needs nothing of ours; what there is, is told."""
    root = project(tmp_path, **{"2026_11_22_solo": OPEN})
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    (root / "docs/mine.md").write_text("---\nrender_macros: true\n---\n{{ system() }}\n", "utf-8")
    out = tmp_path / "plain"
    done = run(root, "export", str(out))
    pages = list((out / "docs").rglob("*.md"))
    assert (done.returncode, done.stderr) == (0, "")
    assert f"{out}: {len(pages)} pages and " in done.stdout
    assert "{{" not in (out / "docs/mine/index.md").read_text("utf-8")
    assert (out / "docs/sessions/2026-11-22-solo/index.md").is_file()
    assert not (out / "docs/packet.yml").exists()


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("{{ tmer() }}", "docs/mine.md:5: there is no macro tmer()"),
        ("{{ mine }}", "docs/mine.md:5: 'mine' is undefined"),
        ("x\n{{ 1 / 0 }}", "docs/mine.md:6: division by zero"),
        ("{% set x = [] %}{{ x.append.__globals__ }}", "docs/mine.md:5: "),
        ("{% include 'x' %}", "docs/mine.md:5: "),
    ],
)
def test_export_of_what_is_to_be_mended(page: str, says: str, tmp_path: Path) -> None:
    """A page that cannot be made is told with its line, and nothing is written."""
    root = project(tmp_path)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    text = f"---\nrender_macros: true\n---\n\n{page}\n"
    (root / "docs/mine.md").write_text(text, "utf-8")
    done = run(root, "export", str(tmp_path / "plain"))
    assert (done.returncode, done.stdout.startswith(says)) == (1, True), done.stdout
    assert done.stderr == "Error: mend these first; nothing was written\n"
    assert not (tmp_path / "plain").exists()


@pytest.mark.parametrize(
    ("folder", "says"),
    [
        (".", "is not empty and holds no export"),
        ("docs", "lies in docs/"),
        ("docs/plain", "lies in docs/"),
        ("sessions/../sessions/plain", "lies in sessions/"),
        ("site", "lies in site/"),
        ("docs/packet.yml/x", "lies in docs/"),
        ("mkdocs.yml/x", "cannot be written"),
    ],
)
def test_export_elsewhere(folder: str, says: str, tmp_path: Path) -> None:
    """A folder that has its own use, or cannot be, is refused, and nothing is written."""
    root = project(tmp_path)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    before = everything(root)
    done = run(root, "export", str(root / folder))
    assert (done.returncode, everything(root)) == (1, before)
    assert done.stderr.startswith("Error: ")
    assert says in done.stderr


def test_export_without_a_configuration(tmp_path: Path) -> None:
    """A project without mkdocs.yml is told so in one line."""
    done = run(project(tmp_path), "export", str(tmp_path / "plain"))
    assert done.returncode == 1
    assert done.stderr.startswith("Error: mkdocs.yml:1: cannot be read: ")
