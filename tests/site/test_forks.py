"""A fork publishes under its own address without an edit: address and source come from outside."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from projects import Built, Project

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
