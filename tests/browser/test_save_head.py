"""Where a run can be committed stands in the head of a page."""

from collections.abc import Callable

from bs4 import BeautifulSoup
from projects import Project
from rehearsal import Site


def found(html: str) -> dict[str, str]:
    """Return the greenroom facts of a head."""
    metas = BeautifulSoup(html, "html.parser").select("head > meta[name^=greenroom]")
    return {str(meta["name"]): str(meta["content"]) for meta in metas}


def test_configured(make_project: Callable[..., Project]) -> None:
    """The repository as configured and the edit links' branch, whatever signs they hold."""
    address = 'https://github.com/ada/"><b>'
    built = make_project().built(
        GREENROOM_REPO_URL=address, GREENROOM_EDIT_URI="edit/work/docs/now/docs/"
    )
    facts = {"greenroom-repository": address, "greenroom-branch": "work/docs/now"}
    assert found(built.html("practice/")) == facts


def test_not_configured(project_site: Site) -> None:
    """Where no repository is configured the head says nothing of one."""
    assert found((project_site.folder / "practice/index.html").read_text("utf-8")) == {}
