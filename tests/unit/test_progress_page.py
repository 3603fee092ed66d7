"""The pages of progress: true with any number of sessions, also with those of the future."""

import datetime as dt
import gzip
from typing import Any

import pytest
from bs4 import BeautifulSoup
from factories import make_library, make_packet, make_session

from macros.coaching.improvements import lives
from macros.coaching.steps import Step
from macros.reading.library import Library
from macros.reading.model import Session
from macros.rendering.lives_view import MOST_STEPS, stretches
from macros.rendering.next_card import next_card
from macros.rendering.page import Page
from macros.rendering.progress_page import progress_page
from macros.rendering.question_leaves import question_leaves
from macros.rendering.question_pages import questions_page
from macros.rendering.rules_page import SUBJECTS, rules_page
from macros.rendering.standing import Standing
from macros.rendering.templating import Templates

TODAY = dt.date(2026, 11, 26)


def on(day: dt.date, *written: str, **facts: Any) -> Session:
    """Return a session that did all three rounds and wrote these improvements in the pitch."""
    rounds = {
        "pitch": {
            "attempts": [{"seconds": 71, "review": {"answered": True, "concrete": False}}],
            "improvements": [{"id": name, "text": f"Do {name}."} for name in written],
        },
        "walkthrough": {"seconds": 590, "layers": [{"layer": "sockets", "covered": ["does"]}]},
        "defence": {"answers": [{"question": "why-epoll", "seconds": 82, "recall": "good"}]},
    }
    return make_session(date=day, **(rounds | facts))


def days(count: int) -> list[dt.date]:
    """Return so many days, the last of them today."""
    return [TODAY - dt.timedelta(days=count - 1 - number) for number in range(count)]


def page(library: Library) -> BeautifulSoup:
    """Return the progress page."""
    body = progress_page(Templates(library), Standing(library, TODAY)).body
    return BeautifulSoup(body, "html.parser")


def card(library: Library) -> BeautifulSoup:
    """Return the card of the next rehearsal."""
    html = next_card(Templates(library), Standing(library, TODAY))
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("count", [0, 1, 2, 300, 1000])
def test_every_heading_is_in_the_contents(count: int) -> None:
    """With any number of sessions the page has all its parts, and each table has its head."""
    library = make_library(*(on(day, "short") for day in days(count)))
    made = progress_page(Templates(library), Standing(library, TODAY))
    tree = BeautifulSoup(made.body, "html.parser")
    assert [tag["id"] for tag in tree.select("h2[id], h3[id]")] == [one.id for one in made.toc]
    assert all(table.find("th", scope="col") for table in tree.find_all("table"))
    assert len(gzip.compress(made.body.encode())) < 100_000


def test_every_picture_states_its_finding() -> None:
    """A picture's accessible name is a sentence with figures in it, not the name of a chart."""
    drawn = page(make_library(*(on(day, "short") for day in days(4)))).select("svg[role=img]")
    titles = [one.title.text for one in drawn]
    assert titles[0] == "1. Elevator pitch: 71 s at first and at last, in four sessions"
    assert all(": " in title and any(map(str.isdigit, title)) for title in titles)


def test_a_session_of_the_future_does_not_count() -> None:
    """It is named as such, and no time, matrix or advice rests on it."""
    future = on(TODAY + dt.timedelta(days=9))
    tree = page(make_library(on(TODAY), future))
    assert "had not been held" in tree.select_one(".gr-head").text
    assert future.id not in " ".join(str(table) for table in tree.find_all("table"))


def test_a_matrix_reads_without_colour() -> None:
    """Each cell says in text what was told, and each row sums itself up in words."""
    row = page(make_library(on(TODAY))).select(".gr-matrix tbody tr")[0]
    assert row.select_one("th[scope=row]").text.startswith("Sockets, in 1 of 1 session")
    assert [cell.text for cell in row.select("td")] == ["1 of 3: what it does", "1"]


def gap(library: Library, name: str) -> str:
    """Return what the page says was left out, under one name."""
    (term,) = (one for one in page(library).select(".gr-gaps dt") if one.text == name)
    return " ".join(term.find_next_sibling("dd").text.split())


def test_that_no_layer_waits_holds_for_a_day() -> None:
    """A layer begins to wait as days pass: the sentence says when it was true."""
    packet = make_packet(layers=[{"id": "sockets", "name": "Sockets", "does": "Accepts."}])
    said = gap(make_library(on(TODAY), packet=packet), "Layers that wait")
    assert said.startswith("None on 26 Nov 2026: ")
    assert "28 days" in said


def test_follow_ups_of_unasked_questions_are_not_passed_over() -> None:
    """A question nobody asked has not had its follow-ups faced either; "None" would be false."""
    asked, other = (
        {"id": name, "asks": f"{name}?", "probes": ["And then?"]} for name in ("why-epoll", "other")
    )
    name = "Follow-ups never faced"
    packet = make_packet(questions=[asked, other])
    assert gap(make_library(packet=packet), name) == "No question with follow-ups was asked yet."
    partner = on(TODAY, kind="partner", **{"with": "a colleague"})
    said = gap(make_library(partner, packet=packet), name)
    assert said == (
        "None of those that were asked. 1 more with follow-ups was never asked, and is due first."
    )
    said = gap(make_library(on(TODAY), packet=packet), name)
    assert said.startswith("why-epoll? They were answered in solo sessions only")


