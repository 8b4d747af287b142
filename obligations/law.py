"""The law layer: what statute and precedent add to a contract, apart from its text and switchable.

Text first, law second. A contract is read as it stands; what mandatory law strikes down, and what default law fills
in where the terms are silent, are rules of their own that cite the statute or the judgment (`authorities`). Each part
of the layer is a reading with an alternative for the text alone and one for the law; `Question.with_law` switches all
of them at once.

A contract that sets no rate of late interest says nothing on it; the Civil Code gives 3% a year from the day after
the due date to the day of payment, both included, whatever another contract of the same company may say:

>>> StatutoryInterest.point().code, StatutoryInterest.default().code
('statutory-interest', 'terms-alone')
>>> StatutoryInterest.under_law(True), StatutoryInterest.under_law(False)
(StatutoryInterest.CIVIL_CODE, StatutoryInterest.TERMS_ALONE)

The rules themselves stand in the module of each contract, with these terms for what they say. Nothing here is legal
advice; what a court weighs (whether an unfair term is unfair enough) comes in as a fact.
"""

from __future__ import annotations

from datetime import date

from obligations.clauses.authorities import authority
from obligations.clauses.readings import Reading, reading
from obligations.conventions import interest
from obligations.expressions.terms import (
    DAY,
    Count,
    Date,
    OneOf,
    Rate,
    Truth,
    Yen,
    percent_a_year,
    period,
    when,
)
from obligations.values.labels import Fault, Text

__all__ = [
    "ARRIVAL", "CONSUMER_ACT_8_1_FULL", "CONSUMER_ACT_8_1_GROSS", "CONSUMER_ACT_8_3", "CONSUMER_ACT_9_1_1",
    "CONSUMER_ACT_9_1_2", "CONSUMER_ACT_10", "GROSS_FAULT_CASES", "IMPOSSIBILITY", "LIABILITY_FOR_BREACH",
    "PART_PAYMENT", "STANDARD_TERMS_CHANGE", "STATUTORY_RATE", "STATUTORY_RATE_FROM_DEFAULT", "UNJUST_ENRICHMENT",
    "ConsumerContracts", "LimitsUnderGrossFault", "StatutoryInterest", "ceiling_for_consumers", "gross",
    "statutory_interest", "struck_for_consumers", "unlimited_under_gross_fault",
]  # fmt: skip

# Authorities --------------------------------------------------------------------------------------------------------

