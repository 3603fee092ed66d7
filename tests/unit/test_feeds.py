"""The feeds as programs read them: JSON by its schema, the calendar, Atom, Anki's cards."""

import csv
import json
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest
from factories import make_library, make_packet, make_session
from icalendar import Calendar, Event
from jsonschema import Draft202012Validator, FormatChecker

from macros.reading.audience import published
from macros.reading.library import Library
from macros.reading.model import Decision, RecordLink, Session, Status
from macros.rendering.absolute import SiteAddress
from macros.rendering.feeds import HEAD_LINKS, feeds

TODAY = date(2026, 11, 22)
SITE = "https://ada.example/greenroom/"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = (
    '<b>"A&B"</b>;, \\n\t\x07\x1b[31m \u2028 \u202e\ufffe ]]> # ' + "long " * 40 + "größe 為什麼"
)

OLD = Decision(
    "0001-old way.md",
    1,
    "Old",
    Status.SUPERSEDED,
    "Superseded by 2",
    3,
    date(2026, 1, 2),
    superseded_by=(RecordLink("2", 3, "0002-new.md"), RecordLink("gone", 3)),
)
NEW = Decision("0002-new.md", 2, "New", Status.ACCEPTED, "Accepted", 3, None)


def full_session(**overrides: Any) -> Session:
    """Return a session of all three rounds that uses most fields."""
    facts: dict[str, Any] = {
        "date": date(2026, 11, 20),
        "kind": "partner",
        "with": "a former colleague",
        "summary": "It went well.",
        "pitch": {
            "attempts": [{"seconds": 71, "said": "It stores keys."}, {"seconds": 56}],
            "improvements": [{"id": "lead", "text": "Lead with the result."}],
        },
        "walkthrough": {"layers": [{"layer": "raft", "adrs": [2]}]},
        "defence": {
            "seconds": 590,
            "answers": [
                {"question": "why-epoll", "seconds": 82, "recall": "good", "adrs": [1]},
                {"asks": "Why not?", "adrs": [2]},
            ],
        },
    }
    return make_session(**(facts | overrides))


def full_library(*sessions: Session, **overrides: Any) -> Library:
    """Return a library with two records and a packet that names one of them."""
    questions = [
        {
            "id": "why-epoll",
            "asks": "Why epoll?",
            "adrs": [1],
            "points": ["O(1)"],
            "lessons": ["W04"],
        },
        {"id": "why-raft", "asks": "Why Raft?", "layer": "raft", "probes": ["And Paxos?"]},
    ]
    packet = make_packet(questions=questions, lessons={"W04": {"title": "epoll"}})
    facts: dict[str, Any] = {"packet": packet, "decisions": (OLD, NEW)}
    return make_library(*(sessions or (full_session(),)), **(facts | overrides))


def hostile_library() -> Library:
    """Return a library in which every text is hostile."""
    packet = make_packet(
        system=HOSTILE,
        layers=[{"id": "raft", "name": HOSTILE, "does": HOSTILE}],
        questions=[{"id": "why-epoll", "asks": HOSTILE, "points": [HOSTILE], "adrs": [1]}],
    )
    bad = Decision("sub/0001 ü&?#.md", 1, HOSTILE, Status.UNKNOWN, HOSTILE, 3, None)
    improvements = [{"id": "x", "text": HOSTILE}]
    session = full_session(
        **{"with": HOSTILE},
        summary=HOSTILE,
        pitch={"attempts": [{"said": HOSTILE}], "improvements": improvements},
    )
    return make_library(session, packet=packet, decisions=(bad,))


LIBRARIES = {
    "no sessions": make_library(),
    "an empty packet": make_library(packet=make_packet(layers=[], questions=[])),
    "one session": full_library(),
    "two sessions": full_library(full_session(), make_session(date=date(2026, 11, 21))),
    "hostile": hostile_library(),
}
every_library = pytest.mark.parametrize("library", LIBRARIES.values(), ids=LIBRARIES)


