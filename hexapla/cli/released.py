"""What `release` says beside its packages: of the judges, a line each; of what could be released, a line a document."""

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.markup import escape
from rich.table import Column, Table

from hexapla.cli.screen import Screen
from hexapla.engine.request import Request
from hexapla.errors import ExitCode
from hexapla.project.layout import Project
from hexapla.release.judges import FAILED, NOT_ASKED, PASSED, Verdict
from hexapla.release.listing import CHANGED, HELD_BACK, PUBLISHED, READY, Listed, as_json, editions, listing, nothing
from hexapla.release.refusals import Terms
from hexapla.storage.lock import Turn
from hexapla.storage.reading import printable
from hexapla.tools.judges import JUDGES

OUTCOMES = (PASSED, FAILED, NOT_ASKED)
SHORT = {READY: "ready", PUBLISHED: "released", CHANGED: "[yellow]other[/yellow]", HELD_BACK: "[bold red]no[/bold red]"}
"""What a cell of the list says: `released` of what is published, `other` where that was made of other sources."""


def _columns(*titles: str) -> Iterator[Column]:
    """Yield columns in which a narrow terminal wraps what it has no room for; nothing is cut."""
    return (Column(title, overflow="fold") for title in titles)


def show(verdicts: Sequence[Verdict], screen: Screen) -> None:
    """Show how many files each judge passed, failed and was not asked about; what is wrong stands below."""
    if screen.quiet or not verdicts:
        return
    table = Table(*_columns("judge", "version", *OUTCOMES), box=None)
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


def list_of(project: Project, request: Request, terms: Terms, screen: Screen, turn: Turn) -> None:
    """Say what could be released, and why the rest could not; that is no fault."""
    with screen.progress() as watch:
        listed = listing(project, request, terms, watch, turn)
    _show_list(listed, request, screen)
    screen.result(ExitCode.DONE, (), releases=as_json(listed, request))


def _show_list(listed: Sequence[Listed], request: Request, screen: Screen) -> None:
    """Show a line a document and a column an edition, and below it why something is not ready, or could change."""
    if screen.quiet:
        return
    columns = editions(listed, request)
    states = {(each.symbol, each.edition): each.state for each in listed}
    table = Table(*_columns("document", *columns), box=None, padding=(0, 1, 0, 0))
    for symbol in dict.fromkeys(each.symbol for each in listed):
        whole = states.get((symbol, ""))
        found = [states.get((symbol, edition), whole) for edition in columns]
        table.add_row(escape(printable(symbol)), *(SHORT[state] if state else "" for state in found))
    screen.out.print(table)
    reasons: dict[tuple[str, str, str], list[str]] = {}
    for each in listed:
        if each.reason:
            reasons.setdefault((each.symbol, each.reason, each.advice), []).append(each.edition)
    for (symbol, reason, advice), names in reasons.items():
        place = f"{symbol} {', '.join(filter(None, names))}".strip()
        screen.out.print(f"[bold]{escape(printable(place))}[/bold]")
        screen.out.print(f"  {escape(printable(reason))}")
        screen.out.print(f"  {escape(printable(advice))}", style="dim")
    for each in listed:
        if each.upgrade:
            tools = ", ".join(f"{name} {old or 'none'} → {new or 'none'}" for name, (old, new) in each.upgrade.items())
            screen.out.print(
                f"{escape(each.package)} was made with other tools; releasing it again could change it by: {tools}"
            )
    for edition in nothing(listed, request):
        is_released = {each.state for each in listed if each.edition == edition} == {PUBLISHED}
        screen.out.print(f"{edition} is released as it is." if is_released else f"Nothing to release for {edition}.")
