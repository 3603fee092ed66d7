"""What an export does to pages that somebody wrote, and to the configuration."""

from pathlib import Path

import pytest
import yaml
from factories import make_library, make_packet

from macros.reading.decisions import read_decision
from macros.writing.plain_config import ConfigError, read_config
from macros.writing.plain_places import address_of, moved, place_of
from macros.writing.plain_references import linked

ACCEPTED, _ = read_decision("0001-one.md", "# 1. One\n\nStatus: accepted\n")
PROPOSED, _ = read_decision("old/0002-two ways.md", "# 2. Two\n\nStatus: proposed\n")
LESSONS = {"W01": {"title": "One"}, "W02": {"title": "T", "url": "https://w.example/(2)"}}
LIBRARY = make_library(packet=make_packet(lessons=LESSONS), decisions=(ACCEPTED, PROPOSED))
ONE = "[ADR-001](../adr/0001-one/index.md)"
SOURCES = frozenset(
    ["index.md", "help.md", "notes/README.md", "notes/one.md", "a b.md", "data/x.json", "p.png"]
)


@pytest.mark.parametrize(
    ("source", "address", "place"),
    [
        ("index.md", "", "index.md"),
        ("practice.md", "practice/", "practice/index.md"),
        ("adr/index.md", "adr/", "adr/index.md"),
        ("adr/README.md", "adr/", "adr/index.md"),
        ("adr/old/0001 x&y.md", "adr/old/0001%20x%26y/", "adr/old/0001 x&y/index.md"),
    ],
)
def test_a_page_lies_at_its_address(source: str, address: str, place: str) -> None:
    """A page's file is where its address is, so that links mean the same from both."""
    assert (address_of(source), place_of(address_of(source))) == (address, place)


@pytest.mark.parametrize(
    ("source", "written", "now"),
    [
        ("help.md", "[x](index.md)", "[x](../index.md)"),
        ("help.md", "[x](notes/one.md#a)", "[x](../notes/one/index.md#a)"),
        ("help.md", '[x](notes/README.md "why")', '[x](../notes/index.md "why")'),
        ("help.md", "![x](p.png)", "![x](../p.png)"),
        ("help.md", "[x]( <a b.md> )", "[x]( ../a%20b/index.md )"),
        ("help.md", "[x](a%20b.md)", "[x](../a%20b/index.md)"),
        ("help.md", "[x][y]\n\n[y]: data/x.json?z", "[x][y]\n\n[y]: ../data/x.json?z"),
        ("index.md", "[x](help.md)", "[x](help/index.md)"),
        (
            "notes/README.md",
            "[x](one.md) [y](../help.md)",
            "[x](one/index.md) [y](../help/index.md)",
        ),
        ("notes/one.md", "[x](README.md) [y](../p.png)", "[x](../index.md) [y](../../p.png)"),
        ("help.md", "`[x](index.md)`", "`[x](index.md)`"),
        ("help.md", "```\n[x](index.md)\n```\n", "```\n[x](index.md)\n```\n"),
        ("help.md", "[x](#a) [y](/b.md) [z](https://c.example/index.md)", None),
        ("help.md", "[x](mailto:a@b.example) [y](gone.md) [z](../site/) [", None),
        ("help.md", "[x](http://[broken) [y](?q=1) ()", None),
    ],
)
def test_links_are_seen_from_the_new_place(source: str, written: str, now: str | None) -> None:
    """A link to a file of the site leads to where that file went; any other stays as it was."""
    assert moved(written, source, SOURCES) == (written if now is None else now)


