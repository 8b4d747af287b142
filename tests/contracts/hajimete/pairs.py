"""The questions of the Hajimete Support terms that have a second derivation, and the cases for each."""

from __future__ import annotations

from rules.soracom_hajimete_support import hajimete
from tests.contracts import cases as shared
from tests.contracts.derivation import Derivation, Pair
from tests.contracts.hajimete import cases, walked_by_day

_PAIRS = {
    "contract-start": Pair(walked_by_day.contract_start, cases.formations()),
    "deemed-notice": Pair(walked_by_day.deemed_notice, cases.notices_on_file()),
    "new-terms": Pair(walked_by_day.new_terms, cases.notified_changes()),
    "end-of-term": Pair(walked_by_day.end_of_term, cases.terms_of_contract()),
    "fee-due": Pair(walked_by_day.fee_due, cases.fees()),
    "outlay": Pair(walked_by_day.outlay, cases.outlays()),
    "fee-shortfall": Pair(walked_by_day.fee_shortfall, cases.paid_in_part()),
    "payment-breach": Pair(walked_by_day.payment_breach, shared.payments()),
    "late-interest": Pair(walked_by_day.late_interest, cases.overdue_debts()),
    "late-interest-from-demand": Pair(walked_by_day.late_interest_from_demand, cases.demanded_damages()),
    "late-interest-with-part-payment": Pair(walked_by_day.late_interest_with_part_payment, cases.part_payments()),
    "secrecy-breach": Pair(walked_by_day.secrecy_breach, cases.secrets()),
    "secrecy-in-force": Pair(walked_by_day.secrecy_in_force, cases.secrecy_terms()),
    "end-of-secrecy": Pair(walked_by_day.end_of_secrecy, cases.contract_ends()),
    "termination-after-demand": Pair(walked_by_day.termination_after_demand, cases.defaults()),
    "back-dating": Pair(walked_by_day.back_dating, cases.cancellation_times()),
    "termination-by-customer": Pair(walked_by_day.termination_by_customer, cases.cancellations()),
    "last-month-billed": Pair(walked_by_day.last_month_billed, cases.cancellations()),
    "fee-on-cancellation": Pair(walked_by_day.fee_on_cancellation, cases.cancellation_fees()),
    "billed-after-cancellation": Pair(walked_by_day.billed_after_cancellation, cases.cancellation_bills()),
    "earliest-end-by-provider": Pair(walked_by_day.earliest_end_by_provider, cases.notices()),
    "termination-by-provider": Pair(walked_by_day.termination_by_provider, cases.providers_cancellations()),
    "end-by-provider": Pair(walked_by_day.end_by_provider, cases.providers_cancellations()),
    "last-day-for-notice": Pair(walked_by_day.last_day_for_notice, cases.planned_ends()),
    "broken-month-fee": Pair(walked_by_day.broken_month_fee, cases.part_performed()),
    "outage-credit": Pair(walked_by_day.outage_credit, cases.lost_services()),
    "recoverable-damage": Pair(walked_by_day.recoverable_damage, cases.losses()),
    "liability-of-customer": Pair(walked_by_day.liability_of_customer, cases.providers_claims()),
    "antisocial-damages": Pair(walked_by_day.antisocial_damages, cases.antisocial_terminations()),
}
#: What opens a question on which the terms are silent.
_OPENED = {
    "late-interest": {"statutory-interest": "civil-code"},
    "late-interest-from-demand": {"statutory-interest": "civil-code"},
    "late-interest-with-part-payment": {"statutory-interest": "civil-code"},
    "broken-month-fee": {"broken-month-fee": "part-performed"},
    "outage-credit": {"fees-for-nothing-supplied": "civil-code"},
}
HAJIMETE = Derivation(hajimete, _PAIRS, _OPENED)
