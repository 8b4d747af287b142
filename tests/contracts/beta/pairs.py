"""The questions of the beta terms have a second derivation each: those that take facts, and the cases for them."""

from __future__ import annotations

from rules.soracom_beta import beta
from tests.contracts.beta import cases, walked_by_day
from tests.contracts.derivation import Derivation, Pair

#: Questions with strategies of their own, because spans of days matter in them.
_SPANS = {
    "late-interest": cases.overdue_debts(),
    "late-interest-from-demand": cases.demanded_debts(),
    "late-interest-with-part-payment": cases.part_payments(),
}
_PAIRS = {
    name: Pair(getattr(walked_by_day, name.replace("-", "_")), _SPANS[name] if name in _SPANS else cases.facts_of(name))
    for name, question in beta.questions.items()
    if question.sheet.facts()
}
BETA = Derivation(beta, _PAIRS, {name: {"statutory-interest": "civil-code"} for name in _SPANS})
