"""Lists that follow one another on paper, as one: in a Word file the columns of a list are often a table each."""

from lxml import etree

from hexapla.writers.markup.elements import Fragment


def joined_lists(body: Fragment) -> Fragment:
    """Return elements in which a list right below another one, without a caption of its own, shares the columns of that."""
    kept: list[etree._Element] = []
    for each in body.elements:
        above, own = _list_of(kept[-1]) if kept else None, _list_of(each)
        if above is None or own is None or next(own.iter("caption"), None) is not None:
            kept.append(each)
            continue
        if each.get("id"):
            own[0].set("id", each.get("id", ""))
        above.extend(own)
        names = kept[-1].get("class", "").split()
        kept[-1].set("class", " ".join(name for name in names if name != "short"))
    return Fragment(tuple(kept))


def _list_of(element: etree._Element) -> etree._Element | None:
    """Return the columns of a list, None where an element is none or holds something else too."""
    found = element.find("div[@class='list']") if "listed" in element.get("class", "").split() else None
    return found if found is not None and len(found) and len(element) == 1 else None