ARRIVAL = authority(
    "Civil Code 97",
    "民法97条",
    gist_en="A declaration of intent takes effect when it arrives; one whose arrival is obstructed counts as arrived.",
    gist_ja="意思表示は到達時に効力を生じ、到達を妨げた場合は到達したものとみなされる。",
)
STATUTORY_RATE = authority(
    "Civil Code 404",
    "民法404条",
    gist_en="The statutory rate is that of the first day of interest: 3% from 1 April 2020 to 31 March 2029.",
    gist_ja="法定利率は利息が生じた最初の時点のものにより、2020年4月1日から2029年3月31日までは年3%である。",
)
STATUTORY_RATE_FROM_DEFAULT = authority(
    "Civil Code 419",
    "民法419条",
    gist_en="Damages for a late money debt are the statutory rate, or a higher agreed one; no loss need be proved and "
    "no force majeure excuses.",
    gist_ja="金銭債務の遅滞の賠償額は法定利率又はこれを超える約定利率により、損害の証明を要せず不可抗力を抗弁とできない。",
)
PART_PAYMENT = authority(
    "Civil Code 489",
    "民法489条",
    gist_en="A payment that does not cover everything pays costs, then interest, then principal.",
    gist_ja="全部に足りない弁済は、費用、利息、元本の順に充当される。",
)
LIABILITY_FOR_BREACH = authority(
    "Civil Code 415",
    "民法415条",
    gist_en="A debtor that does not perform as owed makes the damage good, unless it does not answer for the cause.",
    gist_ja="債務の本旨に従った履行をしない債務者は、帰責事由がない場合を除き損害を賠償する。",
)
IMPOSSIBILITY = authority(
    "Civil Code 536",
    "民法536条",
    gist_en="Where performance became impossible without the fault of either side, what is owed in return may be "
    "refused; where the creditor is at fault, it may not.",
    gist_ja="当事者双方の責めによらず履行不能となれば反対給付を拒むことができ、債権者の責めによる場合は拒めない。",
)
UNJUST_ENRICHMENT = authority(
    "Civil Code 703",
    "民法703条",
    gist_en="Whoever was enriched at another's cost without a legal cause returns what is left of it.",
    gist_ja="法律上の原因なく他人の損失により利得した者は、現存する利益を返還する。",
)
STANDARD_TERMS_CHANGE = authority(
    "Civil Code 548-4",
    "民法548条の4",
    gist_en="Standard terms may be changed without consent to everyone's benefit, or reasonably and announced before "
    "the first day of the change.",
    gist_ja="定型約款は、相手方一般の利益に適合するか、又は合理的でかつ効力発生前に周知した変更であれば、個別の合意なく変更できる。",
)
CONSUMER_ACT_8_1_FULL = authority(
    "Consumer Contract Act 8(1)(i), (iii)",
    "消費者契約法8条1項1号・3号",
    gist_en="A term that excludes all of a business's liability for default or tort to a consumer is void.",
    gist_ja="事業者の債務不履行又は不法行為による消費者への賠償責任の全部を免除する条項は無効である。",
)
CONSUMER_ACT_8_1_GROSS = authority(
    "Consumer Contract Act 8(1)(ii), (iv)",
    "消費者契約法8条1項2号・4号",
    gist_en="A term that limits a business's liability to a consumer for intent or gross negligence is void.",
    gist_ja="事業者の故意又は重過失による消費者への賠償責任の一部を免除する条項は無効である。",
)
CONSUMER_ACT_8_3 = authority(
    "Consumer Contract Act 8(3)",
    "消費者契約法8条3項",
    gist_en="In contracts from 1 June 2023, a limit of liability that does not say clearly that it holds for ordinary "
    "negligence only is void.",
    gist_ja="2023年6月1日以降の契約では、軽過失の場合に限ることを明らかにしない責任の一部免除条項は無効である。",
)
CONSUMER_ACT_9_1_1 = authority(
    "Consumer Contract Act 9(1)(i)",
    "消費者契約法9条1項1号",
    gist_en="What a consumer pays on cancellation is void as far as it exceeds the average damage of the business.",
    gist_ja="解除に伴い消費者が支払う額のうち、事業者に生ずべき平均的な損害を超える部分は無効である。",
)
CONSUMER_ACT_9_1_2 = authority(
    "Consumer Contract Act 9(1)(ii)",
    "消費者契約法9条1項2号",
    gist_en="Late interest of a consumer is void as far as it exceeds 14.6% a year, to the day of payment.",
    gist_ja="消費者の遅延損害金のうち、支払期日の翌日から支払日まで年14.6%を超える部分は無効である。",
)
CONSUMER_ACT_10 = authority(
    "Consumer Contract Act 10",
    "消費者契約法10条",
    gist_en="A term that burdens a consumer beyond default law, one-sidedly and against good faith, is void.",
    gist_ja="任意規定に比べ消費者の権利を制限し又は義務を加重し、信義則に反して一方的に害する条項は無効である。",
)
GROSS_FAULT_CASES = authority(
    "Supreme Court, 28 February 2003",
    "最判平成15年2月28日",
    gist_en="A limit of liability does not hold for intent or gross negligence: that cannot have been meant.",
    gist_ja="責任制限は故意又は重過失の場合には適用されない。当事者の通常の意思に合致しないからである。",
)

# What each part of the layer is switched by -------------------------------------------------------------------------


