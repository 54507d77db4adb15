"""What changed between two versions, on the terminal: the answer first, then each unit with its words marked."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from hexapla.cli.kinds import counted
from hexapla.cli.screen import Screen, shown_path
from hexapla.officer.comparison import Compared, Difference, UnitDifference, answer, sentence
from hexapla.officer.revisions import Piece

CONTEXT = 60
"""How many characters of what did not change are shown beside what did."""


def show(compared: Compared, files: Sequence[Path], screen: Screen) -> None:
    """Show a difference, where it was written to, and what of it is in no Word file."""
    if not screen.quiet:
        _show(compared.difference, screen.out)
    screen.note(f"Written to {', '.join(map(shown_path, files))}.")
    for code, each in compared.redlines.items():
        if each.left_out:
            screen.note(
                f"{counted(each.left_out, 'change', 'changes')} of {code} cannot be shown in Word: see diff.html."
            )


def _show(found: Difference, console: Console) -> None:
    console.print(f"\n[bold]{escape(found.symbol)}[/bold]  {escape(found.names[0])} → {escape(found.names[1])}")
    for code, where in found.missing.items():
        console.print(f"  {code} is only in {escape(where)} and was not compared.")
    for code in found.unreplaced:
        console.print(f"  {code} has no earlier version: it was not replaced.")
    some, every, moved = found.at("some"), found.at("all"), found.at("none")
    question = "Did every language change? " if len(found.languages) > 1 else ""
    console.print(f"  {question}[bold]{answer(found)}[/bold]")
    for unit in (*some, *every):
        console.print("\n".join(_unit_lines(unit)))
    if moved:
        console.print(f"  {len(moved)} moved or renumbered, words unchanged:")
        for unit in moved:
            console.print(f"    {escape(unit.label)}: {escape(sentence(unit))}")


def _unit_lines(unit: UnitDifference) -> Iterator[str]:
    style = "bold yellow" if unit.verdict == "some" else "bold"
    yield f"  [{style}]{escape(unit.label)}[/{style}]: {escape(sentence(unit))}"
    for code in unit.changed:
        yield f"    {code}  {''.join(_shown(unit.revisions[code].pieces))}"


def _shown(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """Yield the pieces of a text, marked by signs and by colour; what did not change is cut to its ends."""
    for place, piece in enumerate(pieces):
        text = piece.text
        if piece.is_removed:
            yield f"[red]{escape('[-' + text + '-]')}[/red]"
        elif piece.is_added:
            yield f"[green]{escape('{+' + text + '+}')}[/green]"
        elif len(text) > 2 * CONTEXT:
            before = text[:CONTEXT] if place else ""
            after = text[-CONTEXT:] if place < len(pieces) - 1 else ""
            yield escape(f"{before}…{after}")
        else:
            yield escape(text)
