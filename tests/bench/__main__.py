"""`make bench`: Greenroom against plain Material and others, on the same content in one run."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from builders import PACKAGES, Builder, builders, prepare_hugo
from contents import make
from edits import edits
from measured import Build, Written, build, remove_earlier, written
from phone_run import phone_run
from table import BASE, HEAD, Row, cells, line, machine
from visits import Visit, newest_address, visits

VISITED = ("Greenroom", BASE)
"""Whose pages a phone visits; the others show the same theme, or none."""


@click.command()
@click.option("--sizes", default="10 100 1000", help="How many sessions, as “10 100 1000”.")
@click.option("--rounds", default=3, help="How often each is built, all in turn.")
@click.option("--others", default=" ".join(PACKAGES), help="Who is measured beside plain Material.")
@click.option("--keep", type=click.Path(path_type=Path), help="Leave the made projects here.")
@click.option("--phone/--no-phone", default=True, help="Visit the pages in Chromium.")
def bench(sizes: str, rounds: int, others: str, keep: Path | None, phone: bool) -> None:
    """Print what a build costs and what a phone fetches, by number of sessions, and a mock."""
    compared = list(builders(frozenset(others.split())))
    print(f"{rounds} builds of each in turn, medians, on {machine()}.\n")
    print(line(HEAD), line(["---"] * len(HEAD)), sep="\n", flush=True)
    with tempfile.TemporaryDirectory() as made:
        folders = [(keep or Path(made)) / size for size in sizes.split()]
        for folder in folders:
            size = int(folder.name)
            make(folder, size)
            prepare_hugo(folder / "plain")
            for row in _rows(compared, folder, size, rounds, phone=phone):
                print(line(list(cells(row))), flush=True)
        print(*edits(compared[0], folder, folders[0]), sep="\n")
        if phone:
            print(f"\n{phone_run(folder / 'greenroom' / 'site')}")
        for folder in folders:
            remove_earlier(folder)


def _rows(
    compared: Sequence[Builder], folder: Path, size: int, rounds: int, *, phone: bool
) -> Iterator[Row]:
    """Build everything in turn, as often as asked, and yield what came of it."""
    took: dict[str, list[Build]] = {one.name: [] for one in compared}
    for _ in range(rounds - 1):
        for one in compared:
            took[one.name].append(build(one, folder))
    weighed = []
    for one in compared:  # the last round: those that build the same content share a folder
        took[one.name].append(build(one, folder))
        weighed.append(
            _weighed(folder / one.content / "site", visited=phone and one.name in VISITED)
        )
    for one, (left, seen) in zip(compared, weighed, strict=True):
        yield Row(size, one.name, took[one.name], took[BASE], left, seen)


def _weighed(site: Path, *, visited: bool) -> tuple[Written, list[Visit]]:
    if not visited:
        return written(site), []
    return written(site), list(visits(site, ["", newest_address(site)]).values())


if __name__ == "__main__":
    bench()
