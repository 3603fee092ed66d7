"""The shipped site: every fixed address is there, with its anchors, without a complaint."""

import re
from pathlib import Path

import pytest
import yaml
from projects import ROOT, Built, build

SESSIONS = sorted(path.stem for path in (ROOT / "sessions").glob("*.yml"))
PACKET = yaml.load((ROOT / "docs/packet.yml").read_bytes(), yaml.CSafeLoader)  # as it is read
QUESTIONS = [question["id"] for question in PACKET["questions"]]
RECORDS = sorted(path.stem for path in (ROOT / "docs/adr").glob("*.md"))


def test_builds_strictly_without_a_complaint(shipped: Built) -> None:
    """A strict build of what is shipped says nothing that is a warning or an error."""
    complaints = re.findall(r"^.*(?:WARNING|ERROR|Traceback).*$", shipped.output, re.MULTILINE)
    assert complaints == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "practice/",
        "sessions/",
        "questions/",
        "progress/",
        "adr/",
        "architecture/",
        "interview-packet/",
        "mock-interview-notes/",
        *(f"sessions/{name}/" for name in SESSIONS),
        *(f"questions/{name}/" for name in QUESTIONS),
        *(f"adr/{name}/" for name in RECORDS),
    ],
)
def test_fixed_address_is_a_page(shipped: Built, address: str) -> None:
    """Every address of the design is a page with a main heading."""
    assert shipped.main(address).find("h1").get_text(strip=True)


@pytest.mark.parametrize("name", ["session.json", "packet.json"])
def test_schema_is_published(shipped: Built, name: str) -> None:
    """Editors find the schemas on the site, as they are in the project."""
    assert (shipped.folder / "schema" / name).read_bytes() == (
        ROOT / "docs/schema" / name
    ).read_bytes()


def test_packet_file_stays_out_of_the_site(shipped: Built) -> None:
    """The packet is shown as pages, not published as a file."""
    assert [name for name in shipped.bytes() if name.endswith((".yml", ".yaml"))] == []


@pytest.mark.parametrize("name", SESSIONS)
def test_session_page_has_the_fixed_anchors(shipped: Built, name: str) -> None:
    """A mentor's deep link names a round, an attempt, a layer or a question, and finds it."""
    session = yaml.load((ROOT / "sessions" / f"{name}.yml").read_bytes(), yaml.CSafeLoader)
    attempts = session.get("pitch", {}).get("attempts", [])
    layers = session.get("walkthrough", {}).get("layers", [])
    answers = session.get("defence", {}).get("answers", [])
    wanted = {"round-1", "round-2", "round-3"}
    wanted |= {f"attempt-{number}" for number, _ in enumerate(attempts, start=1)}
    wanted |= {f"layer-{told['layer']}" for told in layers}
    wanted |= {answer["question"] for answer in answers if "question" in answer}
    assert wanted <= {element["id"] for element in shipped.main(f"sessions/{name}/").select("[id]")}


def test_two_builds_are_byte_identical(shipped: Built, tmp_path: Path) -> None:
    """The same commit, built for the same day, gives the same bytes."""
    again = build(ROOT, tmp_path / "again").bytes()
    first = shipped.bytes()
    assert again.keys() == first.keys()
    assert [name for name in first if first[name] != again[name]] == []
