"""The macros that authors call: what they show, and what they say to a wrong argument."""

import datetime as dt
import inspect
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from factories import make_library, make_packet, make_session

from macros.reading.library import Library
from macros.reading.model import Decision, Status
from macros.rendering.author_macros import MACROS, AuthorMacros, MacroError
from macros.rendering.page_calls import call_problems
from macros.rendering.standing import Standing
from macros.rendering.templating import Templates

REFERENCE = Path(__file__).parents[2] / "docs" / "macros.md"
TODAY = dt.date(2026, 11, 26)


def make_decision(number: int | None, title: str, **overrides: Any) -> Decision:
    """Return an accepted record of this number and title."""
    name = title.lower().replace(" ", "-")
    facts: dict[str, Any] = {
        "path": f"{name}.md" if number is None else f"{number:04d}-{name}.md",
        "number": number,
        "title": title,
        "status": Status.ACCEPTED,
        "status_text": "Accepted",
        "status_line": 3,
        "date": dt.date(2026, 6, 1),
    }
    return Decision(**(facts | overrides))


QUESTIONS = [
    {"id": "why-epoll", "asks": "Why epoll rather than poll?"},
    {"id": "why-raft", "asks": "Why Raft?"},
    {"id": "what-would-you-change", "asks": "What would you build differently?"},
]


def make_macros(library: Library | None = None) -> AuthorMacros:
    """Return the macros of a library; without one, of a small one with a record and a session."""
    known = library or make_library(
        make_session(pitch={"attempts": [{"seconds": 56}]}),
        decisions=(make_decision(1, "Use epoll"),),
        packet=make_packet(questions=QUESTIONS),
    )
    return AuthorMacros(Standing(known, TODAY), Templates(known))


def read(html: str) -> BeautifulSoup:
    """Return a macro's HTML as a tree."""
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("macro", MACROS, ids=lambda macro: macro.name)
def test_every_macro_is_documented(macro: Any) -> None:
    """The reference has a section for each macro, its call in a code block, and its result."""
    text = REFERENCE.read_text(encoding="utf-8")
    section = text.split(f"\n## {macro.name} ")[1].split("\n## ")[0]
    call = f"{{{{ {macro.example} }}}}"
    assert f"{{% raw %}}{call}" in section or f"{call}.{{% endraw %}}" in section
    assert section.count(call) == 2
    assert inspect.getdoc(getattr(AuthorMacros, macro.name))


@pytest.mark.parametrize("page", sorted(REFERENCE.parent.glob("*.md")), ids=lambda page: page.stem)
def test_the_shipped_pages_suit_every_packet(page: Path) -> None:
    """Pages that come with Greenroom name nothing of the example, which a forker throws away."""
    macros = make_macros(make_library(packet=make_packet(layers=[], questions=[])))
    assert not list(call_problems(macros, {page.name: page.read_text("utf-8")}))


def test_without_an_argument_the_first_is_shown() -> None:
    """adr() and question() show the first there is, and say so where there is none."""
    macros = make_macros()
    empty = make_macros(make_library(packet=make_packet(layers=[], questions=[])))
    assert "Use epoll" in macros.adr()
    assert "Why epoll" in macros.question()
    assert read(empty.adr()).text == "no record yet"
    assert "no questions yet" in empty.question()


def test_the_registry_is_complete() -> None:
    """Each public method is a macro, and each macro is a method."""
    methods = {name for name in vars(AuthorMacros) if not name.startswith("_")}
    assert methods == {macro.name for macro in MACROS}


@pytest.mark.parametrize("macro", MACROS, ids=lambda macro: macro.name)
def test_inline_macros_stand_in_a_sentence(macro: Any) -> None:
    """An inline macro makes no block, so that it can stand within a paragraph."""
    html = str(eval(f"macros.{macro.example}", {"macros": make_macros()}))  # noqa: S307 - our own
    blocks = read(html).find_all(["p", "div", "table", "ul", "dl", "section", "practice-timer"])
    assert bool(blocks) is not macro.inline
    assert "\n" not in html or not macro.inline


@pytest.mark.parametrize(
    ("what", "limit", "start", "text"),
    [
        ("pitch", "60", None, "60 seconds"),
        ("warmup", "60", None, "60 seconds"),
        ("walkthrough", "600", None, "600 seconds"),
        ("defence", "600", None, "600 seconds"),
        ("answer", "90", "60", "60 to 90 seconds"),
        (45, "45", None, "45 seconds"),
    ],
)
def test_timer(what: str | int, limit: str, start: str | None, text: str) -> None:
    """A timer has its limit, a name, and words that are true without scripts."""
    timer = read(make_macros().timer(what)).find("practice-timer")
    assert timer is not None
    assert (timer["limit"], timer.get("from"), timer.text) == (limit, start, text)
    assert timer["label"]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ('timer("pich")', "Did you mean pitch?"),
        ("timer(0)", "write a whole number from 1"),
        ("timer(-5)", "write a whole number from 1"),
        ("timer(True)", "write a whole number from 1"),
        ("timer(1.5)", "write a whole number from 1"),
        ("timer(None)", "write a whole number from 1"),
        ('timer("60")', "Known: pitch"),
        ('limit("pitches")', "Did you mean pitch?"),
        ("adr(9)", "write its number or its file name. Known: 1."),
        ('adr("0001-use-epol")', "there is no record '0001-use-epol'"),
        ("adr(True)", "there is no record True"),
        ('question("why-epol")', "Did you mean why-epoll?"),
        ("question([])", "[] is not known."),
        ('improvements("fixd")', "Did you mean fixed?"),
        ("sessions_table(0)", "write a whole number from 1 to 300"),
        ('questions("3")', "without quotes, instead of '3'"),
        ('done_when("2026-11-23-solo")', "is no public session. Did you mean 2026-11-22-solo?"),
        ("timer('x' * 5000)", "…"),
    ],
)
def test_a_wrong_argument_says_what_to_write(call: str, says: str) -> None:
    """A macro that cannot show what it is asked for explains it in one line, never a traceback."""
    with pytest.raises(MacroError) as caught:
        eval(f"macros.{call}", {"macros": make_macros()})  # noqa: S307 - our own calls
    assert says in str(caught.value)
    assert len(str(caught.value)) < 300