def made(library: Library, path: str, today: date = TODAY) -> bytes:
    """Return one feed's bytes."""
    return feeds(library, today, SITE)[path]


def data(library: Library, name: str) -> Any:
    """Return a JSON feed's data."""
    return json.loads(made(library, f"data/{name}.json"))


def events(library: Library, today: date = TODAY) -> list[Event]:
    """Return the calendar's events."""
    calendar = Calendar.from_ical(made(library, "rehearsals.ics", today))
    return list(calendar.walk("VEVENT"))


def atom(library: Library) -> ElementTree.Element:
    """Return the Atom feed's root."""
    return ElementTree.fromstring(made(library, "feed.xml"))  # noqa: S314 - our own


def cards(library: Library) -> list[list[str]]:
    """Return the cards' fields as Anki's importer reads them: comments out, quotes read."""
    lines = made(library, "data/anki.tsv").decode().split("\n")
    return list(
        csv.reader([line for line in lines if not line.startswith("#")][:-1], delimiter="\t")
    )


# --- all of them --------------------------------------------------------------------------------


def test_the_feeds_are_these() -> None:
    """Each at its own path under the site; the head names what programs subscribe to."""
    found = feeds(full_library(), TODAY, SITE)
    assert sorted(found) == [
        "data/anki.tsv",
        "data/packet.json",
        "data/rehearsal.json",
        "data/sessions.json",
        "data/speech-rules.json",
        "feed.xml",
        "rehearsals.ics",
        "schema/data-packet.json",
        "schema/data-rehearsal.json",
        "schema/data-sessions.json",
    ]
    assert {link.path for link in HEAD_LINKS} < set(found)


@every_library
def test_the_same_library_gives_the_same_bytes(library: Library) -> None:
    """Nothing depends on the clock, on chance or on the order of sets."""
    assert feeds(library, TODAY, SITE) == feeds(library, TODAY, SITE)


def test_only_public_sessions_are_published() -> None:
    """Neither link nor private ones leave a trace in any feed of what everybody may see."""
    hidden = full_session(date=date(2026, 11, 19), audience="private", summary="hidden words")
    both = full_library(full_session(), hidden)
    assert feeds(published(both), TODAY, SITE) == feeds(full_library(), TODAY, SITE)


@pytest.mark.parametrize(
    ("site_url", "base"),
    [
        ("https://ada.example/greenroom", "https://ada.example/greenroom/"),
        ("https://ada.example/", "https://ada.example/"),
        ("", "http://localhost/"),
        (None, "http://localhost/"),
    ],
)
def test_addresses_are_whole(site_url: str | None, base: str) -> None:
    """They start with the site's address; without one, with localhost."""
    site = SiteAddress.of(site_url)
    assert site.url("feed.xml") == f"{base}feed.xml"
    assert site.url(OLD) == f"{base}adr/0001-old%20way/"


# --- JSON ---------------------------------------------------------------------------------------


