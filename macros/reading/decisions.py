"""Stub until the record reader lands."""

from .model import Decision
from .problems import Problem


def read_decision(path: str, text: str) -> tuple[Decision, list[Problem]]:
    raise NotImplementedError


def is_record(path: str) -> bool:
    return False


def foreign_format(path: str) -> Problem | None:
    return None


def resolve(decisions: list[Decision]) -> tuple[tuple[Decision, ...], list[Problem]]:
    return tuple(decisions), []


def find(decisions: tuple[Decision, ...], reference: int | str) -> list[Decision]:
    return []
