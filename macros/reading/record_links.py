"""How records name each other: a reference becomes the record it means, across the whole set."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import unquote

from .model import Decision, RecordLink, Status
from .problems import Problem, did_you_mean

KINDS = ("supersedes", "superseded_by", "amends", "amended_by")
MIRRORS = dict(zip(KINDS, ("superseded_by", "supersedes", "amended_by", "amends"), strict=True))
NOT_IN_FORCE = {Status.PROPOSED, Status.REJECTED}
"""What a proposal or a rejected record would supersede still stands."""

NUMBER = re.compile(r"(?:adr[-_ #]*|#)?0*(\d{1,9})", re.IGNORECASE)


class Register:
    """The records of a set by each name they go by."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._named: dict[str, list[Decision]] = defaultdict(list)
        self._numbered: dict[int, list[Decision]] = defaultdict(list)
        for decision in decisions:
            slug = decision.slug.lower()
            for name in {slug, slug.rpartition("/")[2]}:
                self._named[name].append(decision)
            if decision.number is not None:
                self._numbered[decision.number].append(decision)

    def nearest(self, wrong: str) -> str:
        """Return the end of a message that offers the names most like a wrong one."""
        labels = [f"ADR-{number:04d}" for number in sorted(self._numbered)]
        if number := NUMBER.fullmatch(wrong):
            return did_you_mean(f"ADR-{int(number[1]):04d}", labels)
        paths = sorted({d.path for group in self._named.values() for d in group})
        return did_you_mean(posixpath.basename(wrong), paths)

    def find(self, reference: int | str, folder: str = "") -> list[Decision]:
        """Return the records meant, seen from a folder: its own path, a number, a file's name."""
        if isinstance(reference, int):
            return self._numbered.get(reference, [])
        target = unquote(re.split(r"[#?]", reference.strip(), maxsplit=1)[0]).strip("/ ").lower()
        slug = re.sub(r"\.(?:md|html)$", "", target)
        for path in (posixpath.normpath(posixpath.join(folder.lower(), slug)), slug):
            exact = [d for d in self._named.get(path, []) if d.slug.lower() == path]
            if exact:
                return exact
        if (number := NUMBER.fullmatch(slug)) and int(number[1]) in self._numbered:
            return self._numbered[int(number[1])]
        return self._named.get(slug.rpartition("/")[2], [])


def find(decisions: Sequence[Decision], reference: int | str) -> list[Decision]:
    """Return the records that a reference means: none, one, or several if it is ambiguous.

    Args:
        decisions: the set.
        reference: a number (`1`, `"0001"`, `"ADR-1"`), a file's name with or without `.md`, a path.
    """
    return list(Register(decisions).find(reference))


def resolve(decisions: Sequence[Decision]) -> tuple[tuple[Decision, ...], list[Problem]]:
    """Give each link its record, and each fact to both records that it concerns.

    A status is never changed: where A supersedes B and B does not say so, B keeps its status and a
    warning asks to mark it. What a proposed or rejected record would replace is not mirrored.

    Returns:
        The records by number, then path, those without a number last; and what does not resolve.
    """
    register = Register(decisions)
    problems: list[Problem] = []
    resolved = {}
    for decision in decisions:
        links = {kind: _resolve_all(decision, kind, register, problems) for kind in KINDS}
        resolved[decision.path] = replace(decision, **links)  # type: ignore[arg-type]
    mirrored = _mirror(resolved)
    problems += _unmarked(mirrored)
    return tuple(sorted(mirrored.values(), key=_order)), problems


def _order(decision: Decision) -> tuple[bool, int, str]:
    return decision.number is None, decision.number or 0, decision.path


def _resolve_all(
    decision: Decision, kind: str, register: Register, problems: list[Problem]
) -> tuple[RecordLink, ...]:
    """Return the links of one kind, each record once; add what does not resolve to `problems`."""
    links: dict[str, RecordLink] = {}
    for link in getattr(decision, kind):
        meant = register.find(link.text, posixpath.dirname(decision.path))
        path = meant[0].path if len(meant) == 1 and meant[0].path != decision.path else None
        links.setdefault(path or f"?{link.text}", replace(link, path=path))
        if path is None:
            message = _why_not(link, meant, register)
            problems.append(Problem(f"docs/adr/{decision.path}", link.line, message))
    return tuple(links.values())


def _why_not(link: RecordLink, meant: Sequence[Decision], register: Register) -> str:
    if len(meant) == 1:
        return f"{link.text} is this record itself; name another"
    if meant:
        files = " and ".join(decision.path for decision in meant)
        return f"{link.text} is ambiguous: {files}; write the file's name"
    return f"there is no record {link.text}.{register.nearest(link.text)}"


def _mirror(decisions: dict[str, Decision]) -> dict[str, Decision]:
    """Return the records with what the others say of them, each link once."""
    gained: dict[tuple[str, str], list[RecordLink]] = defaultdict(list)
    for decision in decisions.values():
        for kind, path in _stated(decision):
            line = decisions[path].status_line
            name = posixpath.basename(decision.path)
            gained[path, MIRRORS[kind]].append(RecordLink(name, line, decision.path))
    mirrored = dict(decisions)
    for (path, kind), links in gained.items():
        own: tuple[RecordLink, ...] = getattr(mirrored[path], kind)
        known = {link.path for link in own}
        more = tuple(link for link in links if link.path not in known)
        mirrored[path] = replace(mirrored[path], **{kind: own + more})  # type: ignore[arg-type]
    return mirrored


def _stated(decision: Decision) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        if kind in ("supersedes", "amends") and decision.status in NOT_IN_FORCE:
            continue
        yield from ((kind, link.path) for link in getattr(decision, kind) if link.path)


def _unmarked(decisions: dict[str, Decision]) -> Iterator[Problem]:
    """Yield a warning for each record that another supersedes while it says nothing of it."""
    for decision in decisions.values():
        if decision.status in NOT_IN_FORCE:
            continue
        for old in (decisions[link.path] for link in decision.supersedes if link.path):
            if old.status in (Status.ACCEPTED, Status.PROPOSED, Status.UNKNOWN):
                address = posixpath.relpath(decision.path, posixpath.dirname(old.path) or ".")
                message = (
                    f"{decision.path} supersedes this record, whose status is {old.status}; "
                    f"write `Superseded by [{decision.label}]({address})`"
                )
                yield Problem(f"docs/adr/{old.path}", old.status_line, message, warning=True)
