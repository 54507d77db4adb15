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
    """Return the officer's first look: a row a language, cells that disagree marked.

    A symbol that all have stands above it; what no language has is left out, so that eighty columns are enough.
    """
    is_one = len({row.get("symbol") for row in census}) == 1
    columns = [
        (key, title)
        for key, title in COLUMNS
        if any(row.get(key) is not None for row in census) and not (key == "symbol" and is_one)
    ]
    table = Table(box=None, padding=(0, 1), header_style="dim")
    differs = set(census[0].get("differs", ())) if census else set()
    for key, title in columns:
        table.add_column(title, justify="right" if isinstance(census[0].get(key), int) else "left", overflow="fold")
    for row in census:
        cells = []
        for key, _ in columns:
            value = "–" if row.get(key) is None else str(row[key])
            cells.append(f"[bold yellow]{escape(value)} ≠[/bold yellow]" if key in differs else escape(value))
        table.add_row(*cells)
    return table
