"""What tracked changes cannot show of two versions: new numbers, notes that are gone, pictures; as comments at their places."""

from collections import Counter
from collections.abc import Iterator, Sequence

from hexapla.akn.document import AknDocument
from hexapla.akn.names import akn
from hexapla.officer.revisions import Revision
from hexapla.officer.word_comments import Comment, opened_for_comments, with_comments
from hexapla.officer.word_text import WordText

_MOST = 40
"""New numbers that a comment lists."""


def with_untracked(data: bytes, changes: Sequence[Revision], old: AknDocument, new: AknDocument) -> bytes:
    """Return a redline with comments about what its tracked changes do not say; as it is where there is nothing."""
    lines = [*_of_notes(changes), *_of_numbers(changes), *_of_pictures(old, new)]
    package = opened_for_comments(data, "the redline") if lines else None
    main = package.root(package.main) if package else None
    if package is None or main is None:
        return data
    text = WordText(main)
    return with_comments(package, text, [Comment(text.find(words) or (0, 1), (line,)) for words, line in lines])


def _of_notes(changes: Sequence[Revision]) -> Iterator[tuple[str, str]]:
    """Yield the words of the paragraphs that have lost a note, with what the note said."""
    holders = {each.old.eid: each.new for each in changes if each.old is not None and each.old.kind != "note"}
    for each in changes:
        if each.old is not None and each.old.kind == "note" and each.new is None:
            eid = each.old.eid
            while eid and eid not in holders:
                eid = eid.rpartition("__")[0]
            holder = holders.get(eid)
            yield holder.text if holder else "", f"A note was taken out here, {each.old.num or '*'}: {each.old.text}"


def _of_numbers(changes: Sequence[Revision]) -> Iterator[tuple[str, str]]:
    """Yield the words of the first paragraph that has another number, with the numbers of all."""
    other = [
        (each.new.text, f"{each.old.num} is {each.new.num} now")
        for each in changes
        if each.old
        and each.new
        and each.new.kind != "note"
        and each.old.num
        and each.new.num
        and each.old.num != each.new.num
    ]
    if other:
        more = f", and {len(other) - _MOST} more" if len(other) > _MOST else ""
        yield (
            other[0][0],
            f"Numbers are those of the new version: {', '.join(said for _, said in other[:_MOST])}{more}.",
        )


def _of_pictures(old: AknDocument, new: AknDocument) -> Iterator[tuple[str, str]]:
    """Yield how many pictures are others than before, by what is in them."""
    before, after = (Counter(each.get("src") for each in document.main.iter(akn("img"))) for document in (old, new))
    if before != after:
        gone, come = (before - after).total(), (after - before).total()
        yield (
            "",
            f"Pictures: {come} put in, {gone} taken out. They are those of the new version, and no change can be rejected.",
        )
