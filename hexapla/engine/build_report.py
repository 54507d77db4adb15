"""The report of a build: where its time went, and why what was made.  It holds times, so that no record and no package has it."""

from collections.abc import Mapping, Sequence
from typing import Any

from hexapla.engine.run import Run
from hexapla.writers.markup.templates import render

NAME = "reports/build.html"


def write(run: Run) -> dict[str, Any]:
    """Write the report of a run that did anything, and return what it says."""
    content = run.progress.report(run.pool.workers)
    run.tree.put(NAME, page(content).encode())
    return content


def page(content: Mapping[str, Any]) -> str:
    """Return the report as a page."""
    first = [_table("stages", "By stage", "Stage", content), _table("formats", "By format", "Format", content)]
    last = [
        _table("documents", "By document", "Document", content),
        _table("longest", "What took longest", "Task", content),
    ]
    decisions = [{**each, "more": max(0, each["count"] - len(each["files"]))} for each in content["decisions"]]
    return render("reports/build.html", summary=_summary(content), first=first, decisions=decisions, last=last)


def _summary(content: Mapping[str, Any]) -> str:
    processes = "1 process" if content["workers"] == 1 else f"{content['workers']} processes"
    most = f"; at most {content['megabytes']:,} MB in one" if content["megabytes"] else ""
    return (
        f"{content['seconds']:.1f} seconds, {content['cpu']:.1f} of processors ({content['parent_cpu']:.2f} of them in the "
        f"process that gave the work to others); {processes}, {100 * content['busy']:.0f} % busy{most}."
    )


def _table(key: str, title: str, what: str, content: Mapping[str, Any]) -> dict[str, Any]:
    lines: Sequence[Mapping[str, Any]] = content[key]
    whole = max((line["cpu"] for line in lines), default=0)
    return {"id": key, "title": title, "what": what, "lines": [_line(line, whole, key) for line in lines]}


def _line(line: Mapping[str, Any], whole: float, key: str) -> dict[str, Any]:
    """Return a line as it is shown, with the length of its bar; that of a format says how many there were."""
    share = f"{100 * line['cpu'] / whole:.1f}%" if whole else "0%"
    shown = {"name": line["name"], "seconds": f"{line['seconds']:.2f}", "cpu": f"{line['cpu']:.2f}", "share": share}
    return {**shown, "count": line["count"] if key == "formats" else ""}
