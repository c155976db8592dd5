"""A catalogue's tables given out: CSV for spreadsheets, JSON Lines and Parquet for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, TextIO

from sqlalchemy import Connection, Select, select

from corpus.catalogue.models import CitationRow, DeadlineRow, File, Item, PlanRow, ResponsibilityRow, Version
from schemas.errors import WrongUse

Kind = Literal["csv", "jsonl", "parquet"]
Table = Literal["plans", "items", "citations", "deadlines", "responsibilities", "files"]
_STEP = 1000  # rows at a time


def _of_plans(model: Any, *left_out: str) -> Select[Any]:
    columns = [column for column in model.__table__.columns if column.name not in ("id", "plan_id", *left_out)]
    return (
        select(File.path, *columns)
        .select_from(model)
        .join(PlanRow, PlanRow.id == model.plan_id)
        .join(File, File.id == PlanRow.file_id)
        .order_by(File.path, model.id)
    )


def statement(table: Table) -> Select[Any]:
    """The rows of a table, each with the path of its file, in an order that is always the same."""
    if table == "plans":
        left_out = ("id", "version_id", "file_id", "identity", "code_key", "issuer_key")
        columns = [column for column in PlanRow.__table__.columns if column.name not in left_out]
        return select(File.path, *columns).join(PlanRow, PlanRow.file_id == File.id).order_by(File.path)
    if table == "files":
        left_out = ("id", "file_id", "plan", "text", "pages", "digest")
        columns = [column for column in Version.__table__.columns if column.name not in left_out]
        joined = select(File.path, *columns).join(Version, Version.file_id == File.id)
        return joined.order_by(File.path, Version.number)
    models = {"items": Item, "citations": CitationRow, "deadlines": DeadlineRow, "responsibilities": ResponsibilityRow}
    return _of_plans(models[table], "code_key", "issuer_key", "agency_key")


def rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table as values by the names of its columns."""
    found = connection.execution_options(yield_per=_STEP).execute(statement(table))
    for row in found.mappings():
        yield dict(row)


def write_csv(connection: Connection, table: Table, out: TextIO, guarded: Callable[[Any], Any]) -> int:
    """Write a table as CSV with a head; `guarded` keeps a spreadsheet from taking a text for a formula. The number of rows."""
    count = 0
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in statement(table).selected_columns)
    for row in rows(connection, table):
        writer.writerow(guarded(_flat(value)) for value in row.values())
        count += 1
    return count


def write_jsonl(connection: Connection, table: Table, out: TextIO) -> int:
    """Write a table as one JSON object a line. The number of rows."""
    count = 0
    for row in rows(connection, table):
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def parquet(connection: Connection, table: Table, out: Path) -> int:
    """Write a table as Parquet into a file. The number of rows. Raises WrongUse where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as problem:
        raise WrongUse("catalogue.no_parquet") from problem
    schema = pa.schema([(column.name, _arrow(pa, column)) for column in statement(table).selected_columns])
    count = 0
    with pq.ParquetWriter(out, schema) as writer:
        batch: list[dict[str, Any]] = []
        for row in rows(connection, table):
            batch.append({name: _flat(value) for name, value in row.items()})
            if len(batch) == _STEP:
                writer.write_table(pa.Table.from_pylist(batch, schema))
                count += len(batch)
                batch = []
        writer.write_table(pa.Table.from_pylist(batch, schema))
    return count + len(batch)


def _arrow(pa: Any, column: Any) -> Any:
    kinds = {"INTEGER": pa.int64(), "FLOAT": pa.float64(), "BOOLEAN": pa.bool_()}
    return kinds.get(str(column.type), pa.string())


def _flat(value: Any) -> Any:
    """A value of one cell: what has parts as JSON."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else value


def as_text(connection: Connection, table: Table, kind: Literal["csv", "jsonl"], guarded: Callable[[Any], Any]) -> str:
    """A table as text, for the screen."""
    out = io.StringIO(newline="")
    if kind == "csv":
        write_csv(connection, table, out, guarded)
    else:
        write_jsonl(connection, table, out)
    return out.getvalue()
