"""The questions of the SoraCam terms that have a second derivation, and the cases for each."""

from __future__ import annotations

from rules.soracom_soracam import soracam
from tests.contracts import cases as shared
from tests.contracts.derivation import Derivation, Pair
from tests.contracts.soracam import cases, walked_by_day

_PAIRS = {
    "contract-start": Pair(walked_by_day.contract_start, cases.acceptances()),
    "dispute-indemnity": Pair(walked_by_day.dispute_indemnity, cases.indemnified("from_dispute")),
    "own-service-indemnity": Pair(walked_by_day.own_service_indemnity, cases.indemnified("through_own_service")),
    "abolition-notice-breach": Pair(walked_by_day.abolition_notice_breach, cases.notices_of_the_end()),
    "retention-ended": Pair(walked_by_day.retention_ended, cases.records()),
    "liability-of-customer": Pair(walked_by_day.liability_of_customer, cases.liabilities()),
    "recoverable-damage": Pair(walked_by_day.recoverable_damage, cases.losses()),
    "cap-months": Pair(walked_by_day.cap_months, cases.damage_days()),
    "fee-start": Pair(walked_by_day.fee_start, cases.fee_starts()),
    "fee-duty": Pair(walked_by_day.fee_duty, cases.fee_days()),
    "outage-credit": Pair(walked_by_day.outage_credit, cases.outages()),
    "payment-breach": Pair(walked_by_day.payment_breach, shared.payments()),
    "late-interest": Pair(walked_by_day.late_interest, cases.overdue()),
    "late-interest-from-demand": Pair(walked_by_day.late_interest_from_demand, shared.demanded_debts()),
    "late-interest-with-part-payment": Pair(walked_by_day.late_interest_with_part_payment, shared.part_payments()),
    "due-date": Pair(walked_by_day.due_date, shared.debts_and_events()),
    "total-due-at-once": Pair(walked_by_day.total_due_at_once, shared.all_debts()),
    "late-interest-after-acceleration": Pair(
        walked_by_day.late_interest_after_acceleration, shared.accelerated_debts()
    ),
    "termination-by-customer": Pair(walked_by_day.termination_by_customer, cases.users_terminations()),
    "fee-after-termination": Pair(walked_by_day.fee_after_termination, cases.terminated_periods()),
    "prepaid-refund": Pair(walked_by_day.prepaid_refund, cases.prepaid_periods()),
    "termination-by-provider": Pair(walked_by_day.termination_by_provider, cases.undated_terminations()),
    "termination-by-provider-day": Pair(walked_by_day.termination_by_provider_day, cases.providers_terminations()),
    "payable-after-termination": Pair(walked_by_day.payable_after_termination, cases.unpaid_at_termination()),
    "due-date-after-termination": Pair(walked_by_day.due_date_after_termination, cases.debts_at_termination()),
    "late-interest-after-termination": Pair(
        walked_by_day.late_interest_after_termination, cases.overdue_at_termination()
    ),
    "new-terms": Pair(walked_by_day.new_terms, cases.changes()),
    "notice-effect": Pair(walked_by_day.notice_effect, cases.notices()),
    "antisocial-termination": Pair(walked_by_day.antisocial_termination, cases.suspicions()),
    "antisocial-damages": Pair(walked_by_day.antisocial_damages, cases.antisocial_damage()),
}
SORACAM = Derivation(soracam, _PAIRS)
