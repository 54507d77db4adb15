"""The architecture, read from the source: imports point one way, and certain things happen in one place only."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from hexapla.engine import production, request
from hexapla.project import layout
from hexapla.readers import READERS
from hexapla.writers import FORMATS

PACKAGE = Path(__file__).parent.parent / "hexapla"
FILES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in FILES]

# From left to right; a part imports from the parts to its right alone, never from those in its own row.
LAYERS = (
    ("__main__",),
    ("cli",),
    ("desk",),
    ("officer", "release", "resident"),
    ("engine",),
    ("pipeline",),
    ("verify",),
    ("readers", "checks", "canonical", "concordance", "proof", "writers"),
    ("typography", "present"),
    ("akn", "project", "tools", "job"),
    ("dates",),
    ("catalogue", "classes", "codes", "identification", "stations", "resources", "archive", "storage"),
    ("domain", "translation"),
    (
        "data_files",
        "errors",
        "findings",
        "remembered",
        "rising",
        "sentences",
        "timing",
        "version",
        "word_counts",
        "xml_tree",
    ),
)
PLACE = {part: place for place, row in enumerate(LAYERS) for part in row}
# The rooms of the writers: each imports itself and what all of them share.
SHARED_BY_WRITERS = "markup"
# The rooms of the readers, from left to right as above; `readers` itself is the registry.
READER_ROOMS = ("readers", "pandoc", "pdf", "word", "text", "structure", "masthead", "pictures")
# Where a room of the readers looks back, and why.
READERS_LOOKING_BACK: dict[str, str] = {
    "masthead -> structure": "lines and labels are the words that both are written in",
    "pdf -> readers": "the canonical XML that is attached to a PDF of ours is read as such a file",
    "word -> pandoc": "what LibreOffice cannot open goes through pandoc",
}
# What is loaded when it is needed, and for what: libraries and parts of ours that cost more than the rest of a start.
HEAVY = {
    "PIL": "pictures", "barcode": "bar codes", "segno": "QR codes", "fontTools": "fonts", "pikepdf": "PDF",
    "pypdfium2": "PDF", "pydyf": "PDF", "weasyprint": "PDF", "pypandoc": "pandoc", "page": "judges a PDF alone", "ziamath": "formulas on paper",
    "hexapla.pipeline": "the stages: a build with nothing to do needs none",
    "hexapla.engine.examining": "as the stages", "hexapla.engine.concordances": "as the stages",
    "tomlkit": "edits TOML, which few commands do",
    "hexapla.engine.nodes": "as the stages",
    "hexapla.writers.pdf": "loads WeasyPrint, or is loaded by what judges a PDF alone",
    "hexapla.tools.pdfgate": "judges a PDF alone", "hexapla.tools.pdfspreads": "judges a PDF alone",
    "hexapla.tools.pdftext": "judges a PDF alone", "hexapla.tools.pandoc": "asks pandoc for its version",
    "hexapla.cli.screen": "loads rich, which --help needs not", "hexapla.cli.commands": "as the screen",
}  # fmt: skip
# Files that load late whatever they load, and why.
LATE = {"cli/commands.py": "a command loads what it needs itself, and nothing of the others"}
HEAVY_STARTS = tuple(f"{module}." for module in HEAVY)
LANGUAGE_CODES = {"ar", "zh", "en", "fr", "ru", "es", "ara", "zho", "eng", "fra", "rus", "spa"}
CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
# What may be longer than the rest, and why.
LONG_FUNCTIONS: dict[str, str] = {
    "tools/process.py:run": "start, wait and end belong together; the arguments take a line each"
}
LONG_MODULES: dict[str, str] = {}


@cache
def text(name: str) -> str:
    return (PACKAGE / name).read_text(encoding="utf-8")


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(text(name))


def part(module: str) -> str:
    """The part of the program that a module of hexapla belongs to: `readers.text` is of `readers`."""
    return module.partition(".")[0]


def imported(name: str) -> Iterator[str]:
    """Every module that a file imports, at its top or inside a function; `if TYPE_CHECKING` counts too."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}:{node.lineno} imports relatively"
            yield node.module or ""
            if node.module == "hexapla":
                yield from (f"hexapla.{alias.name}" for alias in node.names)


