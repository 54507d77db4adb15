"""The schemas by which editors complete and check the TOML files of a project: copies in `sources/`, wherever that lies."""

from collections.abc import Callable

from hexapla.resources import own_files, shipped_file

FOLDER = ".schemas"
"""Where they lie in `sources/`: no network is needed, and a project that moves takes them with it."""


def first_line(name: str) -> str:
    """Return the line that a file of this name in the folder of a document begins with."""
    return f"#:schema ../{FOLDER}/{name.replace('.', '-')}.json\n"


def missing_schemas(read: Callable[[str], bytes | None]) -> dict[str, bytes]:
    """Return the schemas that are not in `sources/` as they are today, by their names there; `read` gives what is."""
    own = {f"{FOLDER}/{name}": path for name, path in own_files(shipped_file("docs/schemas")).items()}
    files = {name: path.read_bytes() for name, path in own.items() if name.endswith("-toml.json")}
    return {name: data for name, data in files.items() if read(name) != data}
