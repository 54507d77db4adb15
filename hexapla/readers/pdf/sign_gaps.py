"""Gaps of signs: what seems to be a blank in a script that writes none, but behind the label of a part."""

from hexapla.catalogue import language as language_of
from hexapla.readers.pdf.paragraphs import is_label
from hexapla.readers.structure.labels import split_label
from hexapla.readers.text.line_ends import EAST_ASIAN
from hexapla.readers.word.characters import Characters


def _end_of_label(content: Characters, language: str) -> int:
    """Return where the label of a part ends whose title stands behind a blank, 0 for other headings: `第二条 用语`."""
    text = "".join(each.text for each in content)
    label = split_label(text, language).label
    return len(label) + 1 if " " not in label and text[len(label) :][:1] == " " and is_label(label, language) else 0


def without_gaps_of_signs(content: Characters, language: str, *, is_heading: bool = False) -> Characters:
    """Take out what a stretched row seems to have between two signs of a language that writes no blanks, but behind the label of a heading."""
    if language_of(language).facts["word_separator"]:
        return content
    kept = _end_of_label(content, language) if is_heading else 0
    content, label = content[kept:], content[:kept]
    around = zip(
        ("", *(each.text for each in content)), content, (*(each.text for each in content[1:]), ""), strict=False
    )
    return [
        *label,
        *(
            each
            for before, each, after in around
            if not (each.text == " " and _is_sign(before[-1:]) and _is_sign(after[:1]))
        ),
    ]


def _is_sign(text: str) -> bool:
    return text.isalpha() and EAST_ASIAN.match(text) is not None
