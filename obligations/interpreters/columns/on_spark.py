"""Columns on Spark: a frame in, a frame out, computed by the cluster as Spark SQL when it is looked at.

Nothing leaves the JVM, and nothing is computed here. A session in which ANSI mode is on (the default since Spark 4)
would raise an error for a number that does not fit; the plan sees to it that none is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from obligations.interpreters.columns.dialects import SPARK
from obligations.interpreters.columns.matching import checked, row_fields
from obligations.interpreters.columns.plan import Plan
from obligations.interpreters.columns.sql import Lateral, Type, query

__all__ = ["ask_spark", "type_of"]

_NAMES = {
    "boolean": "bool",
    **dict.fromkeys(("byte", "short", "integer", "long", "tinyint", "smallint", "int", "bigint"), "int"),
    "string": "text",
    "date": "date",
    "timestamp_ntz": "naive",
    "timestamp": "instant",
    "void": "null",
    "null": "null",
}


def type_of(dtype: Any) -> Type:
    """The type of a column of a frame."""
    name: str = dtype.typeName()
    if name == "array":
        return Type("list", type_of(dtype.elementType))
    if name == "struct":
        return Type("struct", fields=tuple((field.name, type_of(field.dataType)) for field in dtype.fields))
    if name.startswith(("varchar", "char")):
        return Type("text")
    return Type(_NAMES.get(name, "other"))


@lru_cache(maxsize=64)
def _stages(
    plan: Plan,
    schema: tuple[tuple[str, Type], ...],
    columns: tuple[tuple[str, str], ...],
    prefix: str,
    hidden: tuple[str, ...],
) -> tuple[tuple[str, ...], ...]:
    made = query(plan, SPARK, dict(schema), dict(columns), prefix, hidden)
    stages = [stage for stage in made.stages if not isinstance(stage, Lateral)]
    return (*(("*", *made.written(stage)) for stage in stages), tuple(made.written(made.result)))


def ask_spark(
    plan: Plan, frame: Any, columns: Mapping[str, str], rows: Mapping[str, Any], key: str | None, prefix: str
) -> Any:
    """The frame with the columns of the answer."""
    checked(plan, list(frame.columns), columns, prefix, rows=tuple(rows))
    if rows:
        frame = _joined(plan, frame, columns, rows, cast(str, key))
    schema = tuple((field.name, type_of(field.dataType)) for field in frame.schema.fields)
    # Stage by stage: Spark looks at one query of so many stages again and again before it understands it.
    for stage in _stages(plan, schema, tuple(columns.items()), prefix, tuple(rows)):
        frame = frame.selectExpr(*stage)
    return frame


def _joined(plan: Plan, frame: Any, columns: Mapping[str, str], rows: Mapping[str, Any], key: str) -> Any:
    """The frame with each list of rows as a column, from a frame of its own. No rows are an empty list."""
    from pyspark.sql import functions

    for name, table in rows.items():
        _, fields = row_fields(plan, name, key, list(frame.columns), list(table.columns), columns)
        struct = ", ".join(f"{_quoted(at)} AS {_quoted(field)}" for field, at in fields.items())
        listed = functions.expr(f"collect_list(struct({struct}))").alias(name)
        grouped = table.groupBy(_quoted(key)).agg(listed)
        kind = grouped.schema[name].dataType.simpleString()
        frame = frame.join(grouped, on=key, how="left").select(
            *(_quoted(column) for column in frame.columns),
            functions.expr(f"coalesce({_quoted(name)}, CAST(array() AS {kind}))").alias(name),
        )
    return frame


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"
