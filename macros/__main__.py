"""The door for the shell: check, new, init, schema, export."""

import sys
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import get_args

import click

from .coaching.done import done_when
from .reading.library import PACKET_PATH, SESSIONS_PATH, Library
from .reading.model import Kind
from .reading.one_reading import read_library
from .rendering.page_calls import call_problems
from .rendering.site import Site
from .today import today
from .writing.export import export as plain_files
from .writing.new_session import new_session, new_session_id
from .writing.plain_config import ConfigError
from .writing.schemas import write_schemas
from .writing.starter import reasons_against, write_starter
from .writing.whole_folder import reason_against, write_whole

_ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=".",
    help="The project's folder. [default: here]",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Greenroom: check and start the files that you rehearse from."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a narrow terminal shows ?, it does not fail


def _today() -> date:
    try:
        return today()
    except (ValueError, OverflowError, OSError):
        raise click.ClickException("SOURCE_DATE_EPOCH is no number of seconds") from None


@main.command()
@_ROOT
def check(root: Path) -> None:
    """Print problems, what the newest session has done, what to rehearse; exit 1 at a problem."""
    read, day = read_library(root), _today()
    published = Site(read, day)  # as that is what a page must be able to show
    problems = sorted([*read.problems, *call_problems(published.macros, read.authored)])
    for problem in problems:
        click.echo(str(problem))
    _echo_done(read)
    for line in Site(read, day, everything=True).standing.next.lines:
        click.echo(line)
    sys.exit(any(not problem.warning for problem in problems))


def _echo_done(library: Library) -> None:
    if not library.sessions:
        begun = any(one.path.startswith(f"{SESSIONS_PATH}/") for one in library.problems)
        first = "`python -m macros new` writes the first one"
        click.echo(f"No sessions yet: {'mend what is told above' if begun else first}.")
        return
    newest = library.sessions[-1]
    click.echo(f"{newest.path}, done when:")
    for item in done_when(library, newest):
        mark = {True: "x", False: " ", None: "-"}[item.met]
        click.echo(f"  [{mark}] {item.text}{f': {item.detail}' if item.detail else ''}")


@main.command()
@click.option("--kind", type=click.Choice(get_args(Kind)), default="solo", help="[default: solo]")
@click.option("--with", "role", help="A role, not a name: 'a former colleague'.")
@_ROOT
def new(kind: Kind, role: str | None, root: Path) -> None:
    """Write the next session file and print its path."""
    role = (role or "").strip() or None
    if kind != "solo" and not role:
        raise click.UsageError(f"a {kind} session was with somebody: add --with 'a colleague'")
    if kind == "solo" and role:
        raise click.UsageError("a solo session was with nobody: add --kind partner, or drop --with")
    library, day = read_library(root), _today()
    if any(problem.path == PACKET_PATH for problem in library.errors):
        raise click.ClickException(f"{PACKET_PATH} comes first: `check` tells what to mend there")
    folder = root / SESSIONS_PATH
    try:
        folder.mkdir(exist_ok=True)
        taken = {file.stem for file in folder.iterdir()}
        path = folder / f"{new_session_id(kind, day, taken)}.yml"
        text = new_session(library, kind, day, role)
        with path.open("x", encoding="utf-8") as file:  # x: never over a file that just appeared
            file.write(text)
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written: {error.strerror}") from None
    click.echo(path.as_posix())


@main.command()
@_ROOT
def init(root: Path) -> None:
    """Empty the example content and leave a commented starter."""
    if reasons := reasons_against(read_library(root)):
        for reason in reasons:
            click.echo(reason, err=True)
        raise click.ClickException("nothing was changed")
    for path in write_starter(root):
        click.echo(path)
    click.echo("The example is gone from here; git still has it. Now write docs/packet.yml.")


@main.command()
@_ROOT
def schema(root: Path) -> None:
    """Write docs/schema/*.json, which editors use to complete the files."""
    for path in write_schemas(root):
        click.echo(path)


@main.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_ROOT
def export(folder: Path, root: Path) -> None:
    """Write the whole site to DIR as plain Markdown, which other generators build."""
    if reason := _reason_against(folder, root):
        raise click.ClickException(f"{reason}; nothing was written")
    try:
        made = plain_files(read_library(root), _today())
        for problem in made.problems:
            click.echo(str(problem))
        if not made.files:
            raise click.ClickException("mend these first; nothing was written")
        write_whole(folder, made.files)
    except ConfigError as error:
        raise click.ClickException(f"{error}; nothing was written") from None
    except OSError as error:
        raise click.ClickException(f"{folder} cannot be written: {error.strerror}") from None
    for path in made.left_out:
        click.echo(f"{path}: left out: it is for those with its link, and a plain site lists all")
    pages = sum(path.endswith(".md") for path in made.files)
    click.echo(f"{folder}: {pages} pages and {len(made.files) - pages} other files")


def _reason_against(folder: Path, root: Path) -> str | None:
    whole = folder.resolve()
    for taken in ("docs", SESSIONS_PATH, "macros", "site"):
        if whole.is_relative_to((root / taken).resolve()):
            return f"{folder} lies in {taken}/, which has its own use; name another folder"
    return reason_against(folder)


if __name__ == "__main__":
    main(prog_name="python -m macros")
