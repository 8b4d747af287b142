"""Columns: the same rules over a table of any size, exact in every row.

- `cells` is the small language of columns, with the range of each, which decides how wide it must be; `civil_days` is
  the calendar in it, and `lowering` the way from the expressions of a decision.
- `plan` is a question in cells, and says what the columns of an answer mean.
- `on_polars` prints a plan as stages of Polars, over the columns that `polars_facts` reads. `sql` prints it as a query
  in the `dialects` of DuckDB (`on_duckdb`), Spark (`on_spark`) and Postgres. `row_by_row` is the scalar evaluator for
  frames of a few rows.
- `matching` says which columns hold which facts; `frames` takes and returns the caller's kind of frame, `files` answers
  CSV and Parquet files of any size.

Rows in which every fact is known and usual go through a plan without nulls and, where that is exact, in 64 bits. Those
with facts missing, amounts or days beyond the usual, or faults go through a second one that knows bounds.
"""
