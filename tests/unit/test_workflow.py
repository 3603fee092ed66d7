"""What a build on GitHub takes from another one was left there by the default branch alone."""

from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).parents[2] / ".github" / "workflows" / "pages.yml"
JOBS: dict[str, Any] = yaml.load(FILE.read_text("utf-8"), yaml.BaseLoader)["jobs"]  # noqa: S506 - plain values only
STEPS: list[dict[str, Any]] = [step for job in JOBS.values() for step in job["steps"]]


def caching(step: dict[str, Any]) -> bool:
    """Tell whether a step reads or writes a cache of builds."""
    return step.get("uses", "").startswith("actions/cache")


def test_only_what_is_published_leaves_something() -> None:
    """A cache is saved under the very condition under which the site is handed to Pages."""
    (pages,) = (step for step in STEPS if "upload-pages-artifact" in step.get("uses", ""))
    kinds = {step["uses"].partition("@")[0]: step.get("if") for step in STEPS if caching(step)}
    assert kinds == {"actions/cache/restore": None, "actions/cache/save": pages["if"]}


def test_no_commit_brings_a_cache() -> None:
    """It lies outside the checkout, and the build is told just that place."""
    outside = "${{ runner.temp }}/greenroom"
    (build,) = (step for step in STEPS if step.get("run") == "make site")
    assert {step["with"]["path"] for step in STEPS if caching(step)} == {outside}
    assert build["env"]["GREENROOM_CACHE"].startswith(f"{outside}/")
