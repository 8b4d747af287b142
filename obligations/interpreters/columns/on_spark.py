"""Columns on Spark: a frame in, a frame out, computed by the cluster as Spark SQL when it is looked at.

Nothing leaves the JVM, and nothing is computed here. A session in which ANSI mode is on (the default since Spark 4) would
raise an error for a number that does not fit; the plan sees to it that none is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any


from obligations.interpreters.columns.frames import checked
from obligations.interpreters.columns.plan import Plan
from obligations.interpreters.columns.sql import SPARK, Type, query

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
    plan: Plan, schema: tuple[tuple[str, Type], ...], columns: tuple[tuple[str, str], ...], prefix: str
) -> tuple[tuple[str, ...], ...]:
    made = query(plan, SPARK, dict(schema), dict(columns), prefix)
    return (*(("*", *made.written(stage)) for stage in made.stages), tuple(made.written(made.result)))


def ask_spark(
    plan: Plan, frame: Any, columns: Mapping[str, str], rows: Mapping[str, Any], key: str | None, prefix: str
) -> Any:
    """The frame with the columns of the answer."""
    schema = tuple((field.name, type_of(field.dataType)) for field in frame.schema.fields)
    checked(plan, [name for name, _ in schema], columns, prefix, rows=tuple(rows))
    # Stage by stage: Spark looks at one query of so many stages again and again before it understands it.
    for stage in _stages(plan, schema, tuple(columns.items()), prefix):
        frame = frame.selectExpr(*stage)
    return frame
