"""Our data files: the one place that opens what lies in `hexapla/data`, in a checkout and in a wheel."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def data_file(name: str) -> dict[str, Any]:
    """Return a file by its name below `data/`, read once: `organs/cat` is `data/organs/cat.toml`.

    Nobody changes what it returns.

    Raises:
        KeyError: there is no such file, which is a bug of ours where the name is not a language's.
    """
    path = files("hexapla").joinpath(f"data/{name}.toml")
    if not path.is_file():
        raise KeyError(name)
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def data_names(folder: str) -> frozenset[str]:
    """Return the names of the files in a folder of `data/`: of `speech`, the languages that have one."""
    return frozenset(each.name.removesuffix(".toml") for each in files("hexapla").joinpath(f"data/{folder}").iterdir())


@cache
def data_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list by its name below `data/`, but for remarks: `concordance/gazetteer`, of the file `.tsv`."""
    lines = files("hexapla").joinpath(f"data/{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))
