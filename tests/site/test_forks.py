"""A fork publishes under its own address without an edit: address and source come from outside."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from projects import ROOT, Built, Project, ran

SITE = "https://someone.example/my/greenroom/"
REPOSITORY = "https://github.com/someone/greenroom"


@pytest.fixture(scope="module")
def fork(make_project: Callable[..., Project]) -> Built:
    """A site built as a fork's workflow builds it."""
    return make_project().built(
        GREENROOM_SITE_URL=SITE,
        GREENROOM_REPO_URL=REPOSITORY,
        GREENROOM_EDIT_URI="edit/main/docs/",
    )


def edit_links(site: Built, address: str) -> list[str]:
    """Where a page's edit link leads."""
    return [link["href"] for link in site.page(address).select("a.md-content__button, a[rel=edit]")]


@pytest.mark.parametrize("address", ["", "sessions/", "sessions/2026-10-01-solo/", "adr/"])
def test_canonical_address_is_the_forks(fork: Built, address: str) -> None:
    """Every page says that it lives where the fork lives."""
    assert fork.page(address).find("link", rel="canonical")["href"] == SITE + address


def test_sitemap_is_the_forks(fork: Built) -> None:
    """The sitemap lists the fork's addresses, and no other."""
    text = (fork.folder / "sitemap.xml").read_text("utf-8")
    assert text.count(f"<loc>{SITE}") == text.count("<loc>") > 0


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("sessions/2026-10-01-solo/", "sessions/2026-10-01-solo.yml"),
        ("questions/why-epoll/", "docs/packet.yml"),
        ("questions/", "docs/packet.yml"),
        ("practice/", "docs/practice.md"),
        ("adr/0001-one-thread/", "docs/adr/0001-one-thread.md"),
        ("mock-interview-notes/", "docs/mock-interview-notes.md"),
    ],
)
def test_edit_link_leads_to_what_somebody_wrote(fork: Built, address: str, source: str) -> None:
    """A page is edited in the file that it was made from, also where that is no page."""
    assert edit_links(fork, address) == [f"{REPOSITORY}/edit/main/{source}"]


def test_feedback_opens_the_forks_form(fork: Built) -> None:
    """Where the repository is on GitHub, each answer and the page lead to its form, filled in.

    Beside each stands the way for who has no account: a form to copy.
    """
    session = "sessions/2026-10-01-solo/"
    addresses = [link["href"] for link in fork.page(session).select("a.gr-feedback")]
    links = [urlsplit(address) for address in addresses if address != "#feedback"]
    assert addresses.count("#feedback") == len(links)
    filled = [parse_qs(link.query) for link in links]
    answers = [
        answer.select_one("[id]")["id"] for answer in fork.page(session).select(".gr-answer")
    ]
    assert {link._replace(query="").geturl() for link in links} == {f"{REPOSITORY}/issues/new"}
    assert [one["anchor"][0] for one in filled] == ["review", *answers]
    assert {one["session"][0] for one in filled} == {SITE + session}


def test_repository_makes_no_page_ask_it(fork: Built) -> None:
    """The theme's widget for a repository, which asks its host on each visit, is nowhere."""
    widget = '[data-md-component="source"]'
    assert [address for address in fork.addresses if fork.page(address).select(widget)] == []


@pytest.mark.parametrize("address", ["sessions/", "progress/", "adr/"])
def test_page_of_many_files_offers_no_edit(fork: Built, address: str) -> None:
    """A list is nobody's text, so it has no edit link."""
    assert edit_links(fork, address) == []


def test_source_is_linked(fork: Built) -> None:
    """Every page links the fork's repository."""
    assert fork.page("").select(f'footer a[href="{REPOSITORY}"]')


def test_nothing_is_linked_without_a_repository(first_run: Built) -> None:
    """A site built without a repository offers neither source nor edit."""
    for address in first_run.addresses:
        assert edit_links(first_run, address) == [], address


def test_nothing_pretends_an_address(make_project: Callable[..., Project]) -> None:
    """Where no address is configured, no page names one: no picture, no code, only itself."""
    page = make_project().built(GREENROOM_SITE_URL="").page("sessions/2026-10-01-solo/")
    assert page.select('link[rel="canonical"], meta[property="og:url"]') == []
    assert page.select('meta[property="og:image"], .gr-qr') == []
    assert page.select_one("meta[name='twitter:card']")["content"] == "summary"
    assert page.select_one("#share a.gr-link")["href"] == "../../sessions/2026-10-01-solo/"


# --- the whole way -----------------------------------------------------------------------------

CHEAP = ("test_commands.py", "test_docs_complete.py", "test_starter.py", "test_schemas.py")
"""Tests that look at the project in which they stand, and take seconds."""


