"""A DOCX under check: its parts in the sense of the decree, found once for all rules."""

from __future__ import annotations

from functools import cached_property

from check.form.body import BodyParagraph, classify, split_bases
from check.form.closing import Closing, find_closing
from check.form.letterhead import Letterhead, find_letterhead
from check.form.lines import drawn_line
from check.word.package import Package, W
from check.word.sections import Section, even_differs, page_fields, read_sections
from check.word.styles import RunForm, millimetres
from check.word.text import Paragraph, Reader
from grammar.legacy import code_of_font
from grammar.normalise import key


class Form:
    """The document and its components; `draft` says that a number, day or month may still be blank."""

    def __init__(self, package: Package, draft: bool = False) -> None:
        self.package = package
        self.draft = draft
        self.reader = Reader(package)
        self.paragraphs = self.reader.part(package.main)

    def forget(self) -> None:
        """Read the sections, headers and footers anew: they were changed."""
        for name in ("sections", "edges"):
            self.__dict__.pop(name, None)

    @cached_property
    def sections(self) -> list[Section]:
        """The sections in order."""
        return read_sections(self.package)

    @cached_property
    def edges(self) -> dict[str, list[Paragraph]]:
        """The paragraphs of each header and footer that a section shows, by the part's name."""
        used = {
            name for section in self.sections for name in self.shown(section, "header") + self.shown(section, "footer")
        }
        return {name: self.reader.part(name) for name in sorted(used) if name in self.package.parts}

    @cached_property
    def notes(self) -> list[Paragraph]:
        """The paragraphs of footnotes and endnotes."""
        names = [*self.package.related("footnotes"), *self.package.related("endnotes")]
        return [paragraph for name in names for paragraph in self.reader.part(name)]

    def shown(self, section: Section, kind: str) -> list[str]:
        """The header or footer parts that a section's pages can show."""
        parts = section.headers if kind == "header" else section.footers
        kinds = ["default"] + ["first"] * section.first_page_differs + ["even"] * even_differs(self.package)
        return [parts[name] for name in kinds if name in parts]

    def number_paragraphs(self, names: list[str]) -> list[Paragraph]:
        """The paragraphs of some headers or footers that print the page's number."""
        out: list[Paragraph] = []
        for name in names:
            fields = page_fields(self.package.root(name)) if name in self.edges else []
            out += [paragraph for paragraph in self.edges.get(name, []) if paragraph.element in fields]
        return out

    @cached_property
    def columns(self) -> dict[int, list[float]]:
        """The widths of the columns of each table, in millimetres, by the table's number."""
        out: dict[int, list[float]] = {}
        for paragraph in self.paragraphs:
            if paragraph.cell is not None and paragraph.cell[0] not in out and paragraph.table is not None:
                grid = paragraph.table.find(W + "tblGrid")
                cells = grid.iterchildren(W + "gridCol") if grid is not None else ()
                out[paragraph.cell[0]] = [millimetres(cell.get(W + "w")) for cell in cells]
        return out

    def has_table(self, section: Section) -> bool:
        """Whether a section holds a table other than those that the letterhead and the signature stand in."""
        parts = (self.letterhead.nation, self.closing.heading, *self.closing.authority, self.letterhead.number)
        own = {line.paragraph.cell[0] for line in parts if line is not None and line.paragraph.cell is not None}
        return any(p.section == section.index and p.cell is not None and p.cell[0] not in own for p in self.paragraphs)

    @cached_property
    def legacy(self) -> bool:
        """Whether the text is mostly in a legacy font: its letters are not those that are shown."""
        letters = old = 0
        for paragraph in self.paragraphs:
            for piece in paragraph.written:
                letters += len(piece.text)
                old += len(piece.text) if code_of_font(piece.form.ascii) or code_of_font(piece.form.latin) else 0
        return old * 2 > letters

    @cached_property
    def letterhead(self) -> Letterhead:
        """What stands above the body."""
        return find_letterhead(self.paragraphs, self.sections[0].text_width, self.columns)

    @cached_property
    def closing(self) -> Closing:
        """What stands below the body."""
        return find_closing(self.paragraphs, self.letterhead.until)

    @cached_property
    def _middle(self) -> tuple[list[Paragraph], list[Paragraph]]:
        start, end = self.letterhead.until, self.closing.start
        inside = [
            p
            for p in self.paragraphs
            if start <= p.index < end and p.cell is None and not p.boxed and p.text and drawn_line(p, 160) is None
        ]
        if self.letterhead.nation is None and self.letterhead.type is None:
            return [], inside
        return split_bases(inside)

    @property
    def bases(self) -> list[Paragraph]:
        """The legal bases."""
        return self._middle[0]

    @cached_property
    def body(self) -> list[BodyParagraph]:
        """The paragraphs of the body behind the legal bases, outside tables, with what each is."""
        return classify(self._middle[1])

    @property
    def is_plan(self) -> bool:
        """Whether the document's type is KẾ HOẠCH."""
        return self.letterhead.type is not None and key(self.letterhead.type.text) == key("kế hoạch")

    def field_form(self, paragraph: Paragraph) -> RunForm:
        """The formatting of a field that was never printed: that of the run which holds its code."""
        code = next(paragraph.element.iter(W + "instrText", W + "fldSimple", W + "pgNum"), None)
        run = code if code is None or code.tag == W + "fldSimple" else code.getparent()
        inner = next(run.iter(W + "r"), None) if run is not None and run.tag == W + "fldSimple" else run
        return self.reader.styles.run(inner.find(W + "rPr") if inner is not None else None, paragraph.form.style)
