"""The JSON Schemas say what the reader says."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from cases import lay_out, read_cases

from macros.reading.one_reading import read_library
from macros.writing.new_session import new_session
from macros.writing.schemas import schemas, write_schemas

ROOT = Path(__file__).parents[2]
SCHEMAS = {path.rpartition("/")[2]: json.loads(text) for path, text in schemas().items()}
VALID = read_cases("valid")
SHIPPED = [ROOT / "docs/packet.yml", *sorted((ROOT / "sessions").glob("*.yml"))]
STARTER = ROOT / "macros/writing/starter/docs/packet.yml"


def as_json(value: Any) -> Any:
    """Return YAML's data as an editor's validator sees it: dates are text."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def errors(path: str, text: str) -> list[str]:
    """Return what a file's schema has against it."""
    schema = SCHEMAS["packet.json" if path.endswith("packet.yml") else "session.json"]
    validator = jsonschema.Draft202012Validator(schema)
    data = as_json(yaml.load(text, yaml.CSafeLoader))
    return [error.message for error in validator.iter_errors(data)]


@pytest.mark.parametrize("path", sorted(schemas()))
def test_a_kept_schema_is_fresh(path: str) -> None:
    """The schema in docs/ is what the command writes."""
    assert (ROOT / path).read_text("utf-8") == schemas()[path]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_one(name: str) -> None:
    """Each schema is a sound JSON Schema of the version that it names."""
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]


def test_schemas_are_written_below_a_root(tmp_path: Path) -> None:
    """The command makes its folder and names what it wrote."""
    paths = write_schemas(tmp_path)
    assert paths == ["docs/schema/packet.json", "docs/schema/session.json"]
    assert all((tmp_path / path).is_file() for path in paths)


@pytest.mark.parametrize("file", [*SHIPPED, STARTER], ids=lambda file: file.name)
def test_shipped_files_fit(file: Path) -> None:
    """The example and the starter are what an editor accepts."""
    assert errors(file.name, file.read_text("utf-8")) == []


@pytest.mark.parametrize("name", VALID)
def test_what_the_reader_accepts_fits(name: str, tmp_path: Path) -> None:
    """An editor complains about no file that the reader takes."""
    if name == "keys-without-values":
        return  # the reader forgives a key left empty anywhere; an editor may point at it
    lay_out(tmp_path / "p", VALID[name])
    for path, text in VALID[name].get("files", {}).items():
        if path.endswith(".yml") and not path.rpartition("/")[2].startswith("."):
            assert errors(path, text.lstrip("\ufeff")) == []


@pytest.mark.parametrize("kind", ["solo", "partner"])
def test_a_started_session_fits(kind: Any) -> None:
    """An editor does not complain about a session that was just begun."""
    text = new_session(
        read_library(ROOT), kind, dt.date(2026, 11, 22), "a" if kind != "solo" else None
    )
    assert errors("sessions/x.yml", text) == []


@pytest.mark.parametrize(
    "name", [name for name in read_cases("invalid") if name.startswith("unknown-key")]
)
def test_an_unknown_key_does_not_fit(name: str) -> None:
    """An editor marks at any level a key that the reader does not know."""
    ((path, text),) = read_cases("invalid")[name]["files"].items()
    assert errors(path, text)


@pytest.mark.parametrize(
    "name",
    [
        *("seconds-negative", "seconds-zero", "seconds-absurd", "seconds-fraction", "seconds-word"),
        *("kind-unknown", "date-missing", "no-attempt", "lesson-code", "identifier-shape"),
        *("story-without-result", "audio-address", "covered-unknown", "answer-window-of-three"),
    ],
)
def test_a_wrong_value_does_not_fit(name: str) -> None:
    """An editor marks a wrong value while it is typed."""
    ((path, text),) = read_cases("invalid")[name]["files"].items()
    assert errors(path, text)
