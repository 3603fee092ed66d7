"""Feedback: whatever takes it, it arrives filled in, and gives nothing away."""

import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from factories import make_session

from macros.rendering.feedback import FORM, Feedback
from macros.rendering.whereabouts import Whereabouts, mail_problems

ROOT = Path(__file__).parents[2]
URL = "https://somebody.github.io/greenroom/"
GITHUB = "https://github.com/somebody/greenroom"
HOSTILE = "</textarea>&body=x#%0d%0a\r\nBcc: all@example.org 🚀🚀" * 40
SESSION = make_session(kind="mentor", **{"with": "a former colleague"})


def answer(repository: str = "", mail: str = "", **session: object) -> Feedback:
    """Feedback on a session where so much is configured."""
    one = make_session(**session) if session else SESSION
    return Feedback(one, Whereabouts(URL, repository, mail))


def test_issue_form_has_the_fields_that_the_link_fills_in() -> None:
    """What the link names is a field of the form; another name would be lost in silence."""
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / FORM).read_text("utf-8"))
    fields = {field["id"] for field in form["body"]}
    link = urlsplit(answer(GITHUB).link("why-epoll", "Why epoll?"))
    filled = parse_qs(link.query)
    assert link.geturl().startswith(f"{GITHUB}/issues/new?")
    assert filled["session"] == [f"{URL}sessions/2026-11-22-mentor/"]
    assert filled["anchor"] == ["why-epoll"]
    assert filled["title"] == ["Feedback: Mentor session, 22 November 2026: Why epoll?"]
    assert set(filled) - {"template", "title"} <= fields
    assert fields == {"session", "anchor", "clear", "unclear", "change"}


@pytest.mark.parametrize("way", [{"repository": GITHUB}, {"mail": "me@example.org"}])
def test_what_people_wrote_stays_in_its_field(way: dict[str, str]) -> None:
    """No text adds a field or a line of its own, and no link is longer than programs take."""
    link = answer(**way).link("why-epoll", HOSTILE)
    assert len(link) < 2000
    assert re.fullmatch(r"[!-~]+", link)
    filled = parse_qs(urlsplit(link).query)
    assert set(filled) <= {"template", "title", "session", "anchor", "subject", "body"}
    said = filled.get("title", filled.get("subject", []))
    assert len(said) == 1
    assert "\n" not in said[0]


def test_mail_is_addressed_and_asks_the_questions() -> None:
    """Where there is no form, the mail holds the place and what the form would ask."""
    link = answer(mail="me+rehearsals@example.org").link("why-epoll", "Why epoll?")
    address, _, query = link.partition("?")
    assert unquote(address) == "mailto:me+rehearsals@example.org"
    body = parse_qs(query)["body"][0]
    assert body.startswith(f"{URL}sessions/2026-11-22-mentor/#why-epoll\r\n")
    assert "One thing to change:" in body


@pytest.mark.parametrize(
    "repository",
    ["", "https://git.example/a/b", "http://github.com/a/b", "https://github.com/a", "github.com"],
)
def test_only_github_takes_the_form(repository: str) -> None:
    """Another host would show a page that is not there: then the text is to be copied."""
    found = answer(repository)
    assert found.copied
    assert found.link("why-epoll") == "#feedback"


def test_a_session_for_those_with_the_link_is_not_named_in_an_issue() -> None:
    """An issue is public, and would give away an address that is not to be guessed."""
    key = "0123456789abcdef0123456789abcdef"
    linked = answer(GITHUB, audience="link", key=key)
    assert linked.link("round-1") == "#feedback"
    assert (
        answer(GITHUB, "me@example.org", audience="link", key=key)
        .link("round-1")
        .startswith("mailto:")
    )


@pytest.mark.parametrize("mail", ["me", "me@here", "a b@example.org", "me@example.org?cc=x@y.org"])
def test_an_address_that_takes_no_mail_is_a_problem(mail: str, tmp_path: Path) -> None:
    """A wrong address is told with its line, rather than found out by a mentor."""
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"site_name: x\nextra:\n  feedback_mail: {mail}\n", "utf-8")
    (problem,) = mail_problems(Whereabouts(mail=mail), file)
    assert str(problem).startswith(f"mkdocs.yml:3: extra.feedback_mail: '{mail}' is no mail")
    assert list(mail_problems(Whereabouts(mail="me@example.org"), file)) == []
