"""A small site on a host of its own, and the devices that keep it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from host import Host
from playwright.sync_api import BrowserContext, Page
from projects import Project
from waiting import until

HERE = "/greenroom/"
MARK = "\nglobalThis.build = {!r};\n"


@dataclass(frozen=True)
class Builds:
    """Two builds of one site, for one address."""

    port: int
    first: Path
    second: Path


def two_builds(project: Project) -> Builds:
    """Build a site, and build it again with other words and another script."""
    host = Host()
    host.stop()
    script = project.read("docs/javascripts/main.mjs")
    folders = []
    for name in ("first", "second"):
        project.write("docs/javascripts/main.mjs", script + MARK.format(name))
        project.write("docs/architecture.md", f"# Architecture\n\nThe {name} build.\n")
        built = project.built(GREENROOM_SITE_URL=host.url(HERE))
        folders.append(built.folder.rename(project.root / name))
    return Builds(host.port, *folders)


@contextmanager
def hosting(builds: Builds) -> Iterator[Host]:
    """The host of the first build."""
    running = Host(builds.port)
    running.sites[HERE] = builds.first
    yield running
    running.stop()


@dataclass(frozen=True)
class Visited:
    """A browser that keeps the site."""

    context: BrowserContext
    asked: tuple[str, ...]
    """What its first visit asked the host for, in order."""


def visited(page: Page, host: Host) -> Visited:
    """Visit the home page once with a network, until the device has all it keeps."""
    page.goto(host.url())
    settled(page)
    page.close()
    return Visited(page.context, tuple(host.asked))


def settled(page: Page) -> None:
    """Wait until the device has all that it keeps."""
    page.evaluate(
        """async () => {
            const {active} = await navigator.serviceWorker.ready;
            if (active.state === "activated") return;
            await new Promise(done => active.addEventListener("statechange", done));
        }"""
    )


def lost(device: BrowserContext, host: Host) -> Page:
    """A new page, opened when there is neither network nor host."""
    host.stop()
    device.set_offline(True)
    return device.new_page()


def published(host: Host, folder: Path, page: Page) -> None:
    """Publish another build, and have the device look for it until it has it, or has given up."""
    host.sites[HERE] = folder
    page.evaluate(
        """async () => {
            const registration = await navigator.serviceWorker.ready;
            const found = new Promise(done => {
                registration.addEventListener("updatefound", () => {
                    const worker = registration.installing;
                    worker.addEventListener("statechange", () => done(worker.state));
                }, {once: true});
            });
            await registration.update();
            await found;
        }"""
    )


def build_of(page: Page) -> tuple[str, str]:
    """Which build's words a page shows, and which build's script runs on it."""
    until(page, "globalThis.build")
    words = page.get_by_text("build.", exact=False).first.inner_text()
    return words.split()[1], page.evaluate("build")


def names_of(page: Page) -> list[str]:
    """Every address in the caches of the origin."""
    return page.evaluate(
        """async () => {
            const names = await caches.keys();
            const stores = await Promise.all(names.map(name => caches.open(name)));
            const kept = await Promise.all(stores.map(store => store.keys()));
            return kept.flat().map(({url}) => url);
        }"""
    )
