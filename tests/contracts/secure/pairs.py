"""The questions of the basic terms of Secure Innovation that have a second derivation, and the cases for each."""

from __future__ import annotations

from rules.secure_innovation_basic import basic
from tests.contracts.derivation import Derivation, Pair
from tests.contracts.secure import cases, walked_by_day

_PAIRS = {
    "change-notice-deadline": Pair(walked_by_day.change_notice_deadline, cases.changes()),
    "earliest-change": Pair(walked_by_day.earliest_change, cases.announcements()),
    "change-notice": Pair(walked_by_day.change_notice, cases.changes()),
    "new-terms": Pair(walked_by_day.new_terms, cases.changes()),
    "contract-start": Pair(walked_by_day.contract_start, cases.acceptances()),
    "termination-by-provider": Pair(walked_by_day.termination_by_provider, cases.defaults_of_customers()),
    "termination-by-provider-day": Pair(walked_by_day.termination_by_provider_day, cases.defaults_of_customers()),
    "charge": Pair(walked_by_day.charge, cases.charges()),
    "price": Pair(walked_by_day.price, cases.prices()),
    "due-date": Pair(walked_by_day.due_date, cases.due_dates()),
    "suspension-day": Pair(walked_by_day.suspension_day, cases.due_dates()),
    "suspension": Pair(walked_by_day.suspension, cases.arrears()),
    "late-interest": Pair(walked_by_day.late_interest, cases.overdue_debts()),
    "late-interest-from-demand": Pair(walked_by_day.late_interest_from_demand, cases.demanded_debts()),
    "late-interest-with-part-payment": Pair(walked_by_day.late_interest_with_part_payment, cases.part_payments()),
    "fee-while-stopped": Pair(walked_by_day.fee_while_stopped, cases.stopped_periods()),
    "prepaid-refund": Pair(walked_by_day.prepaid_refund, cases.prepaid_contracts()),
    "earliest-abolition": Pair(walked_by_day.earliest_abolition, cases.abolitions()),
    "end-by-abolition": Pair(walked_by_day.end_by_abolition, cases.abolitions()),
    "equipment-loss": Pair(walked_by_day.equipment_loss, cases.lost_equipment()),
    "liability-cap": Pair(walked_by_day.liability_cap, cases.caps()),
    "claim-deadline": Pair(walked_by_day.claim_deadline, cases.claimable()),
    "recoverable-damage": Pair(walked_by_day.recoverable_damage, cases.losses()),
    "secrecy-penalty": Pair(walked_by_day.secrecy_penalty, cases.broken_confidences()),
    "liability-of-customer": Pair(walked_by_day.liability_of_customer, cases.liabilities()),
    "antisocial-termination": Pair(walked_by_day.antisocial_termination, cases.antisocial_cases()),
    "antisocial-termination-day": Pair(walked_by_day.antisocial_termination_day, cases.antisocial_cases()),
    "antisocial-damages": Pair(walked_by_day.antisocial_damages, cases.antisocial_losses()),
}
#: What the law says is asked for too where the terms are silent.
_OPENED = {name: {"statutory-interest": "civil-code"} for name in _PAIRS if "late-interest" in name}
SECURE = Derivation(basic, _PAIRS, _OPENED)
