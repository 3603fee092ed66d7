"""What people write comes out as text: be it like Jinja, HTML, Markdown or an address."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup, Tag
from projects import CONTENT, ROOT, Built

MARK = re.compile(r"([a-z0-9-]+)! (?:\{\{|\\\{)")
"""A text of the hostile content starts with its own name."""
FILES = {
    "session": sorted((CONTENT / "hostile/sessions").glob("*.yml")),
    "packet": [CONTENT / "hostile/docs/packet.yml"],
}
NEVER_SHOWN = {"layer-words"}
"""Words by which a transcript is searched; no page prints them."""
RAN = "42006"
"""What `{{ 6*7001 }}` would be."""


def written() -> set[str]:
    """The names of all hostile texts."""
    files = [file for file in (CONTENT / "hostile").rglob("*") if file.is_file()]
    return {name for file in files for name in MARK.findall(file.read_text("utf-8"))}


def free_texts(schema: dict[str, Any], at: str, whole: dict[str, Any]) -> Iterator[str]:
    """Yield the path of every string in a schema that any text may fill."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    for option in schema.get("anyOf", []):
        yield from free_texts(option, at, whole)
    for name, inner in schema.get("properties", {}).items():
        yield from free_texts(inner, f"{at}.{name}", whole)
    if isinstance(schema.get("additionalProperties"), dict):
        yield from free_texts(schema["additionalProperties"], f"{at}.*", whole)
    for inner in schema.get("patternProperties", {}).values():
        yield from free_texts(inner, f"{at}.*", whole)
    if isinstance(schema.get("items"), dict):
        yield from free_texts(schema["items"], f"{at}[]", whole)
    chosen = {"pattern", "enum", "const", "format"} & schema.keys()
    if schema.get("type") == "string" and not chosen and not at.endswith(("adr", "adrs[]")):
        yield at


def hostile_texts(value: Any, at: str) -> Iterator[str]:
    """Yield the path of every text in a file that starts with its name."""
    if isinstance(value, str) and MARK.match(value):
        yield at
    if isinstance(value, list):
        for inner in value:
            yield from hostile_texts(inner, f"{at}[]")
    if isinstance(value, dict):
        for name, inner in value.items():
            known = "*" if at.endswith(".lessons") and re.fullmatch(r"W\d+", name) else name
            yield from hostile_texts(inner, f"{at}.{known}")


@pytest.mark.parametrize("kind", ["session", "packet"])
def test_every_free_text_is_hostile_here(kind: str) -> None:
    """The hostile content leaves out no string that the schema leaves free."""
    schema = json.loads((ROOT / f"docs/schema/{kind}.json").read_text("utf-8"))
    free = set(free_texts(schema, "", schema))
    tried = {
        path
        for file in FILES[kind]
        for path in hostile_texts(yaml.safe_load(file.read_text("utf-8")), "")
    }
    assert free
    assert free - tried == set()


@pytest.mark.parametrize("name", sorted(written() - NEVER_SHOWN))
def test_text_is_shown_as_written(hostile: Built, name: str) -> None:
    """Each text is on a page, with its braces as braces and its tags as words."""
    shown = [" ".join(hostile.main(address).get_text().split()) for address in hostile.addresses]
    pages = [text for text in shown if f"{name}! {{{{ 6*7001 }}}} {{% if x %}}" in text]
    assert pages
    assert any("<script>steal()</script>" in text.partition(f"{name}!")[2] for text in pages)


def test_nothing_ran(hostile: Built) -> None:
    """No template in a text was carried out, on any page or in any file for programs."""
    ran = [name for name, data in hostile.bytes().items() if RAN.encode() in data]
    assert ran == []


def scripts(page: Tag) -> list[str]:
    """The text of every script that is not a file's."""
    return [script.get_text() for script in page.find_all("script") if not script.get("src")]


