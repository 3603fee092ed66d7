"""The only reader of the disk: a project's folder becomes one immutable Library.

Each file is read once. What is wrong never stops the reading: it becomes a Problem, and the library
holds what is sound.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_core import to_json

from .ahead import Ahead, Sound
from .blanks import without_blanks
from .checked import Checked
from .checks import check_improvements, check_packet, check_session
from .citing import Finding, Known, on_page
from .decisions import find, foreign_format, is_record, read_decision, resolve
from .model import (
    IDENTIFIER,
    Decision,
    Layer,
    Packet,
    Question,
    RecordRef,
    RoundName,
    Session,
    Story,
)
from .notes import NOTES_PATH, Excerpt, read_notes
from .problems import MOST_PROBLEMS, Problem, printable
from .public_notes import named_in_public
from .remembered import for_later, is_remembered, remembered
from .shapes import shape
from .source import LARGEST_BYTES, decode, line_of, parse_yaml, prose_line
from .store import Store

__all__ = [
    "PACKET_PATH",
    "RECORDS_PATH",
    "SESSIONS_PATH",
    "Excerpt",
    "Library",
    "Reading",
    "read_library",
]

PACKET_PATH = "docs/packet.yml"
SESSIONS_PATH = "sessions"
RECORDS_PATH = "docs/adr"

Model = TypeVar("Model", bound=BaseModel)
_ADDRESS = re.compile(rf"(?=.{{1,80}}\Z){IDENTIFIER}")
_MEANT = re.compile(r"\.ya?ml(\.txt)?\Z", re.IGNORECASE)
"""How the name of a session's file ends, or one that an editor has made of it."""
_UNNAMED = Packet(system="Your system", pitch="Write your pitch in docs/packet.yml.")


@dataclass(frozen=True)
class Library:
    """All that was read, and every problem found on the way."""

    root: Path
    packet: Packet
    sessions: tuple[Session, ...] = ()
    """The sessions, oldest first (by date, then id). As read, whoever may see them; what is
    published is made of `audience.published`."""
    decisions: tuple[Decision, ...] = ()
    """The records, by number, then path; those without a number last."""
    excerpts: tuple[Excerpt, ...] = ()
    authored: Mapping[str, str] = field(default_factory=dict)
    """The text of the pages below `docs/` that call macros, by path from the root."""
    problems: tuple[Problem, ...] = ()
    """Sorted by path and line; warnings among them."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a strict build."""
        return tuple(problem for problem in self.problems if not problem.warning)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The packet's questions by id, in the packet's order."""
        return {question.id: question for question in self.packet.questions}

    @cached_property
    def layers(self) -> dict[str, Layer]:
        """The packet's layers by id, bottom first."""
        return {layer.id: layer for layer in self.packet.layers}

    @cached_property
    def stories(self) -> dict[str, Story]:
        """The packet's STAR stories by id."""
        return {story.id: story for story in self.packet.stories}

    def record(self, reference: RecordRef) -> Decision | None:
        """Return the one record meant by a number or a file name; None for none or several."""
        if reference not in self._meant:
            found = find(self.decisions, reference)
            self._meant[reference] = found[0] if len(found) == 1 else None
        return self._meant[reference]

    @cached_property
    def _meant(self) -> dict[RecordRef, Decision | None]:
        return {}

    def excerpts_of(self, session: Session) -> dict[RoundName, Excerpt]:
        """Return the notes' excerpts about a session, by round."""
        return self._excerpts_by_session.get(session.id, {})

    @cached_property
    def _excerpts_by_session(self) -> dict[str, dict[RoundName, Excerpt]]:
        by_session: dict[str, dict[RoundName, Excerpt]] = {}
        for excerpt in self.excerpts:
            by_session.setdefault(excerpt.session, {})[excerpt.round] = excerpt
        return by_session


def read_library(root: Path, store: Store | None = None) -> Library:
    """Read a project.

    Args:
        root: the folder that holds `docs/` and `sessions/`.
        store: what an earlier build has left; None where nothing is kept.

    Returns:
        The library of what is sound, with every problem. Never raises for what the files hold.
    """
    return Reading(root, store).library()


