"""The worker and the manifest of built sites: what they name is there, as they name it."""

import datetime as dt
import hashlib
import json
import struct
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from projects import Built, Project, environment

ESSENTIAL = ("", "practice/", "interview-packet/", "architecture/", "questions/", "adr/")
PLACES = ("interviewer/", "sessions/", "progress/", "data/rehearsal.json", "search/index.json")


def kept(site: Built) -> dict[str, str]:
    """What the worker keeps: hashes by address."""
    line = site.bytes()["sw.js"].decode().partition("\n")[0]
    return dict(json.loads(line.removeprefix("const BUILD = ").rstrip(";"))["files"])


def manifest(site: Built) -> dict[str, Any]:
    """The manifest's facts."""
    return dict(json.loads(site.bytes()["manifest.webmanifest"]))


def test_every_file_is_there_as_the_worker_names_it(site: Built) -> None:
    """Each address is a file of the site with that hash: one that is not would stop the install."""
    content = site.bytes()
    for address, named in kept(site).items():
        file = f"{address}index.html" if address == "" or address.endswith("/") else address
        assert hashlib.sha256(content[file]).hexdigest().startswith(named), address


def test_what_works_without_a_network_is_named(site: Built) -> None:
    """The places that people go to are kept, on every kind of site."""
    assert {*ESSENTIAL, *PLACES, "unreachable.html"} <= set(kept(site))


def test_every_session_question_and_record_is_named(shipped: Built) -> None:
    """A site of this size is kept whole."""
    made = {one for one in shipped.addresses if one.startswith(("sessions/", "questions/", "adr/"))}
    assert made <= set(kept(shipped))


def test_everything_that_a_kept_page_loads_is_kept(site: Built) -> None:
    """No style, script or icon of a kept page is missing without a network."""
    names = set(kept(site))
    for address in ESSENTIAL:
        page = site.page(address)
        loaded = [link["href"] for link in page.select("link[rel=stylesheet], link[rel=icon]")]
        loaded += [script["src"] for script in page.select("script[src]")]
        depth = address.count("/")
        assert {one.removeprefix("../" * depth).removeprefix("./") for one in loaded} <= names


def test_page_for_what_is_not_here_works_from_any_address(site: Built) -> None:
    """It stands in for pages of any depth, so its links start at the host's root."""
    page = site.page("unreachable.html")
    links = [link["href"] for link in page.select("link[rel=stylesheet], .gr-actions a")]
    assert links
    assert [link for link in links if not link.startswith("/greenroom/")] == []


def test_every_page_names_the_manifest(site: Built) -> None:
    """The manifest's link is what registers the worker, so it is on each page, and leads there."""
    for address in site.addresses:
        href = site.page(address).find("link", rel="manifest")["href"]
        way = "/greenroom/" if address.endswith(".html") else "../" * address.count("/")
        assert href.removeprefix("./") == f"{way}manifest.webmanifest", address


def test_manifest_is_what_browsers_install(shipped: Built) -> None:
    """Name, identity, start, scope and colours; addresses are relative to the manifest's own."""
    facts = manifest(shipped)
    assert facts["name"] == "Greenroom"
    assert len(facts["short_name"]) <= 12
    assert facts["id"] == "/greenroom/"
    assert (facts["start_url"], facts["scope"], facts["display"]) == ("./", "./", "standalone")
    tokens = (shipped.folder / "stylesheets/tokens.css").read_text("utf-8")
    assert f"--gr-paper:{facts['background_color']}" in tokens
    assert facts["theme_color"] == facts["background_color"]


def test_shortcuts_are_pages(site: Built) -> None:
    """What is one long press away is there."""
    addresses = {shortcut["url"] for shortcut in manifest(site)["shortcuts"]}
    assert addresses <= set(site.addresses)


def test_icons_have_their_sizes(shipped: Built) -> None:
    """Each icon is a PNG of the size that the manifest says; one may be cut to any shape."""
    icons = manifest(shipped)["icons"]
    for icon in icons:
        data = (shipped.folder / icon["src"]).read_bytes()
        assert data.startswith(b"\x89PNG")
        width, height = struct.unpack(">II", data[16:24])
        assert icon["sizes"] == f"{width}x{height}"
    wanted = {("192x192", "any"), ("512x512", "any"), ("512x512", "maskable")}
    assert {(icon["sizes"], icon["purpose"]) for icon in icons} == wanted


def test_colour_of_the_browser_follows_the_scheme(shipped: Built) -> None:
    """Before any script runs, the bar above the page has the paper's colour, light or dark."""
    metas = shipped.page("").select("meta[name=theme-color]")
    media = {meta["media"]: meta["content"] for meta in metas}
    assert media["(prefers-color-scheme: light)"] == manifest(shipped)["theme_color"]
    assert media["(prefers-color-scheme: dark)"] != manifest(shipped)["theme_color"]


def test_name_of_a_fork_is_its_own(make_project: Callable[..., Project]) -> None:
    """A long name is whole in the manifest, and cut at a word below the icon."""
    site = make_project().built(GREENROOM_NAME='Parcel "tracker" rehearsals')
    facts = manifest(site)
    assert facts["name"] == 'Parcel "tracker" rehearsals'
    assert facts["short_name"] == "Parcel"


def test_size_is_told(make_project: Callable[..., Project]) -> None:
    """The build says how much a device is asked to keep."""
    done = make_project().build()
    said = [line for line in done.output.splitlines() if "without a network" in line]
    assert len(said) == 1
    assert f"{len(kept(done))} files" in said[0]


@pytest.mark.parametrize("audience", ["link", "private"])
def test_hidden_session_is_not_named(make_project: Callable[..., Project], audience: str) -> None:
    """No byte of the worker tells of a session that is not public."""
    project = make_project()
    key = {"key": "marker0123456789abcdef"} if audience == "link" else {}
    facts = {"date": dt.date(2026, 10, 20), "kind": "solo", "audience": audience, **key}
    site = project.session("2026-10-20-marker", **facts).built()
    assert b"marker" not in site.bytes()["sw.js"]


SERVED = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml", site_dir=sys.argv[1])
config.plugins.on_startup(command="serve", dirty=False)
build(config)
"""


def test_serve_keeps_nothing_on_a_device(make_project: Callable[..., Project]) -> None:
    """Under `serve` no page names a manifest, and the worker is one that removes itself."""
    project = make_project()
    folder = project.root / "site"
    command = [sys.executable, "-c", SERVED, folder]
    subprocess.run(command, cwd=project.root, env=environment(), check=True, capture_output=True)
    served = Built(folder)
    assert not served.page("").find("link", rel="manifest")
    assert "unregister" in (folder / "sw.js").read_text("utf-8")
    assert not (folder / "manifest.webmanifest").exists()
