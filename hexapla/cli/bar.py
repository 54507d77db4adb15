"""The bar of a terminal: what is being done, how many outputs are made, and how long the others will take."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from hexapla.engine.progress import Event, Watch

_MINUTE = 60


@contextmanager
def progress_bar(console: Console, clock: Callable[[], float] | None = None) -> Iterator[Watch]:
    """Show a bar while a run is at work; it is gone when the run is done."""
    columns = (
        TextColumn("{task.description}"), BarColumn(bar_width=24), MofNCompleteColumn(), TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True, get_time=clock) as bar:
        task = bar.add_task("", total=None, left="")

        def watch(event: Event) -> None:
            if event.name == "progress":
                what, done, of, left = (event.facts[name] for name in ("what", "done", "of", "seconds_left"))
                bar.update(task, description=what, completed=done, total=of or None, left=time_left(left))

        yield watch


def step_by_step(console: Console) -> Watch:
    """Show what is being done, a line a step, where no bar can be."""
    return lambda event: console.print(escape(event.facts["what"])) if event.name == "progress" else None


def time_left(seconds: float | None) -> str:
    """Return how long it will take, as exact as it can be known."""
    if seconds is None:
        return ""
    minutes = round(seconds / _MINUTE)
    return f"about {minutes} min left" if minutes > 1 else f"about {max(1, round(seconds))} s left"