class Reading:
    """One pass over the disk, under way: where there is much to parse, others have begun it."""

    def __init__(self, root: Path, store: Store | None = None) -> None:
        """Read what sessions are checked against, and have these parsed; the rest comes later.

        Args:
            root: the folder that holds `docs/` and `sessions/`.
            store: what an earlier build has left; None where nothing is kept.
        """
        self._root = root
        self.store = store
        """What an earlier build has left."""
        self._texts: dict[str, str] = {}
        self._problems: list[Problem] = []
        self._unread: set[str] = set()
        """The ids of sessions that could not be read: what refers to them is not wrong."""
        self._closed: list[Decision] = []
        """Records that could not be read, by their file names; nor is what cites them."""
        records, packet = self._records(), self._packet()
        self._ground = Library(root, packet or _UNNAMED, decisions=records)
        self._known = self._known_to(packet, records) if packet else None
        self._sessions_at = self._session_paths()
        paths = list(filter(None, self._sessions_at.values()))
        texts = {path: text for path in paths if (text := self._text(path)) is not None}
        new = {p: t for p, t in texts.items() if not is_remembered((root, p), (t,))}
        self._ahead = Ahead(new, partial(_sound, self._known), store)
        self._plain: frozenset[str] = frozenset()
        """The paths of sessions against which nothing can be said, and nothing in them is blank."""

    @property
    def is_beside(self) -> bool:
        """Whether others are parsing while this process does something else."""
        return self._ahead.is_beside

    def beginning(self) -> Library:
        """Return what is there at once: the packet, the records, and the newest sound session."""
        there = sorted(self._texts.keys() & self._sessions_at.values(), reverse=True)
        read = (_read(Session, path, self._texts[path], _given(path)) for path in there)
        sound = (without_blanks(session) for session, _ in read if session)
        return replace(self._ground, sessions=tuple(islice(sound, 1)))

    def library(self) -> Library:
        """Return all that is sound, with every problem."""
        sessions = self._sessions()
        excerpts = self._notes(sessions)
        authored = dict(self._authored())
        if self._known:
            self._check(self._known, sessions)
        return replace(
            self._ground,
            sessions=tuple(map(self._without_blanks, sessions)),
            excerpts=excerpts,
            authored=authored,
            problems=tuple(sorted(set(self._problems))),
        )

    def _packet(self) -> Packet | None:
        if not _may_be_there(self._root / PACKET_PATH):
            message = "the packet is missing; write system: and pitch: there, or restore the file"
            self._problems.append(Problem(PACKET_PATH, 1, message))
            return None
        text = self._text(PACKET_PATH)
        return None if text is None else self._shaped(Packet, PACKET_PATH, text, {})

    def _session_paths(self) -> dict[str, str | None]:
        """Return where each session's file lies, by its name; None where its name cannot be."""
        names = [name for name in self._names(SESSIONS_PATH) if self._is_session(name)]
        return {name: self._session_path(name) for name in names}

    def _sessions(self) -> list[Session]:
        ahead, self._plain = self._ahead.sessions()
        found = []
        for name, path in self._sessions_at.items():
            session = self._session(path, ahead) if path and path in self._texts else None
            if session:
                found.append(session)
            else:
                self._unread.add(_MEANT.sub("", name))
        return sorted(found, key=lambda session: (session.date, session.id))

    def _session(self, path: str, ahead: Mapping[str, Session]) -> Session | None:
        text = self._texts[path]
        if path in ahead:
            return remembered((self._root, path), (text,), lambda: (ahead[path], []))[0]
        return self._shaped(Session, path, text, _given(path))

    def _is_session(self, name: str) -> bool:
        """Tell whether this is meant to be a session; warn of those in a folder, which are none."""
        if _MEANT.search(name) or not _is_inner_folder(self._root / SESSIONS_PATH / name):
            return _MEANT.search(name) is not None
        for path in self._paths_below(f"{SESSIONS_PATH}/{name}"):
            if _MEANT.search(path):
                shown = printable(f"{SESSIONS_PATH}/{name}/{path}")
                message = f"not read: sessions lie in {SESSIONS_PATH}/ itself; move it there"
                self._problems.append(Problem(shown, 1, message, warning=True))
        return False

    def _session_path(self, name: str) -> str | None:
        """Return where a session's file lies; None, with a problem, where its name cannot be."""
        path, identifier = f"{SESSIONS_PATH}/{name}", name.removesuffix(".yml")
        if not name.endswith(".yml"):
            message = f"rename it to {printable(_MEANT.sub('', name))}.yml"
            self._problems.append(
                Problem(printable(path), 1, f"session files end in .yml; {message}")
            )
            return None
        if not _ADDRESS.fullmatch(identifier) or identifier == "index":
            message = (
                "a session's file name is its address: at most 80 lower-case letters, digits and "
                "single hyphens, and not index"
            )
            example = "as 2026-11-22-partner.yml"
            self._problems.append(Problem(printable(path), 1, f"{message}, {example}"))
            return None
        return path

    def _records(self) -> tuple[Decision, ...]:
        texts: list[tuple[str, str]] = []
        for path in self._paths_below(RECORDS_PATH):
            if foreign := foreign_format(path):
                self._problems.append(foreign)
            text = self._text(f"{RECORDS_PATH}/{path}") if is_record(path) else None
            if text is not None:
                texts.append((path, text))
            elif is_record(path):
                self._closed.append(read_decision(path, "")[0])
        name, inputs = (self._root, RECORDS_PATH), (tuple(texts),)
        resolved, problems = remembered(name, inputs, partial(_decisions, texts))
        self._problems += problems
        return resolved

    def _notes(self, sessions: list[Session]) -> tuple[Excerpt, ...]:
        if not _may_be_there(self._root / NOTES_PATH):
            message = "there are no running notes; write ## Round 1, ## Round 2, ## Round 3 there"
            self._problems.append(Problem(NOTES_PATH, 1, message, warning=True))
            return ()
        text = self._text(NOTES_PATH)
        if text is None:
            return ()
        excerpts, problems = read_notes(text, sessions, self._unread)
        self._problems += [*problems, *islice(named_in_public(text, sessions), MOST_PROBLEMS)]
        return excerpts

    def _authored(self) -> Iterator[tuple[str, str]]:
        for name in self._paths_below("docs"):
            path = f"docs/{name}"
            if _is_page(path):
                text = self._texts.get(path) or self._text(path)
                if text and "render_macros" in text[:2000]:
                    yield path, text

    def _known_to(self, packet: Packet, records: tuple[Decision, ...]) -> Known:
        memo: dict[RecordRef, list[Decision]] = {}
        there = (*records, *self._closed)

        def find_records(reference: RecordRef) -> list[Decision]:
            if reference not in memo:
                memo[reference] = find(there, reference)
            return memo[reference]

        return Known(packet, find_records, there)

    def _check(self, known: Known, sessions: list[Session]) -> None:
        self._place(PACKET_PATH, check_packet(known))
        checked = Checked(self.store, self._checked_against())
        for session in sessions:
            path = session.path
            name, inputs = (self._root, path, "checked"), (known.packet, known.records, session)
            look = tuple if path in self._plain else partial(_checked, known, session)
            look_once = partial(checked.findings, path, self._texts[path], look)
            self._place(path, remembered(name, inputs, look_once))
        checked.keep()
        for session, finding in check_improvements(sessions, all_read=not self._unread):
            self._place(session.path, [finding])
        for path in [path for path in self._texts if _is_page(path)]:
            found = islice(on_page(known, self._texts[path]), MOST_PROBLEMS)
            self._problems += [Problem(path, at, one.message, one.warning) for at, one in found]

    def _checked_against(self) -> Iterator[str]:
        """Yield all that a session is checked against: the packet and the records, as written."""
        for path, text in self._texts.items():
            if path == PACKET_PATH or path.startswith(f"{RECORDS_PATH}/"):
                yield from (path, text)
        yield from (record.path for record in self._closed)

    def _place(self, path: str, findings: Iterable[Finding]) -> None:
        for finding in islice(findings, MOST_PROBLEMS):
            text = self._texts[path]
            if finding.prose_line is None:
                line = line_of(text, finding.loc)
            else:
                line = prose_line(text, finding.loc, finding.prose_line)
            self._problems.append(Problem(path, line, finding.message, finding.warning))

    def _shaped(
        self, model: type[Model], path: str, text: str, given: dict[str, Any]
    ) -> Model | None:
        read = partial(_read, model, path, text, given)
        value, problems = remembered((self._root, path), (text,), read)
        self._problems += problems
        return value

    def _without_blanks(self, session: Session) -> Session:
        if session.path in self._plain:
            return session
        name = (self._root, session.path, "without blanks")
        return remembered(name, (session,), partial(without_blanks, session))

    def _text(self, path: str) -> str | None:
        """Return a file's text, or None with the reason among the problems."""
        shown = printable(path)
        try:
            raw = _bytes(self._root / path)
        except OSError as error:
            self._problems.append(Problem(shown, 1, f"cannot be read: {error.strerror or error}"))
            return None
        name = (self._root, path, "text")
        text, problems = for_later(name, (raw,), partial(decode, shown, raw))
        self._problems += problems
        if problems:
            return None
        self._texts[path] = text
        return text

    def _names(self, folder: str) -> list[str]:
        """Return what lies in a folder, hidden things left out; no folder is an empty one."""
        try:
            names = [item.name for item in (self._root / folder).iterdir()]
        except FileNotFoundError:
            return []
        except OSError as error:
            message = f"the folder cannot be read: {error.strerror or error}"
            self._problems.append(Problem(folder, 1, message))
            return []
        return sorted(name for name in names if not name.startswith("."))

    def _paths_below(self, folder: str) -> Iterator[str]:
        """Yield the files below a folder, with forward slashes, sorted."""
        for name in self._names(folder):
            if _is_inner_folder(self._root / folder / name):
                yield from (f"{name}/{path}" for path in self._paths_below(f"{folder}/{name}"))
            else:
                yield name


