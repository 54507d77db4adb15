"""The officer's first look at a document: a row a language."""

from collections.abc import Sequence
from typing import Any

from rich.markup import escape
from rich.table import Table

COLUMNS = (
    ("language", ""), ("symbol", "Symbol"), ("date", "Date"), ("job_number", "Job no."), ("paragraphs", "Paras"),
    ("headings", "Heads"), ("items", "Items"), ("notes", "Notes"), ("tables", "Tables"), ("words", "Words"),
)  # fmt: skip


def table_of_census(census: Sequence[dict[str, Any]]) -> Table:
    """Return the officer's first look: a row a language, cells that disagree marked."""
    table = Table(box=None, padding=(0, 1), header_style="dim")
    differs = set(census[0].get("differs", ())) if census else set()
    for key, title in COLUMNS:
        table.add_column(title, justify="right" if isinstance(census[0].get(key), int) else "left", no_wrap=True)
    for row in census:
        cells = []
        for key, _ in COLUMNS:
            value = "–" if row.get(key) is None else str(row[key])
            cells.append(f"[bold yellow]{escape(value)} ≠[/bold yellow]" if key in differs else escape(value))
        table.add_row(*cells)
    return table
