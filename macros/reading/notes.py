"""The running notes: three rounds, a heading per session, and what each excerpt resolved to do."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import takewhile

from .model import ROUNDS, RoundName, Session
from .problems import Problem, did_you_mean

NOTES_PATH = "docs/mock-interview-notes.md"

HEADING = re.compile(r"(###(?!#)|#{1,6}(?=[ \t]))[ \t]*(.*)")
"""Python-Markdown wants no blank before a heading's text. Such a heading of level 3 must not be
overlooked: the part below would pass for one of the session above."""
ROUND = re.compile(r"Round ([1-3])\b")
_FENCE = re.compile(r" {0,3}(`{3,}+(?!.*`)|~{3,})")
"""With another backtick behind it, it is code within a line."""
_IMPROVEMENT = re.compile(
    r"[\s>*_+-]*(?:\d+[.)][\s*_]+)?(?:Improvement|Fix|Next time)(?![^\W_])[\s*_:—–-]*(.*)",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_FIRST = re.compile(r"[\W_]*(?:\d+[.)][\W_]+)?([0-9a-z]+(?:-[0-9a-z]+)*)")
"""A line's first word, after the marks of a heading, a list, a quotation, a link or strong type."""
_DATED = re.compile(r"(?<![0-9a-z-])\d{4}-\d\d-\d\d(?:-[0-9a-z]+)+")


@dataclass(frozen=True)
class Excerpt:
    """What the running notes say about one round of one session."""

    session: str
    """The session's id."""
    round: RoundName
    markdown: str
    """The prose under the level-3 heading, as written."""
    line: int
    """Where that heading stands."""
    improvements: tuple[str, ...]
    """The lines that start with Improvement, Fix or Next time, without that mark."""


@dataclass(frozen=True)
class _Part:
    """A heading and the lines below it, up to the next heading of level 2 or 3."""

    level: int
    text: str
    line: int
    body: tuple[str, ...]


def read_notes(
    text: str, sessions: Sequence[Session], unread: AbstractSet[str] = frozenset()
) -> tuple[tuple[Excerpt, ...], list[Problem]]:
    """Return the excerpts of the notes, and what is wrong with their headings.

    Args:
        text: the file. Under each `## Round 1` to `## Round 3`, a level-3 heading names a session
            by its id, or by its date where one session has that date; words may follow.
        sessions: all sessions, published or not: a heading about any of them is right.
        unread: the ids of sessions that could not be read: a heading about one is passed over.
    """
    parts = list(_parts(text))
    problems = list(_round_problems(parts))
    excerpts = []
    meant = Meant(sessions, unread)
    current: RoundName | None = None
    for part in parts:
        if part.level == 2:
            found = ROUND.match(part.text)
            current = ROUNDS[int(found[1]) - 1] if found else None
        elif part.level == 3 and current:
            session, problem = meant.by(part)
            problems += [problem] if problem else []
            excerpts += [_excerpt(part, session, current, meant)] if session else []
    return tuple(excerpts), problems + list(_doubled(excerpts))


def _parts(text: str) -> Iterator[_Part]:
    head: tuple[int, str, int] | None = None
    body: list[str] = []
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        heading = None if fence else HEADING.match(line)
        fence = fence_after(line, fence)
        if heading and len(heading[1]) <= 3:
            if head:
                yield _Part(*head, tuple(body))
            title = heading[2].rstrip(" \t").rstrip("#").rstrip(" \t")
            head, body = (len(heading[1]), title, number), []
        else:
            body.append(line)
    if head:
        yield _Part(*head, tuple(body))


def fence_after(line: str, fence: str) -> str:
    """Return what closes the block of code that a line is in; empty outside of one."""
    mark = _FENCE.match(line)
    if not mark:
        return fence
    if not fence:
        return mark[1]
    closes = mark[1][0] == fence[0] and len(mark[1]) >= len(fence) and not line.strip(" `~")
    return "" if closes else fence


