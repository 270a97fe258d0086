"""The words of one Word paragraph, as its reader sees them.

1. What a tracked change takes out or moves away is left out, and so is hidden text; what it puts in is kept.
2. Words struck through are told apart: of a paragraph in which only some are, those are left out.
3. A text box is read after the paragraph that it hangs on; of a drawing's two forms the first counts.
"""

from lxml import etree

from kelisim.reading.formats.ooxml import MC, W, child, is_on
from kelisim.reading.formats.word.styles import Style, Styles

_GONE = frozenset(
    {f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText")}
    | {f"{MC}Fallback", f"{W}sdtPr", f"{W}ruby", f"{W}footnoteRef", f"{W}endnoteRef"}
)
_BOX = f"{W}txbxContent"
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


_TEXT, _RUN, _SYMBOL = f"{W}t", f"{W}r", f"{W}sym"
_PROPERTIES, _HIDDEN, _STYLE = f"{W}rPr", f"{W}vanish", f"{W}rStyle"
_STRIKES = (f"{W}strike", f"{W}dstrike")


class Said:
    """What a paragraph says: pieces of text with whether they are struck, notes and text boxes that hang on it."""

    __slots__ = ("boxes", "notes", "pieces")

    def __init__(self) -> None:
        self.pieces: list[tuple[str, bool]] = []
        self.notes: list[tuple[str, str]] = []
        self.boxes: list[etree._Element] = []

    @property
    def struck(self) -> bool:
        """Whether there are words and all of them are struck."""
        found = False
        for words, struck in self.pieces:
            if words.strip():
                if not struck:
                    return False
                found = True
        return found

    @property
    def words(self) -> str:
        """The words that are not struck, or all where all are (rule 2)."""
        if len(self.pieces) == 1:
            return self.pieces[0][0]
        every = self.struck
        return "".join(words for words, struck in self.pieces if every or not struck)


def said_in(paragraph: etree._Element, styles: Styles, style: Style) -> Said:
    """Take a paragraph's words."""
    said = Said()
    stack: list[tuple[etree._Element, bool]] = [(one, style.struck) for one in reversed(paragraph)]
    while stack:
        element, struck = stack.pop()
        tag = element.tag
        if tag in _GONE:
            continue
        if tag == _TEXT:
            said.pieces.append((element.text or "", struck))
        elif tag in _SIGNS:
            said.pieces.append((_SIGNS[tag], struck))
        elif tag == _SYMBOL:
            said.pieces.append((_symbol(element), struck))
        elif tag in _NOTES:
            said.notes.append((_NOTES[tag], element.get(f"{W}id") or ""))
        elif tag == _BOX:
            said.boxes.append(element)
        else:
            properties = child(element, _PROPERTIES) if tag == _RUN else None
            if properties is not None and len(properties):
                if is_on(child(properties, _HIDDEN)):
                    continue
                struck = _struck(properties, styles, struck)
            stack.extend((one, struck) for one in reversed(element))
    return said


def _struck(properties: etree._Element, styles: Styles, otherwise: bool) -> bool:  # noqa: FBT001 one value
    for name in _STRIKES:
        switch = child(properties, name)
        if switch is not None:
            return is_on(switch)
    return otherwise or styles.named(child(properties, _STYLE)).struck


def _symbol(element: etree._Element) -> str:
    code = element.get(f"{W}char") or ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
