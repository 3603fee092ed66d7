"""A strict build of a broken project: it stops, says where and what, and leaves the old site."""

import re
from collections.abc import Callable

import pytest
from projects import Built, Project


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Project:
    """A sound project."""
    return make_project()


def lines(done: Built) -> list[str]:
    """What was said, without the level in front."""
    return [re.sub(r"^\w+ +- +(?:greenroom: )?", "", line) for line in done.output.splitlines()]


def told(done: Built, place: str, words: str = "") -> bool:
    """Whether a problem was told at a place, with a message after it that says these words."""
    found = [line for line in lines(done) if re.match(re.escape(place) + r": \S", line)]
    return any(words in line for line in found)


def refused(done: Built) -> None:
    """The build stopped in words, not in a traceback."""
    assert done.code != 0
    assert "Traceback" not in done.output
    assert 'File "' not in done.output


def test_broken_session_leaves_the_site_as_it_was(project: Project) -> None:
    """A broken session stops a strict build at its line, before the old site is touched."""
    before = project.built().bytes()
    project.replace("sessions/2026-10-08-partner.yml", "kind: partner", "kind: friend")
    done = project.build()
    refused(done)
    assert told(done, "sessions/2026-10-08-partner.yml:2")
    assert done.bytes() == before


def test_all_broken_files_are_told_at_once(project: Project) -> None:
    """Two broken files are two problems of one build, not of two."""
    project.replace("sessions/2026-10-08-partner.yml", "kind: partner", "kind: friend")
    project.replace(
        "sessions/2026-10-01-solo.yml", "    - question: why-epoll", "    - question: x"
    )
    project.replace("docs/packet.yml", "system: Parcel tracker", "sytem: Parcel tracker")
    done = project.build()
    refused(done)
    for place in ("sessions/2026-10-08-partner.yml:2", "docs/packet.yml:2"):
        assert told(done, place), place


def test_problems_in_one_file_are_all_told(project: Project) -> None:
    """Each slip of a file has its own line."""
    project.replace("sessions/2026-10-01-solo.yml", "seconds: 71", "seconds: -71")
    project.replace("sessions/2026-10-01-solo.yml", "recall: good", "recal: good")
    done = project.build()
    refused(done)
    assert told(done, "sessions/2026-10-01-solo.yml:6")
    assert told(done, "sessions/2026-10-01-solo.yml:31")
    assert "recall" in done.output


CALLS = {
    '{{ timer("lunch") }}': "timer()",
    "{{ adr(99) }}": "adr()",
    '{{ question("why-epol") }}': "why-epoll",
    "{{ sessions_tabel() }}": "sessions_table",
    "{{ timer() }}": "timer()",
    "{% if %}": "template",
}
"""Calls that cannot work, and a word of what must be said of each."""


@pytest.fixture(scope="module")
def miscalled(make_project: Callable[..., Project]) -> Built:
    """A build of a page for each of these calls."""
    project = make_project()
    for n, call in enumerate(CALLS):
        page = f"---\nrender_macros: true\n---\n\n# Practice\n\n{call}\n"
        project.write(f"docs/calls-{n}.md", page)
    return project.build()


@pytest.mark.parametrize("call", CALLS)
def test_wrong_macro_call_is_told_at_its_line(miscalled: Built, call: str) -> None:
    """A macro call that cannot work is a problem of the authored page, at the call's line."""
    refused(miscalled)
    place = f"docs/calls-{list(CALLS).index(call)}.md:7"
    assert told(miscalled, place, CALLS[call])


IN_THE_WAY = {
    "pages": [
        "docs/progress.md",
        "docs/sessions/index.md",
        "docs/sessions/2026-10-01-solo.md",
        "docs/questions/why-epoll.md",
    ],
    "folders": ["docs/progress/index.md", "docs/sessions/README.md"],
}
"""Files in the way of generated pages; MkDocs itself wants no two of one address."""


@pytest.mark.parametrize("paths", IN_THE_WAY.values(), ids=IN_THE_WAY)
def test_page_in_the_way_of_a_made_one_is_told(project: Project, paths: list[str]) -> None:
    """Each file whose address a generated page needs is a problem, not a silent choice."""
    for path in paths:
        project.write(path, "# In the way\n")
    done = project.build()
    refused(done)
    for path in paths:
        assert told(done, f"{path}:1"), path


@pytest.mark.parametrize("name", ["README.md", "index.md"])
def test_own_readme_introduces_the_records(project: Project, name: str) -> None:
    """A folder of records keeps the author's own README or index: the list stands below it."""
    project.write(f"docs/adr/{name}", "# How we decide\n\nBy writing [one](0001-one-thread.md).\n")
    done = project.build()
    assert done.code == 0, done.output
    page = (done.folder / "adr/index.html").read_text("utf-8")
    assert page.count("<h1") == 1
    assert page.index("How we decide") < page.index("../adr/0001-one-thread/")


OF_ANOTHER_KIND = {
    "all kinds": {
        "docs/packet.yml": "system: [unclosed\n",
        "sessions/2026-10-09-solo.yml": "",
        "sessions/2026-10-10-solo.yml": "date: 2026-10-10\nkind: solo\nkind: solo\n",
        "sessions/2026-10-11-solo.yml": "\tdate: 2026-10-11\n",
        "sessions/2026-10-12-solo.yml": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "docs/mock-interview-notes.md": "# Notes\n\n## Round 1\n",
    },
    "an empty packet": {"docs/packet.yml": ""},
}


@pytest.mark.parametrize("texts", OF_ANOTHER_KIND.values(), ids=OF_ANOTHER_KIND)
def test_file_of_another_kind_is_one_clear_line(project: Project, texts: dict[str, str]) -> None:
    """Each file that holds something else is told by its path and a line."""
    for path, text in texts.items():
        project.write(path, text)
    done = project.build()
    refused(done)
    for path in texts:
        assert any(re.match(re.escape(path) + r":\d+: \S", line) for line in lines(done)), path


def test_file_of_another_encoding_is_one_clear_line(project: Project) -> None:
    """A record, the notes and an authored page in an old encoding are told by path and line."""
    paths = ("docs/adr/0002-append-only.md", "docs/mock-interview-notes.md", "docs/practice.md")
    for path in paths:
        (project.root / path).write_bytes("# Grüße\n".encode("latin-1"))
    done = project.build()
    refused(done)
    for path in paths:
        assert told(done, f"{path}:1"), path


def test_warning_does_not_stop_a_strict_build(project: Project) -> None:
    """A record without a status is told with its place, and the site is built."""
    project.replace("docs/adr/0002-append-only.md", "Accepted", "Perhaps")
    done = project.built()
    assert told(done, "docs/adr/0002-append-only.md:5")


def test_build_that_is_not_strict_shows_what_it_can(project: Project) -> None:
    """Without --strict the sound rest is built, and the problem is told all the same."""
    project.replace("sessions/2026-10-08-partner.yml", "kind: partner", "kind: friend")
    done = project.build(strict=False)
    assert done.code == 0, done.output
    assert told(done, "sessions/2026-10-08-partner.yml:2")
    assert done.main("sessions/2026-10-01-solo/").find("h1")
