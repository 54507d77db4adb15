"""What `release` says of the judges: a line a judge, and below the table what is wrong."""

from collections import Counter
from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table

from hexapla.cli.screen import Screen
from hexapla.release.judges import FAILED, NOT_ASKED, PASSED, Verdict
from hexapla.storage.reading import printable
from hexapla.tools.judges import JUDGES

OUTCOMES = (PASSED, FAILED, NOT_ASKED)


def show(verdicts: Sequence[Verdict], screen: Screen) -> None:
    """Show how many files each judge passed, failed and was not asked about; what is wrong stands below."""
    if screen.quiet or not verdicts:
        return
    table = Table("judge", "version", *OUTCOMES, box=None)
    for name in dict.fromkeys(each.judge for each in verdicts):
        own = [each for each in verdicts if each.judge == name]
        counts = Counter(each.outcome for each in own)
        version = next((each.version for each in own if each.version), "")
        table.add_row(name, version, *(str(counts[outcome] or "") for outcome in OUTCOMES))
    screen.out.print(table)
    missing = {each.name: each.advice for each in JUDGES}
    for each in verdicts:
        if each.outcome == FAILED or (each.outcome == NOT_ASKED and each.detail != missing.get(each.judge)):
            said = escape(printable(f"{each.subject}: {each.detail}"))
            screen.out.print(f"  [bold red]{each.judge}[/bold red] {said}")
    if any(each.outcome == NOT_ASKED for each in verdicts):
        screen.out.print("  What was not asked has passed nothing; doctor says how to get each judge.", style="dim")
