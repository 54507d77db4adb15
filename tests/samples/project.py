"""A small document in two languages, written for the tests, and the ways to put it into a project."""

import json
from pathlib import Path

SYMBOL = "CAT/C/NLD/FCO/8"
NAME = "CAT-C-NLD-FCO-8"
TITLE = "Information received from the Netherlands on follow-up to the concluding observations on its eighth periodic report"
TITRE = (
    "Renseignements reçus des Pays-Bas au sujet de la suite donnée aux observations finales concernant leur huitième "
    "rapport périodique"
)
EN = f"""United Nations
{SYMBOL}
Distr.: General
4 May 2020
English
Original: English
Committee against Torture
{TITLE}
[Date received: 2 April 2020]
I.\tIntroduction
1.\tThe Government thanks the Committee for its recommendations.
II.\tFollow-up
2.\tThe inspectorate visited eleven places of detention in 2019.
3.\tIts reports are public.
"""
FR = f"""Nations Unies
{SYMBOL}
Distr. générale
4 mai 2020
Français
Original : anglais
Comité contre la torture
{TITRE}
[Date de réception : 2 avril 2020]
I.\tIntroduction
1.\tLe Gouvernement remercie le Comité de ses recommandations.
II.\tSuite donnée
2.\tL’inspection a visité onze lieux de détention en 2019.
3.\tSes rapports sont publics.
"""
GAP = EN.replace("3.\tIts", "5.\tIts")
"""The English text with two numbers missing: an error."""

SUBJECTS = ("roads", "wells", "schools", "bridges", "clinics")
SUJETS = ("les routes", "les puits", "les écoles", "les ponts", "les dispensaires")


def document(sources: Path, name: str = NAME, toml: str = f'symbol = "{SYMBOL}"\n', **texts: str | bytes) -> Path:
    """Put a document into a folder of sources; `en="…"` is its English text. Returns its folder."""
    folder = sources / name
    folder.mkdir(parents=True, exist_ok=True)
    if toml:
        (folder / "document.toml").write_text(toml, encoding="utf-8")
    for code, text in (texts or {"en": EN}).items():
        (folder / f"{code}.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def other(sources: Path, number: int = 9) -> Path:
    """Put another document beside the first, the same but for its symbol."""
    text = EN.replace(SYMBOL, f"CAT/C/NLD/FCO/{number}")
    return document(sources, f"CAT-C-NLD-FCO-{number}", "", en=text)


def memory(path: Path, prop: str = "general") -> str:
    """Write a translation memory that shows a pair of terms, "Oldbridge" and "Vieux-Pont"; return its path."""
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>They spoke of {a} in Oldbridge.</seg></tuv>'
        f'<tuv xml:lang="fr-FR"><seg>Ils ont parlé, à Vieux-Pont, {b}.</seg></tuv></tu>'
        for a, b in zip(SUBJECTS, SUJETS, strict=True)
    )
    header = f'<header segtype="sentence"><prop type="x-distribution">{prop}</prop></header>'
    path.write_text(f'<tmx version="1.4">{header}<body>{units}</body></tmx>', encoding="utf-8")
    return str(path)


BUILD = ("build", "-j", "1", "-f", "html,xml")


def result(text: str) -> dict:
    """The one JSON object on standard output, and nothing else there."""
    content = json.loads(text)
    assert content["format"] == "hexapla-result/1"
    return content


def codes(content: dict) -> list[str]:
    return [finding["code"] for finding in content["documents"][0]["findings"]]


def files(out: Path) -> dict[str, bytes]:
    """Every file below out/, lock files and the report that holds times left out."""
    found = (path for path in sorted(out.rglob("*")) if path.is_file() and not path.name.startswith(".hexapla"))
    found = (path for path in found if path.name != "build.html")
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}
