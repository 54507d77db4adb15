"""What `check --word` says of the Word files that have comments."""

from collections.abc import Sequence

from rich.markup import escape

from hexapla.cli.kinds import counted
from hexapla.cli.screen import Screen, shown_path
from hexapla.officer.commenting import Commented


def show(files: Sequence[Commented], screen: Screen) -> None:
    """Name the files, and say of what each is a copy."""
    for each in files if not screen.quiet else ():
        own = "your own file" if each.is_own else "the Word edition (the source is no Word file that can be written in)"
        count = counted(each.comments, "comment", "comments")
        screen.out.print(f"{escape(shown_path(each.path))}  {count}, in a copy of {own}")
        if each.aside:
            screen.out.print(f"  what was changed in the last one is kept as {escape(shown_path(each.aside))}")
    if files:
        screen.note(
            "Correct the text in it, save it, and take it in: python3 build.py add --replace FILE. The comments stay behind."
        )
