"""A storage that is full, or answers late: what it refused is kept as soon as it can be."""

from typing import Any

import pytest
from desk_page import Desk
from playwright.sync_api import Page, expect
from rehearsal import Site
from storages import KEEPS_NOTHING, LATE, MENTIONED, unanswered
from waiting import until

STORE = """async (base) => {
    window.store = await (await import(`${base}javascripts/lib/store.mjs`)).openStore();
    return store.reason;
}"""
FULL = """() => {
    window.put ??= IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""
BROKEN = """() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("I/O", "UnknownError"); };
}"""
ROOM = "() => { IDBObjectStore.prototype.put = put; }"
NEWER_MEANWHILE = """async () => {
    const again = store.retry();
    await Promise.all([store.put("meta", "new", "second"), again]);
}"""
KEPT = """async () => {
    const asked = indexedDB.open("/greenroom/.practice");
    await new Promise((done) => (asked.onsuccess = done));
    const names = IDBKeyRange.bound("first", "second");
    const kept = asked.result.transaction("meta").objectStore("meta").getAll(names);
    await new Promise((done) => (kept.onsuccess = done));
    asked.result.close();
    return kept.result;
}"""
REFUSED_AT_FIRST = """{
    const {open} = IDBFactory.prototype;
    IDBFactory.prototype.open = function () {
        IDBFactory.prototype.open = open;
        const told = {};
        setTimeout(() => {
            told.error = new DOMException("no room to open", "QuotaExceededError");
            told.onerror();
        });
        return told;
    };
}"""
ROOM_FOR_BOTH = """async (base) => {
    const store = await (await import(`${base}javascripts/lib/store.mjs`)).openStore();
    await store.reserve();
    const {put, delete: forget} = IDBObjectStore.prototype;
    const full = () => new DOMException("full", "QuotaExceededError");
    let isRoom = false;
    IDBObjectStore.prototype.delete = function (name) {
        this.transaction.addEventListener("complete", () => (isRoom = true));
        return forget.call(this, name);
    };
    IDBObjectStore.prototype.put = function (value) {
        if (isRoom) return put.call(this, value);
        if (value.id === "told at once") throw full();
        Object.defineProperty(this.transaction, "error", {value: full()});
        const wait = () => {
            if (isRoom) this.transaction.abort();
            else this.count().onsuccess = wait;
        };
        return wait();
    };
    const ids = ["told at once", "told late"];
    await Promise.all(ids.map((id) => store.put("runs", {id})));
    const asked = indexedDB.open(`${new URL(base).pathname}.practice`);
    await new Promise((done) => (asked.onsuccess = done));
    const kept = asked.result.transaction("runs").objectStore("runs").getAllKeys();
    await new Promise((done) => (kept.onsuccess = done));
    return {kept: kept.result, reason: store.reason};
}"""


class Keeper:
    """A page's own store, on a clock that the test moves."""

    def __init__(self, page: Page, site: Site, *, reason: str | None = None) -> None:
        """Open it; there may be a reason for which it keeps nothing."""
        self.page = page
        page.clock.install()
        page.goto(f"{site.url}rules/")
        assert page.evaluate(STORE, site.url) == reason

    def put(self, value: str, *names: str) -> None:
        """Put a value under some names, one after the other."""
        for name in names:
            self.page.evaluate(f"store.put('meta', '{value}', '{name}')")

    def refuse(self, value: str, *names: str) -> None:
        """Have a full device refuse a value, and then have room."""
        self.page.evaluate(FULL)
        self.put(value, *names)
        assert self.page.evaluate("store.reason") == "full"
        self.page.evaluate(ROOM)

    def wait(self) -> None:
        """Let pass what a refused value waits for."""
        self.page.clock.run_for(5_000)

    def until_all_is_kept(self) -> None:
        """Until nothing is held back any more."""
        until(self.page, "store.reason === null")

    @property
    def kept(self) -> list[Any]:
        """What is on the disk."""
        return list(self.page.evaluate(KEPT))


def test_written_again_is_the_newest(page: Page, project_site: Site) -> None:
    """What a full device refused is written when there is room, and never over a newer value."""
    keeper = Keeper(page, project_site)
    keeper.refuse("old", "first", "second")
    page.evaluate(NEWER_MEANWHILE)
    keeper.until_all_is_kept()
    assert keeper.kept == ["old", "new"]