@every_library
@pytest.mark.parametrize("name", ["sessions", "packet", "rehearsal"])
def test_json_keeps_to_its_published_schema(library: Library, name: str) -> None:
    """The schema is sound, it asks for every field, and what is published passes it."""
    schema = json.loads(made(library, f"schema/data-{name}.json"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(data(library, name))
    assert data(library, name)["version"] == 1
    for shape in (schema, *schema["$defs"].values()):
        assert set(shape.get("required", [])) == set(shape.get("properties", []))


def test_a_session_holds_the_fixed_fields() -> None:
    """Id, url, date, kind, with, summary, sample, the rounds, improvements with their state."""
    (session,) = data(full_library(), "sessions")["sessions"]
    fixed = {key: session[key] for key in ("id", "date", "kind", "with", "summary", "sample")}
    assert fixed == {
        "id": "2026-11-20-partner",
        "date": "2026-11-20",
        "kind": "partner",
        "with": "a former colleague",
        "summary": "It went well.",
        "sample": False,
    }
    assert session["url"] == f"{SITE}sessions/2026-11-20-partner/"
    assert session["rounds"] == {
        "pitch": {"seconds": 56, "limit": 60, "in_time": True},
        "walkthrough": {"seconds": None, "limit": 600, "in_time": None},
        "defence": {"seconds": 590, "limit": 600, "in_time": True},
    }
    assert session["improvements"] == [
        {"id": "lead", "text": "Lead with the result.", "round": "pitch", "state": "open"}
    ]


def test_a_round_that_was_left_out_is_null() -> None:
    """Not done is not zero."""
    library = make_library(make_session())
    (session,) = data(library, "sessions")["sessions"]
    assert session["rounds"] == {"pitch": None, "walkthrough": None, "defence": None}


def test_attempts_can_be_compared_from_the_feed() -> None:
    """Times, words and what went wrong, in order."""
    (session,) = data(full_library(), "sessions")["sessions"]
    assert [(one["seconds"], one["said"]) for one in session["attempts"]] == [
        (71, "It stores keys."),
        (56, None),
    ]


def test_an_improvement_has_its_state_of_now_in_every_session() -> None:
    """Written, then said to have held: fixed, in the session that wrote it as well."""
    later = make_session(date=date(2026, 11, 21), fixed=["lead"])
    first, last = data(full_library(full_session(), later), "sessions")["sessions"]
    assert first["improvements"][0]["state"] == "fixed"
    assert last["fixed"] == ["lead"]


def test_a_question_holds_the_fixed_fields() -> None:
    """Id, asks, url, adrs as written, the due date, the history."""
    epoll, raft = data(full_library(), "packet")["questions"]
    assert (epoll["id"], epoll["asks"], epoll["adrs"]) == ("why-epoll", "Why epoll?", [1])
    assert epoll["url"] == f"{SITE}questions/why-epoll/"
    assert (epoll["records"], epoll["due"]) == (["0001-old way.md"], "2026-11-22")
    (asked,) = epoll["history"]
    assert asked["url"] == f"{SITE}sessions/2026-11-20-partner/#why-epoll"
    assert (asked["recall"], asked["noted"], asked["seconds"]) == ("good", True, 82)
    assert (raft["due"], raft["history"]) == (None, [])


def test_a_decision_holds_the_fixed_fields() -> None:
    """Path, number, title, status and its text, date, successors, who cited it, url."""
    old, new = data(full_library(), "packet")["decisions"]
    assert old == {
        "path": "0001-old way.md",
        "number": 1,
        "title": "Old",
        "status": "superseded",
        "status_text": "Superseded by 2",
        "date": "2026-01-02",
        "superseded_by": ["0002-new.md", "gone"],
        "cited_by": ["2026-11-20-partner"],
        "citations": [
            {
                "session": "2026-11-20-partner",
                "label": "Why epoll?",
                "url": f"{SITE}sessions/2026-11-20-partner/#why-epoll",
            }
        ],
        "url": f"{SITE}adr/0001-old%20way/",
    }
    assert (new["cited_by"], len(new["citations"])) == (["2026-11-20-partner"], 2)


# --- calendar -----------------------------------------------------------------------------------


@every_library
def test_the_calendar_is_valid(library: Library) -> None:
    """RFC 5545: its properties, unique UIDs, CRLF, lines of at most 75 octets, never empty."""
    raw = made(library, "rehearsals.ics")
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    calendar = Calendar.from_ical(raw)
    assert (calendar["VERSION"], calendar["PRODID"]) == ("2.0", "-//Greenroom//Rehearsals//EN")
    found = events(library)
    assert len({str(event["UID"]) for event in found}) == len(found) >= 1
    assert not any(event.errors for event in found)
    for event in found:
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)


def test_each_day_with_due_questions_has_one_event() -> None:
    """All day, on the due date itself, also where it is past; it links questions and the drill."""
    answers = [{"question": name, "recall": "again"} for name in ("why-epoll", "why-raft")]
    library = full_library(make_session(date=date(2026, 11, 1), defence={"answers": answers}))
    (event,) = events(library)
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        date(2026, 11, 2),
        date(2026, 11, 3),
    )
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["SUMMARY"] == "Rehearse two questions"
    assert event["URL"] == f"{SITE}practice/#drill=why-epoll,why-raft"
    assert event["DESCRIPTION"].splitlines() == [
        f"Why epoll? {SITE}questions/why-epoll/",
        f"Why Raft? {SITE}questions/why-raft/",
    ]


