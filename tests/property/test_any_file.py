"""Whatever stands in a file: it is shown, or told as `path:line: message`. Never a traceback."""

import datetime as dt
import operator
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mangling import bytes_of, tree_of

from macros.reading.one_reading import read_library
from macros.rendering.site import Site

CONTENT = Path(__file__).parents[1] / "site" / "projects" / "small"
TODAY = dt.date(2026, 11, 26)
FILES = (
    "docs/packet.yml",
    "docs/mock-interview-notes.md",
    "docs/adr/0001-one-thread.md",
    "sessions/2026-10-08-partner.yml",
)
"""One of each kind that people write."""
YAML = [name for name in FILES if name.endswith(".yml")]
a_third = st.integers(0, 2).map(bool).map(operator.not_)
thorough = settings(
    max_examples=350,
    deadline=None,  # this machine's haste is no rule of the reader
    derandomize=True,  # a change is judged by what it changes; more examples look further
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose files a case may overwrite."""
    return shutil.copytree(CONTENT, tmp_path_factory.mktemp("any") / "project")


@pytest.fixture
def mend(root: Path) -> Iterator[Callable[[str, bytes], None]]:
    """Write another text for one file; afterwards the sound one stands there again."""
    written: set[str] = set()

    def write(name: str, content: bytes) -> None:
        written.add(name)
        (root / name).write_bytes(content)

    yield write
    for name in written:
        shutil.copyfile(CONTENT / name, root / name)


def built_or_told(root: Path, *, built: bool) -> None:
    """Assert that a project becomes its pages and feeds, or lines that can be followed.

    Args:
        root: the project's folder.
        built: whether sound files are made into pages too, which takes ten times as long.
    """
    library = read_library(root)
    for problem in library.problems:
        path, line, message = str(problem).split(":", 2)
        file = root / path
        lines = file.read_bytes().splitlines() if file.is_file() else ()  # a lone CR ends one too
        assert 1 <= int(line) <= len(lines) + 1, problem
        assert len(message.strip()) > 10, problem
        assert str(problem).isprintable(), problem
        assert "Error" not in message, problem  # a name of Python's is no advice
    if built and all(problem.warning for problem in library.problems):
        site = Site(library, TODAY)
        assert all(page.body for page in site.pages())
        assert all(leaf.make().body for leaf in site.leaves())
        assert all(leaf.make().body for leaf in site.leaves())
        site.feeds("https://rehearse.example/greenroom/")


@pytest.mark.parametrize("name", FILES)
@thorough
@given(data=st.data())
def test_mangled_bytes(
    name: str, root: Path, mend: Callable[[str, bytes], None], data: st.DataObject
) -> None:
    """Bytes cut, lost, doubled or put in."""
    mend(name, data.draw(bytes_of((CONTENT / name).read_bytes())))
    built_or_told(root, built=data.draw(a_third))


@pytest.mark.parametrize("name", YAML)
@thorough
@given(data=st.data())
def test_other_values(
    name: str, root: Path, mend: Callable[[str, bytes], None], data: st.DataObject
) -> None:
    """Values, keys and entries of other types, sizes and scripts."""
    mend(name, data.draw(tree_of((CONTENT / name).read_text("utf-8"))).encode())
    built_or_told(root, built=data.draw(a_third))
