"""How far apart a Word file sets the letters of tables and paragraphs, and their lines, and how wide it draws them: by styles and by hand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil

from lxml import etree

from hexapla.akn.closer_letters import CLOSEST, STRAY, CloserLetters
from hexapla.akn.names import LINES
from hexapla.akn.table_type import UNTRACKED, Tracking, tracking_of
from hexapla.readers.word.names import child_val, is_on, val, w, whole
from hexapla.readers.word.styles import NOTE_MARKS, Style, Styles, lines_of, plain_name

CLOSEST_LINES = 10
"""By how many tenths of a point lines may be set closer, at most: those of smaller type are no work of a hand."""

_LETTER = 0.9
"""By how many twentieths of a point letters of ten points grow, on the average, for each part of a hundred that they are drawn wider."""

_SLIGHT = 0.15
"""By how many twentieths of a point letters may be closer on the average where no line is saved: some words of many."""

_TEXT = 20
"""Half-points of the type of a text."""

_MOST = 0.5
"""The share of its letters that set a table."""


def tracking(table: etree._Element, styles: Styles) -> Tracking | None:
    """Return how most letters below the head of a table are set, or as a file of ours says of it; None where they differ."""
    said = tracking_of(table)
    if said is not None:
        return said
    rows = [row for row in table.iterchildren(w("tr")) if not is_on(row.find(f"{w('trPr')}/{w('tblHeader')}"))]
    letters: Counter[Tracking] = Counter()
    for paragraph in (each for row in rows for each in row.iter(w("p"))):
        for run, words, inherited in _runs(paragraph, styles):
            letters[_of_run(run, inherited)] += len(words) if words.strip() else 0
    for found, count in letters.most_common(1):
        return found if count >= _MOST * letters.total() else None
    return None


def stated(table: etree._Element, letters: Tracking | None, styles: Styles) -> str:
    """Return what `hx:tracking` says of the letters of a table; "" where neither a style nor a run sets any, and where they differ."""
    is_set = bool(_of_run(None, styles.chain(styles.standard))) or next(table.iter(w("w")), None) is not None
    return str(letters) if letters or (letters is not None and is_set) else ""


def closer(paragraph: etree._Element, styles: Styles, around: Tracking | None) -> CloserLetters | None:
    """Return by how much the author of a paragraph has set its letters closer than those around them, None for not at all.

    Those of a text are measured against its style, those of a cell below the head of a table against most letters of that, which
    are `around` them.  Where one part of a text is closer, its last line most often, it is that part; else the mean of its letters,
    of a text what is begun of it, since less than the mean would not save a line.  Letters that are larger than
    their style's by hand are a heading's, which has its own setting.
    """
    holder = etree.QName(paragraph.getparent()).localname
    if holder != "body" and (holder != "tc" or around is None):
        return None
    parts: list[tuple[int, float]] = []
    for run, words, inherited in _runs(paragraph, styles):
        if not words.strip():  # nobody sees how blanks stand
            parts.append((len(words), parts[-1][1] if parts else 0.0))
            continue
        if around is None and _is_larger(run, inherited):
            parts.append((len(words), 0.0))
            continue
        set_so = _of_run(run, inherited)
        usual = _of_run(None, inherited) if around is None else around
        parts.append((len(words), 20 * (usual.points - set_so.points) + _LETTER * (usual.width - set_so.width)))
    first, last = _closer_part(parts) if around is None else (0, 0)
    mean = _mean(parts[first : len(parts) - last])
    by = max(0, min(CLOSEST, ceil(mean - _SLIGHT) if around is None else round(mean)))
    behind = sum(words for words, _ in parts[len(parts) - last :])
    return CloserLetters(by, sum(words for words, _ in parts[first:]) if first or last else 0, behind) if by else None


def _closer_part(parts: Sequence[tuple[int, float]]) -> tuple[int, int]:
    """Return how many runs stand before and behind the one part of a text that is closer; none where all is, or several parts are."""
    close = [place for place, (_, by) in enumerate(parts) if by > 0]
    if not close:
        return 0, 0
    first, last = close[0], close[-1]
    between = sum(words for words, by in parts[first:last] if by <= 0)
    around = sum(words for words, _ in (*parts[:first], *parts[last + 1 :]))
    return (first, len(parts) - last - 1) if between < STRAY <= around else (0, 0)


def _mean(parts: Sequence[tuple[int, float]]) -> float:
    count = sum(words for words, _ in parts)
    return sum(words * by for words, by in parts) / count if count else 0.0


def _runs(paragraph: etree._Element, styles: Styles) -> Iterator[tuple[etree._Element, str, list[Style]]]:
    """Yield the runs of a paragraph that hold letters or blanks, these, and their styles, nearest first; marks of notes and boxes have their own."""
    of_paragraph = styles.chain(child_val(paragraph, "pPr", "pStyle") or styles.standard)
    in_boxes = {run for box in paragraph.iter(w("txbxContent")) for run in box.iter(w("r"))}
    for run in paragraph.iter(w("r")):
        words = "".join(text.text or "" for text in run.iterchildren(w("t")))
        of_run = styles.chain(child_val(run, "rPr", "rStyle"))
        if words and run not in in_boxes and not _is_mark(run, of_run):
            yield run, words, [*of_run, *of_paragraph]


def _is_mark(run: etree._Element, of_run: Sequence[Style]) -> bool:
    calls = next(run.iterchildren(w("footnoteReference"), w("endnoteReference")), None)
    is_named = any(plain_name(each.name) in NOTE_MARKS for each in of_run[:1])
    return calls is not None or is_named or child_val(run, "rPr", "vertAlign") == "superscript"


def closer_lines(paragraph: etree._Element, styles: Styles) -> int:
    """Return by how many tenths of a point the author of a paragraph of the text has set its lines closer than its style does.

    Lines of smaller type, as those below tables are, are none of them.
    """
    own = lines_of(paragraph)
    if own is None or etree.QName(paragraph.getparent()).localname != "body":
        return 0
    if all(
        0 < whole(child_val(run, "rPr", "sz")) < _TEXT for run, words, _ in _runs(paragraph, styles) if words.strip()
    ):
        return 0
    inherited = styles.chain(child_val(paragraph, "pPr", "pStyle") or styles.standard)
    usual = next((each.lines for each in inherited if each.lines is not None), None)
    found = round((LINES - own) / 2)
    return found if usual == LINES and 0 < found <= CLOSEST_LINES else 0


def _is_larger(run: etree._Element, styles: list[Style]) -> bool:
    """Tell whether a run is set by hand in larger type than its styles say."""
    own = whole(child_val(run, "rPr", "sz"))
    return own > next((each.size for each in styles if each.size), own)


def _of_run(run: etree._Element | None, styles: list[Style]) -> Tracking:
    """Return how a run, or what has these styles, is set: as it says itself, else as the nearest of its styles that says so."""
    own = run.find(w("rPr")) if run is not None else None
    points = _first(val(own.find(w("spacing"))) if own is not None else None, (each.spacing for each in styles))
    width = _first(child_val(own, "w"), (each.width for each in styles))
    return Tracking(whole(points) / 20, whole((width or "").rstrip("%"), UNTRACKED.width))


def _first(own: str | None, inherited: Iterator[str | None]) -> str | None:
    return own if own is not None else next((each for each in inherited if each is not None), None)
