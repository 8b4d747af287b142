"""The questions that every engine is held to in the ordinary run; the sweeps marked slow take all of them.

Between them they use every kind of node, operator, fold, rounding, fact and answer that any question uses, and they are
asked for money by every contract.
"""

from __future__ import annotations

from typing import Any

import obligations
from obligations import Question

__all__ = ["CHOSEN", "FEWEST", "NAMES", "QUESTIONS", "name_of"]


def name_of(question: Question[..., Any]) -> str:
    """The contract and the name of a question, as tests are named."""
    return f"{question.contract.id}:{question.name}"


_CHOSEN = {
    "secure-innovation-basic": ("charge", "late-interest", "liability-cap", "prepaid-refund", "third-party-indemnity"),
    "soracom-beta": ("late-interest", "new-terms", "outage-credit", "recoverable-damage"),
    "soracom-flux": ("change-report-due", "coupon-payment", "late-interest", "outage-credit", "total-due-at-once"),
    "soracom-hajimete-support": (
        "billed-after-cancellation", "contract-type", "earliest-end-by-provider", "late-interest", "outlay",
        "termination-after-demand",
    ),
    "soracom-soracam": (
        "cap-months", "fee-after-termination", "late-interest", "prepaid-refund", "suspension", "total-due-at-once",
    ),
}  # fmt: skip

#: Fewer that do the same, the quickest to plan, for Spark, which takes seconds for each.
_FEWEST = {
    "secure-innovation-basic": ("liability-cap", "prepaid-refund"),
    "soracom-beta": ("recoverable-damage",),
    "soracom-flux": ("outage-credit", "succession"),
    "soracom-hajimete-support": ("contract-type", "fee-due", "termination-after-demand"),
    "soracom-soracam": ("account-rule-breach", "cap-months", "late-interest-from-demand", "suspension"),
}


def _questions(names: dict[str, tuple[str, ...]]) -> list[Question[..., Any]]:
    return [obligations.contract(name).find(question) for name, chosen in names.items() for question in chosen]


QUESTIONS = [question for name in obligations.contracts() for question in obligations.contract(name).questions.values()]
NAMES = [name_of(question) for question in QUESTIONS]
CHOSEN, FEWEST = _questions(_CHOSEN), _questions(_FEWEST)
