"""JSON Schemas of the two files that people write, so that an editor completes and checks them."""

import json
from pathlib import Path

from macros.reading.model import Frozen, Packet, SessionFile

SCHEMAS_PATH = "docs/schema"
_MODELS: dict[str, type[Frozen]] = {"packet": Packet, "session": SessionFile}


def schemas() -> dict[str, str]:
    """Return each schema's text by its path from the project's root (JSON Schema 2020-12)."""
    return {f"{SCHEMAS_PATH}/{name}.json": _text(model) for name, model in _MODELS.items()}


def _text(model: type[Frozen]) -> str:
    schema = model.model_json_schema(by_alias=True)
    for field in schema["properties"].values():
        if "patternProperties" in field:
            field["additionalProperties"] = False  # a key of another shape is a slip
    marked = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(marked, indent=2, ensure_ascii=False) + "\n"


def write_schemas(root: Path) -> list[str]:
    """Write the schemas below a project's root and return their paths."""
    for path, text in schemas().items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return sorted(schemas())
