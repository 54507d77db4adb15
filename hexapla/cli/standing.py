"""How `status` shows documents: a line each, at eighty columns."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hexapla.catalogue import language
from hexapla.cli.kinds import counted
from hexapla.dates import format_day
from hexapla.officer.standing import Standing

_STYLES = {"ready": "green", "to look at": "yellow", "errors": "bold red", "at fault": "bold red"}


def show(found: Sequence[Standing], out: Console) -> None:
    """Print how documents stand, then why those cannot be read that cannot."""
    table = Table(box=None, padding=(0, 1), header_style="dim")
    for title in ("Document", "Languages", "State", "Released"):
        table.add_column(title, overflow="fold")
    for each in found:
        style = _STYLES.get(each.state, "")
        state = f"[{style}]{_state(each)}[/{style}]" if style else _state(each)
        table.add_row(escape(each.symbol), " ".join(each.languages), state, _released(each))
    out.print(table, soft_wrap=False)
    for each in found:
        if each.fault:
            out.print(f"{escape(each.symbol)}: {escape(each.fault)}")


def _state(each: Standing) -> str:
    counts = [counted(each.errors, "error", "errors")] if each.errors else []
    counts += [counted(each.warnings, "item", "items")] if each.warnings else []
    return (
        f"{each.state}: {', '.join(counts)}" if counts and each.state != "errors" else ", ".join(counts) or each.state
    )


def _released(each: Standing) -> str:
    if not each.released:
        return "–"
    day = format_day(each.released[0].day, language("en"))
    return f"{counted(len(each.released), 'package', 'packages')}, {day}"
