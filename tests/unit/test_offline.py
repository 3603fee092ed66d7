"""What a device keeps: the rules of the list, whatever the size of the project."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from factories import make_library, make_packet, make_session

from macros.reading.library import Library
from macros.reading.model import Decision, Status
from macros.rendering import offline
from macros.rendering.offline import LARGEST, LIMIT, MOST_QUESTIONS, kept_files, worker
from macros.rendering.web_manifest import Paper, paper

MARK = "marker-of-a-hidden-session"


def make_site(folder: Path, *addresses: str, size: int = 10) -> Path:
    """Write files of a size at these addresses."""
    for address in addresses:
        file = folder / address
        if address.endswith("/") or not address:
            file = file / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(address.encode().ljust(size, b"."))
    return folder


def of_questions(number: int) -> Library:
    """A library with so many questions."""
    questions = [{"id": f"q-{one:04}", "asks": "Why?"} for one in range(number)]
    return make_library(packet=make_packet(questions=questions))


def days(number: int) -> list[date]:
    """So many days, oldest first."""
    return [date(2026, 1, 1) + timedelta(days=one) for one in range(number)]


def test_shell_is_what_pages_load(tmp_path: Path) -> None:
    """Styles, scripts and the search's worker are kept; source maps and other languages are not."""
    shell = {
        "assets/stylesheets/main.1.min.css",
        "assets/javascripts/bundle.1.min.js",
        "assets/javascripts/workers/search.1.min.js",
        "stylesheets/tokens.css",
        "javascripts/main.mjs",
        "javascripts/elements/run-screens/a.mjs",
        "assets/favicon.svg",
    }
    rest = ("assets/javascripts/bundle.1.min.js.map", "assets/javascripts/lunr/min/lunr.de.min.js")
    assert set(kept_files(make_site(tmp_path, *shell, *rest), make_library())) == shell


@pytest.mark.parametrize("address", ["", "practice/", "data/rehearsal.json"])
def test_what_a_rehearsal_needs_takes_no_room_from_the_rest(tmp_path: Path, address: str) -> None:
    """Home, practice and the packet's data are kept, and the rest beside them."""
    make_site(tmp_path, address, size=LIMIT)
    make_site(tmp_path, "questions/why-epoll/", size=LARGEST)
    kept = kept_files(tmp_path, make_library())
    assert set(kept) == {address, "questions/why-epoll/"}


def test_newest_sessions_are_kept(tmp_path: Path) -> None:
    """Of many sessions the ten newest are kept."""
    sessions = [make_session(date=day) for day in days(40)]
    addresses = [f"sessions/{session.id}/" for session in sessions]
    kept = kept_files(make_site(tmp_path, *addresses), make_library(*sessions))
    assert set(kept) == set(addresses[-10:])


@pytest.mark.parametrize("audience", ["link", "private"])
def test_hidden_session_is_in_no_list(tmp_path: Path, audience: str) -> None:
    """Neither address nor words of a session that is not public reach the worker's text."""
    key = {"key": f"{MARK}-key"} if audience == "link" else {}
    hidden = make_session(id=f"2026-12-01-{MARK}", date=date(2026, 12, 1), audience=audience, **key)
    shown = make_session()
    pages = (f"sessions/{one.id}/" for one in (shown, hidden))
    text = worker(make_site(tmp_path, "", *pages), make_library(shown, hidden)).text
    assert f"sessions/{shown.id}/" in text
    assert MARK not in text


def test_questions_are_bounded(tmp_path: Path) -> None:
    """Of three hundred questions the first hundred of the packet are kept."""
    addresses = [f"questions/q-{one:04}/" for one in range(300)]
    kept = kept_files(make_site(tmp_path, *addresses), of_questions(300))
    assert set(kept) == set(addresses[:MOST_QUESTIONS])


def test_whole_list_is_bounded(tmp_path: Path) -> None:
    """Whatever the project holds, a device is asked for no more than the limit."""
    addresses = [f"questions/q-{one:04}/" for one in range(100)]
    site = make_site(tmp_path, *addresses, size=100_000)
    kept = kept_files(site, of_questions(100))
    assert len(kept) == LIMIT // 100_000
    assert worker(site, of_questions(100)).size <= LIMIT


