"""A fork publishes under its own address without an edit: address and source come from outside."""

from collections.abc import Callable

import pytest
from projects import Built, Project

SITE = "https://someone.example/my/greenroom/"
REPOSITORY = "https://git.example/someone/greenroom"


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