def of(name: str) -> str:
    """The part that a file belongs to."""
    return name.removesuffix(".py").partition("/")[0]


def nodes(kind: type[ast.AST], *, but: tuple[str, ...] = ()) -> Iterator[tuple[str, ast.AST]]:
    """Every node of a kind with its place, in all files but those whose names begin so."""
    for name in NAMES:
        for node in ast.walk(tree(name)) if not (but and name.startswith(but)) else ():
            if isinstance(node, kind):
                yield f"{name}:{getattr(node, 'lineno', 0)}", node


def test_every_module_has_a_place_in_the_table_of_layers():
    assert {of(name) for name in NAMES} - {"__init__"} == set(PLACE)


def test_imports_point_one_way():
    wrong = [
        f"{of(name)} must not import {module} ({name})"
        for name in NAMES if name != "__init__.py"  # the door names the public API and imports it late
        for module in imported(name)
        if (other := part(module.removeprefix("hexapla."))) in PLACE and module.startswith("hexapla.")
        and other != of(name) and PLACE[of(name)] >= PLACE[other]
    ]  # fmt: skip
    assert wrong == []


def module_of(name: str) -> str:
    """The dotted name of a file: `hexapla.readers.text` for `readers/text/__init__.py`."""
    return f"hexapla.{name.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__")


MODULES = {module_of(name): name for name in NAMES}


def files_imported(name: str) -> set[str]:
    """The files that a file imports, wherever the import stands."""
    found = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inner & set(MODULES) or {node.module or ""}
    return {MODULES[module] for module in found if module in MODULES} - {name}


