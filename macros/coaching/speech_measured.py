"""How well the rule "states a result" does on sentences labelled by hand, with all that it misses.

The figures are kept in `speech_measured.json`, so that a page can publish them; a test proves that
they are what the rule does today.
"""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files

from macros.reading.model import Frozen

from .speech import figures

MEASURED_FILE = "speech_measured.json"
"""The figures' file, beside this module."""


class Measured(Frozen):
    """What came out for one list of labelled sentences."""

    sentences: int
    """How many there are."""
    results: int
    """How many of them state a result, by their label."""
    precision: float
    """Of the sentences that the rule counts, the share that do state one (0 to 1)."""
    recall: float
    """Of the sentences that state one, the share that the rule counts (0 to 1)."""
    missed: tuple[str, ...]
    """Those that state one, and the rule does not see it."""
    mistaken: tuple[str, ...]
    """Those that state none, and the rule counts them."""


def measure(labelled: Sequence[tuple[str, bool]]) -> Measured:
    """Return how the rule does on sentences with their labels: True where a result is stated."""
    stated = {says for says, _ in labelled if figures(says, None).results.stated}
    true = {says for says, states in labelled if states}
    return Measured(
        sentences=len(labelled),
        results=len(true),
        precision=round(len(stated & true) / max(len(stated), 1), 3),
        recall=round(len(stated & true) / max(len(true), 1), 3),
        missed=tuple(says for says, states in labelled if states and says not in stated),
        mistaken=tuple(says for says, states in labelled if not states and says in stated),
    )


def measured() -> Mapping[str, Measured]:
    """Return the published figures: of all sentences, and of each set by its name."""
    text = files(__package__).joinpath(MEASURED_FILE).read_text(encoding="utf-8")
    return {name: Measured.model_validate(figures) for name, figures in json.loads(text).items()}