@pytest.mark.parametrize(
    ("sessions", "day"),
    [((), TODAY), ((make_session(date=date(2026, 10, 3)),), date(2026, 10, 4))],
)
def test_what_was_never_asked_stands_on_the_day_after_the_newest_session(
    sessions: tuple[Session, ...], day: date
) -> None:
    """Without a session, on the day of the build; and so does a packet without questions."""
    (event,) = events(make_library(*sessions))
    assert event.decoded("DTSTART") == day
    assert "Why Raft? (never asked)" in event["DESCRIPTION"]
    (empty,) = events(make_library(*sessions, packet=make_packet(questions=[])))
    assert (empty.decoded("DTSTART"), empty["SUMMARY"]) == (day, "Rehearse the three rounds")


def test_a_later_build_moves_only_the_stamp() -> None:
    """Dates and UIDs stay; DTSTAMP is the day of the build at midnight UTC."""
    early, late = (events(full_library(), TODAY + timedelta(days)) for days in (0, 30))
    assert [event["UID"] for event in early] == [event["UID"] for event in late]
    assert [event["DTSTART"].dt for event in early] == [event["DTSTART"].dt for event in late]
    assert early[0].decoded("DTSTAMP") == datetime(2026, 11, 22, tzinfo=UTC)


def test_two_sites_share_no_uid() -> None:
    """A calendar program may subscribe to both."""
    here, there = (
        feeds(full_library(), TODAY, url)["rehearsals.ics"] for url in (SITE, "https://b.example")
    )
    uids = [
        {str(event["UID"]) for event in Calendar.from_ical(raw).walk("VEVENT")}
        for raw in (here, there)
    ]
    assert uids[0].isdisjoint(uids[1])


def test_a_long_day_is_cut() -> None:
    """Twenty questions by name, the others counted; the link drills the twenty."""
    packet = make_packet(questions=[{"id": f"q-{n}", "asks": f"{n}?"} for n in range(25)])
    (event,) = events(make_library(packet=packet))
    lines = event["DESCRIPTION"].splitlines()
    assert (len(lines), lines[-1]) == (21, f"And 5 more: {SITE}questions/")
    assert event["URL"].count("q-") == 20


def test_hostile_words_come_back_from_the_calendar() -> None:
    """Semicolons, commas, backslashes survive; what nobody sees and long tails are left out."""
    (event,) = events(hostile_library())
    assert event["DESCRIPTION"].startswith('<b>"A&B"</b>;, \\n [31m ]]> # long long')
    assert "…" in event["DESCRIPTION"]


# --- Atom ---------------------------------------------------------------------------------------


@every_library
def test_the_feed_has_what_atom_requires(library: Library) -> None:
    """RFC 4287, 4.1: one id, title, updated each; an author; a link to itself; links to pages."""
    feed = atom(library)
    assert feed.tag == f"{ATOM}feed"
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (element,) = part.findall(f"{ATOM}{name}")
            assert element.text
        stamp = part.findtext(f"{ATOM}updated") or ""
        assert datetime.fromisoformat(stamp).tzinfo == UTC
        assert any(link.get("rel") == "alternate" for link in part.findall(f"{ATOM}link"))
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"{SITE}feed.xml"  # type: ignore[union-attr]


def test_an_entry_is_a_session() -> None:
    """Its id is its page's address, its date the session's, its summary plain text."""
    (entry,) = atom(full_library(full_session(sample=True))).findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == f"{SITE}sessions/2026-11-20-partner/"
    assert entry.findtext(f"{ATOM}updated") == "2026-11-20T00:00:00Z"
    assert entry.findtext(f"{ATOM}title") == "Partner rehearsal, 20 November 2026 (example data)"
    assert entry.findtext(f"{ATOM}summary") == "It went well."