def _decisions(texts: Iterable[tuple[str, str]]) -> tuple[tuple[Decision, ...], list[Problem]]:
    read = [read_decision(path, text) for path, text in texts]
    resolved, problems = resolve([decision for decision, _ in read])
    return resolved, [*(one for _, found in read for one in found), *problems]


def _checked(known: Known, session: Session, json: str | None = None) -> tuple[Finding, ...]:
    written = session.model_dump_json() if json is None else json
    return tuple(islice(check_session(known, session, written), MOST_PROBLEMS))


def _read(
    model: type[Model], path: str, text: str, given: dict[str, Any]
) -> tuple[Model | None, list[Problem]]:
    data, problems = parse_yaml(path, text)
    if data is None:
        return None, problems
    value, wrong = shape(model, data, path, text, given)
    return value, [*problems, *wrong]


def _given(path: str) -> dict[str, Any]:
    """Return what a session's path says of it."""
    return {"id": Path(path).stem, "path": path}


def _sound(known: Known | None, path: str, text: str) -> Sound | None:
    """Return a session for another process, if it is sound."""
    data, problems = parse_yaml(path, text)
    if data is None or problems:
        return None
    given = _given(path)
    session, problems = shape(Session, data, path, text, given)
    if session is None or problems:
        return None
    json = to_json(data | given).decode()
    plain = without_blanks(session) is session and not (known and _checked(known, session, json))
    return Sound(json, plain)


def _is_page(path: str) -> bool:
    return path.endswith(".md") and not path.startswith(f"{RECORDS_PATH}/")


def _bytes(file: Path) -> bytes:
    """Return at most one byte more than a readable file has.

    Raises:
        OSError: where it is no plain file, or may not be read.
    """
    if file.exists() and not file.is_file():
        raise OSError(None, "it is a folder or a device; a plain file is wanted")
    with file.open("rb") as opened:
        return opened.read(LARGEST_BYTES + 1)


def _may_be_there(file: Path) -> bool:
    """Tell whether a file exists, or stands where nobody may look: reading it then says why."""
    try:
        return file.exists()
    except OSError:
        return True


def _is_inner_folder(path: Path) -> bool:
    """Tell a folder from all else; a link to a folder is none, as it may lead back up."""
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        return False