def own(root: Path, *command: str) -> str:
    """Run a command in the fork, with the fork's own code; it must succeed."""
    return ran(root, *command, PYTHONPATH=str(root))


def commit(root: Path) -> None:
    """Commit all that is there, without anything of the machine's own settings."""
    who = ("-c", "user.name=a", "-c", "user.email=a@a.example", "-c", "commit.gpgsign=false")
    own(root, "git", *who, "add", "-A")
    own(root, "git", *who, "commit", "-q", "-m", "All")


def filled(text: str) -> str:
    """Return a file with its commented entries in use, and its blanks filled in as it says."""
    text = re.sub(r"^#(?=  )", "", text, flags=re.MULTILINE)
    text = re.sub(r"^(    )# (?=- question|  \w)", r"\1", text, flags=re.MULTILINE)
    text = re.sub(r"^(summary:)$", r"\1 All three rounds.", text, flags=re.MULTILINE)
    text = re.sub(r"(seconds:)(?= *(?:,|#|$))", r"\1 60", text, flags=re.MULTILINE)
    text = re.sub(
        r"^( *)said: \|$", r"\1said: |\n\1  It answered in 5 ms.", text, flags=re.MULTILINE
    )
    text = re.sub(r"(answered|concrete):(?= *[,}])", r"\1: true", text)
    text = re.sub(r"recall:( +# )(\w+)", r"recall: \2\1\2", text)
    return re.sub(r"improvements: \[\]  # one a round: (\{.*\})", r"improvements: [\1]", text)


def fill(root: Path, path: str, *more: tuple[str, str]) -> None:
    """Fill in a file of the fork."""
    text = filled((root / path).read_text("utf-8"))
    for old, new in more:
        assert old in text
        text = text.replace(old, new)
    (root / path).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository, emptied, with packet, record and session filled in."""
    root = tmp_path_factory.mktemp("fork")
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, names.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, root / name)
    (root / ".venv").symlink_to(Path(sys.prefix))
    for example in ("sessions", "docs/adr"):
        shutil.rmtree(root / example)
    shutil.copytree(ROOT / "tests/site/projects/small", root, dirs_exist_ok=True)
    for session in (root / "sessions").glob("*.yml"):
        session.write_text(f"{session.read_text('utf-8')}sample: true\n", "utf-8")
    own(root, "git", "init", "-q")
    commit(root)
    own(root, sys.executable, "-m", "macros", "init")
    fill(root, "docs/packet.yml")
    fill(root, "docs/adr/0001-your-first-decision.md", ("proposed", "accepted"))
    words = ("new", "--kind", "partner", "--with", "a colleague")
    fill(root, own(root, sys.executable, "-m", "macros", *words).strip())
    commit(root)
    return root


def test_a_fork_is_filled_in_by_its_own_comments(begun: Path) -> None:
    """What the starter's comments offer is sound once used, and makes a complete rehearsal."""
    told = own(begun, sys.executable, "-m", "macros", "check").splitlines()
    assert re.fullmatch(r"sessions/[\w-]+\.yml, done when:", told[0])
    assert "  [x] All three rounds are done" in told
    packet = (begun / "docs/packet.yml").read_text("utf-8")
    assert len(re.findall(r"^  - (?:id|\{id): ", packet, re.MULTILINE)) == 6
    assert "#  " not in packet


def test_a_fork_builds_with_make(begun: Path) -> None:
    """`make site` says nothing that is a warning, and the site holds what was filled in."""
    said = own(begun, "make", "--old-file=.venv/site.stamp", "site")
    assert re.findall(r"^.*(?:WARNING|ERROR|Traceback).*$", said, re.MULTILINE) == []
    site = Built(begun / "site")
    assert "questions/why-not-another/" in site.addresses
    assert "adr/0001-your-first-decision/" in site.addresses
    assert len([one for one in site.addresses if re.fullmatch(r"sessions/\d.+/", one)]) == 1


def test_a_forks_tests_stay_green(begun: Path) -> None:
    """Tests run on their own data: those that look at the project hold in anybody's."""
    files = [f"tests/unit/{name}" for name in CHEAP]
    options = ("-q", "-x", "-n0", "-p", "no:cacheprovider", "-k", "not builds")
    own(begun, sys.executable, "-m", "pytest", *files, *options)


def test_a_forks_notes_pass_the_lessons_proof(begun: Path) -> None:
    """The course greps the notes; so does the fork's own check before anything lands."""
    notes = (begun / "docs/mock-interview-notes.md").read_text("utf-8")
    assert len(re.findall(r"^## Round", notes, re.MULTILINE)) == 3
    assert len(re.findall(r"(?i)^.*(?:improvement|fix|next time).*$", notes, re.MULTILINE)) >= 3
