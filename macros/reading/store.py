"""Bytes that one build leaves to the next, in a folder.

What is wrong with the folder is no problem of the site: what is damaged, cut or cannot be read is
not there, and what cannot be written is not kept. Everything lies under the version of the code, of
all that is installed, and of Python, as one of these may make something else of the same input.

A sum tells damage, not intent: who may write the folder may have the next build show what they
like. So it must not come from where others write; see the workflow.
"""

import os
import platform
import re
import shutil
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_SUM = 32
_LEFT = ".next-"
_NAME = re.compile("[0-9a-f]{64}")
"""How a kept file is called."""
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Store:
    """A folder of a build before, and the one that takes its place: what this build has used."""

    def __init__(self, folder: Path, *about: str) -> None:
        """Begin a new folder beside.

        Args:
            folder: where builds leave what they keep.
            about: what everything in it depends on, beside the code and what is installed.
        """
        self._folder = folder
        self._ground = sha256(_bytes(version(), *about, ""))
        self._next: Path | None = None
        with suppress(OSError):
            folder.parent.mkdir(parents=True, exist_ok=True)
            for left in folder.parent.glob(f"{folder.name}{_LEFT}*"):
                shutil.rmtree(left, ignore_errors=True)
            self._next = Path(tempfile.mkdtemp(prefix=folder.name + _LEFT, dir=folder.parent))

    def get(self, name: str) -> bytes | None:
        """Return what was kept under a name, whole; it is then kept for the next build too."""
        file = self._file(name)
        with suppress(OSError):
            whole = _read(f"{self._folder}/{file}")
            data = whole[_SUM:]
            if whole[:_SUM] == _sum(file, data):
                self._keep(file, whole)
                return data
        return None

    def put(self, name: str, data: bytes) -> None:
        """Keep bytes for the next build."""
        if self._next:
            file = self._file(name)
            with suppress(OSError):
                (self._next / file).unlink(missing_ok=True)  # it may be the last build's own
                (self._next / file).write_bytes(_sum(file, data) + data)

    def lines(self, name: str) -> dict[str, str]:
        """Return the texts that `put_lines` has kept, by what each is known by."""
        data = self.get(name)
        with suppress(UnicodeDecodeError):
            parts = [line.partition(" ") for line in data.decode().split("\n")] if data else []
            return {known_by: text for known_by, _, text in parts}
        return {}

    def put_lines(self, name: str, lines: Iterable[tuple[str, str]]) -> None:
        """Keep texts of one line, each after a word that it is known by."""
        self.put(name, "\n".join(map(" ".join, lines)).encode())

    def give(self, name: str, checksum: int, place: Path) -> bool:
        """Put a file that was kept where it is wanted; it is then kept for the next build too.

        Args:
            name: under which it was kept.
            checksum: what `take` returned for it.
            place: where no file is yet.

        Returns:
            Whether it is there: what is damaged, or in the way, is for the caller to write anew.
        """
        whole = self.whole(name, checksum)
        with suppress(OSError):
            if whole is not None:
                file = self._file(name)
                _second(f"{self._folder}/{file}", str(place), whole)
                self._keep(file, whole)
                return True
        return False

    def whole(self, name: str, checksum: int) -> bytes | None:
        """Return a file that was kept; None where it is not there, or damaged."""
        with suppress(OSError):
            whole = _read(f"{self._folder}/{self._file(name)}")
            return whole if zlib.crc32(whole) == checksum else None
        return None

    def take(self, name: str, place: Path, data: bytes) -> int:
        """Keep a file of the site for the next build, and return what tells whether it is whole.

        It is kept by a second name. Whoever changes it where it lies changes both: the checksum
        tells that, too.

        Args:
            name: under which it is kept.
            place: where it was written just now.
            data: what it holds.
        """
        if self._next:
            with suppress(OSError):
                _second(str(place), f"{self._next}/{self._file(name)}", data)
        return zlib.crc32(data)

    def finish(self) -> None:
        """Let what this build has used take the place of what was there."""
        if self._next and not holds_others(self._folder):
            with suppress(OSError):
                shutil.rmtree(self._folder, ignore_errors=True)
                self._next.rename(self._folder)

    def drop(self) -> None:
        """Leave everything as it was."""
        if self._next:
            shutil.rmtree(self._next, ignore_errors=True)

    def _keep(self, file: str, whole: bytes) -> None:
        """Have what the last build left in the next one's folder too: by a second name, or anew."""
        if self._next:
            with suppress(OSError):  # it may have been asked for twice
                _second(f"{self._folder}/{file}", f"{self._next}/{file}", whole)

    def _file(self, name: str) -> str:
        whole = self._ground.copy()
        whole.update(_bytes(name))
        return whole.hexdigest()


def holds_others(folder: Path) -> bool:
    """Tell whether a folder is somebody else's: it holds something, and nothing that a store left.

    What is no folder, or cannot be read, cannot be removed as one either.
    """
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names alone
    except OSError:
        return False
    return bool(names) and not any(map(_NAME.fullmatch, names))


def _bytes(*texts: str) -> bytes:
    return "\0".join(texts).encode("utf-8", "surrogatepass")


def _read(path: str) -> bytes:
    """Return what a file holds; a link is none, as a second name of it would be a link, too.

    Raises:
        OSError: there is none, or it cannot be read.
    """
    with os.fdopen(os.open(path, _OPEN), "rb", buffering=0) as file:
        return file.read()


def _second(first: str, second: str, whole: bytes) -> None:
    """Give a file a second name, where there is none; or a copy, as not all systems know those.

    Raises:
        OSError: something is there already, or nothing can be written.
    """
    try:
        os.link(first, second)
    except FileExistsError:
        raise
    except OSError:
        with Path(second).open("xb") as file:
            file.write(whole)


def _sum(file: str, data: bytes) -> bytes:
    return sha256(file.encode() + data).digest()


def _written(folder: Path) -> Iterator[Path]:
    """Find the files below a folder, but not where Python keeps what it makes of them.

    Other builds keep what they make there, too, under names that come and go: who looks into it
    may find that what was listed is no longer there.
    """
    for place, folders, files in os.walk(folder):
        folders[:] = (name for name in folders if name != "__pycache__")
        paths = (Path(place, name) for name in files)
        yield from (path for path in paths if path.is_file())


def version() -> str:
    """Return what tells this code, with all that is installed for it, from any other."""
    code = Path(__file__).parents[1]
    whole = sha256()
    for path in sorted(_written(code)):
        data = path.read_bytes()
        whole.update(f"{path.relative_to(code).as_posix()}\0{len(data)}\0".encode() + data)
    folders = [Path(entry) for entry in sys.path if entry]
    installed = sorted(one.name for folder in folders for one in folder.glob("*.dist-info"))
    machine = (sys.version, sys.platform, platform.machine(), zlib.ZLIB_RUNTIME_VERSION)
    return "\0".join((whole.hexdigest(), *machine, *installed))