def test_the_feed_is_as_new_as_its_newest_session() -> None:
    """Without a session, as the build."""
    assert atom(full_library()).findtext(f"{ATOM}updated") == "2026-11-20T00:00:00Z"
    assert atom(make_library()).findtext(f"{ATOM}updated") == "2026-11-22T00:00:00Z"


def test_the_newest_twenty_come_first() -> None:
    """Older sessions and those of the future are left out."""
    sessions = [make_session(date=TODAY + timedelta(day)) for day in range(-30, 5)]
    ids = [
        entry.findtext(f"{ATOM}id") for entry in atom(make_library(*sessions)).iter(f"{ATOM}entry")
    ]
    assert len(ids) == 20
    assert ids[0] == f"{SITE}sessions/2026-11-23-solo/"


def test_hostile_words_come_back_from_atom() -> None:
    """Escaped, on one line, without the signs that XML forbids."""
    entry = atom(hostile_library()).find(f"{ATOM}entry")
    assert entry is not None
    summary = entry.findtext(f"{ATOM}summary") or ""
    assert summary.startswith('<b>"A&B"</b>;, \\n [31m ]]> # long')


# --- Anki ---------------------------------------------------------------------------------------


def test_the_deck_says_how_to_read_it() -> None:
    """Anki's own file headers, before the first card."""
    lines = made(full_library(), "data/anki.tsv").decode().splitlines()
    assert lines[:4] == [
        "#separator:tab",
        "#html:true",
        "#columns:Front\tBack\tTags",
        "#tags column:3",
    ]
    assert len(lines) == 6


def test_a_card_has_the_question_in_front_and_points_and_records_behind() -> None:
    """Tags carry the layer, records and lessons, and no spaces."""
    epoll, raft = cards(full_library())
    assert epoll == [
        "Why epoll?",
        f'<ul><li>O(1)</li></ul><a href="{SITE}adr/0001-old%20way/">ADR-0001: Old</a><br>'
        f'<a href="{SITE}questions/why-epoll/">All about it</a>',
        "greenroom record::ADR-0001 lesson::W04",
    ]
    assert (raft[0], raft[2]) == ("Why Raft?", "greenroom layer::raft")


@pytest.mark.parametrize(
    ("asks", "front"),
    [
        ('"Quoted" at first?', '"Quoted" at first?'),
        ("# not a comment", "# not a comment"),
        ("It's #1?", "It's #1?"),
        ("a\tb", "a b"),
        ("one\ntwo\r\nthree", "one<br>two<br>three"),
        ("<script>&lt;", "<script>&lt;"),
    ],
)
def test_any_words_make_one_card(asks: str, front: str) -> None:
    """Tabs, line breaks, quotes, a leading # and HTML do not break the file."""
    packet = make_packet(questions=[{"id": "q", "asks": asks, "points": [asks]}])
    (card,) = cards(make_library(packet=packet))
    assert (unescape(card[0]), len(card)) == (front, 3)
    assert "<script" not in card[0] + card[1]


@every_library
def test_every_question_is_one_line_of_the_deck(library: Library) -> None:
    """Three fields each, whatever was written."""
    assert [len(card) for card in cards(library)] == [3] * len(library.packet.questions)


# --- size ---------------------------------------------------------------------------------------


def test_a_thousand_sessions_are_fed() -> None:
    """All in the JSON, twenty in Atom, a day at most for each question in the calendar."""
    start = date(2024, 1, 1)
    sessions = [full_session(date=start + timedelta(day)) for day in range(1000)]
    library = full_library(*sessions)
    assert len(data(library, "sessions")["sessions"]) == 1000
    assert len(atom(library).findall(f"{ATOM}entry")) == 20
    assert len(events(library)) == 2
