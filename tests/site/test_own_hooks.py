"""What a forker adds in `mkdocs.yml` holds for the pages that MkDocs does not make, too."""

from collections.abc import Callable

import pytest
import yaml
from projects import Built, Project

SESSIONS = 50
"""So many that other processes make their pages, where there are two processors."""
IN_NAVIGATION = "sessions/2026-01-03-solo/"
HOOK = """
def on_post_page(output, page, config):
    return output.replace("</body>", f'<p class="seen">{page.url}</p></body>')
"""


@pytest.fixture(scope="module")
def hooked(make_project: Callable[..., Project]) -> Built:
    """A site whose author signs every page in a hook, and has one session in the navigation."""
    project = make_project().repeat(SESSIONS)
    project.write("hook.py", HOOK)
    config = yaml.safe_load(project.read("mkdocs.yml"))
    config["nav"].append({"The one to read": f"{IN_NAVIGATION.rstrip('/')}.md"})
    project.write("mkdocs.yml", yaml.safe_dump({**config, "hooks": ["hook.py"]}))
    site = project.built()
    assert site.code == 0, site.output
    return site


def test_hook_sees_every_page_once(hooked: Built) -> None:
    """A hook may change the whole HTML of each page, whoever makes it, and does so once."""
    pages = [address for address in hooked.addresses if not address.endswith(".html")]
    assert len(pages) > SESSIONS
    seen = {one: [sign.text for sign in hooked.page(one).select(".seen")] for one in pages}
    assert seen == {one: [one] for one in pages}


def test_session_in_the_navigation_is_a_page_of_it(hooked: Built) -> None:
    """A session that somebody puts into the navigation is shown there as where one is."""
    links = hooked.page(IN_NAVIGATION).select(".md-nav--primary a.md-nav__link--active")
    assert [link.get_text(strip=True) for link in links][-1:] == ["The one to read"]
    assert hooked.main(IN_NAVIGATION).select_one("#review")