def test_stuck_comes_first() -> None:
    """What was written by four sessions stands above what is merely open."""
    library = make_library(*(on(day, "short", *["new"] * (day == TODAY)) for day in days(4)))
    titles = [tag.text for tag in page(library).select("h3:not([id]):not(.gr-figures__title)")]
    assert titles == ["Stuck: written four times or more (1)", "Open (1)"]
    assert page(library).select_one(".gr-stuck .gr-improvement__text").text == "Do short."


def test_tries_in_a_row_are_one_stretch() -> None:
    """A long wait between two writings does not fill the page."""
    sessions = [on(day, *["short"] * (number in {0, 50})) for number, day in enumerate(days(60))]
    tree = page(make_library(*sessions))
    steps = [" ".join(one.text.split()) for one in tree.select(".gr-steps li")]
    assert [step.split(" ", 1)[1].rsplit(" ", 3)[0] for step in steps] == [
        "written",
        "tried 49 times, last",
        "written again",
        "tried 9 times, last",
    ]
    assert len(steps) <= MOST_STEPS


def test_only_tries_are_put_together() -> None:
    """Two writings in a row are two recurrences."""
    session = on(TODAY, "a")
    found = stretches([Step("recurred", session, "")] * 2 + [Step("tried", session, "")] * 3)
    assert [(one.step.what, one.times) for one in found] == [
        ("recurred", 1),
        ("recurred", 1),
        ("tried", 3),
    ]
    assert lives([session])[0].state == "open"


def test_an_interview_offers_what_to_add() -> None:
    """A question that the packet lacks stands there as YAML; the rehearsed one says how it went."""
    answers = [{"asks": "Why not Rust?"}, {"question": "why-epoll", "recall": "hard"}]
    interview = make_session(
        date=TODAY, kind="interview", **{"with": "a hiring manager"}, defence={"answers": answers}
    )
    tree = page(make_library(on(TODAY - dt.timedelta(days=3)), interview))
    assert 'asks: "Why not Rust?"' in tree.select_one("pre code").text
    assert "worse" in tree.select_one("table.gr-table--cards").text


def test_the_card_links_to_exactly_what_it_says() -> None:
    """The button's fragment names the round, the layer, the improvement and the questions."""
    tree = card(make_library(on(TODAY, "short")))
    link = tree.select_one(".gr-button")["href"]
    assert link.endswith(
        "practice/#round=pitch&layer=raft&drill=why-raft,why-epoll&improvement=short"
    )


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_card_is_true_from_the_start(count: int) -> None:
    """Without a session nothing was ever rehearsed; afterwards the last time is named."""
    text = card(make_library(*(on(day) for day in days(count)))).text
    assert ("never rehearsed" in text) is (count == 0)
    assert ("1:11 of 1:00" in text) is (count > 0)


def test_an_empty_packet_still_has_a_card() -> None:
    """Without layers and questions the round alone is a rehearsal."""
    tree = card(make_library(packet=make_packet(layers=[], questions=[])))
    assert tree.select_one(".gr-button")["href"].endswith("practice/#round=pitch")


def questions(library: Library) -> list[Page]:
    """Return the bank and the page of each question."""
    templates, standing = Templates(library), Standing(library, TODAY)
    made = [leaf.make() for leaf in question_leaves(templates, standing)]
    return [questions_page(templates, standing), *made]


def test_a_due_date_is_a_date() -> None:
    """A page made weeks ago still tells the truth: the day is written, the distance is not."""
    library = make_library(on(dt.date(2026, 11, 1)))
    pages = questions(library)
    bodies = {one.address: BeautifulSoup(one.body, "html.parser") for one in pages}
    due = bodies["questions/why-epoll/"].select_one("due-date")
    assert due.time["datetime"] > "2026-11-01"
    assert due.text.startswith("due ")
    assert "overdue" not in due.text
    rows = [row.text for row in bodies["questions/"].select("#due ~ ul")[0].select("li a")]
    assert rows == ["Why Raft?", "Why epoll rather than poll?"]


def test_where_recall_comes_from_is_said() -> None:
    """A recall that nobody noted shows the rule that gave it."""
    answers = [{"question": "why-epoll", "seconds": 120}]
    library = make_library(on(TODAY, defence={"answers": answers}))
    pages = questions(library)
    body = next(one.body for one in pages if one.address == "questions/why-epoll/")
    assert "hard over time" in " ".join(BeautifulSoup(body, "html.parser").table.text.split())


def test_every_rule_is_published() -> None:
    """The rules' page prints each rule word for word, under the anchor that other pages link."""
    library = make_library()
    tree = BeautifulSoup(rules_page(Templates(library)).body, "html.parser")
    text = " ".join(tree.text.split())
    for subject in SUBJECTS:
        assert tree.find(id=subject.anchor)
        assert all(" ".join(rule.split()) in text for rule in subject.rules)
