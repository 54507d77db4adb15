"""The headings that a contents list of a source says: which of the text they are, in the words of the list, in its groups."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hexapla.present.presentation import Entry

_PAGE = re.compile(r"(?<![\s.…])[\s.…]*\d{1,4}$")
"""The number of a page at the end of a line of a source's list."""

GROUP = 2
"""How many words at most stand above a group of lines of a source's list: `Annexes`."""

GROUPED, ENDINGS = "grouped", 1
"""The style of a heading below such words, and how many letters may tell their number: `приложение`, `приложения`."""

SURE = 6
"""Letters behind its number by which a line is the beginning of a heading that its author wrote longer later."""

MOSTLY = 0.6
"""The share of the lines of a source's list that are headings of its text."""


def listed_headings(headings: Sequence[Entry], said: Sequence[str]) -> list[Entry]:
    """Return the headings that a source's contents list says, in its words; none where it says too few of them to be one.

    Where the list says most of them in the order of the text, a heading that stands twice is the one between its neighbours, and
    of two there the one of the higher level, a line that leads back is left out, and the words above a group (`Annexes`), which lead nowhere, stand there too.
    """
    folded = [{_folded(each) for each in (words, _PAGE.sub("", words))} for words in said]
    known = _known(headings, [form for forms in folded for form in forms])
    lines = [(words, _meant(forms, known)) for words, forms in zip(said, folded, strict=True)]
    pairs = [
        (number, place)
        for number, (_, forms) in enumerate(lines)
        for place in reversed(range(len(known)))
        if forms & known[place][1]
    ]
    placed = _placed(pairs, [entry.level for entry, _ in known])
    if len(placed) < MOSTLY * len({number for number, _ in pairs}):
        in_order = [known[place][0] for place in sorted({place for _, place in pairs})]
    else:
        in_order = _grouped(
            [(words, known[placed[n]][0] if n in placed else None) for n, (words, _) in enumerate(lines)]
        )
    groups = sum(1 for entry in in_order if not entry.eid)
    return in_order if len(in_order) - groups >= MOSTLY * (len(said) - groups) else []


def _placed(pairs: Sequence[tuple[int, int]], levels: Sequence[int]) -> dict[int, int]:
    """Return which heading each line is, of pairs of a line and a heading that may be it: the most that keep the order of the text.

    Where several are as many, those of the highest levels: a list of mandates names subprogrammes before they stand there.
    """
    chains = list[
        tuple[tuple[int, int], int]
    ]()  # how many headings end with a pair, how high they are; the pair before
    for line, place in pairs:
        before = [at for at in range(len(chains)) if pairs[at][0] < line and pairs[at][1] < place]
        last = max(before, key=lambda at: (chains[at][0], at), default=-1)
        count, height = chains[last][0] if before else (0, 0)
        chains.append(((count + 1, height - levels[place]), last))
    found, at = dict[int, int](), max(range(len(chains)), key=lambda at: (chains[at][0], at), default=-1)
    while at >= 0:
        found[pairs[at][0]] = pairs[at][1]
        at = chains[at][1]
    return found


def _grouped(lines: Sequence[tuple[str, Entry | None]]) -> list[Entry]:
    """Return the headings of the lines in their words, and the words above a group, which are none."""
    made = list[Entry]()
    for (words, entry), (_, following) in pairwise([*lines, ("", None)]):
        if entry is not None:
            above = next((each.text for each in reversed(made) if not each.eid), "")
            made.append(_below_group(_as_said(entry, words), words, above))
        elif made and following is not None and len(words.split()) <= GROUP and not _PAGE.search(words):
            made.append(Entry("", 1, None, words.strip(), "", ""))
    return made


def _meant(forms: set[str], known: Sequence[tuple[Entry, set[str]]]) -> set[str]:
    """Return what a line of a list says; a heading, where it has its number and begins with its words."""
    if any(forms & own for _, own in known):
        return forms
    begun = [
        own
        for entry, own in known
        if entry.num and any(_begins(f"{entry.num}{entry.text}", form, len(_folded(entry.num))) for form in forms)
    ]
    return begun[0] if len(begun) == 1 else forms


def _begins(heading: str, form: str, label: int) -> bool:
    return len(form) >= label + SURE and _folded(heading).startswith(form)


def _forms(entry: Entry) -> set[str]:
    """Return what a list may say of a heading: its words, behind its label, behind the number in that (`II` of `Annex II`)."""
    label = entry.num or ""
    return {_folded(f"{before}{entry.text}") for before in ("", label, label.rpartition(" ")[2])}


def _known(headings: Sequence[Entry], said: Sequence[str]) -> list[tuple[Entry, set[str]]]:
    """Return headings with the forms in which a contents list may say them: a numbered one with how one above it begins, too.

    `Subprogramme 1 (a). Mainstreaming` is the heading `(a) Mainstreaming` below `Subprogramme 1: Human rights`.
    """
    known, above = list[tuple[Entry, set[str]]](), list[str]()
    for entry in headings:
        whole = _folded(f"{entry.num or ''}{entry.text}")
        longer = (form for form in said if entry.num and form != whole and form.endswith(whole))
        with_one_above = {form for form in longer if any(each.startswith(form.removesuffix(whole)) for each in above)}
        known.append((entry, {*_forms(entry), *with_one_above}))
        above.append(whole)
    return known


def _as_said(entry: Entry, words: str) -> Entry:
    """Return a heading with the points and note marks that the source's list gives it: `Subprogramme 1. Trade***`."""
    said = _PAGE.sub("", words).strip()
    label = (entry.num or "").strip()
    said = said.removeprefix(label).strip() if label else said
    if _folded(said) == _folded(entry.text):
        return replace(entry, text=said)
    return (
        replace(entry, num=None, text=said) if label and _folded(said).endswith(_folded(label + entry.text)) else entry
    )


def _below_group(entry: Entry, words: str, group: str) -> Entry:
    """Return a heading that stands below words which name it (`Annexes`) without that name, with the number that its line has."""
    first, _, number = (entry.num or "").strip().partition(" ")
    stem = first.casefold()[: max(1, len(first) - ENDINGS)]
    if not group or not stem or not group.casefold().startswith(stem):
        return entry
    said, text = words.strip(), entry.text.strip()
    label = said.partition(text)[0].strip() if text and text in said else ""
    return replace(entry, num=label or number or None, style=GROUPED)


def _folded(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()
