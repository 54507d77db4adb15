"""What `verify` says of each package on the terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape

from hexapla.release.verification import Verified
from hexapla.storage.reading import printable

_REBUILT = {
    "same": "; built again, every edition has the same bytes",
    "differs": "; built again, editions differ",
    "not comparable": "; not comparable here",
}


def show(packages: Sequence[Verified], out: Console, *, quiet: bool) -> None:
    """Show of each package whether it is what was released, and what is not; the intact ones too unless `quiet`."""
    for each in packages:
        for difference in each.differences:
            out.print(f"  [bold red]{difference.kind.ljust(8)}[/bold red] {escape(printable(difference.sentence))}")
        for reason in each.rebuilt.reasons if each.rebuilt else ():
            out.print(f"  [bold]not comparable[/bold]  {escape(printable(reason))}")
        count = len(each.differences)
        verdict = f"{count} difference{'s' if count > 1 else ''}" if count else "intact"
        if each.signature:
            verdict += f"; {each.signature}"
        if each.rebuilt:
            verdict += _REBUILT[each.rebuilt.verdict]
        if count or not quiet:
            out.print(
                f"[bold]{escape(printable(str(each.path)))}[/bold]  {escape(printable(each.symbol))}  {each.files} files, {verdict}"
            )
