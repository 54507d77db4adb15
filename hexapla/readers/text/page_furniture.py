"""What a page adds to a text: running heads, page numbers, job numbers.  They are dropped, each one logged."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hexapla.akn.reading import Repair
from hexapla.data_files import data_file, data_names
from hexapla.readers.masthead.slots import job_number_of, looks_like_symbol

PAGE_FURNITURE = "F-103"

_BLANKS = " \t\u00a0\f\u200e\u200f"
_PAGE = re.compile(
    r"(?:[Pp]age|PAGE|[Pp]ágina|[Сс]тр\.|Страница|الصفحة|p\.)?\s*(?:[-–]\s*)?\d{1,4}(?:\s?/\s?\d{1,4})?(?:\s*[-–])?|第\s?\d{1,4}\s?页"
)
_COUNTED = re.compile(r"\d{1,4}/\d{1,4}")
_NAMED = re.compile(r"(?:[Pp]age|PAGE|[Pp]ágina|[Сс]тр\.|Страница|الصفحة)\s*\d{1,4}|第\s?\d{1,4}\s?页")
_LANGUAGES = frozenset(
    data_file(f"languages/{code}")[name].casefold()
    for code in data_names("languages")
    for name in ("english_name", "native_name")
)
_CELLS = re.compile(r"\t+| {2,}")
_MASTHEAD_LINES = 40
_EDGE = 3
_FEWEST_PAGES = 3


@dataclass(frozen=True)
class Unpaged:
    """A text without its page furniture: the log, the lines at which pages ended, the job numbers dropped."""

    text: str
    repairs: tuple[Repair, ...]
    breaks: tuple[int, ...]
    job_number: str | None = None


def without_pages(text: str) -> Unpaged:
    """Return the text without running heads and page numbers; line ends, and so the numbers of lines, stay."""
    lines = text.split("\n")
    drop = sorted(set(_furniture(lines)))
    log: list[Repair] = []
    jobs: list[str] = []
    kept = list(lines)
    starts = _starts(lines)
    gone = 0
    for index in drop:
        line = lines[index]
        words = line.strip(_BLANKS)
        start = line.index(words)
        log.append(Repair(PAGE_FURNITURE, index + 1, starts[index] + start - gone, words, ""))
        kept[index] = line[:start] + line[start + len(words) :]
        gone += len(words)
        jobs += [job for cell in _cells(words) if (job := job_number_of(cell))]
    breaks = sorted({*drop, *(index for index, line in enumerate(lines) if "\f" in line)})
    return Unpaged("\n".join(kept), tuple(log), tuple(breaks), jobs[0] if jobs else None)


def _starts(lines: Sequence[str]) -> list[int]:
    starts, offset = [], 0
    for line in lines:
        starts.append(offset)
        offset += len(line) + 1
    return starts


def _furniture(lines: Sequence[str]) -> Iterator[int]:
    """Yield the indexes of lines that pages added."""
    bare = [line.strip(_BLANKS) for line in lines]
    first, symbol = _symbol(bare)
    edges = _edges(lines, bare)
    templates = Counter(template for index in edges if (template := _template(bare[index])))
    repeats = sum(1 for words in bare if words.rstrip("*") == symbol) if symbol else 0
    found: set[int] = set()
    for index, words in enumerate(bare):
        if not words or index == first:
            continue
        is_edge = index in edges
        cells = _cells(words)
        if all(_is_part(cell, symbol) for cell in cells) and (
            len(cells) > 1
            and not all(map(str.isdecimal, cells))  # a row of figures
            and any(_COUNTED.fullmatch(cell) or _PAGE.fullmatch(cell) for cell in cells)
            and (is_edge or index > _MASTHEAD_LINES or (first >= 0 and index > first + 1))
        ):
            found.add(index)
        elif symbol and words.rstrip("*") == symbol and index > first:
            if is_edge or repeats >= _FEWEST_PAGES or _NAMED.fullmatch(_next(bare, index)):
                found.add(index)
        elif (
            (is_edge and (_PAGE.fullmatch(words) or job_number_of(words) is not None))
            or (is_edge and symbol and symbol in cells and templates[_template(words)] >= _FEWEST_PAGES - 1)
            or (is_edge and templates[_template(words)] >= _FEWEST_PAGES and len(words) < 160)
        ):
            found.add(index)
    yield from found
    yield from _under_heads(bare, found, symbol)


def _under_heads(bare: Sequence[str], found: set[int], symbol: str) -> Iterator[int]:
    """Yield what stands with a running head: the language, `page 3`."""
    for index in sorted(found):
        if bare[index].rstrip("*") != symbol:
            continue
        following = index + 1
        while following < len(bare) and (
            _PAGE.fullmatch(bare[following]) or (bare[following].casefold() in _LANGUAGES and bare[following])
        ):
            yield following
            following += 1


def _next(bare: Sequence[str], index: int) -> str:
    rest = [words for words in bare[index + 1 : index + 3] if words and words.casefold() not in _LANGUAGES]
    return rest[0] if rest else ""


def _symbol(bare: Sequence[str]) -> tuple[int, str]:
    """Return where the masthead prints the symbol, and the symbol; -1 where none does."""
    for index, words in enumerate(bare[:_MASTHEAD_LINES]):
        for cell in _cells(words):
            if looks_like_symbol(cell):
                return index, cell.rstrip("*")
    return -1, ""


def _cells(words: str) -> list[str]:
    cells = _CELLS.split(words)
    single = words.split(" ")
    is_counted = len(single) == 2 and any(_COUNTED.fullmatch(cell) for cell in single)
    return single if is_counted and any(job_number_of(cell) for cell in single) else cells


def _is_part(cell: str, symbol: str) -> bool:
    is_job = job_number_of(cell) is not None
    return is_job or _PAGE.fullmatch(cell) is not None or (bool(symbol) and cell.rstrip("*") == symbol)


def _template(words: str) -> str:
    return re.sub(r"\d+", "#", words) if words else ""


def _edges(lines: Sequence[str], bare: Sequence[str]) -> set[int]:
    """Return the indexes of the lines at the top and at the foot of pages; none where no form feed parts pages."""
    breaks = [index for index, line in enumerate(lines) if "\f" in line]
    found: set[int] = set()
    for position in breaks:
        at = position if not lines[position].split("\f", 1)[0].strip(_BLANKS) else position + 1
        above = [index for index in range(max(0, at - 12), at) if bare[index]]
        below = [index for index in range(at, min(len(lines), at + 8)) if bare[index]]
        found.update(above[-_EDGE:])
        found.update(below[:2])
    if breaks:
        found.update([index for index, words in enumerate(bare) if words][-2:])
    return found
