"""The web page of an edition, to be opened in a browser."""

from pathlib import Path

from hexapla.engine.manifest import Manifest
from hexapla.engine.request import target_of
from hexapla.errors import UsageError
from hexapla.project.layout import Project
from hexapla.storage.tree import Tree


def edition_page(project: Project, name: str, edition: str | None) -> Path:
    """Return the web page of an edition of a document; of its first language where none is named.

    Raises:
        UsageError: there is no such document, or no such page of it yet.
    """
    folder = project.chosen((name,))[0].name
    manifest = Manifest.load(Tree(project.out, is_ours=True), folder)
    made = [each["edition"] for each in manifest.outputs.values() if each["format"] == "html"]
    languages = [each for each in manifest.summary.get("languages", ()) if each in made]
    wanted = edition or next(iter(languages), "")
    if wanted not in made:
        message = f"There is no web page of {name}" + (f" in {edition}." if edition else " yet.")
        raise UsageError(
            message, f"There is: {', '.join(sorted(made))}." if made else f"Build it: python3 build.py {name}"
        )
    return project.out / folder / target_of(folder, wanted, "html")
