"""The JSON Schemas of the JSON feeds, made of their shapes."""

import json
from functools import cache

from .feed_shapes import Fact, PacketFeed, SessionsFeed
from .rehearsal_shape import RehearsalFeed

_FEEDS: dict[str, type[Fact]] = {
    "sessions": SessionsFeed,
    "packet": PacketFeed,
    "rehearsal": RehearsalFeed,
}


def feed_schemas() -> dict[str, bytes]:
    """Return the feeds' JSON Schemas (2020-12) by their path under the site."""
    return {f"schema/data-{name}.json": _schema(model) for name, model in _FEEDS.items()}


@cache  # `serve` builds again and again
def _schema(model: type[Fact]) -> bytes:
    schema = model.model_json_schema(mode="serialization", by_alias=True)
    marked = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return (json.dumps(marked, indent=2, ensure_ascii=False) + "\n").encode()
