"""The code that Jinja makes of templates, so that each is compiled once."""

import sysconfig
from functools import partial
from pathlib import Path
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

from .remains import REMAINS

_ROOTS = (Path(__file__).parent, Path(sysconfig.get_path("purelib")))
"""Ours and the theme's. In a project's own, the filters of other plugins may have settled words."""

_WAYS = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix"),
    *("line_comment_prefix", "trim_blocks", "lstrip_blocks", "newline_sequence"),
    *("keep_trailing_newline", "optimized"),
)
"""What other plugins may have set, and changes what becomes of a text."""


class Compiled(BytecodeCache):
    """The code of templates, by their text: for the builds of `serve`, some for all builds."""

    def __init__(self) -> None:
        self._own: dict[str, CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what tells a template from others; of one that lasts, on any machine."""
        for root in _ROOTS:
            if filename and Path(filename).is_relative_to(root):
                return f"template {Path(filename).relative_to(root).as_posix()} "
        return f"own {super().get_cache_key(name, filename)} "

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket where its template, with the same text, was compiled before."""
        name = _name(bucket)
        code = self._own.get(name) or REMAINS.get(name)
        if isinstance(code, CodeType):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled just now."""
        assert bucket.code  # noqa: S101 - Jinja gives no empty one
        name = _name(bucket)
        if name.startswith("own"):
            self._own[name] = bucket.code
        else:
            REMAINS.put(name, bucket.code)


def _name(bucket: Bucket) -> str:
    """Return what tells a template's code from any other: its text, and how it was read."""
    read = bucket.environment
    ways = (*map(partial(getattr, read), _WAYS), *sorted(read.extensions))
    return f"{bucket.key}{bucket.checksum} {ways}"


COMPILED = Compiled()