def circle(graph: dict[str, set[str]]) -> list[str]:
    """A circle of imports, from a file back to itself; empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def room(name: str) -> str:
    """The room of a file of the readers or the writers: `pdf` for writers/pdf/facing/pages.py."""
    return name.split("/")[min(name.count("/"), 2) - 1]


def test_no_files_import_each_other_not_even_late():
    assert circle({name: files_imported(name) for name in NAMES}) == []


def test_a_circle_is_found_through_any_number_of_files():
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a", "e"}, "d": {"a"}, "e": set()}
    assert set(circle(graph)) == {"a", "b", "c"}
    assert circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []


def test_a_room_of_the_writers_imports_itself_and_what_all_share():
    crossings = [
        f"{name} -> {other}"
        for name in NAMES if name.startswith("writers/") and room(name) != "writers"
        for other in sorted(files_imported(name)) if other.startswith("writers/")
        and room(other) not in (room(name), SHARED_BY_WRITERS)
    ]  # fmt: skip
    assert crossings == []
    assert [name for name in NAMES if name.startswith("writers/") and name.count("/") == 1] == ["writers/__init__.py"]


def test_the_rooms_of_the_readers_have_an_order():
    order = READER_ROOMS.index
    back = {
        f"{room(name)} -> {room(other)}"
        for name in NAMES if name.startswith("readers/")
        for other in files_imported(name) if other.startswith("readers/") and order(room(name)) > order(room(other))
    }  # fmt: skip
    assert back == set(READERS_LOOKING_BACK)


def late_imports(name: str) -> Iterator[ast.Import | ast.ImportFrom]:
    """Every import that stands inside a function."""
    functions = [node for node in ast.walk(tree(name)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    inside = {node for function in functions for node in ast.walk(function)}
    yield from (node for node in inside if isinstance(node, (ast.Import, ast.ImportFrom)))


def has_reason(name: str, node: ast.stmt) -> bool:
    """Tell whether a comment stands behind an import, or right above the imports among which it is."""
    lines = text(name).splitlines()
    place = node.lineno - 1
    if any("#" in line for line in lines[place : node.end_lineno]):
        return True
    while lines[place - 1].lstrip().startswith(("from ", "import ")):
        place -= 1
    return lines[place - 1].lstrip().startswith("#")


def test_an_import_inside_a_function_loads_a_heavy_library_or_says_why():
    hidden = {}
    for name in NAMES:
        for node in late_imports(name) if name not in LATE else ():
            start = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            modules = {f"{start}{alias.name}" for alias in node.names}
            unknown = [module for module in sorted(modules) if not f"{module}.".startswith(HEAVY_STARTS)]
            if unknown and not has_reason(name, node):
                hidden[f"{name}:{node.lineno}"] = ", ".join(unknown)
    assert hidden == {}


def test_the_door_imports_nothing_until_it_is_asked():
    statements = [node for node in tree("__init__.py").body if isinstance(node, (ast.Import, ast.ImportFrom))]
    assert {getattr(node, "module", None) for node in statements} == {"importlib"}


def test_imports_inside_functions_are_seen_too():
    assert "hexapla.pipeline" in set(imported("engine/production.py"))


def test_only_the_command_line_prints():
    printed = [place for place, call in nodes(ast.Call, but=("cli/",)) if ast.unparse(call.func) == "print"]
    streams = [name for name in NAMES if not name.startswith("cli/") and "sys.std" in ast.unparse(tree(name))]
    assert printed + streams == ["release/fixity.py"]  # a program by itself in every package


def test_only_tools_and_the_pool_start_processes():
    starters = {"subprocess", "multiprocessing", "concurrent", "asyncio", "pty"}
    rest = [name for name in NAMES if not name.startswith("tools/") and name != "engine/pool.py"]
    assert [
        name
        for name in rest
        if starters & {module.partition(".")[0] for module in imported(name) if module != "multiprocessing.connection"}
    ] == []
    calls = [(place, ast.unparse(call.func)) for place, call in nodes(ast.Call, but=("tools/",))]
    assert [each for each in calls if each[1].startswith(("os.system", "os.exec", "os.spawn", "os.popen"))] == []


WRITING = {
    "write_bytes", "write_text", "unlink", "rename", "rmdir", "mkdir", "makedirs", "touch", "chmod", "symlink_to",
    "hardlink_to", "removedirs", "rmtree", "copy", "copy2", "copyfile", "copytree", "move", "mkstemp", "mkdtemp",
    "NamedTemporaryFile", "TemporaryDirectory", "link", "symlink", "truncate", "extractall",
}  # fmt: skip
FLAGS = ("O_WRONLY", "O_RDWR", "O_CREAT")
# Where something is written, and what.
WRITERS = {
    "storage/tree.py": "sources/ and out/", "storage/lock.py": "the folder of the lock",
    "tools/libreoffice.py": "a temporary folder", "resident/address.py": "the user's runtime folder: its sockets",
    "storage/spool.py": "the folder of all temporary files", "tools/judges.py": "a temporary folder",
}  # fmt: skip


def writes(node: ast.Call) -> bool:
    """Tell whether a call writes, renames or removes a file by the names that Python has for it."""
    owner, _, name = ast.unparse(node.func).rpartition(".")
    words = [str(word.value) for word in node.args if isinstance(word, ast.Constant)]
    if name in WRITING:
        return bool(owner) and (name not in ("copy", "link") or owner in ("os", "shutil"))
    if name == "open":
        modes = [word for word in words if set(word) <= set("rwaxbt+")]
        return any(set(mode) & set("wax+") for mode in modes) or any(flag in ast.unparse(node) for flag in FLAGS)
    if owner == "os" and name in ("replace", "remove"):
        return True
    return name == "replace" and owner not in ("", "dataclasses") and len(node.args) == 1 and not node.keywords


def test_one_module_writes_renames_and_removes_in_our_trees():
    found = {place.partition(":")[0] for place, call in nodes(ast.Call) if writes(call)}
    found |= {place.partition(":")[0] for place, node in nodes(ast.Attribute) if node.attr in FLAGS}
    assert found == set(WRITERS)


@pytest.mark.parametrize(
    "call",
    ["path.write_text('x')", "os.replace(a, b)", "a.replace(b)", "open(p, 'wb')", "path.open('a')", "shutil.rmtree(p)",
     "os.open(p, os.O_WRONLY)", "path.unlink()", "Path(p).mkdir()"],
)  # fmt: skip
def test_what_writes_is_known_by_its_name(call):
    assert writes(ast.parse(call, mode="eval").body)
    for harmless in ("text.replace('a', 'b')", "open(p)", "p.open('rb')", "values.copy()", "record.remove(x)"):
        assert not writes(ast.parse(harmless, mode="eval").body)


def test_only_one_module_knows_jinja():
    assert [name for name in NAMES if "jinja2" in {part(module) for module in imported(name)}] == [
        "writers/markup/templates.py"
    ]


def test_only_akn_names_the_akn_namespace():
    strings = ((place, node.value) for place, node in nodes(ast.Constant, but=("akn/",)))
    assert [place for place, text in strings if isinstance(text, str) and "legaldocml" in text] == []


def test_nothing_but_what_measures_looks_at_the_clock():
    owners = {"datetime", "datetime.datetime", "datetime.date", "date", "time"}
    asked = [(place, *ast.unparse(call.func).rpartition(".")[::2]) for place, call in nodes(ast.Call)]
    assert [
        each
        for each in asked
        if each[1] in owners
        and each[2] in CLOCKS
        and each[1:] != ("datetime", "time")
        and not each[0].startswith("timing.py:")
    ] == []


def test_nothing_is_compared_with_a_language_code():
    for place, node in nodes(ast.Compare):
        sides = [node.left, *node.comparators] if all(isinstance(op, (ast.Eq, ast.NotEq)) for op in node.ops) else []
        written = {side.value for side in sides if isinstance(side, ast.Constant) and isinstance(side.value, str)}
        assert not written & LANGUAGE_CODES, f"{place}: what differs by language is data"
    for place, node in nodes(ast.MatchValue):
        assert getattr(node.value, "value", None) not in LANGUAGE_CODES, f"{place}: what differs by language is data"


def test_no_markup_is_made_by_joining_strings():
    firsts = [(place, node.values[0]) for place, node in nodes(ast.JoinedStr) if node.values]
    firsts += [(place, node.left) for place, node in nodes(ast.BinOp) if isinstance(node.op, (ast.Add, ast.Mod))]
    texts = [(place, first.value) for place, first in firsts if isinstance(first, ast.Constant)]
    assert [place for place, text in texts if isinstance(text, str) and text.lstrip().startswith("<")] == []


def test_no_parser_is_told_to_expand_entities():
    for place, call in nodes(ast.Call):
        loose = {word.arg for word in call.keywords if getattr(word.value, "value", None) is True}
        assert not loose & {"resolve_entities", "huge_tree", "load_dtd"}, place
        if ast.unparse(call.func).endswith("XMLParser"):
            given = {word.arg for word in call.keywords}
            assert given & {"resolve_entities", None}, f"{place} leaves the parser open"


def test_modules_and_functions_stay_short():
    sizes = {name: text(name).count("\n") for name in NAMES}
    assert {name: size for name, size in sizes.items() if size > 300 and name not in LONG_MODULES} == {}
    functions = {
        f"{place.partition(':')[0]}:{node.name}": node.end_lineno - node.lineno + 1
        for kind in (ast.FunctionDef, ast.AsyncFunctionDef)
        for place, node in nodes(kind)
    }
    assert {name: size for name, size in functions.items() if size > 45 and name not in LONG_FUNCTIONS} == {}


def test_an_excuse_for_length_goes_when_its_reason_has_gone():
    known = {f"{place.partition(':')[0]}:{node.name}" for place, node in nodes(ast.FunctionDef)}
    assert set(LONG_FUNCTIONS) <= known
    assert set(LONG_MODULES) <= set(NAMES)


def test_the_tables_of_formats_are_the_same_everywhere():
    assert tuple(FORMATS) == tuple(request.FORMATS)
    assert {name for name, kind in FORMATS.items() if kind.is_single} == set(request.SINGLE)
    assert {name for name, kind in FORMATS.items() if kind.is_parallel} == set(request.PARALLEL)
    assert set(production.SLOWEST_FIRST) == set(FORMATS)
    assert {f".{request.ENDINGS.get(name, name)}" for name in FORMATS} == {kind.suffix for kind in FORMATS.values()}
    assert set(layout.SUFFIXES) == set(READERS)
