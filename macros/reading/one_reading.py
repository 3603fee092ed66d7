"""A project's folder becomes one immutable Library.

What is wrong never stops the reading: it becomes a Problem, and the library
holds what is sound.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from .ahead import Ahead
from .blanks import without_blanks
from .checks import check_improvements, check_packet
from .citing import Finding, Known, on_page
from .decisions import find, foreign_format, is_record, read_decision, resolve
from .disk import Disk
from .library import PACKET_PATH, RECORDS_PATH, SESSIONS_PATH, Library
from .model import Decision, Packet, RecordRef, Session
from .notes import NOTES_PATH, Excerpt, read_notes
from .problems import MOST_PROBLEMS, Problem, printable
from .public_notes import named_in_public
from .remembered import is_remembered, remembered
from .session_files import (
    Model,
    checked,
    given,
    is_meant,
    meant_id,
    name_problem,
    read_file,
    sound,
)
from .source import line_of, prose_line
from .store import Store

_TRIED = 5
"""So many of the newest sessions are tried until one is sound: others read them meanwhile."""
_UNNAMED = Packet(system="Your system", pitch="Write your pitch in docs/packet.yml.")


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
        self.store = store
        """What an earlier build has left."""
        self._disk = Disk(root)
        self._root, self._texts, self._problems = root, self._disk.texts, self._disk.problems
        self._unread: set[str] = set()
        """The ids of sessions that could not be read: what refers to them is not wrong."""
        self._closed: list[Decision] = []
        """Records that could not be read, by their file names; nor is what cites them."""
        records, packet = self._records(), self._packet()
        self._ground = Library(root, packet or _UNNAMED, decisions=records)
        self._known = self._known_to(packet, records) if packet else None
        self._sessions_at = self._session_paths()
        paths = list(filter(None, self._sessions_at.values()))
        texts = {path: text for path in paths if (text := self._disk.text(path)) is not None}
        new = {p: t for p, t in texts.items() if not is_remembered((root, p), (t,))}
        self._ahead = Ahead(new, partial(sound, self._known), store, self._checked_against())
        self._plain: set[str] = set()
        """The paths of sessions against which nothing can be said, and nothing in them is blank."""

    @property
    def is_beside(self) -> bool:
        """Whether others are parsing while this process does something else."""
        return self._ahead.is_beside

    def beginning(self) -> Library:
        """Return what is there at once: packet, records, and the newest session if it is sound.

        If not, the one before it; but where the newest are all bad, none.
        """
        there = sorted(self._texts.keys() & self._sessions_at.values(), reverse=True)[:_TRIED]
        read = (read_file(Session, path, self._texts[path], given(path)) for path in there)
        newest = islice((without_blanks(session) for session, _ in read if session), 1)
        return replace(self._ground, sessions=tuple(newest))

    def library(self) -> Library:
        """Return all that is sound, with every problem."""
        sessions = self._sessions()
        excerpts = self._notes(sessions)
        authored = dict(self._authored())
        if self._known:
            self._check(self._known, sessions)
        self._ahead.keep(self._plain)
        return replace(
            self._ground,
            sessions=tuple(map(self._without_blanks, sessions)),
            excerpts=excerpts,
            authored=authored,
            problems=tuple(sorted(set(self._problems))),
        )

    def _packet(self) -> Packet | None:
        if not self._disk.may_hold(PACKET_PATH):
            message = "the packet is missing; write system: and pitch: there, or restore the file"
            self._problems.append(Problem(PACKET_PATH, 1, message))
            return None
        text = self._disk.text(PACKET_PATH)
        return None if text is None else self._shaped(Packet, PACKET_PATH, text, {})

    def _session_paths(self) -> dict[str, str | None]:
        """Return where each session's file lies, by its name; None where its name cannot be."""
        names = [name for name in self._disk.names(SESSIONS_PATH) if self._is_session(name)]
        return {name: self._session_path(name) for name in names}

    def _sessions(self) -> list[Session]:
        ahead, self._plain = self._ahead.sessions()
        found = []
        for name, path in self._sessions_at.items():
            session = self._session(path, ahead) if path and path in self._texts else None
            if session:
                found.append(session)
            else:
                self._unread.add(meant_id(name))
        return sorted(found, key=lambda session: (session.date, session.id))

    def _session(self, path: str, ahead: Mapping[str, Session]) -> Session | None:
        text = self._texts[path]
        if path in ahead:
            return remembered((self._root, path), (text,), lambda: (ahead[path], []))[0]
        return self._shaped(Session, path, text, given(path))

    def _is_session(self, name: str) -> bool:
        """Tell whether this is meant to be a session; warn of those in a folder, which are none."""
        if is_meant(name) or not self._disk.is_folder(f"{SESSIONS_PATH}/{name}"):
            return is_meant(name)
        for path in self._disk.paths_below(f"{SESSIONS_PATH}/{name}"):
            if is_meant(path):
                shown = printable(f"{SESSIONS_PATH}/{name}/{path}")
                message = f"not read: sessions lie in {SESSIONS_PATH}/ itself; move it there"
                self._problems.append(Problem(shown, 1, message, warning=True))
        return False

    def _session_path(self, name: str) -> str | None:
        """Return where a session's file lies; None, with a problem, where its name cannot be."""
        path = f"{SESSIONS_PATH}/{name}"
        if problem := name_problem(path):
            self._problems.append(problem)
        return None if problem else path

    def _records(self) -> tuple[Decision, ...]:
        texts: list[tuple[str, str]] = []
        for path in self._disk.paths_below(RECORDS_PATH):
            if foreign := foreign_format(path):
                self._problems.append(foreign)
            text = self._disk.text(f"{RECORDS_PATH}/{path}") if is_record(path) else None
            if text is not None:
                texts.append((path, text))
            elif is_record(path):
                self._closed.append(read_decision(path, "")[0])
        name, inputs = (self._root, RECORDS_PATH), (tuple(texts),)
        resolved, problems = remembered(name, inputs, partial(_decisions, texts))
        self._problems += problems
        return resolved

    def _notes(self, sessions: list[Session]) -> tuple[Excerpt, ...]:
        if not self._disk.may_hold(NOTES_PATH):
            message = "there are no running notes; write ## Round 1, ## Round 2, ## Round 3 there"
            self._problems.append(Problem(NOTES_PATH, 1, message, warning=True))
            return ()
        text = self._disk.text(NOTES_PATH)
        if text is None:
            return ()
        excerpts, problems = read_notes(text, sessions, self._unread)
        self._problems += [*problems, *islice(named_in_public(text, sessions), MOST_PROBLEMS)]
        return excerpts

    def _authored(self) -> Iterator[tuple[str, str]]:
        for name in self._disk.paths_below("docs"):
            path = f"docs/{name}"
            if _is_page(path):
                text = self._texts.get(path) or self._disk.text(path)
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
        for session in sessions:
            path = session.path
            name, inputs = (self._root, path, "checked"), (known.packet, known.records, session)
            look = tuple if path in self._plain else partial(checked, known, session)
            findings: tuple[Finding, ...] = remembered(name, inputs, look)
            self._place(path, findings)
            if not findings and self._without_blanks(session) is session:
                self._plain.add(path)
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
        self, model: type[Model], path: str, text: str, besides: dict[str, Any]
    ) -> Model | None:
        read = partial(read_file, model, path, text, besides)
        value, problems = remembered((self._root, path), (text,), read)
        self._problems += problems
        return value

    def _without_blanks(self, session: Session) -> Session:
        if session.path in self._plain:
            return session
        name = (self._root, session.path, "without blanks")
        return remembered(name, (session,), partial(without_blanks, session))


def _decisions(texts: Iterable[tuple[str, str]]) -> tuple[tuple[Decision, ...], list[Problem]]:
    read = [read_decision(path, text) for path, text in texts]
    resolved, problems = resolve([decision for decision, _ in read])
    return resolved, [*(one for _, found in read for one in found), *problems]


def _is_page(path: str) -> bool:
    return path.endswith(".md") and not path.startswith(f"{RECORDS_PATH}/")