def test_large_search_index_is_left_for_its_first_use(tmp_path: Path) -> None:
    """An index over the bound is not fetched ahead, one below it is."""
    index = "search/index.json"
    assert index in kept_files(make_site(tmp_path, index, size=LARGEST), make_library())
    assert index not in kept_files(make_site(tmp_path, index, size=LARGEST + 1), make_library())


def test_small_file_still_fits_after_a_large_one(tmp_path: Path) -> None:
    """A list that is too large does not keep the pages after it from the device."""
    make_site(tmp_path, "sessions/", size=LARGEST + 1)
    make_site(tmp_path, "questions/why-epoll/")
    assert set(kept_files(tmp_path, make_library())) == {"questions/why-epoll/"}


def test_record_with_an_odd_name_is_kept(tmp_path: Path) -> None:
    """A record's address is its file's name as it is on the disk, signs and all."""
    name = "nested/0005 with #hash ?query 100%25 ünï.md"
    record = Decision(name, 5, "Odd", Status.UNKNOWN, "", 1, None)
    address = f"adr/{record.slug}/"
    kept = kept_files(make_site(tmp_path, address), make_library(decisions=(record,)))
    assert set(kept) == {address}


def test_pictures_of_a_kept_page_are_kept(tmp_path: Path) -> None:
    """A picture that the architecture shows is kept; one of another host or nowhere is not."""
    make_site(tmp_path, "architecture/", "assets/the layers.svg")
    page = (
        '<img alt="x" src="../assets/the%20layers.svg"><img src="https://x.example/y.png">'
        '<img src="../gone.png"><img src="../../../outside.png"><img src="data:,">'
    )
    (tmp_path / "architecture/index.html").write_text(page, "utf-8")
    assert set(kept_files(tmp_path, make_library())) == {"architecture/", "assets/the layers.svg"}


def test_nothing_outside_of_the_site_is_kept(tmp_path: Path) -> None:
    """A picture that leads out of the site is not read, although it is there."""
    make_site(tmp_path / "site", "architecture/")
    make_site(tmp_path, "outside.png")
    page = '<img src="../../outside.png">'
    (tmp_path / "site/architecture/index.html").write_text(page, "utf-8")
    assert set(kept_files(tmp_path / "site", make_library())) == {"architecture/"}


def test_worker_is_the_same_for_the_same_site(tmp_path: Path) -> None:
    """The order in which files were written leaves no trace."""
    addresses = ["", "practice/", "stylesheets/a.css", "stylesheets/b.css", "javascripts/main.mjs"]
    one = make_site(tmp_path / "one", *addresses)
    two = make_site(tmp_path / "two", *reversed(addresses))
    assert worker(one, make_library()).text == worker(two, make_library()).text


def test_any_byte_of_a_kept_file_makes_another_worker(tmp_path: Path) -> None:
    """A browser takes a build for new by the worker's bytes, so they follow the content."""
    before = worker(make_site(tmp_path, "practice/"), make_library()).text
    (tmp_path / "practice/index.html").write_text("practicf/..", "utf-8")
    assert worker(tmp_path, make_library()).text != before


def test_page_that_is_not_kept_makes_no_new_worker(tmp_path: Path) -> None:
    """Nobody is told of a new version because a page changed that their device does not keep."""
    before = worker(make_site(tmp_path, "practice/", "files/"), make_library()).text
    (tmp_path / "files/index.html").write_text("other", "utf-8")
    assert worker(tmp_path, make_library()).text == before


def test_bounds_are_those_that_the_page_tells() -> None:
    """The page about it names the figures of the code."""
    page = Path(offline.__file__).parents[2].joinpath("docs/offline.md").read_text("utf-8")
    source = Path(offline.__file__).with_name("templates").joinpath("sw.js").read_text("utf-8")
    assert f"the {offline.MOST_SESSIONS} newest sessions" in page
    assert f"first {MOST_QUESTIONS} questions" in page
    assert f"at most {LIMIT // 1_000_000} MB" in page
    assert f"more than {LARGEST // 1_000_000} MB" in page
    assert "the last 60 are kept" in page
    assert "MOST_VISITED = 60;" in source


def test_paper_is_that_of_the_tokens() -> None:
    """Both colours come from the style sheet; a sheet of another shape gives none."""
    assert paper("a{--gr-paper: #fcfcfa}b{--gr-paper:#101513}") == Paper("#fcfcfa", "#101513")
    assert paper("a{--gr-paper: #fcfcfa}") is None