def test_what_was_refused_goes_with_the_next(page: Page, project_site: Site) -> None:
    """One value that finds room shows that there is some for what was refused before."""
    keeper = Keeper(page, project_site)
    keeper.refuse("old", "first", "second")
    assert keeper.kept == []
    keeper.put("small", "third")
    keeper.until_all_is_kept()
    assert keeper.kept == ["old", "old"]


def test_what_was_refused_is_tried_again(page: Page, project_site: Site) -> None:
    """A device that has room a while later keeps what it refused, without anybody's doing."""
    keeper = Keeper(page, project_site)
    keeper.refuse("old", "first", "second")
    keeper.wait()
    keeper.until_all_is_kept()
    assert keeper.kept == ["old", "old"]


def test_another_fault_ends_no_tries(page: Page, project_site: Site) -> None:
    """Whatever else goes wrong while a value waits for room, it is tried again after that."""
    keeper = Keeper(page, project_site)
    keeper.refuse("old", "first")
    page.evaluate(BROKEN)
    keeper.wait()
    until(page, "store.reason === 'forbidden'")
    page.evaluate(ROOM)
    keeper.wait()
    keeper.until_all_is_kept()
    assert keeper.kept == ["old"]


def test_a_device_too_full_to_open_is_asked_again(page: Page, project_site: Site) -> None:
    """Where there was no room even to open the storage, there may be some later."""
    page.add_init_script(REFUSED_AT_FIRST)
    keeper = Keeper(page, project_site, reason="full")
    keeper.put("old", "first")
    keeper.wait()
    keeper.until_all_is_kept()
    assert keeper.kept == ["old"]


@pytest.mark.parametrize(
    ("act", "left"),
    [("store.put('meta', 'theirs', 'first')", ["theirs"]), ("store.delete('meta', 'first')", [])],
    ids=["written", "deleted"],
)
def test_another_tab_has_the_last_word(
    page: Page, project_site: Site, act: str, left: list[str]
) -> None:
    """What waits for room in one tab undoes nothing that was done in another one meanwhile."""
    keeper = Keeper(page, project_site)
    keeper.put("before", "first")
    keeper.refuse("ours", "first")
    other = page.context.new_page()
    Keeper(other, project_site)
    other.evaluate(act)
    keeper.wait()
    keeper.until_all_is_kept()
    assert keeper.kept == left


def test_room_that_is_made_is_for_all(page: Page, project_site: Site) -> None:
    """What a full device refuses while it gives back its reserve finds room there too."""
    page.goto(f"{project_site.url}rules/")
    told = page.evaluate(ROOM_FOR_BOTH, project_site.url)
    assert told == {"kept": ["told at once", "told late"], "reason": None}


def test_typing_goes_on_while_the_warning_changes(page: Page, project_site: Site) -> None:
    """Whoever plans an interview types on when a storage answers late, or a device is full."""
    desk = Desk(page, project_site)
    unanswered(desk, "interviewer/", LATE)
    own = page.get_by_label("Questions of your own")
    own.press_sequentially("Why a ")
    desk.wait(60)
    expect(desk.element).not_to_contain_text(KEEPS_NOTHING)
    page.keyboard.type("queue")
    page.evaluate(FULL)
    page.keyboard.type(", and not a log?")
    expect(desk.element).to_contain_text("The storage of this device is full")
    page.keyboard.type(" Why?")
    expect(own).to_be_focused()
    expect(own).to_have_value("Why a queue, and not a log? Why?")


def test_a_plan_that_comes_late_is_shown(page: Page, project_site: Site) -> None:
    """What an interviewer had planned is there when the storage answers late, and is not lost."""
    desk = Desk(page, project_site)
    desk.open()
    own = page.get_by_label("Questions of your own")
    own.fill("Why a queue?")
    until(page, MENTIONED, arg="Why a queue?")
    unanswered(desk, "interviewer/", LATE)
    expect(own).to_have_value("")
    desk.wait(60)
    expect(own).to_have_value("Why a queue?")
    expect(desk.element).not_to_contain_text(KEEPS_NOTHING)
