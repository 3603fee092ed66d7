"""What axe finds on a page."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

LOOK = """async (within) => {
    const {violations} = await axe.run(within ?? document, {resultTypes: ["violations"]});
    return violations.flatMap(({id, nodes}) =>
        nodes.slice(0, 3).map(({html}) => [id, html.slice(0, 160)]));
}"""


def barriers(page: Page, within: str | None = None) -> list[tuple[str, str]]:
    """Return each rule that is broken on a page, or within one element, and what breaks it.

    axe is half a megabyte: a page that is looked at more than once gets it once.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [(rule, html) for rule, html in page.evaluate(LOOK, within)]