@pytest.mark.parametrize(
    ("written", "now"),
    [
        ("See ADR-001.", f"See {ONE}."),
        ("- ADR 1\n", "- [ADR 1](../adr/0001-one/index.md)\n"),
        ("ADR-2", "[ADR-2](../adr/old/0002-two%20ways/index.md) (proposed)"),
        (
            "W01 and W02",
            "[W01](<../questions/index.md#lesson-w01>) and [W02](<https://w.example/(2)>)",
        ),
        ("- a\n\n    ADR-001\n", f"- a\n\n    {ONE}\n"),
        ("> ADR-001", f"> {ONE}"),
        ("| ADR-001 |\n|---|\n| W09 |", f"| {ONE} |\n|---|\n| W09 |"),
        ("# About ADR-001", None),
        ("About ADR-001\n=====\n", None),
        ("About ADR-001\n---\n", None),
        ("`ADR-001` ``ADR-001``", None),
        ("```\nADR-001\n```", None),
        ("text\n\n    ADR-001\n", None),
        ("[ADR-001](x.md) [a ADR-001 b][c] ![W01](p.png)", None),
        ("[ADR-001]: x.md", None),
        ('<a href="x">the ADR-001</a> <b title="ADR-001">x</b> <!-- ADR-001\nADR-001 -->', None),
        ("ADR-009 XADR-001 a/ADR-001 W77", None),
    ],
)
def test_references_become_links(written: str, now: str | None) -> None:
    """A record or lesson named in prose is a link; in code, headings, links and tags it is not."""
    assert linked(written, LIBRARY, "help/") == (written if now is None else now)


def config(folder: Path, text: str, **more: str) -> dict[str, object]:
    """Return what is left of a configuration, as plain data."""
    for name, content in {"mkdocs": text, **more}.items():
        (folder / f"{name}.yml").write_text(content, "utf-8")
    left: dict[str, object] = yaml.load(
        read_config(folder / "mkdocs.yml").without_us(),
        Loader=yaml.BaseLoader,  # noqa: S506 - plain values only
    )
    return left


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("site_name: a", {"site_name": "a"}),
        (
            "plugins: [greenroom, {search: {x: 1}}, {macros: {y: 2}}]",
            {"plugins": [{"search": {"x": "1"}}]},
        ),
        (
            "nav: [{A: [b.md, {C: d/index.md}]}, {E: 'https://x.example/y.md'}]",
            {"nav": [{"A": ["b/index.md", {"C": "d/index.md"}]}, {"E": "https://x.example/y.md"}]},
        ),
        (
            "theme: {name: material, custom_dir: mine}\nhooks: [x.py]",
            {"theme": {"name": "material"}},
        ),
        ("site_name: !ENV [GREENROOM_A, GREENROOM_B, c]", {"site_name": "from b"}),
        ("site_name: !ENV [GREENROOM_A, c]\nrepo_url: !ENV [GREENROOM_A, '']", {"site_name": "c"}),
        ("site_name: !ENV GREENROOM_B", {"site_name": "from b"}),
        ("x: [!!python/name:pymdownx.superfences.fence_code_format ]", {"x": [""]}),
        (
            "INHERIT: base.yml\ntheme: {font: 'false'}\nnav: [a.md]",
            {
                "site_name": "base",
                "theme": {"name": "material", "font": "false"},
                "nav": ["a/index.md"],
            },
        ),
    ],
)
def test_what_is_left_of_a_configuration(
    written: str, left: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is ours and what lies elsewhere goes; what comes from outside is filled in."""
    monkeypatch.setenv("GREENROOM_B", "from b")
    monkeypatch.delenv("GREENROOM_A", raising=False)
    base = "site_name: base\nnav: [x.md]\ntheme: {name: material, font: Arial}\n"
    assert config(tmp_path, written, base=base) == left


def test_tags_of_generators_stay(tmp_path: Path) -> None:
    """A tag that only a generator understands is written as it was."""
    named = "!!python/name:pymdownx.superfences.fence_code_format"
    (tmp_path / "mkdocs.yml").write_text(f"a: {{b: {named} }}", "utf-8")
    assert named in read_config(tmp_path / "mkdocs.yml").without_us()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [", "mkdocs.yml:1: this is no YAML"),
        ("a: b\nc: d: e\n", "mkdocs.yml:2: this is no YAML"),
        ("- a\n", "mkdocs.yml:1: this is no configuration"),
        ("", "mkdocs.yml:1: this is no configuration"),
        ("INHERIT: gone.yml\n", "gone.yml:1: cannot be read"),
        ("INHERIT: mkdocs.yml\n", None),
    ],
)
def test_a_configuration_that_is_none(text: str, says: str | None, tmp_path: Path) -> None:
    """What cannot be used is told in one line; one that inherits itself comes to an end."""
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    if says is None:
        read_config(tmp_path / "mkdocs.yml")
        return
    with pytest.raises(ConfigError) as caught:
        read_config(tmp_path / "mkdocs.yml")
    assert str(caught.value).startswith(says)
