"""Every table of the norms by its name: the file that it stands in and what its entries are."""

from __future__ import annotations

from dataclasses import dataclass

from norms.acts import Act
from norms.awards import Award, BaseSalary, Multiple, Regime, Rounding
from norms.documents import Abbreviation, CopySymbol, DocumentType, IssuerSymbol, Law, LocalSymbol, PartySymbol
from norms.entry import Entry, load
from norms.fields import Field
from norms.form import Columns, Measure
from norms.heads import Head
from norms.levels import Area, Hamlet, Province, Structure
from norms.misprints import Misprint
from norms.offices import Office
from norms.places import Commune, Settlement
from norms.powers import Power
from norms.repealed import Repealed
from norms.wording import Wording


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `name` is unique over all files."""

    file: str
    name: str
    kind: type[Entry]

    def entries(self) -> tuple[Entry, ...]:
        """Its entries, an office's own ones among them."""
        return load(self.file, self.name, self.kind)

    def keys(self) -> tuple[str, ...]:
        """The keys that an entry may have in a file, in the order of the model, the dates after the words."""
        fields = self.kind.model_fields
        own = [name for name in fields if name not in Entry.model_fields]
        return ("id", *own, "from", "until", "source", "confidence", "ask")


TABLES: tuple[Table, ...] = (
    Table("acts.toml", "act", Act),
    Table("awards.toml", "award", Award),
    Table("awards.toml", "regime", Regime),
    Table("awards.toml", "multiple", Multiple),
    Table("awards.toml", "base_salary", BaseSalary),
    Table("awards.toml", "rounding", Rounding),
    Table("documents.toml", "type", DocumentType),
    Table("documents.toml", "copy", CopySymbol),
    Table("documents.toml", "issuer", IssuerSymbol),
    Table("documents.toml", "local_issuer", LocalSymbol),
    Table("documents.toml", "party_issuer", PartySymbol),
    Table("documents.toml", "abbreviation", Abbreviation),
    Table("fields.toml", "field", Field),
    Table("form.toml", "measure", Measure),
    Table("form.toml", "columns", Columns),
    Table("heads.toml", "head", Head),
    Table("laws.toml", "law", Law),
    Table("levels.toml", "structure", Structure),
    Table("levels.toml", "area", Area),
    Table("levels.toml", "hamlet", Hamlet),
    Table("misprints.toml", "misprint", Misprint),
    Table("offices.toml", "office", Office),
    Table("offices.toml", "body", Office),
    Table("places.toml", "province", Province),
    Table("places.toml", "commune", Commune),
    Table("places.toml", "settlement", Settlement),
    Table("powers.toml", "power", Power),
    Table("repealed.toml", "document", Repealed),
    Table("wording.toml", "rule", Wording),
)

FILES: tuple[str, ...] = tuple(dict.fromkeys(table.file for table in TABLES))


def find_tables(name: str) -> tuple[Table, ...]:
    """The table of a name, or all those of a file ("offices", "offices.toml"); empty where there is none."""
    found = tuple(table for table in TABLES if table.name == name)
    return found or tuple(table for table in TABLES if table.file in (name, f"{name}.toml"))
