"""The command line as a whole: the outermost command, with the language and the end of every other one.

What the commands print and with which exit code they end stands in `command_line`.
"""

from __future__ import annotations

from typing import Any

import click

from obligations.doors.asking import ask
from obligations.doors.batching import batch
from obligations.doors.comparing import comparing
from obligations.doors.copies import verify_copy
from obligations.doors.covering import show_differences, write_cover
from obligations.doors.edging import plot_outcome, show_edges, solve_for
from obligations.doors.grammar import JSON, QUESTION, Group, lang_option
from obligations.doors.inspecting import (
    list_contracts,
    list_questions,
    list_readings,
    print_schema,
    show_ledger,
    show_provision,
)
from obligations.doors.presentation import Refused, refusal, speak
from obligations.errors import ObligationsError
from obligations.values.labels import Text

__all__ = ["CommandLine", "obligations"]


class CommandLine(Group):
    """The outermost command: settles the language, and ends on an error of the library with its exit code."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Looks for `--lang` among all arguments first, since help and errors are in that language too."""
        speak(ctx, args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; an error of the library becomes a sentence on standard error and an exit code."""
        try:
            return super().invoke(ctx)
        except ObligationsError as error:
            raise refusal(error, ctx.meta.get(QUESTION), as_json=bool(ctx.meta.get(JSON))) from error
        except Refused as error:
            error.as_json = bool(ctx.meta.get(JSON))
            raise


_EXITS = Text(
    """\b
Elsewhere than on a terminal: one line an entry, fields separated by tabs,
no heading, nothing cut.
\b
Exit codes:
  0  answered; "no provision applies" is an answer
  1  the copy or a scenario differs, the ledger is not complete,
     or no value solves the inverse question
  2  wrong use, facts that cannot be used, or a contract that does not fit
  3  undetermined; the facts that would decide are named, best first
  4  conflict: two provisions apply and give different results""",
    """\b
端末以外への出力は一件一行、項目はタブ区切り、見出しなし、省略なし。
\b
終了コード:
  0  回答した(「適用される条項がない」も回答)
  1  写し又は事案が異なる、台帳に不足がある、又は求める値がない
  2  使い方の誤り、使えない事実、又は整合しない契約
  3  未確定(決め手となる事実を有用な順に示す)
  4  衝突: 二つの条項が適用され異なる結果を与える""",
)


def _hyphened(name: str) -> str:
    return name.replace("_", "-")


obligations = CommandLine(
    "obligations",
    params=[lang_option()],
    context_settings={"token_normalize_func": _hyphened},
)
obligations.words = Text(
    f"What a contract means, computed: exact answers with reasons.\n\n{_EXITS.en}",
    f"契約の意味を計算する。正確な答えと理由。\n\n{_EXITS.ja}",
)
for _part in (
    list_contracts, list_questions, show_provision, ask, batch, comparing, show_edges, solve_for, plot_outcome,
    list_readings, show_ledger, write_cover, show_differences, verify_copy, print_schema,
):  # fmt: skip
    obligations.add_command(_part)
