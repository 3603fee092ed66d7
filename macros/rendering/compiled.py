"""The code that Jinja makes of templates, so that each is compiled once."""

import sysconfig
from pathlib import Path
from types import CodeType

from jinja2.bccache import Bucket, BytecodeCache

from .remains import REMAINS

_ROOTS = (Path(__file__).parent, Path(sysconfig.get_path("purelib")))
"""Ours and the theme's. In a project's own, the filters of other plugins may have settled words."""


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
        name = bucket.key + bucket.checksum
        code = self._own.get(name) or REMAINS.get(name)
        if isinstance(code, CodeType):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled just now."""
        assert bucket.code  # noqa: S101 - Jinja gives no empty one
        name = bucket.key + bucket.checksum
        if name.startswith("own"):
            self._own[name] = bucket.code
        else:
            REMAINS.put(name, bucket.code)


COMPILED = Compiled()
