"""The changelog keeps its form, and knows the version that is installed."""

import re
from importlib.metadata import version
from pathlib import Path

CHANGELOG = (Path(__file__).parents[2] / "docs/changelog.md").read_text("utf-8")
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
"""What Keep a Changelog 1.1.0 allows below a version."""


def test_the_installed_version_has_an_entry() -> None:
    """What pyproject.toml calls this version is told, with its date."""
    found = re.findall(r"^## (\d+\.\d+\.\d+) - \d{4}-\d{2}-\d{2}$", CHANGELOG, re.MULTILINE)
    assert version("greenroom") in found


def test_the_form_is_kept() -> None:
    """What is not released comes first, then versions from new to old, with known kinds of news."""
    first, *versions = re.findall(r"^## (\S+)", CHANGELOG, re.MULTILINE)
    assert first == "Unreleased"
    assert versions == sorted(versions, key=lambda one: [*map(int, one.split("."))], reverse=True)
    assert set(re.findall(r"^### (.*)$", CHANGELOG, re.MULTILINE)) <= KINDS
