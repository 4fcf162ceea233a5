"""The elements that a Word document is made of, in few words.

Word refuses a file whose elements stand in another order than its schema names: whoever puts them together keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Element: TypeAlias = Any
"""An element of lxml's, of whatever class the library has for its tag."""

CM = 567  # twips; a twip is a twentieth of a point
POINT = 20


def element(tag: str, *children: Element, **attributes: object) -> Element:
    """Return an element of WordprocessingML; tag and attributes are named without their prefix."""
    made: Element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def child(parent: Element, tag: str) -> Element:
    """Return the first child with a tag, None where there is none."""
    return parent.find(qn(f"w:{tag}"))


def paragraph(content: Iterable[Element] = (), style: str = "", properties: Sequence[Element] = ()) -> Element:
    """Return a paragraph; ``style`` is a style's id, ``properties`` what it has beside that, in the schema's order."""
    own = [element("pStyle", val=style), *properties] if style else list(properties)
    return element("p", *([element("pPr", *own)] if own else []), *content)


def run(text: str, *, bold: bool = False) -> Element:
    """Return text; LF in it ends a line, TAB goes to the next stop."""
    made = element("r", element("rPr", element("b"), element("bCs"))) if bold else element("r")
    made.text = text  # the library's own: it writes breaks and tabs as elements
    return made


def field_start(instruction: str, *, dirty: bool = False) -> Iterator[Element]:
    """Yield the runs before what a field shows; ``dirty``: Word makes it anew when it opens the document."""
    begin = element("fldChar", fldCharType="begin", **({"dirty": "true"} if dirty else {}))
    words = element("instrText")
    words.text = f" {instruction} "
    words.set(qn("xml:space"), "preserve")
    yield from (element("r", begin), element("r", words), element("r", element("fldChar", fldCharType="separate")))


def field_end() -> Element:
    """Return the run behind what a field shows."""
    return element("r", element("fldChar", fldCharType="end"))


def bookmarked(number: int, name: str, content: Iterable[Element]) -> Iterator[Element]:
    """Yield content as a place that fields and links can name; no two have a number in common."""
    yield element("bookmarkStart", id=number, name=name)
    yield from content
    yield element("bookmarkEnd", id=number)