@reading(
    "statutory-interest",
    en="What is owed for late payment where the terms set no rate?",
    ja="約款に定めのない場合、支払遅延についていくら支払うべきか。",
    why=Text(
        "The terms have no clause on it; the statutory rate is default law and stands apart from them.",
        "約款に定めがなく、法定利率は約款外の任意規定による。",
    ),
    text="TERMS_ALONE",
    law="CIVIL_CODE",
)
class StatutoryInterest(Reading):
    """Whether the statutory rate fills in for a rate that the terms do not set."""

    TERMS_ALONE = "nothing: the terms are silent", "定めなし(約款のみ)"
    CIVIL_CODE = "the statutory rate of Civil Code 404 and 419", "法定利率(民法404条・419条)"


@reading(
    "limits-under-gross-fault",
    en="Do exemptions and caps hold for intent or gross negligence, where the terms do not say so?",
    ja="定めのない免責・上限は、故意・重過失の場合にも及ぶか。",
    why=Text(
        "Courts do not enforce them: they cannot have been meant for gross fault.",
        "裁判例は、当事者の通常の意思に合致しないとして適用を認めない。",
    ),
    text="AS_WRITTEN",
    law="NOT_ENFORCED",
)
class LimitsUnderGrossFault(Reading):
    """Whether an exemption or a cap without a carve-out holds for intent or gross negligence."""

    NOT_ENFORCED = "no, as the courts hold", "及ばない(判例)"
    AS_WRITTEN = "yes, as written", "及ぶ(文言どおり)"


@reading(
    "consumer-contract-act",
    en="Is the Consumer Contract Act applied where the customer is a consumer?",
    ja="消費者である契約者に消費者契約法を適用するか。",
    why=Text(
        "The terms are computed as they stand; what mandatory law strikes down is a layer over them.",
        "まず約款の文言により計算し、強行法規による無効は別の層として扱う。",
    ),
    text="TERMS_ALONE",
    law="APPLIED",
)
class ConsumerContracts(Reading):
    """Whether terms that are void towards a consumer are left out."""

    TERMS_ALONE = "no, the terms as they stand", "しない(約款のみ)"
    APPLIED = "yes", "する"


# What the law says, as terms ----------------------------------------------------------------------------------------

_REFORM = Date.fixed(date(2020, 4, 1))
_FIXED_UNTIL = Date.fixed(date(2029, 3, 31))


def statutory_interest(
    principal: Yen, due_on: Date, paid_on: Date, later_percent: Count, *, since: Date | None = None
) -> Yen:
    """Interest on a late money debt at the statutory rate, in whole yen (Civil Code 404, 412, 419).

    From the day after the due date to the day of payment, both included: the day of payment is a day of delay. The
    rate is that of the first of these days and stays: 5% before 1 April 2020, 3% from then to 31 March 2029, and after
    that `later_percent`, which the ministry announces for each period of three years. With `since`, only the days from
    that one on bear interest, at the same rate: what a part payment left of the principal.
    """
    first = due_on + DAY
    announced = first > _FIXED_UNTIL
    rate: Rate = when(
        announced,
        percent_a_year("1"),
        otherwise=when(first < _REFORM, percent_a_year("5"), otherwise=percent_a_year("3")),
    )
    late = period(first if since is None else since, paid_on)
    return interest(when(announced, principal * later_percent, otherwise=principal), rate, late)


def gross(fault: OneOf[Fault]) -> Truth:
    """Intent or gross negligence."""
    return fault.is_one_of(Fault.GROSS, Fault.INTENT)


def unlimited_under_gross_fault(gross_fault: Truth) -> Truth:
    """When a limit of liability without a carve-out does not hold, by `LimitsUnderGrossFault`."""
    return LimitsUnderGrossFault.NOT_ENFORCED.chosen & gross_fault


def struck_for_consumers(is_consumer: Truth) -> Truth:
    """When a term that the Consumer Contract Act makes void towards a consumer is left out, by `ConsumerContracts`."""
    return ConsumerContracts.APPLIED.chosen & is_consumer


def ceiling_for_consumers(principal: Yen, due_on: Date, paid_on: Date) -> Yen:
    """The most late interest that a consumer can owe: 14.6% a year from the day after the due date to the payment day.

    Both days included (Consumer Contract Act 9(1)(ii)); in whole yen.
    """
    return interest(principal, percent_a_year("14.6"), period(due_on + DAY, paid_on))
