"""Storages that let a page wait, and what is in them."""

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
MENTIONED = """async (words) => {
    const asked = indexedDB.open("/greenroom/.practice");
    await new Promise((done) => (asked.onsuccess = done));
    const rows = asked.result.transaction("meta").objectStore("meta").getAll();
    await new Promise((done) => (rows.onsuccess = done));
    asked.result.close();
    return rows.result.some((row) => JSON.stringify(row)?.includes(words));
}"""
"""Whether anything but a run, as a plan or an interview, says this on the disk."""


def unanswered(stage: StagePage, path: str, script: str) -> None:
    """Ask a storage that says nothing, until the page at a path waits no longer."""
    stage.page.add_init_script(script)
    stage.page.goto(stage.site.url + path)
    until(stage.page, "window.isAsked")
    stage.wait(4)
    expect(stage.element).to_contain_text(KEEPS_NOTHING)