def _round_problems(parts: Sequence[_Part]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for part in parts:
        if part.level != 2:
            continue
        found = ROUND.match(part.text)
        if not found:
            message = (
                f'"## {part.text[:60]}" is no round; only ## Round 1, 2 and 3 stand at level 2'
            )
            yield Problem(NOTES_PATH, part.line, message)
        elif found[1] in seen:
            message = f"round {found[1]} stands on line {seen[found[1]]} already; keep one heading"
            yield Problem(NOTES_PATH, part.line, message)
        else:
            seen[found[1]] = part.line
    for missing in sorted({"1", "2", "3"} - seen.keys()):
        yield Problem(
            NOTES_PATH, 1, f"round {missing} is missing; write a heading: ## Round {missing}"
        )


def _doubled(excerpts: Sequence[Excerpt]) -> Iterator[Problem]:
    """A session's page has one place for a round's notes: a second part would hide the first."""
    lines: dict[tuple[str, RoundName], int] = {}
    for one in excerpts:
        stands = lines.setdefault((one.session, one.round), one.line)
        if stands != one.line:
            message = f"{one.session} stands in this round on line {stands} already; join the two"
            yield Problem(NOTES_PATH, one.line, message)


class Meant:
    """Which session a heading means, looked up once for all headings."""

    def __init__(self, sessions: Sequence[Session], unread: AbstractSet[str]) -> None:
        self._by_id = {session.id: session for session in sessions}
        self._by_date: dict[str, list[Session]] = {}
        for session in sessions:
            self._by_date.setdefault(session.date.isoformat(), []).append(session)
        self._unread = unread
        self.all_public = all(session.audience == "public" for session in sessions)

    def named(self, title: str) -> Session | None:
        """Return the one session that a heading names."""
        word = _word(title)
        dated = self._by_date.get(word, [])
        return self._by_id.get(word) or (dated[0] if len(dated) == 1 else None)

    def in_line(self, line: str) -> Iterator[Session]:
        """Yield the sessions that a line names: with its first word, or by a dated id anywhere."""
        if not line:
            return
        lower = line.lower()
        bare = _TAG.sub("", lower) if "<" in line else lower
        if (first := _FIRST.match(bare)) and (found := self.named(first[1])):
            yield found
        for word in _DATED.findall(lower):
            if word in self._by_id:
                yield self._by_id[word]

    def by(self, part: _Part) -> tuple[Session | None, Problem | None]:
        """Return the session of a level-3 heading, or what is wrong with the heading."""
        word = _word(part.text)
        if found := self.named(part.text):
            return found, None
        if dated := self._by_date.get(word):
            ids = " or ".join(session.id for session in dated)
            message = f"{len(dated)} sessions have the date {word}; write the session's id: {ids}"
        elif any(word and identifier.startswith(word) for identifier in self._unread):
            return None, None  # about a file that has a problem of its own
        else:
            near = did_you_mean(word, self._by_id)
            message = f'"{word[:60]}" is no session; start the heading with a session\'s id.{near}'
        return None, Problem(NOTES_PATH, part.line, message)


def _word(title: str) -> str:
    """Return what a heading starts with; other words may follow."""
    return (title.split() or [""])[0].strip(".:,;—–")


def _excerpt(part: _Part, session: Session, name: RoundName, meant: Meant) -> Excerpt:
    """Return a part, up to where it names another session that is not for everybody."""

    def is_for_its_readers(line: str) -> bool:
        named = meant.in_line(line)
        return all(one.audience == "public" or one.id == session.id for one in named)

    body = part.body if meant.all_public else tuple(takewhile(is_for_its_readers, part.body))
    found = (_IMPROVEMENT.match(line) for line in body)
    texts = (mark[1].rstrip(" \t*_") for mark in found if mark)
    improvements = tuple(text for text in texts if text)
    return Excerpt(session.id, name, "\n".join(body).strip("\n"), part.line, improvements)
