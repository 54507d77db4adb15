"""What the concordance asks to look at, put into the rows that it is about."""

from collections.abc import Sequence
from dataclasses import replace

from hexapla.present.presentation import Flag, Row

Span = tuple[int, int] | None

Remark = tuple[str, str, str, str, Span, Span]
"""An open item of a concordance as plain data: its languages (`en-fr`), the pair's id, kind, words, and where
it stands in the text of either language."""


def with_flags(rows: Sequence[Row], codes: Sequence[str], remarks: Sequence[Remark]) -> tuple[Row, ...]:
    """Return the rows, each with its flags; `codes` are the languages of the columns."""
    flags: dict[str, list[Flag]] = {}
    for pair, row, kind, words, *spans in remarks:
        places = dict(zip(pair.split("-"), spans, strict=True))
        flag = Flag(kind, words, tuple(places.get(code) for code in codes), f"../reports/concordance.{pair}.html")
        flags.setdefault(row, []).append(flag)
    return tuple(replace(row, flags=tuple(flags[row.id])) if row.id in flags else row for row in rows)