def test_no_text_became_a_script(hostile: Built) -> None:
    """The scripts of a page of hostile content are the theme's, with no word of the content."""
    found = {
        address: bad
        for address in hostile.addresses
        if (bad := [one for one in scripts(hostile.page(address)) if "steal" in one])
    }
    assert found == {}


def test_no_text_became_an_element_that_acts(hostile: Built) -> None:
    """Content brings no frame, form, style or picture from elsewhere onto a page."""
    selector = "script, style, iframe, object, embed, form, base, link, meta, img"
    found = {
        address: [str(one)[:80] for one in bad]
        for address in hostile.addresses
        if (bad := hostile.main(address).select(f"{selector}, title:not(svg title)"))
    }
    assert found == {}


def test_no_text_became_an_address_that_acts(hostile: Built) -> None:
    """No link or source on any page runs code when it is followed."""
    acting = re.compile(r"[\x00-\x20]*(?:javascript|vbscript|data)[\x00-\x20]*:", re.IGNORECASE)
    found = {
        address: bad
        for address in hostile.addresses
        if (
            bad := [
                value
                for element in hostile.page(address).find_all(True)
                for name, value in element.attrs.items()
                if name in {"href", "src", "action", "formaction", "data", "xlink:href"}
                and acting.match(value)
            ]
        )
    }
    assert found == {}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("questions/why-epoll/", "question-asks"),
        ("sessions/2026-10-01-partner/", ""),
        ("adr/0001-title/", "record-title"),
        ("adr/0002-front-matter/", "matter-title"),
    ],
)
def test_title_and_description_are_text(hostile: Built, address: str, name: str) -> None:
    """In the tab and in previews, what was written stands whole, and nothing follows it."""
    head = hostile.page(address).head
    assert f"{name}! {{{{ 6*7001 }}}}" in head.title.get_text() if name else True
    assert [tag.name for tag in head.find_all(True) if tag.name in {"b", "img", "a"}] == []
    for tag in head.find_all("meta", attrs={"content": True}):
        assert set(tag.attrs) <= {"name", "property", "content", "charset", "media", "http-equiv"}


def test_description_is_the_summary_in_words(hostile: Built) -> None:
    """A session's summary is its description: all its quotes and brackets, no Markdown's."""
    page = hostile.page("sessions/2026-10-01-partner/")
    said = yaml.safe_load(FILES["session"][0].read_text("utf-8"))["summary"]
    for markdown, words in {
        "[go](javascript:steal())": "go",
        "![p](//evil.example/p.png)": "p",
        "&lt;": "<",
    }.items():
        assert markdown in said
        said = said.replace(markdown, words)
    assert page.find("meta", attrs={"name": "description"})["content"] == said


def test_table_of_contents_is_text(hostile: Built) -> None:
    """Headings that people wrote are listed as text."""
    listed = hostile.page("questions/").select_one("nav.md-nav--secondary")
    assert "layer-name! {{ 6*7001 }}" in listed.get_text()
    assert listed.select("b, script, img") == []


def test_search_results_are_text(hostile: Built) -> None:
    """The search prints titles and texts as HTML: in the index they are escaped already."""
    index = json.loads((hostile.folder / "search/index.json").read_text("utf-8"))
    bad = [
        (entry["location"], str(element)[:80])
        for entry in index["docs"]
        for element in BeautifulSoup(entry["title"] + entry["text"], "html.parser").find_all(True)
        if element.name in {"script", "b", "img", "iframe", "a"}
        or any(name.startswith("on") for name in element.attrs)
    ]
    assert bad == []


@pytest.mark.parametrize("name", ["question-asks", "record-title", "matter-title"])
def test_hostile_title_can_be_found(hostile: Built, name: str) -> None:
    """The index has the titles that people wrote, so that they are found by their words."""
    index = json.loads((hostile.folder / "search/index.json").read_text("utf-8"))
    assert any(f"{name}!" in entry["title"] for entry in index["docs"])
