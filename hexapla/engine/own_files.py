"""What is wrong with our own templates and style sheets, looked for once for each state of them and told by every build."""

from hexapla.engine.catalogue import own_files_before
from hexapla.engine.pool import Task
from hexapla.engine.run import Run
from hexapla.errors import HexaplaError, TemplateError


def looked_through(run: Run) -> list[HexaplaError]:
    """Return the faults of our own files, and tell of them; a process of the run looks where no build before it has."""
    known = own_files_before(run.tree)
    found: list[HexaplaError] = [TemplateError(each["message"], each["advice"]) for each in known or ()]
    found = _found(run) if known is None else found
    if found:
        said = [{"message": fault.message, "advice": fault.advice} for fault in found]
        run.progress.tell("own_files", faults=said)
    return found


def _found(run: Run) -> list[HexaplaError]:
    # Late: a build with nothing to do reads no template.
    from hexapla.writers.markup.own_files import faults

    (result,) = run.pool.results([Task("templates and style sheets", faults, ())])
    if result.fault is not None:
        return [result.fault]
    if result.bug is not None:
        message = f"Templates and style sheets could not be looked through: {result.bug.strip().splitlines()[-1]}"
        return [TemplateError(message, "This is a fault of Hexapla; please report it.")]
    return list(result.value)
