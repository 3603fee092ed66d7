"""The JSON Schemas of the JSON feeds, made of their shapes."""

import json

from pydantic import TypeAdapter

from .feed_shapes import PacketFeed, SessionsFeed
from .rehearsal_shape import RehearsalFeed
from .remains import REMAINS

_FEEDS: dict[str, type] = {
    "sessions": SessionsFeed,
    "packet": PacketFeed,
    "rehearsal": RehearsalFeed,
}


def feed_schemas() -> dict[str, bytes]:
    """Return the feeds' JSON Schemas (2020-12) by their path under the site."""
    return {f"schema/data-{name}.json": _schema(name) for name in _FEEDS}


def _schema(name: str) -> bytes:
    """Return the schema of a feed, which follows from the code alone."""
    made = REMAINS.get(f"schema {name}")
    if not isinstance(made, bytes):
        schema = TypeAdapter(_FEEDS[name]).json_schema(mode="serialization")
        marked = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
        made = (json.dumps(marked, indent=2, ensure_ascii=False) + "\n").encode()
        REMAINS.put(f"schema {name}", made)
    return made
