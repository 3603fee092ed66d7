"""Who may see a session, what a link's address is made of, and which notes everybody may read."""

import base64
import hashlib
import hmac
from datetime import date
from typing import Any

import pytest
from factories import make_library, make_session

from macros.reading.audience import linked, published, with_link
from macros.reading.keys import is_sound, ready_key, slug
from macros.reading.library import Library
from macros.reading.model import Session
from macros.reading.notes import read_notes
from macros.reading.public_notes import named_in_public, notes_of

KEY = "k7f3k9-Qm2XwPz81"


def wrote(day: int, *ids: str, **more: Any) -> Session:
    """Return the session of a day in November that wrote these improvements."""
    improvements = [{"id": one, "text": f"Do {one}."} for one in ids]
    walk = {"improvements": improvements}
    return make_session(date=date(2026, 11, day), walkthrough=walk, **more)


def fixed(library: Library) -> list[tuple[str, ...]]:
    """Return what each session of a library says that it fixed."""
    return [session.fixed for session in library.sessions]


def test_address_is_an_hmac_of_the_id() -> None:
    """The address is 26 letters and digits of HMAC-SHA256 under the key, as another tool has it."""
    session = make_session(id="2026-11-22-solo", audience="link", key=KEY)
    digest = hmac.new(KEY.encode(), b"2026-11-22-solo", hashlib.sha256).digest()
    assert slug(session) == base64.b32encode(digest)[:26].decode().lower()


def test_another_key_or_id_is_another_address() -> None:
    """A new key takes a link back; a key copied to another file gives that one an address apart."""
    facts = [("2026-11-22-solo", KEY), ("2026-11-22-solo", KEY[::-1]), ("2026-11-22-solo-2", KEY)]
    made = [slug(make_session(id=name, audience="link", key=key)) for name, key in facts]
    assert len(set(made)) == 3


@pytest.mark.parametrize("audience", ["public", "private"])
def test_other_sessions_keep_their_id(audience: str) -> None:
    """Only a session for those with the link lives at an address made of a key."""
    assert slug(make_session(audience=audience)) == "2026-11-22-solo"


@pytest.mark.parametrize(
    ("key", "sound"),
    [
        (None, False),
        ("k7f3k9-Qm2X", False),
        ("k7f3k9-Qm2Xw", True),
        ("lookatlookatlookat", False),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", False),
        ("2026-11-22-mentor", False),
        ("123456789012", False),
    ],
)
def test_key_is_long_and_mixed(key: str | None, sound: bool) -> None:
    """A short key, one of few different signs, a number or a session's name is no secret."""
    assert is_sound(key) == sound


def test_key_that_is_offered_is_sound() -> None:
    """What a problem offers to paste is taken, and is another one each time."""
    offered = {ready_key().removeprefix("key: ") for _ in range(20)}
    assert len(offered) == 20
    assert all(is_sound(key) for key in offered)


def test_without_a_sound_key_there_is_no_page() -> None:
    """A session that anybody could find by its date is not published, strict build or not."""
    weak = make_session(audience="link", key="2026-11-22")
    sound = make_session(id="b", audience="link", key=KEY)
    assert linked(make_library(weak, sound, make_session(id="c"))) == (sound,)


def test_published_is_what_everybody_may_see() -> None:
    """Sessions for nobody or for some are gone; with a link, that one session is there too."""
    everybody, link = make_session(id="a"), make_session(id="b", audience="link", key=KEY)
    other = make_session(id="c", audience="link", key=KEY)
    library = make_library(everybody, link, other, make_session(id="d", audience="private"))
    assert published(library).sessions == (everybody,)
    assert with_link(library, link).sessions == (everybody, link)


def test_library_of_public_sessions_is_itself() -> None:
    """Where nothing is hidden, nothing is made anew."""
    library = make_library(make_session())
    assert published(library) is library


def test_a_fix_of_what_nobody_may_see_is_gone() -> None:
    """What only a private session wrote is no word of a public one; the link's page may tell."""
    link = wrote(2, "b", audience="link", key=KEY)
    before = (wrote(1, "a", audience="private"), link)
    library = make_library(*before, wrote(3, "c"), wrote(4, fixed=["a", "b", "c"]))
    assert fixed(published(library)) == [(), ("c",)]
    assert fixed(with_link(library, link)) == [(), (), ("b", "c")]


NOTES = """# Notes

### An introduction

## Round 1

Of all sessions.

### {heading}

Hidden.

#### Hidden

{code}
Hidden.

## Round 2

### 2026-11-21-solo

Shown.
"""


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("2026-11-22-solo", ""),
        ("2026-11-22: at work", ""),
        ("2026-11-22-solo ###", "```\n## Round 2\n```"),
        ("2026-11-22-solo", "# Hidden"),
        ("2026-11-22-solo", "## Hidden"),
        ("2026-11-23-solo", ""),
        ("2026-11-20", ""),
    ],
    ids=["id", "date", "code", "title", "no round", "unknown", "several"],
)
def test_part_about_a_hidden_session_is_left_out(heading: str, code: str) -> None:
    """Whatever names it, and up to the next session or round; in doubt a part is left out."""
    days = (("2026-11-20", 1), ("2026-11-20", 2), ("2026-11-21", 1), ("2026-11-22", 1))
    sessions = [
        make_session(date=date.fromisoformat(day), id=f"{day}-solo{'-2' * (n - 1)}")
        for day, n in days
    ]
    shown = {session.id for session in sessions[:3]}
    text = NOTES.format(heading=heading, code=code)
    start, end = text.index(f"### {heading}"), text.rindex("## Round 2")
    assert notes_of(text, sessions, shown) == text[:start] + text[end:]


def test_open_code_hides_no_hidden_heading() -> None:
    """Code that is never closed ends nowhere for one reader and at once for another: left out."""
    sessions = [make_session(id="a"), make_session(id="b", audience="private")]
    text = "## Round 1\n### a\n```\nShown.\n### b\nHidden."
    assert notes_of(text, sessions, {"a"}) == "## Round 1\n### a\n```\nShown."


@pytest.mark.parametrize(
    "line",
    [
        "#### 2026-11-22-solo",
        "  ### 2026-11-22-solo",
        "# 2026-11-22",
        "> ### 2026-11-22-solo",
        "1. **2026-11-22-solo**",
        "<h3>2026-11-22-solo</h3>",
        "2026-11-22-solo\n---------------",
        "Better than in [that one](../sessions/2026-11-22-solo.yml).",
        "```\n### 2026-11-22-solo\n```",
    ],
)
def test_a_name_out_of_its_place_betrays_nothing(line: str) -> None:
    """What follows would pass for a public session's part: left out, on its page too, and told."""
    there = make_session(id="2026-11-21-solo", date=date(2026, 11, 21))
    hidden = make_session(id="2026-11-22-solo", audience="private")
    before = "## Round 1\n\n### 2026-11-21-solo\n\nShown.\n\n"
    text = f"{before}{line}\n\nHidden. Fix: hidden.\n\n## Round 2\n\n## Round 3\n"
    seen = notes_of(text, (there, hidden), {there.id})
    excerpts, _ = read_notes(text, (there, hidden))
    (problem,) = named_in_public(text, (there, hidden))
    assert "2026-11-22" not in seen
    assert "Hidden" not in seen
    assert "## Round 3" in seen
    assert [(one.session, one.markdown.strip(" `\n")) for one in excerpts] == [(there.id, "Shown.")]
    assert "2026-11-22-solo is not public" in problem.message
    assert problem.line in (7, 8)
