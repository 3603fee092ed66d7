"""The page of licences names every part of the site that others made, as it is installed."""

import json
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/licences.md").read_text("utf-8")
THEME = Path(str(distribution("mkdocs-material").locate_file("material/templates")))
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ")
][1:]
NAMED = {name: row for row in ROWS for name in re.findall(r"\(?`([\w-]+)`\)?", row[0])}


def row(part: str) -> list[str]:
    """Return the line of the table that names a part."""
    assert part in NAMED, f"docs/licences.md does not name `{part}`"
    return NAMED[part]


def bundled() -> set[str]:
    """Return the packages that the theme's scripts and style sheets were made of."""
    found: set[str] = set()
    for file in THEME.glob("assets/**/*.map"):
        for source in json.loads(file.read_text("utf-8"))["sources"]:
            found |= set(re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)", source))
    return found


def icon_sets() -> set[str]:
    """Return the sets of icons from which the theme's style sheets and templates draw."""
    sheets = "".join(file.read_text("utf-8") for file in THEME.glob("assets/stylesheets/*.css"))
    drawn = set(re.findall(r"""\bd=\\?["']([^"'\\]+)""", sheets))
    found = {
        file.relative_to(THEME / ".icons").parts[0]
        for file in (THEME / ".icons").rglob("*.svg")
        if drawn & set(re.findall(r'd="([^"]+)"', file.read_text("utf-8")))
    }
    pages = (*THEME.rglob("*.html"), *(ROOT / "macros/rendering/theme").rglob("*.html"))
    for page in pages:
        found |= set(re.findall(r"\.icons/(\w+)/", page.read_text("utf-8")))
    return found


def test_everything_in_the_theme_is_named() -> None:
    """Each package inside the theme's files, and each set of icons in them, stands on the page."""
    assert {"rxjs", "lunr"} <= bundled()
    assert {"material", "octicons"} <= icon_sets()
    for part in sorted(bundled() | icon_sets()):
        row(part)


@pytest.mark.parametrize("package", ["mkdocs-material", "fontpkg-noto-sans"])
def test_packages_are_under_the_licence_that_they_say(package: str) -> None:
    """What is installed says the licence that the page says, and the same owner."""
    installed = distribution(package)
    assert row(package)[2] == installed.metadata["License-Expression"]
    (text,) = [
        file for file in installed.files or () if file.name == "LICENSE" and "dist" in str(file)
    ]
    owner = re.search(r"Copyright (?:\(c\) )?([^<(\n]+)", text.read_text("utf-8"))
    assert owner is not None
    assert row(package)[1] == owner[1].strip()


@pytest.mark.parametrize(
    ("name", "file"), [("lunr", "workers/search.*.js"), ("clipboard", "bundle.*.js")]
)
def test_notices_in_scripts_agree(name: str, file: str) -> None:
    """The owners that the theme's scripts name are those on the page."""
    (script,) = THEME.glob(f"assets/javascripts/{file.replace('.js', '.min.js')}")
    assert row(name)[1].removeprefix("2020 ") in script.read_text("utf-8")


def test_our_own_licence() -> None:
    """The licence file, the package and the page say the same, and the page holds every word."""
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert distribution("greenroom").metadata["License-Expression"] == "MIT" == ROWS[0][2]
    assert ROWS[0][1] in text
    terms = " ".join(text.split("\n\n", 2)[2].split())
    assert terms in " ".join(PAGE.replace("\n>", "\n").split())


def test_every_licence_can_be_read() -> None:
    """Each licence in the table is written out or linked below it."""
    below = PAGE.partition("## MIT")[2]
    for *_, licence in ROWS:
        word = licence.split(",")[0]
        assert word == "MIT" or f"**{word}**" in below, word
