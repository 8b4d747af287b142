"""The questions of the Flux terms that have a second derivation, and the cases for each."""

from __future__ import annotations

from rules.soracom_flux import flux
from tests.contracts.by_day import payment_breach
from tests.contracts.derivation import Derivation, Pair
from tests.contracts.flux import cases, walked_by_day

_PAIRS = {
    "payment-breach": Pair(payment_breach, cases.of("payment-breach")),
    "late-interest": Pair(walked_by_day.late_interest, cases.of("late-interest")),
    "late-interest-from-demand": Pair(walked_by_day.late_interest_from_demand, cases.of("late-interest-from-demand")),
    "late-interest-with-part-payment": Pair(
        walked_by_day.late_interest_with_part_payment, cases.of("late-interest-with-part-payment")
    ),
    "late-interest-after-acceleration": Pair(
        walked_by_day.late_interest_after_acceleration, cases.of("late-interest-after-acceleration")
    ),
    "due-date": Pair(walked_by_day.due_date, cases.of("due-date")),
    "total-due-at-once": Pair(walked_by_day.total_due_at_once, cases.of("total-due-at-once")),
    "recoverable-damage": Pair(walked_by_day.recoverable_damage, cases.of("recoverable-damage")),
    "liability-of-customer": Pair(walked_by_day.liability_of_customer, cases.of("liability-of-customer")),
    "outage-credit": Pair(walked_by_day.outage_credit, cases.of("outage-credit")),
    "credit-request-deadline": Pair(walked_by_day.credit_request_deadline, cases.of("credit-request-deadline")),
}
FLUX = Derivation(flux, _PAIRS)
