"""Columns on DuckDB: a relation in, a relation out, computed by DuckDB when it is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

import duckdb

from obligations.interpreters.columns.dialects import DUCKDB
from obligations.interpreters.columns.matching import checked, row_fields
from obligations.interpreters.columns.plan import Plan
from obligations.interpreters.columns.sql import Type, query

__all__ = ["ask_relation", "type_of"]

_NAMES = {
    "boolean": "bool",
    **dict.fromkeys(("tinyint", "smallint", "integer", "bigint", "utinyint", "usmallint", "uinteger"), "int"),
    **dict.fromkeys(("ubigint", "hugeint", "uhugeint"), "wide"),
    "varchar": "text",
    "enum": "text",
    "date": "date",
    **dict.fromkeys(("timestamp", "timestamp_s", "timestamp_ms", "timestamp_ns"), "naive"),
    "timestamp with time zone": "instant",
    '"null"': "null",
    "null": "null",
}


def type_of(dtype: Any) -> Type:
    """The type of a column of a relation."""
    name: str = dtype.id
    if name == "list":
        return Type("list", type_of(dtype.children[0][1]))
    if name == "struct":
        return Type("struct", fields=tuple((field, type_of(inner)) for field, inner in dtype.children))
    return Type(_NAMES.get(name, "other"))


def ask_relation(
    plan: Plan,
    relation: duckdb.DuckDBPyRelation,
    columns: Mapping[str, str],
    rows: Mapping[str, Any],
    key: str | None,
    prefix: str,
) -> duckdb.DuckDBPyRelation:
    """The relation with the columns of the answer."""
    checked(plan, relation.columns, columns, prefix, rows=tuple(rows))
    if rows:
        relation = _joined(plan, relation, columns, rows, cast(str, key))
    schema = tuple((name, type_of(dtype)) for name, dtype in zip(relation.columns, relation.types, strict=True))
    return cast(
        duckdb.DuckDBPyRelation, relation.query(_ROWS, _text(plan, schema, tuple(columns.items()), prefix, tuple(rows)))
    )


_ROWS = "obligations_rows"


@lru_cache(maxsize=64)
def _text(
    plan: Plan,
    schema: tuple[tuple[str, Type], ...],
    columns: tuple[tuple[str, str], ...],
    prefix: str,
    hidden: tuple[str, ...],
) -> str:
    return query(plan, DUCKDB, dict(schema), dict(columns), prefix, hidden).text(_ROWS)


def _joined(
    plan: Plan, relation: duckdb.DuckDBPyRelation, columns: Mapping[str, str], rows: Mapping[str, Any], key: str
) -> duckdb.DuckDBPyRelation:
    """The relation with each list of rows as a column, from a relation of its own. No rows are an empty list."""
    for name, table in rows.items():
        if not isinstance(table, duckdb.DuckDBPyRelation):
            raise TypeError(f"the rows of {name} are a {type(table).__name__}: give a relation of the same connection")
        _, fields = row_fields(plan, name, key, relation.columns, table.columns, columns)
        struct = ", ".join(f"{_quoted(field)} := {_quoted(at)}" for field, at in fields.items())
        grouped = table.aggregate(f"{_quoted(key)}, list(struct_pack({struct})) AS {_quoted(name)}", _quoted(key))
        left, right = "obligations_left", "obligations_right"
        on = f"{left}.{_quoted(key)} = {right}.{_quoted(key)}"
        joined = relation.set_alias(left).join(grouped.set_alias(right), on, how="left")
        own = ", ".join(f"{left}.{_quoted(column)}" for column in relation.columns)
        relation = joined.project(f"{own}, coalesce({right}.{_quoted(name)}, []) AS {_quoted(name)}")
    return relation


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
