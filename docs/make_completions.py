"""Write docs/completion/: what shells complete after `hexapla` and `build.py`, made of the parser by shtab.

Run `.venv/bin/python -m docs.make_completions` after a change to it; tests/test_completion.py fails when one is stale.
"""

import argparse
from pathlib import Path

import shtab

from hexapla.cli.parser import program

FOLDER = Path(__file__).with_name("completion")
LAUNCHER = {
    "bash": """complete -o bashdefault -F _shtab_hexapla build.py

_hexapla_of_python() {
  [[ ${COMP_WORDS[1]} == build.py || ${COMP_WORDS[1]} == */build.py ]] && (( COMP_CWORD > 1 )) || return 0
  COMP_WORDS=("${COMP_WORDS[@]:1}")
  (( COMP_CWORD-- ))
  _shtab_hexapla
}
complete -o bashdefault -o default -F _hexapla_of_python python3
""",
    "zsh": """compdef build.py=hexapla

_hexapla_of_python() {
  if (( CURRENT > 2 )) && [[ $words[2] == (|*/)build.py ]]; then
    shift words
    (( CURRENT-- ))
    _shtab_hexapla
  elif (( $+functions[_python] )); then
    _python
  else
    _default
  fi
}
compdef _hexapla_of_python python3
""",
    "fish": """complete -c build.py -w hexapla

function __hexapla_of_python
    set -l words (commandline -opc)
    test (count $words) -gt 1; and string match -qr '(^|/)build\\.py$' -- $words[2]
end
complete -c python3 -n __hexapla_of_python -f -a '(complete -C "hexapla "(commandline -cp | string replace -r "^\\S+\\s+\\S+\\s+" ""))'
""",
}
"""By shell, what has it complete the same after the launcher, typed alone or behind `python3`."""

_DOCUMENTS = ("names", "symbol", "old", "new")
_FOLDERS = shtab.cmd("ls sources 2>/dev/null")


def scripts() -> dict[str, str]:
    """Return the scripts as they should be, by the names of their files."""
    parser = program("hexapla")
    _mark(parser)
    return {f"hexapla.{shell}": f"{shtab.complete(parser, shell=shell)}\n{more}" for shell, more in LAUNCHER.items()}


def _mark(parser: argparse.ArgumentParser) -> None:
    """Say which arguments are documents and which are files."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no public way to them
        if isinstance(action.choices, dict):
            for each in action.choices.values():
                _mark(each)
        elif action.dest in _DOCUMENTS and not action.option_strings:
            action.complete = _FOLDERS  # type: ignore[attr-defined]
        elif action.type is Path:
            action.complete = shtab.FILE  # type: ignore[attr-defined]


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in scripts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
