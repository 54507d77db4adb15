"""The editions as the desk serves them: files that records list, and the pages of a PDF as pictures."""

from dataclasses import replace
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request as Asked
from starlette.responses import Response

from hexapla.desk.desk import Desk
from hexapla.desk.outputs import Output, output, pdf_of
from hexapla.desk.rendering import said_to
from hexapla.desk.reports import report_in
from hexapla.engine.manifest import Manifest
from hexapla.storage.tree import Tree
from hexapla.tools.pdfpictures import page_count, page_picture


def file(desk: Desk, asked: Asked) -> Response:
    """Serve a file that the record of a document lists."""
    project, folder = desk.named(asked)
    is_framed = asked.headers.get("sec-fetch-dest") == "iframe"
    name, language = asked.path_params["name"], said_to(asked)["language"]
    found = output(project, folder, name, is_framed=is_framed)
    if found and name.startswith("reports/") and name.endswith(".html"):
        found = replace(found, data=report_in(found.data, language))
    return served(found)


def page(desk: Desk, asked: Asked) -> Response:
    """Serve a page of the PDF of an edition as a picture."""
    project, folder = desk.named(asked)
    tree = Tree(project.out, is_ours=True)
    data = pdf_of(tree, Manifest.load(tree, folder), asked.path_params["edition"])
    picture = page_picture(data, asked.path_params["number"]) if data else None
    if picture is None:
        raise HTTPException(404)
    return Response(picture, media_type="image/png")


def pages_of(tree: Tree, manifest: Manifest, edition: str, digest: str) -> list[str]:
    """Return the addresses of the pages of a PDF as pictures, none where it is not made yet."""
    data = pdf_of(tree, manifest, edition)
    start = quote(f"/pages/{manifest.folder}/{edition}/")
    return [f"{start}{number}.png?{digest[:8]}" for number in range(1, page_count(data) + 1)] if data else []


def address(folder: str, name: str) -> str:
    """Return where a file of a document is served."""
    return quote(f"/out/{folder}/{name}")


def served(found: Output | None) -> Response:
    """Serve what was found, with its policy."""
    if found is None:
        raise HTTPException(404)
    return Response(found.data, media_type=found.kind, headers={"Content-Security-Policy": found.policy})
