"""The one Jinja environment behind every generated page and every macro's output.

Autoescape is on: what people wrote is text until `prose` has turned it into safe HTML.
"""

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import Markup

from macros.reading.keys import slug
from macros.reading.library import Library

from .addresses import to
from .prose import Prose
from .qr import qr_code
from .whereabouts import UNCONFIGURED, Whereabouts


def clock(seconds: int | None) -> str:
    """Return seconds as `1:11`; an en dash where nothing was measured."""
    return "–" if seconds is None else f"{seconds // 60}:{seconds % 60:02d}"


class _Compiled(BytecodeCache):
    """The templates' code: `serve` renders anew at each change, but compiles each template once."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket where its template, with the same text, was compiled before."""
        if code := self._code.get(bucket.key + bucket.checksum):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled just now."""
        self._code[bucket.key + bucket.checksum] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


class Templates:
    """The templates of one build, bound to the library whose records and lessons prose may name.

    Filters: `clock` (seconds to m:ss), `slug` (a session to its name in addresses), `prose`
    (Markdown to block HTML), `inline` (one line of it).
    Globals: `to` (a target to its link), `whole` (a link to its whole address, empty where the
    site's is not known), `qr` (a whole address to an SVG), `library`.
    """

    def __init__(self, library: Library, places: Whereabouts = UNCONFIGURED) -> None:
        self.places = places
        written = Prose(library)
        self._env = Environment(
            loader=PackageLoader("macros.rendering"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_COMPILED,
        )
        self._env.filters |= {"clock": clock, "slug": slug}
        self._env.filters |= {"prose": written.block, "inline": written.inline}
        self._env.globals |= {"to": to, "library": library}
        self._env.globals |= {"whole": places.whole, "qr": qr_code}

    def render(self, template: str, **facts: object) -> Markup:
        """Return a template's HTML; its internal links still start with `addresses.ROOT`."""
        return Markup(self._env.get_template(template).render(**facts))  # noqa: S704 - autoescaped