def test_a_number_of_two_records_is_refused() -> None:
    """Where two records share a number, the author must name the file."""
    macros = make_macros(
        make_library(decisions=(make_decision(7, "Use a"), make_decision(7, "Use b")))
    )
    with pytest.raises(MacroError, match=r"0007-use-a\.md or 0007-use-b\.md"):
        macros.adr(7)
    assert "ADR-0007" in macros.adr("0007-use-b.md")


def test_a_record_that_is_not_accepted_shows_its_status() -> None:
    """Nobody takes a superseded record for a valid one."""
    old = make_decision(1, "Use poll", status=Status.SUPERSEDED)
    assert "superseded" in make_macros(make_library(decisions=(old,))).adr(1)


def test_the_stack_has_its_bottom_at_the_bottom() -> None:
    """The packet lists the bottom first; the drawing ends with it."""
    names = [tag.text.split()[-1] for tag in read(make_macros().layers()).select(".gr-tower__name")]
    assert names == ["Consensus", "Sockets"]


def test_the_pitch_shows_how_long_it_takes_to_say() -> None:
    """Words at 130 to 160 a minute: 160 words take 60 to 74 seconds."""
    library = make_library(packet=make_packet(pitch="word " * 160))
    text = read(make_macros(library).pitch()).text
    assert "160" in text
    assert "60 to 74 s" in text
    assert "fits at a brisk pace" in text


def test_trade_offs_are_the_questions_with_a_record() -> None:
    """A question without a record is no trade-off; the record and its title are shown."""
    questions = [
        {"id": "why-epoll", "asks": "Why epoll?", "adrs": [1]},
        {"id": "what-else", "asks": "What else?"},
    ]
    library = make_library(
        packet=make_packet(questions=questions), decisions=(make_decision(1, "Use epoll"),)
    )
    rows = read(make_macros(library).tradeoffs()).select("tbody tr")
    assert [row.get_text(" ", strip=True) for row in rows] == ["Why epoll? Use epoll ADR-0001"]


def test_never_asked_comes_before_long_ago() -> None:
    """The questions that wait longest come first; one that nobody has asked waits longest."""
    session = make_session(defence={"answers": [{"question": "why-epoll", "seconds": 70}]})
    rows = read(make_macros(make_library(session)).questions()).select("li a")
    assert [row.text for row in rows] == ["Why Raft?", "Why epoll rather than poll?"]


def test_improvements_are_those_still_to_be_made() -> None:
    """Without a state, what has held is left out; with one, only that is shown."""
    pitch = {"attempts": [{"seconds": 70}]}
    library = make_library(
        make_session(
            date=dt.date(2026, 11, 1),
            pitch=pitch
            | {"improvements": [{"id": "a", "text": "Be short."}, {"id": "b", "text": "Be loud."}]},
        ),
        make_session(date=dt.date(2026, 11, 8), fixed=["a"]),
    )
    macros = make_macros(library)
    assert "Be loud." in macros.improvements()
    assert "Be short." not in macros.improvements()
    assert "Be short." in macros.improvements("fixed")


def test_sessions_are_newest_first() -> None:
    """The newest few lead to the list of all."""
    days = [make_session(date=dt.date(2026, 11, day)) for day in (1, 8, 15)]
    table = read(make_macros(make_library(*days)).sessions_table(2))
    assert [row.text for row in table.select("tbody th")] == ["15 Nov 2026", "8 Nov 2026"]
    assert "All 3 sessions" in table.text


@pytest.mark.parametrize(
    "call",
    [
        "pitch()",
        "layers()",
        "tradeoffs()",
        "stories()",
        "rounds()",
        "next_rehearsal()",
        "sessions_table()",
        "improvements()",
        "questions()",
        "done_when()",
    ],
)
def test_an_empty_project_is_told_what_to_write(call: str) -> None:
    """Without layers, questions, stories or sessions each macro still says something true."""
    library = make_library(packet=make_packet(layers=[], questions=[]))
    html = eval(f"macros.{call}", {"macros": make_macros(library)})  # noqa: S307 - our own calls
    assert read(html).get_text(strip=True)


def test_what_people_wrote_stays_text() -> None:
    """Braces, tags and schemes in the packet come out as they were written."""
    nasty = '<script>alert(1)</script> {{ 7 * 7 }} <a href="javascript:x">'
    library = make_library(
        packet=make_packet(
            system=nasty,
            pitch=nasty,
            layers=[{"id": "a", "name": nasty, "does": nasty}],
            questions=[{"id": "q", "asks": nasty, "layer": "a", "adrs": [1]}],
            stories=[
                dict.fromkeys(("title", "situation", "task", "action", "result"), nasty)
                | {"id": "s"}
            ],
        ),
        decisions=(make_decision(1, nasty, path="0001-x.md"),),
    )
    macros = make_macros(library)
    calls = (macros.system, macros.pitch, macros.layers, macros.tradeoffs, macros.stories)
    for html in (*(call() for call in calls), macros.question("q"), macros.adr(1)):
        tree = read(html)
        assert not tree.find_all("script")
        assert not tree.find_all(href=re.compile("^javascript"))
        assert "49" not in tree.text
