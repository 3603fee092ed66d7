"""Storages that let a page wait."""

from playwright.sync_api import expect
from stage_page import StagePage
from waiting import until

KEEPS_NOTHING = "This browser keeps nothing"
LATE = """{
    indexedDB.open = (...names) => {
        const told = {};
        window.isAsked = true;
        delete indexedDB.open;
        setTimeout(() => {
            const asked = indexedDB.open(...names);
            for (const what of ["onupgradeneeded", "onsuccess"]) {
                asked[what] = () => { told.result = asked.result; told[what]?.(); };
            }
        }, 60_000);
        return told;
    };
}"""
"""A phone that has its hands full when a page first asks."""


def unanswered(stage: StagePage, path: str, script: str) -> None:
    """Ask a storage that says nothing, until the page at a path waits no longer."""
    stage.page.add_init_script(script)
    stage.page.goto(stage.site.url + path)
    until(stage.page, "window.isAsked")
    stage.wait(4)
    expect(stage.element).to_contain_text(KEEPS_NOTHING)
