"""Basic terms of service use of Secure Innovation (サービス利用基本約款 Ver.2.0), article by article in its order.

Read it beside the document: under the heading of each article stand the sheets of facts that its provisions speak of,
one function per provision with what it says in one line, and the questions that the article answers. "Customer" is
the document's サービス利用者, whom it also calls 契約者. The terms set no rate for late payment; where statute or
precedent adds to them or strikes them down, the rule cites it and a reading switches it. Points that the text leaves
open and that change an amount or a date, or decide whether one is owed, are readings; other assumptions stand with the
rule as `assumes`.

A yearly fee paid in advance, and a contract cancelled half-way for a cause that the provider answers for:

>>> from datetime import date
>>> paid = {"prepaid": 120_000, "first_day": date(2025, 4, 1), "last_day": date(2026, 3, 31), "proratable": True}
>>> ended = {"end": "cancelled-by-customer", "provider_answers": True, "ended_on": date(2025, 9, 30)}
>>> answer = prepaid_refund.ask({**paid, **ended})
>>> answer.value, answer.provisions, answer.figures["unused-days"]
(59836, ('8.5/s2/a',), 182)
"""

from __future__ import annotations

from datetime import date

from obligations import (
    DAY,
    FALSE,
    TRUE,
    Contract,
    Count,
    Date,
    Days,
    ExactYen,
    Facts,
    Fault,
    Instant,
    Labelled,
    OneOf,
    Party,
    Reading,
    RoundingMode,
    Rows,
    Several,
    Text,
    Truth,
    Yen,
    all_of,
    any_of,
    fact,
    head,
    higher,
    lower,
    named,
    period,
    provided,
    reading,
    rounded,
    when,
)
from obligations.conventions import ClaimMoment, calendar_day, last_day_to_claim, untaxed, whole_yen
from obligations.law import (
    ARRIVAL,
    CONSUMER_ACT_8_1_FULL,
    CONSUMER_ACT_8_1_GROSS,
    CONSUMER_ACT_8_3,
    CONSUMER_ACT_9_1_1,
    CONSUMER_ACT_10,
    GROSS_FAULT_CASES,
    IMPOSSIBILITY,
    PART_PAYMENT,
    STANDARD_TERMS_CHANGE,
    STATUTORY_RATE,
    STATUTORY_RATE_FROM_DEFAULT,
    StatutoryInterest,
    gross,
    statutory_interest,
    struck_for_consumers,
    unlimited_under_gross_fault,
)
from rules.boilerplate import (
    Acceptance,
    ApplicationAnswer,
    Court,
    CustomersLiability,
    DemandedDebt,
    Dispute,
    ElectronicClaims,
    GroundAfterCure,
    IndemnityForGrossFault,
    Law,
    OverdueDebtByLaw,
    PartPaymentByLaw,
    Payment,
    ProvidersFault,
    SharedCause,
    Side,
    StatutoryTest,
    TermsMatter,
    VoidClause,
    VoidClauseReplacement,
    answers_for_breach,
    due_day,
    grossly_at_fault,
    paid_after_due_day,
    statutory_interest_from_demand,
    statutory_interest_with_part_payment,
)

PROVIDER = Party("provider", "the provider", "当社")
CUSTOMER = Party("customer", "the customer", "サービス利用者")
EITHER = Party("either-side", "either side", "各当事者")
OTHER = Party("other-side", "the other side", "相手方")
APPLICANT = Party("applicant", "the applicant", "申込者")

basic = Contract(
    "secure-innovation-basic",
    title=Text("Basic terms of service use (Ver.2.0)", "サービス利用基本約款(Ver.2.0)"),
    parties=(PROVIDER, CUSTOMER),
    module=__name__,
    document=("seeds", "secure-innovation-basic"),
)

# Preamble and article 1  Purpose ------------------------------------------------------------------------------------

basic.no_outcome("preamble/s1", en="it says what the document is", ja="文書の位置付けを述べるにとどまる")
basic.no_outcome(
    "preamble/s2", en="it announces the agreement that 6.1 regulates", ja="同意の効果は6条1項が定め、予告にとどまる"
)
basic.no_outcome("1", en="it states the purpose", ja="目的の宣言である")


class Form(Labelled):
    """The form of a declaration."""

    NONE = "none was made", "なし"
    ORAL = "by word of mouth", "口頭"
    EMAIL = "by e-mail or another electronic way", "電子メール等"
    PAPER = "on paper", "書面"


@reading(
    "email-as-writing",
    en="Is an e-mail a writing?",
    ja="電子メールは書面に当たるか。",
    why=Text(
        "The document keeps paper and e-mail apart wherever it names both.",
        "文書は随所で書面とメールを書き分けている。",
    ),
)
class EmailAsWriting(Reading):
    """Whether electronic form satisfies a demand for writing."""

    PAPER_ONLY = "no, only paper is", "当たらない"
    ELECTRONIC_TOO = "yes", "当たる"


def _in_writing(form: OneOf[Form]) -> Truth:
    """Whether a declaration was made in writing, by `EmailAsWriting`."""
    return any_of(form.is_(Form.PAPER), EmailAsWriting.ELECTRONIC_TOO.chosen & form.is_(Form.EMAIL))


# Article 2  Effect and change of the terms --------------------------------------------------------------------------


class ApplicableTerms(Labelled):
    """Which terms apply to a service."""

    BASIC_AND_INDIVIDUAL = "the basic terms together with the individual terms", "基本約款と個別約款"
    BASIC_ALONE = "the basic terms alone", "基本約款のみ"


class TermsForService(Facts):
    """The terms that there are for a type of service."""

    individual_terms_exist: Truth = fact("there are individual terms for it", "個別約款が存在するか")


@basic.precedence(
    "2.1/s1",
    assumes=[
        (
            "Specifications, other rules and software terms come in through 4.1, 6.2 and 15.7, not here.",
            "仕様書、その他の規程、ソフトウェアの規約は、4条1項、6条2項、15条7項により適用される。",
        )
    ],
)
def with_individual_terms(service: type[TermsForService]) -> OneOf[ApplicableTerms]:
    """The basic terms apply to every use, together with individual terms for the type of service."""
    return provided(service.individual_terms_exist, OneOf.fixed(ApplicableTerms.BASIC_AND_INDIVIDUAL))


@basic.precedence("2.1/s2")
def basic_terms_alone(service: type[TermsForService]) -> OneOf[ApplicableTerms]:
    """Without individual terms the basic terms apply alone."""
    return provided(~service.individual_terms_exist, OneOf.fixed(ApplicableTerms.BASIC_ALONE))


applicable_terms = basic.question(
    "applicable-terms",
    TermsForService,
    with_individual_terms,
    basic_terms_alone,
    en="Which terms apply to the service?",
    ja="当該サービスにはいずれの約款が適用されるか。",
)


class TermsAgreed(Facts):
    """How the terms came to bind somebody."""

    published: Truth = fact("the terms were published in any of the ways of 2.2", "2条2項の方法で公表されたか")
    applied_on: Date = fact("the day of the application", "申込の日")
    contract_made_on: Date = fact("the day on which the contract was made", "契約成立の日", not_before="applied_on")


@reading(
    "publication-of-terms",
    en="Do the terms bind although they were not published?",
    ja="公表されていない約款も効力を有するか。",
    why=Text(
        "Publication and effect stand in one sentence, as in the law of standard terms.",
        "公表と効力が一文で結び付けられ、定型約款の規律とも合う。",
    ),
)
class PublicationOfTerms(Reading):
    """Whether publication is a condition of effect."""

    CONDITION = "no, publication is a condition", "有しない(公表は要件)"
    DESCRIPTION = "yes, the agreement on application is enough", "有する(申込時の同意で足りる)"


@reading(
    "terms-effect-moment",
    en="From which day do the terms bind a new customer?",
    ja="約款は新たな契約者にいつから効力を有するか。",
    why=Text(
        "They take effect on contracting; applying only fixes what was agreed.",
        "契約に際して効力を生じ、申込は同意の内容を定めるにとどまる。",
    ),
)
class TermsEffectMoment(Reading):
    """The first day on which the terms bind."""

    CONTRACT = "the day on which the contract is made", "契約成立の日"
    APPLICATION = "the day of the application", "申込の日"


@basic.formation("2.2", by=CUSTOMER, to=PROVIDER)
def terms_effective_from(agreed: type[TermsAgreed]) -> Date:
    """The terms are published and take effect when a customer or applicant contracts."""
    day = TermsEffectMoment.choose(
        {TermsEffectMoment.CONTRACT: agreed.contract_made_on, TermsEffectMoment.APPLICATION: agreed.applied_on}
    )
    return provided(any_of(PublicationOfTerms.DESCRIPTION.chosen, agreed.published), day)


terms_in_effect = basic.question(
    "terms-in-effect",
    TermsAgreed,
    terms_effective_from,
    en="From which day do the terms bind the customer?",
    ja="約款はいつから契約者に効力を有するか。",
)


class NoticeChannel(Labelled):
    """A way of 2.2 in which a change is made known."""

    POSTED = "posted on the site or on the service's screen", "ホームページ・画面への掲示"
    EMAIL = "by e-mail", "メール"
    OTHER = "published in another way", "その他の方法による公表"
    NONE = "not made known", "公表なし"


class Step(Labelled):
    """What a customer did about a change within the period set for it."""

    NONE = "nothing", "なし"
    CHANGE = "took the steps to change its contract", "契約変更の手続"
    TERMINATION = "took the steps to end its contract", "契約終了の手続"


class ChangeNotice(Facts):
    """How a change of the terms was made known."""

    channel: OneOf[NoticeChannel] = fact("how the change was made known", "周知の方法")
    announced_at: Instant = fact("when it was posted or sent", "掲示又は発送の日時")
    arrived_at: Instant = fact(
        "when an e-mail reached the customer", "メールが契約者に到達した日時", not_before="announced_at"
    )
    effective_stated: Truth = fact("the first day of the change was stated", "適用開始時期を定めたか")
    effective_on: Date = fact("the first day of the change", "変更の適用開始日")


class ConditionOfChange(Facts):
    """What a change of the terms is like."""

    statutory_test: OneOf[StatutoryTest] = fact(
        "the condition that the change meets, in the words of Civil Code 548-4(1)",
        "変更が満たす要件(民法548条の4第1項と同文)",
    )


class ConsentGrounds(ConditionOfChange):
    """What lets the provider change the terms."""

    found_needed: Truth = fact("the provider finds the change necessary", "当社が必要と判断したか")
    consent: OneOf[Form] = fact("the customer's consent", "契約者の承諾")


class ChangeOfTerms(ChangeNotice, ConsentGrounds):
    """A change of the terms and what the customer did about it."""

    consented_on: Date = fact("the day of the consent, if there was one", "承諾の日")
    treated_as_consented: Truth = fact("the provider treats the consent as given", "当社が承諾があったものとみなすか")
    period_set: Truth = fact("the provider set a period to take steps in", "当社が手続の期間を定めたか")
    period_ends_on: Date = fact("the last day of that period, if one was set", "当該期間の末日")
    period_reasonable: Truth = fact("that period is of reasonable length", "当該期間が相当な長さか")
    step: OneOf[Step] = fact("what the customer did", "契約者の手続")
    step_on: Date = fact("the day on which it did so, if it did", "手続の日")
    law_requires_consent: Truth = fact(
        "by law a change of this content needs the customer's consent", "法令上同意を要する内容か"
    )
    by_prescribed_method: Truth = fact(
        "the consent was given by the provider's prescribed method", "承諾が当社所定の方法によるか"
    )
    revises_fee: Truth = fact("the change revises the usage fee", "利用料金の改定を含むか")


@reading(
    "consent-form",
    en="Must the consent to a change of the terms be in writing?",
    ja="約款変更への承諾は書面によることを要するか。",
    why=Text("No form is named here, unlike elsewhere.", "他の条項と異なり方式の定めがない。"),
)
class ConsentForm(Reading):
    """The form of a consent to a change of the terms."""

    ANY = "no, any form will do", "要しない"
    WRITTEN = "yes", "要する"


@reading(
    "days-before",
    en="How are the days counted by which a notice must come before a day?",
    ja="「何日前まで」の日数はどう数えるか。",
    why=Text(
        "By analogy with Civil Code 140 neither end counts, so that full days lie between.",
        "民法140条の類推により両端を算入せず、中間に満の日数を要する。",
    ),
)
class DaysBefore(Reading):
    """How days are counted backwards from a day that begins at midnight."""

    CLEAR_DAYS = "full days lie between the two", "両日の間に満の日数を置く"
    SUBTRACTION = "the day that many days earlier is in time", "単純に日数を引いた日でよい"


@reading(
    "late-notice-of-change",
    en="What follows if a change of the terms is made known too late?",
    ja="約款変更の周知が遅れた場合はどうなるか。",
    why=Text("The notice is part of how a change gets its effect.", "周知は変更が効力を得るための手順の一部である。"),
)
class LateNoticeOfChange(Reading):
    """The effect of a notice that falls short of the 15 days."""

    NO_EFFECT = "the change does not bind until it is announced again", "改めて周知するまで拘束力がない"
    DELAYED = "it binds as soon as the days have run", "所要の日数の経過後に拘束する"
    DUTY_ONLY = "it binds on its day, the provider is in breach", "定めた日から拘束し、周知義務違反にとどまる"


@reading(
    "notice-and-express-consent",
    en="Does an express consent bind although the notice was late?",
    ja="周知が遅れても明示の承諾があれば拘束されるか。",
    why=Text("Who agreed to an earlier day is held to it.", "早い適用に同意した者はこれに拘束される。"),
)
class NoticeAndConsent(Reading):
    """Whether an express consent makes up for a late notice."""

    CONSENT_CURES = "yes", "拘束される"
    NOTICE_NEEDED = "no", "拘束されない"


@reading(
    "silence-and-notice",
    en="Does silence bind although the notice was late?",
    ja="周知が遅れても期間内の不作為により同意したことになるか。",
    why=Text(
        "The paragraph sets all four paragraphs before it aside, the one on notice included.",
        "同項は周知の項を含む前四項の全部を排除する。",
    ),
)
class SilenceAndNotice(Reading):
    """Whether the rule on silence displaces the 15 days."""

    NOTICE_DISPLACED = "yes, as written", "なる(文言どおり)"
    NOTICE_NEEDED = "no, the period presupposes a notice in time", "ならない(適時の周知が前提)"


@reading(
    "amendment-route",
    en="Is silence through the period enough, or must the statutory conditions be met as well?",
    ja="期間内の不作為で足りるか、民法548条の4の要件も必要か。",
    why=Text(
        "The terms make silence the trigger; what statute asks of a change of standard terms stands beside them.",
        "約款は期間内の不作為を要件とし、定型約款の変更の法定要件はその外にある。",
    ),
    text="CONTRACT",
    law="STATUTE_AS_WELL",
)
class AmendmentRoute(Reading):
    """Whether the statutory conditions for changing standard terms come on top."""

    CONTRACT = "silence through the period is enough", "期間内の不作為で足りる"
    STATUTE_AS_WELL = "the conditions of Civil Code 548-4 must be met as well", "民法548条の4の要件も必要"


@reading(
    "period-for-steps",
    en="May the period after which silence counts be of any length?",
    ja="不作為が同意とみなされる期間は任意の長さでよいか。",
    why=Text(
        "Good faith and Civil Code 548-2(2) ask for a reasonable one.",
        "信義則及び民法548条の2第2項により相当な期間を要する。",
    ),
)
class PeriodForSteps(Reading):
    """The length of the period of 2.5."""

    REASONABLE = "no, it must be reasonable", "相当な期間を要する"
    ANY = "yes", "よい"


@reading(
    "terms-during-run-off",
    en="Which terms bind a customer that took the steps to end its contract, until it ends?",
    ja="終了手続をした契約者には、終了までいずれの約款が適用されるか。",
    why=Text("Only inaction counts as agreement.", "同意とみなされるのは不作為に限る。"),
)
class RunOff(Reading):
    """The terms for the rest of a contract that is being ended."""

    OLD_TERMS = "the old terms", "従前の約款"
    NEW_TERMS = "the new terms, which go first for any use", "変更後の約款"


_FIFTEEN = Days.fixed(15)
_LAST_DAY = Date.fixed(date(2199, 12, 31))


def _lead() -> Days:
    """How many days before its first day a change must be known: 15 clear days, or 15 by subtraction."""
    return DaysBefore.choose({DaysBefore.CLEAR_DAYS: _FIFTEEN + DAY, DaysBefore.SUBTRACTION: _FIFTEEN})


def _known_on(notice: type[ChangeNotice]) -> Date:
    """The day of a notice: of the posting, and for an e-mail by `ClaimMoment` of its arrival."""
    by_email = ClaimMoment.choose({ClaimMoment.ARRIVAL: notice.arrived_at, ClaimMoment.DISPATCH: notice.announced_at})
    return calendar_day(when(notice.channel.is_(NoticeChannel.EMAIL), by_email, otherwise=notice.announced_at))


def _known(notice: type[ChangeNotice]) -> Truth:
    """Whether a change with a stated first day was made known at all."""
    return ~notice.channel.is_(NoticeChannel.NONE) & notice.effective_stated


def _consented(grounds: type[ConsentGrounds]) -> Truth:
    any_form = ~grounds.consent.is_(Form.NONE)
    return ConsentForm.choose({ConsentForm.ANY: any_form, ConsentForm.WRITTEN: any_form & _in_writing(grounds.consent)})


@basic.power(
    "2.3/s2",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        (
            "One of the two cases is enough; the provider need not use the power.",
            "いずれか一つで足り、みなすか否かは当社による。",
        )
    ],
)
def may_treat_as_consented() -> Truth:
    """In two cases the provider may treat the customer's consent as given."""
    return TRUE


@basic.ground(
    "2.3(1)",
    of=may_treat_as_consented,
    assumes=[("The interest of customers as a class counts.", "契約者全体としての利益による。")],
)
def benefits_customers(change: type[ConditionOfChange]) -> Truth:
    """The change serves the interest of customers in general."""
    return change.statutory_test.is_(StatutoryTest.BENEFITS)


@basic.ground("2.3(2)", of=may_treat_as_consented)
def reasonable_change(change: type[ConditionOfChange]) -> Truth:
    """The change does not run against the purpose of the contract and is reasonable."""
    return change.statutory_test.is_(StatutoryTest.REASONABLE)


@basic.power(
    "2.3/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("Contractor and rules mean customer and terms.", "「契約者」「本規約」は利用者及び約款を指す。")],
)
def may_change_terms(grounds: type[ConsentGrounds]) -> Truth:
    """Where it finds it necessary, the provider may change the terms with the customer's consent, even a deemed one."""
    return grounds.found_needed & any_of(_consented(grounds), may_treat_as_consented.holds)


@basic.duty(
    "2.4",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        (
            "A change that is known 15 days ahead is known without delay.",
            "十五日前までに周知されていれば遅滞はないものとする。",
        )
    ],
)
def announced_in_time(notice: type[ChangeNotice]) -> Truth:
    """A change has a stated first day and is made known by a way of 2.2, 15 days before it."""
    return _known(notice) & (_known_on(notice) <= notice.effective_on - _lead())


class FirstDayOfChange(Facts):
    """The first day of a change of the terms."""

    effective_on: Date = fact("the first day of the change", "変更の適用開始日")


class DayOfNotice(Facts):
    """The day on which a change of the terms is made known."""

    announced_on: Date = fact("the day on which it is posted, or the e-mail arrives", "掲示又はメール到達の日")


@basic.deadline("2.4", by=PROVIDER, to=CUSTOMER)
def last_day_for_notice(change: type[FirstDayOfChange]) -> Date:
    """The last day on which the change can be made known in time."""
    return change.effective_on - _lead()


@basic.date("2.4", by=PROVIDER, to=CUSTOMER)
def earliest_first_day(notice: type[DayOfNotice]) -> Date:
    """The earliest first day of a change that is made known on a day."""
    return notice.announced_on + _lead()


@basic.deeming("2.3/s1", by=CUSTOMER, to=PROVIDER)
def bound_by_consent(change: type[ChangeOfTerms]) -> Date:
    """A consent binds from the first day of the change, or from the consent if that is later."""
    noticed = any_of(NoticeAndConsent.CONSENT_CURES.chosen, announced_in_time.holds)
    return provided(
        all_of(change.found_needed, _consented(change), noticed), higher(change.effective_on, change.consented_on)
    )


@basic.deeming("2.3/s2", by=CUSTOMER, to=PROVIDER)
def bound_by_treatment(change: type[ChangeOfTerms]) -> Date:
    """A consent that is treated as given binds from the first day of the change, if it was announced in time."""
    late = LateNoticeOfChange.choose(
        {
            LateNoticeOfChange.NO_EFFECT: announced_in_time.holds,
            LateNoticeOfChange.DELAYED: _known(change),
            LateNoticeOfChange.DUTY_ONLY: _known(change),
        }
    )
    day = LateNoticeOfChange.choose(
        {
            LateNoticeOfChange.NO_EFFECT: change.effective_on,
            LateNoticeOfChange.DELAYED: higher(change.effective_on, _known_on(change) + _lead()),
            LateNoticeOfChange.DUTY_ONLY: change.effective_on,
        }
    )
    applies = all_of(change.found_needed, may_treat_as_consented.holds, change.treated_as_consented, late)
    return provided(applies, day)


def _step_in_time(change: type[ChangeOfTerms]) -> Truth:
    return ~change.step.is_(Step.NONE) & (change.step_on <= change.period_ends_on)


@basic.deeming(
    "2.5/s1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("A step on the last day of the period is in time.", "期間の末日の手続は期間内である。"),
        ("The period was made known to the customer.", "期間は契約者に知らされているものとする。"),
    ],
)
def bound_by_silence(change: type[ChangeOfTerms]) -> Date:
    """Whoever takes no step within the period set agrees, from the day after it or the first day if that is later."""
    noticed = any_of(SilenceAndNotice.NOTICE_DISPLACED.chosen, announced_in_time.holds)
    long_enough = any_of(PeriodForSteps.ANY.chosen, change.period_reasonable)
    silent = ~_step_in_time(change)
    return provided(
        all_of(change.period_set, long_enough, noticed, silent),
        higher(change.effective_on, change.period_ends_on + DAY),
    )


@basic.deeming("2.5/s2", by=CUSTOMER, to=PROVIDER)
def bound_by_prescribed_consent(change: type[ChangeOfTerms]) -> Date:
    """Where the law asks for consent, a consent by the prescribed method binds."""
    consented = change.law_requires_consent & _consented(change) & change.by_prescribed_method
    return provided(consented, higher(change.effective_on, change.consented_on))


@basic.deeming("2.6", by=CUSTOMER, to=PROVIDER)
def bound_during_run_off(change: type[ChangeOfTerms]) -> Date:
    """Read widely, the revised version goes first also for who ends its contract, until the end."""
    ending = change.step.is_(Step.TERMINATION) & _step_in_time(change)
    return provided(all_of(RunOff.NEW_TERMS.chosen, ending, announced_in_time.holds), change.effective_on)


@basic.disapplies("2.5/s2", rules=[bound_by_consent, bound_by_treatment, bound_by_silence, bound_during_run_off])
def consent_required_by_law(change: type[ChangeOfTerms]) -> Truth:
    """Where the law asks for consent, neither silence nor treatment nor another consent will do."""
    return change.law_requires_consent


@basic.disapplies(STANDARD_TERMS_CHANGE, rules=[bound_by_treatment, bound_by_silence, bound_during_run_off])
def statute_not_met(change: type[ChangeOfTerms]) -> Truth:
    """Without consent a change that benefits not everybody must be reasonable, and announced before its first day."""
    announced = _known(change) & (_known_on(change) < change.effective_on)
    reasonable = change.statutory_test.is_(StatutoryTest.REASONABLE) & announced
    met = change.statutory_test.is_(StatutoryTest.BENEFITS) | reasonable
    return AmendmentRoute.STATUTE_AS_WELL.chosen & ~met


@basic.precedence(
    "2.6",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("What happened before stays under the old version.", "改訂前の事実は旧版による。")],
)
def new_terms_from(change: type[ChangeOfTerms]) -> Date:
    """Once revised, the revised version goes first for use of the services: from the first day that binds."""
    ways = (bound_by_consent, bound_by_treatment, bound_by_silence, bound_by_prescribed_consent, bound_during_run_off)
    days = [way.said(otherwise=_LAST_DAY) for way in ways]
    return provided(any_of(*(way.holds for way in ways)), lower(days[0], *days[1:]))


may_change_the_terms = basic.question(
    "may-change-the-terms",
    ConsentGrounds,
    may_change_terms,
    en="May the provider change the terms?",
    ja="当社は約款を変更できるか。",
)
deemed_consent = basic.question(
    "deemed-consent",
    ConditionOfChange,
    may_treat_as_consented,
    en="May the provider treat the customer's consent as given?",
    ja="契約者の承諾を擬制できるか。",
)
change_notice = basic.question(
    "change-notice",
    ChangeNotice,
    announced_in_time,
    en="Was the change made known in time?",
    ja="変更は適時に周知されたか。",
)
change_notice_deadline = basic.question(
    "change-notice-deadline",
    FirstDayOfChange,
    last_day_for_notice,
    en="Until which day must the change be made known?",
    ja="変更はいつまでに周知しなければならないか。",
)
earliest_change = basic.question(
    "earliest-change",
    DayOfNotice,
    earliest_first_day,
    en="From which day can a change made known on this day apply?",
    ja="この日に周知した変更は最も早くていつから適用できるか。",
)
new_terms = basic.question(
    "new-terms",
    ChangeOfTerms,
    new_terms_from,
    en="From which day do the changed terms apply?",
    ja="変更後の約款はいつから適用されるか。",
)

# Articles 2.7, 4.1, 6.2 and 15.9 rank texts; what they ask for stands here, the question at 15.9.


class OtherText(Labelled):
    """A text that also speaks on a matter."""

    INDIVIDUAL_TERMS = "individual terms for the type of service", "個別約款"
    INDIVIDUAL_CONTRACT = "an individual contract with the customer", "個別契約"
    OTHER_RULE = "a guideline, help page or other rule", "ガイドライン、ヘルプ等の規程"
    SOFTWARE_TERMS = "terms of supplied software, on that software", "提供ソフトウェアの規約(当該ソフトウェアにつき)"


class HeldAgainst(Labelled):
    """Which of the provider's terms a text is held against."""

    BASIC_TERMS = "these basic terms", "本約款"
    INDIVIDUAL_TERMS = "individual terms for the type of service", "個別約款"


class Prevailing(Labelled):
    """Which text decides a matter."""

    THESE_TERMS = "the terms that it is held against", "対比される約款"
    OTHER_TEXT = "the other text", "他方の文書"
    BOTH = "both, they go together", "双方"
    UNRANKED = "neither has priority", "優先関係なし"


class TextsOnOneMatter(Facts):
    """The provider's terms and another text that speak on the same matter."""

    other: OneOf[OtherText] = fact("the other text", "他方の文書")
    against: OneOf[HeldAgainst] = fact("which of the provider's terms it is held against", "対比される当社の約款")
    conflict: Truth = fact("the two contradict each other on the matter", "両者が当該事項につき矛盾するか")
    priority_stated: Truth = fact("the other text says that it goes first", "他方の文書に優先する旨の表示があるか")
    left_to_agreement: Truth = fact(
        "the basic terms leave the matter to a separate agreement (4.2, 5.17, 8.2, 25.1)",
        "本約款が別段の合意に委ねる事項か(4条2項、5条17項、8条2項、25条1項)",
    )
    specific_clause: Truth = fact(
        "the provider's terms have a clause on just this matter", "当社の約款に当該事項の個別の定めがあるか"
    )
    reserved_expressly: Truth = fact(
        "that clause says that it goes before software terms", "当該定めがソフトウェアの規約に優先する旨を明示するか"
    )


@reading(
    "overlap-with-individual-terms",
    en="Do individual terms replace basic terms on the same matter that they do not contradict?",
    ja="矛盾しないが重なる事項につき、個別約款は本約款に取って代わるか。",
    why=Text("An overlap alone gives priority, by the words.", "文言上、重複のみで優先関係が生じる。"),
)
class Overlap(Reading):
    """What holds where individual and basic terms overlap without a contradiction."""

    REPLACE = "yes", "取って代わる"
    CUMULATE = "no, both apply", "双方が適用される"


@basic.precedence("2.7", assumes=[("The two texts speak on the same matter.", "両者は同一の事項を定めるものとする。")])
def individual_terms_first(texts: type[TextsOnOneMatter]) -> OneOf[Prevailing]:
    """Where basic and individual terms overlap or differ, the individual terms go first."""
    replaced = any_of(texts.conflict, Overlap.REPLACE.chosen)
    first = when(replaced, OneOf.fixed(Prevailing.OTHER_TEXT), otherwise=OneOf.fixed(Prevailing.BOTH))
    held = texts.other.is_(OtherText.INDIVIDUAL_TERMS) & texts.against.is_(HeldAgainst.BASIC_TERMS)
    return provided(held, first)


# Article 3  Definitions ---------------------------------------------------------------------------------------------

basic.no_outcome("3", en="it only introduces the definitions", ja="定義の柱書である")
basic.no_outcome(
    "3.1",
    "3.3",
    "3.4",
    "3.5",
    "3.6",
    "3.7",
    en="a definition that no condition with an outcome turns on",
    ja="帰結を左右しない定義である",
)


class LentItem(Labelled):
    """Something that the provider hands to a customer."""

    DEVICE = "a device", "機器装置"
    SOFTWARE = "software", "ソフトウェア"
    ACCESSORY = "an accessory of these", "付随品"
    OTHER = "something else", "その他"


class Lending(Facts):
    """Something that the provider lets a customer use."""

    item: OneOf[LentItem] = fact("what it is", "物の種類")
    lent_by_agreement: Truth = fact(
        "it was lent by agreement for the supply of the service", "サービス提供に際し合意により貸与されたか"
    )


@basic.definition("3.2", assumes=[("It makes no difference whether a price is paid.", "有償か無償かを問わない。")])
def loaned_equipment(lending: type[Lending]) -> Truth:
    """Loaned equipment is devices, software and accessories lent by agreement, for a price or free."""
    return ~lending.item.is_(LentItem.OTHER) & lending.lent_by_agreement


class OutsideCause(Facts):
    """A cause that is relied on as force majeure."""

    beyond_control: Truth = fact(
        "the cause is beyond the party's reasonable control", "当事者が合理的に制御できない事由か"
    )


@basic.definition(
    "3.8",
    assumes=[("The examples here and in article 24 are no closed list.", "本項及び24条の例は限定列挙ではない。")],
)
def force_majeure(cause: type[OutsideCause]) -> Truth:
    """Force majeure is a cause beyond a party's reasonable control."""
    return cause.beyond_control


is_loaned_equipment = basic.question(
    "loaned-equipment", Lending, loaned_equipment, en="Is it loaned equipment?", ja="貸出機器類に当たるか。"
)
is_force_majeure = basic.question(
    "force-majeure", OutsideCause, force_majeure, en="Is it force majeure?", ja="不可抗力に当たるか。"
)

# Article 4  Content of the services and term of the contract --------------------------------------------------------


class ContentSource(Labelled):
    """Where the content of a service is laid down."""

    SPECIFICATION_OR_INDIVIDUAL_TERMS = (
        "the service specification or the individual terms",
        "サービス仕様書又は個別約款",
    )
    PRODUCT_DOCUMENTS = (
        "terms of the product, an individual contract or the maker's terms",
        "製品等の約款、個別契約書又は製造元の規約",
    )


class ContentDocuments(Facts):
    """The documents that there are on the content of a service or product."""

    specification_exists: Truth = fact("there is a service specification", "サービス仕様書が存在するか")
    product_sale: Truth = fact("it is the sale of a product or service", "製品・サービスの販売か")
    product_documents_exist: Truth = fact(
        "there are terms of the product, an individual contract or terms of the maker",
        "製品等の約款、個別契約書又は製造元の規約が存在するか",
    )
    accepted_beforehand: Truth = fact(
        "the customer checked and accepted them beforehand", "契約者が事前に確認し同意したか"
    )


@reading(
    "product-terms-not-accepted",
    en="Do product or maker's terms apply that the customer did not accept beforehand?",
    ja="事前に同意されていない製品・製造元の規約も適用されるか。",
    why=Text("The paragraph has the customer check and accept them.", "同項は契約者の事前の確認及び同意を求める。"),
)
class ProductTermsNotAccepted(Reading):
    """Whether acceptance is a condition of the documents of 4.1."""

    NOT_APPLICABLE = "no", "適用されない"
    APPLICABLE = "yes, accepting them is only a duty", "適用される(同意は義務にとどまる)"


@basic.precedence(
    "4.1/s1",
    assumes=[
        (
            "They govern the content; ranks stay with 2.7, 6.2 and 15.9.",
            "内容のみを定め、優先関係は2条7項、6条2項、15条9項による。",
        )
    ],
)
def by_specification(documents: type[ContentDocuments]) -> OneOf[ContentSource]:
    """The services follow the service specification or the individual terms."""
    return provided(
        documents.specification_exists & ~documents.product_sale,
        OneOf.fixed(ContentSource.SPECIFICATION_OR_INDIVIDUAL_TERMS),
    )


@basic.precedence("4.1/s2", "4.1/s3")
def by_product_documents(documents: type[ContentDocuments]) -> OneOf[ContentSource]:
    """Without a specification, or for sales, product documents may apply that the customer accepted beforehand."""
    accepted = any_of(ProductTermsNotAccepted.APPLICABLE.chosen, documents.accepted_beforehand)
    open_to_them = any_of(~documents.specification_exists, documents.product_sale)
    return provided(
        all_of(open_to_them, documents.product_documents_exist, accepted),
        OneOf.fixed(ContentSource.PRODUCT_DOCUMENTS),
    )


content_of_service = basic.question(
    "content-of-service",
    ContentDocuments,
    by_specification,
    by_product_documents,
    en="Which documents lay down the content of the service?",
    ja="サービスの内容はいずれの文書によるか。",
)


class CustomersTermination(Facts):
    """An early end that the customer wants."""

    individual_terms_allow: Truth = fact(
        "the individual terms or contract allow the customer to end early", "個別約款等が途中解約を認めるか"
    )
    window_opens_on: Date = fact("the first day on which they allow notice", "途中解約の通知ができる最初の日")
    window_closes_on: Date = fact(
        "the last day on which they allow notice", "途中解約の通知ができる最後の日", not_before="window_opens_on"
    )
    notice_received_on: Date = fact("the day on which the provider received the notice", "当社が通知を受領した日")
    ends_on: Date = fact("the day on which they let the contract end upon it", "個別約款等により契約が終了する日")
    minimum_term_ends_on: Date = fact("the last day of the minimum term that they set", "最低利用期間の末日")


@basic.right(
    "4.2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "The basic terms themselves set no term, no minimum term and no right to end early.",
            "本約款自体は期間、最低利用期間及び途中解約権を定めない。",
        )
    ],
)
def early_end(notice: type[CustomersTermination]) -> Date:
    """Term, minimum term and early cancellation are those of the individual terms or contract."""
    in_window = (notice.notice_received_on >= notice.window_opens_on) & (
        notice.notice_received_on <= notice.window_closes_on
    )
    return provided(notice.individual_terms_allow & in_window, higher(notice.ends_on, notice.minimum_term_ends_on))


termination_by_customer = basic.question(
    "termination-by-customer",
    CustomersTermination,
    early_end,
    en="On which day does the customer's termination take effect?",
    ja="契約者の解除はいつ効力を生じるか。",
)

# Article 5  Conditions of use ---------------------------------------------------------------------------------------
# Exclusions of liability stand all over the document; what they ask for stands here, the claim itself in article 25.


class Circumstance(Labelled):
    """What a customer's loss is connected with, so that a clause outside article 25 speaks of it."""

    NETWORK_EFFECT = "an effect of the service on the customer's network (5.9)", "ネットワーク設備への影響(5条9項)"
    ARTICLE_7_MEASURE = "a cancellation or restriction under 7.1 (7.3)", "7条1項の解除又は制限(7条3項)"
    PASSWORD = "a mistake with passwords or their misuse by a third party (9.2)", "パスワードの誤用・不正使用(9条2項)"
    AUTHENTICATION = (
        "authentication by another through the customer's fault, or in another's name (9.4)",
        "契約者の故意過失による他人の認証又は他人名義の認証(9条4項)",
    )
    UNREPORTED_CHANGE = "a change that the customer did not report (10.2, 10.4)", "変更の届出の懈怠(10条2項・4項)"
    INTERRUPTION = "a measure of 12.3 or 12.4 (12.6)", "12条3項・4項の措置(12条6項)"
    BEYOND_CONTROL = "trouble from a cause beyond the provider's control (12.6)", "当社の管理を超える事由(12条6項)"
    CUSTOMERS_SIDE = "trouble from a cause on the customer's side (12.6)", "契約者側の事由による障害(12条6項)"
    STOP_OR_CANCELLATION = "use suspended or the contract cancelled (12.6)", "利用の停止又は解除(12条6項)"
    DISCONTINUATION = "the discontinuation of a service (14.1)", "サービスの廃止(14条1項)"
    SERVER_LEAK = "a leak from servers that the provider manages (23.1)", "当社管理のサーバ等からの漏洩(23条1項)"
    RULES_OF_LAW_OR_TRADE = "law or trade rules that do not allow the use (23.2)", "法令・業界規則への不適合(23条2項)"
    DISASTER = "a disaster or like force majeure that prevents supply (23.3)", "天災地変等による提供不能(23条3項)"
    DISPUTE = "a dispute with a third party over the services (23.5)", "第三者との紛争(23条5項)"
    OWN_DISCLOSURE = (
        "the customer's own disclosure of its personal information (23.6)",
        "契約者自身の個人情報の流出・提供(23条6項)",
    )
    MISUSE_BY_THIRD_PARTY = "misuse of the services by a third party (23.7)", "第三者によるサービスの不正利用(23条7項)"
    DATA_LOSS = "data on the services that were lost (23.8)", "サービス上のデータの消失(23条8項)"
    NEGLECTED_SAFEGUARDS = (
        "neglected environment or safeguards, or errors in material under 5.4 (23.11)",
        "環境構築・安全対策の懈怠、5条4項の資料の誤り(23条11項)",
    )
    WEB_DATA = "data submitted through the web system (23.14)", "Webシステムから提出されたデータ(23条14項)"
    WARRANTY_ONLY = "a claim on a warranty, not on a breach (12.6)", "義務違反ではなく保証に基づく請求(12条6項)"
    DELAY_BY_FORCE_MAJEURE = "delay while force majeure lasts (24)", "不可抗力の継続中の遅延(24条)"
    CANCELLED_FOR_ANTISOCIAL_TIES = "the cancellation of its contract under 28.3 (28.5)", "28条3項による解除(28条5項)"


class FaultOfProvidersSide(ProvidersFault):
    """The fault of the provider, or of a subcontractor for whom it answers."""

    by_subcontractor: Truth = fact("a subcontractor did it", "再委託先の行為によるか")
    subcontractors_fault: OneOf[Fault] = fact("the subcontractor's fault, if it did", "再委託先の帰責性")


class FaultShare(Facts):
    """How the fault for a loss is shared."""

    customers_percent: Count = fact(
        "the customer's share of the fault, in percent", "契約者の過失割合(%)", low=0, high=100
    )


class Origin(FaultShare):
    """Where a customer's loss comes from."""

    circumstances: Several[Circumstance] = fact("what the loss is connected with", "損害に関連する事情")
    measure_covered: Truth = fact(
        "a ground for the cancellation, restriction, interruption or suspension existed",
        "解除・制限・中断・停止の事由が存在したか",
    )
    discontinued_reasonably: Truth = fact(
        "the decision to discontinue was within reasonable discretion", "廃止の判断が合理的な裁量の範囲内か"
    )


_DAMAGES = ("damages", "shared_damages")


def _gross(case: type[FaultOfProvidersSide]) -> Truth:
    """Intent or gross negligence on the provider's side; a subcontractor's counts as its own (22)."""
    return any_of(grossly_at_fault(case), basic.holds("22/s2/b") & gross(case.subcontractors_fault))


def _customers_cause(origin: type[Origin]) -> Truth:
    """Whether an exclusion for the customer's own part takes the whole claim away, by `SharedCause`."""
    all_of_it = origin.customers_percent >= Count.fixed(100)
    some_of_it = origin.customers_percent > Count.fixed(0)
    return when(SharedCause.APPORTION.chosen, all_of_it, otherwise=some_of_it)


basic.no_outcome(
    "5.1",
    en="it sets the standard of care by which fault is judged in article 25",
    ja="25条の帰責性の判断基準となる注意義務を定める",
)
basic.no_outcome(
    "5.2",
    en="a duty to work together in good faith, without a test; it bears on the shares of fault in 25.2",
    ja="誠実な協力の義務であり基準がない(25条2項の過失割合で考慮される)",
)


class AskedFor(Labelled):
    """Something that the provider asks a customer for."""

    EQUIPMENT = "equipment of its system environment", "システム環境の関連機器"
    MATERIAL = "technical material", "技術資料"
    CONSUMABLES = "consumables", "消耗品類"
    OTHER = "something else", "その他"
    NOTHING = "nothing was asked for", "申出なし"


class Operation(Facts):
    """How a customer runs the systems that the service is for."""

    safeguards_built: Truth = fact(
        "the customer has set up its system environment and safeguards", "システム環境の構築及び安全対策をしたか"
    )
    asked_for: OneOf[AskedFor] = fact("what the provider asked for", "当社が提供を申し出たもの")
    supplied_free: Truth = fact("the customer supplied it free of charge", "無償で提供したか")
    conditions_kept: Truth = fact(
        "the conditions set for temperature, humidity, power and the like are kept", "指定の環境条件を維持しているか"
    )
    work_in_progress: Truth = fact("the provider's remote work is going on", "当社の業務期間中か")
    target_changed: Truth = fact("the customer changed or corrected the target", "対象の変更・修正等をしたか")
    consented_before: Truth = fact("the provider consented beforehand", "当社の事前の承諾があるか")
    working_conditions_kept: Truth = fact("the conditions for the work were kept up", "業務遂行の環境を維持したか")
    preparation_needed: Truth = fact("a backup or notice was needed", "バックアップや周知等の準備が必要か")
    prepared: Truth = fact("it was made", "当該準備を行ったか")


@basic.duty("5.3", by=CUSTOMER, to=PROVIDER)
def safeguards_missing(operation: type[Operation]) -> Truth:
    """The customer builds its system environment and safeguards; the provider supplies on that footing."""
    return ~operation.safeguards_built


@basic.duty("5.4", by=CUSTOMER, to=PROVIDER)
def items_not_supplied(operation: type[Operation]) -> Truth:
    """When asked, the customer supplies equipment, technical material and consumables free of charge."""
    asked = operation.asked_for.is_one_of(AskedFor.EQUIPMENT, AskedFor.MATERIAL, AskedFor.CONSUMABLES)
    return asked & ~operation.supplied_free


@basic.duty(
    "5.5",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("To run the systems properly is only striven for.", "適正な稼働の保持は努力義務である。")],
)
def conditions_not_kept(operation: type[Operation]) -> Truth:
    """The customer keeps the conditions of temperature, humidity and power that are set."""
    return ~operation.conditions_kept


@basic.prohibition("5.6/s3", by=CUSTOMER, to=PROVIDER, assumes=[("Consent has no form.", "承諾の方式を問わない。")])
def target_changed_during_work(operation: type[Operation]) -> Truth:
    """During remote work the customer changes nothing without prior consent and keeps the working conditions up."""
    changed = operation.target_changed & ~operation.consented_before
    return operation.work_in_progress & any_of(changed, ~operation.working_conditions_kept)


class RemoteAccess(Facts):
    """Remote access of the provider to a customer's systems."""

    needed: Truth = fact("the supply of the service needs the access", "サービス提供に必要か")
    customers_system: Truth = fact(
        "the system is one that the customer owns, uses or manages", "契約者が所有・使用・管理するシステムか"
    )
    covered_by_service: Truth = fact("the equipment is covered by the service", "サービス対象機器か")


class RemoteChange(Facts):
    """A change of settings by remote access."""

    covered_by_service: Truth = fact("the equipment is covered by the service", "サービス対象機器か")
    customer_consents: Truth = fact("the customer consents", "契約者の同意があるか")
    urgent: Truth = fact("it is urgent", "緊急を要するか")
    within_scope: Truth = fact("it lies within the scope of the service", "サービス提供範囲内か")
    judged_needed: Truth = fact("the provider judges that it is needed", "当社が必要と判断したか")


@basic.permission("5.6/s1", "5.7", by=PROVIDER, to=CUSTOMER)
def remote_access_agreed(access: type[RemoteAccess]) -> Truth:
    """The customer agrees beforehand to the remote access to its systems that the service needs."""
    return access.needed & access.customers_system


basic.no_outcome("5.8", en="it only introduces the points on remote support", ja="注意点の柱書である")


@basic.disapplies("5.8(1)", rules=[remote_access_agreed])
def equipment_not_covered(access: type[RemoteAccess]) -> Truth:
    """Remote access is limited to equipment that the service covers."""
    return ~access.covered_by_service


@basic.prohibition("5.8(2)/s1", by=PROVIDER, to=CUSTOMER, assumes=[("Consent has no form.", "同意の方式を問わない。")])
def no_remote_change_without_consent(change: type[RemoteChange]) -> Truth:
    """Settings are not changed remotely without the customer's consent, and only on equipment that is covered."""
    return ~(change.customer_consents & change.covered_by_service)


@basic.permission("5.8(2)/s2", by=PROVIDER, to=CUSTOMER, overrides=[no_remote_change_without_consent])
def urgent_remote_change(change: type[RemoteChange]) -> Truth:
    """In urgent cases the provider may change them on its own judgement within the scope of the service."""
    return all_of(change.urgent, change.within_scope, change.judged_needed, change.covered_by_service)


class Matter(Labelled):
    """A matter of which the terms say who bears it."""

    REMOTE_ACCESS = "devices, software and lines for remote access", "リモートアクセス用の機器・ソフトウェア・回線"
    PAYMENT = "transfer fees and other costs of paying", "振込手数料その他支払の費用"
    REFUND_TRANSFER = "the transfer fee of a refund under 8.5", "8条5項の返金の振込手数料"
    DISCONTINUATION_REFUND_TRANSFER = "the transfer fee of a refund under 14.2", "14条2項の返金の振込手数料"
    EQUIPMENT_DELIVERY = "transport of loaned equipment for handing over", "貸出機器類の引渡しの運送費用"
    EQUIPMENT_RETURN = "transport of loaned equipment for its return", "貸出機器類の返却の運送費用"
    DAMAGE_TO_THIRD_PARTIES = "damage that the customer does to third parties", "契約者が第三者に与えた損害"
    LEGAL_CHECK = "finding out whether law or trade rules allow the use", "法令・業界規則への適合性の調査"
    DATA_AREA = "what is done in the customer's data area", "契約者のデータ領域内の行為"
    POSTED_MATTER = "responsibility for what a customer posted", "掲示物についての責任"
    OTHER = "another matter", "その他の事項"


class BorneMatter(Facts):
    """A matter whose cost or risk somebody has to bear."""

    matter: OneOf[Matter] = fact("what is to be borne", "負担が問題となる事項")
    agreed_otherwise: Truth = fact(
        "it was agreed that the customer bears the delivery", "引渡しの費用を契約者負担とする合意があるか"
    )


def _borne_by_customer(borne: type[BorneMatter], matter: Matter) -> OneOf[Side]:
    return provided(borne.matter.is_(matter), OneOf.fixed(Side.CUSTOMER))


@basic.duty("5.8(4)", by=CUSTOMER, to=PROVIDER)
def bears_remote_access(borne: type[BorneMatter]) -> OneOf[Side]:
    """Devices, software and lines for remote access are at the customer's cost."""
    return _borne_by_customer(borne, Matter.REMOTE_ACCESS)


@basic.excludes("5.9", on=_DAMAGES)
def network_effects_excluded(origin: type[Origin]) -> Truth:
    """For effects of the service on its network equipment the customer makes no claim."""
    return origin.circumstances.has(Circumstance.NETWORK_EFFECT)


@basic.disapplies("5.9", rules=[network_effects_excluded])
def network_effects_by_gross_fault(case: type[FaultOfProvidersSide]) -> Truth:
    """That does not hold for the provider's intent or gross negligence."""
    return _gross(case)


class DataAct(Labelled):
    """Something that the provider does with a customer's data."""

    SEEN_IN_REMOTE_WORK = (
        "personal or confidential information comes into view in remote work",
        "遠隔作業中に個人情報等に触れる",
    )
    STORED_FOR_ANALYSIS = (
        "results and data for analysis are kept on its servers",
        "調査結果・分析データをサーバに格納する",
    )
    RESEARCH = "used for research or statistics", "調査・統計分析に使用する"
    GIVEN_TO_THIRD_PARTY = "given to third parties", "第三者に提供する"
    SALES_MATERIAL = "used in sales material", "販売促進資料に利用する"
    RECOVERY_COPY = "a copy of submitted data is kept for recovery", "復旧のため提出データのコピーを保管する"
    OTHER = "something else", "その他"


class DataUse(Facts):
    """What the provider does with a customer's data."""

    act: OneOf[DataAct] = fact("what it does", "行為の種類")
    needed: Truth = fact("the service needs it", "サービスの遂行に必要か")
    anonymised: Truth = fact("the data were made anonymous before", "匿名化処理を行ったか")
    submitted_by_web: Truth = fact("the data were submitted through the web system", "Webシステム経由で提出されたか")


@reading(
    "anonymised-use",
    en="Must data be anonymous also to be given to third parties or used in sales material?",
    ja="第三者提供・販促利用も匿名化を要するか。",
    why=Text(
        "It is one sentence; otherwise it would clash with 17.3, 18 and 21.2.",
        "一文であり、反対に解すると17条3項、18条、21条2項と矛盾する。",
    ),
)
class AnonymisedUse(Reading):
    """Which uses of 5.16 ask for anonymous data."""

    ALL_USES = "yes", "要する"
    RESEARCH_ONLY = "no, only research and statistics do", "要しない(調査・統計のみ)"


@basic.permission("5.6/s2", by=PROVIDER, to=CUSTOMER)
def seen_in_remote_work(use: type[DataUse]) -> Truth:
    """Personal or confidential information may come into view during the work."""
    return use.act.is_(DataAct.SEEN_IN_REMOTE_WORK)


@basic.permission("5.10", by=PROVIDER, to=CUSTOMER)
def stored_for_analysis(use: type[DataUse]) -> Truth:
    """Results and data needed for analysis may be kept on the provider's servers."""
    return use.act.is_(DataAct.STORED_FOR_ANALYSIS) & use.needed


@basic.duty("5.11", by=CUSTOMER, to=PROVIDER)
def not_prepared(operation: type[Operation]) -> Truth:
    """Devices may be affected; the customer prepares backups and notices where needed."""
    return operation.preparation_needed & ~operation.prepared


class ClaimedRight(Labelled):
    """A right or warranty that a customer may think it has."""

    DETECTION = (
        "that attacks are detected or blocked, or certifications got or kept",
        "攻撃の検知・防御、資格・認証の取得・維持",
    )
    REPORT_ACCURACY = "that a report is correct and complete", "報告書の正確性・完全性"
    FITNESS = (
        "fitness for its purpose, expected function, value, accuracy, usefulness or freedom from defects",
        "特定目的への適合、期待する機能・価値・正確性・有用性、不具合の不存在",
    )
    SOFTWARE_RIGHTS = "rights in supplied software", "提供ソフトウェアに関する権利"
    LEGAL_COMPLIANCE = "that law and trade rules allow its use", "法令・業界規則への適合"
    NON_INFRINGEMENT = "that the services infringe no rights of third parties", "第三者の権利の非侵害"
    WEB_DATA = "a warranty for data submitted through the web system", "Webシステム経由のデータの保証"
    INTERVENTION = "that the provider steps into a dispute with a third party", "第三者との紛争への介入"
    LICENCE = (
        "a licence of intellectual property beyond the use of the services",
        "サービス利用を超える知的財産権の許諾",
    )
    OTHER = "another right", "その他の権利"


class Claimed(Facts):
    """A right that a customer claims."""

    right: OneOf[ClaimedRight] = fact("the right that is claimed", "主張される権利")
    expressly_granted: Truth = fact("the terms grant it expressly", "約款に明示の定めがあるか")


@basic.declaration(
    "5.12",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("Negligent work stays within article 25.", "過失ある遂行の責任は25条による。")],
)
def no_guarantee_of_detection(claimed: type[Claimed]) -> Truth:
    """Neither detection of attacks nor certifications are guaranteed."""
    return claimed.right.is_(ClaimedRight.DETECTION)


class NonSupply(Labelled):
    """Why a service is not supplied, or not as specified."""

    NETWORK_FAILURE = "internet or network trouble prevents remote support", "通信障害によりリモートサポートができない"
    NO_VENDOR_MAINTENANCE = "equipment covered by it has no vendor maintenance", "対象機器がベンダー保守に未加入"
    OTHER_SOFTWARE = "the customer uses software other than the one named", "指定外のソフトウェアの使用"
    OTHER = "another reason", "その他の理由"


class Unsupplied(Facts):
    """A service that is not supplied, or not as specified."""

    reason: OneOf[NonSupply] = fact("why", "理由")
    software_named: Truth = fact("the provider had named the software", "当社がソフトウェアを指定したか")


@basic.permission("5.8(3)", by=PROVIDER, to=CUSTOMER)
def no_support_without_network(unsupplied: type[Unsupplied]) -> Truth:
    """Remote support may fail because of internet or network trouble."""
    return unsupplied.reason.is_(NonSupply.NETWORK_FAILURE)


@basic.permission("5.13", by=PROVIDER, to=CUSTOMER)
def no_service_without_maintenance(unsupplied: type[Unsupplied]) -> Truth:
    """Without the vendors' maintenance the customer may get no service, or less than specified."""
    return unsupplied.reason.is_(NonSupply.NO_VENDOR_MAINTENANCE)


@basic.permission("5.14/s1", "5.14/s2", by=PROVIDER, to=CUSTOMER)
def no_service_with_other_software(unsupplied: type[Unsupplied]) -> Truth:
    """The provider may name software; a customer that uses other software may get no service."""
    return unsupplied.reason.is_(NonSupply.OTHER_SOFTWARE) & unsupplied.software_named


@basic.declaration("5.15", by=PROVIDER, to=CUSTOMER)
def no_warranty_of_reports(claimed: type[Claimed]) -> Truth:
    """Reports are made with reasonable care, but their correctness is not warranted."""
    return claimed.right.is_(ClaimedRight.REPORT_ACCURACY)


@basic.permission("5.16", by=PROVIDER, to=CUSTOMER)
def anonymous_data_used(use: type[DataUse]) -> Truth:
    """Data may be used for research and statistics once made anonymous, given to third parties or used in sales."""
    listed = use.act.is_one_of(DataAct.RESEARCH, DataAct.GIVEN_TO_THIRD_PARTY, DataAct.SALES_MATERIAL)
    free = AnonymisedUse.RESEARCH_ONLY.chosen & use.act.is_one_of(DataAct.GIVEN_TO_THIRD_PARTY, DataAct.SALES_MATERIAL)
    return listed & any_of(use.anonymised, free)


basic.no_outcome("5.17", en="it leaves individual conditions to talks", ja="個別の条件を協議に委ねる")

operation_breach = basic.question(
    "operation-breach",
    Operation,
    safeguards_missing,
    items_not_supplied,
    conditions_not_kept,
    target_changed_during_work,
    not_prepared,
    en="Does the customer break a duty about running its systems?",
    ja="システムの運用に関する契約者の義務に違反するか。",
)
remote_access = basic.question(
    "remote-access",
    RemoteAccess,
    remote_access_agreed,
    en="May the provider reach the customer's system remotely?",
    ja="当社は契約者のシステムにリモートアクセスできるか。",
)
remote_change = basic.question(
    "remote-change",
    RemoteChange,
    no_remote_change_without_consent,
    en="Is the remote change of settings forbidden?",
    ja="遠隔での設定変更は禁止されるか。",
)
non_supply = basic.question(
    "non-supply",
    Unsupplied,
    no_support_without_network,
    no_service_without_maintenance,
    no_service_with_other_software,
    en="May the service be left unsupplied, or fall short of its specification?",
    ja="サービスの不提供又は仕様どおりでない提供は許されるか。",
)

# Article 6  Acceptance and conclusion of the contract ---------------------------------------------------------------


class Application(Facts):
    """How somebody applied."""

    agreed_to_terms: Truth = fact("the applicant agreed to the terms", "約款の内容に同意したか")
    applied: Truth = fact("it applied for a service", "サービスに申し込んだか")


class ApplicationMade(Facts):
    """An application that was made."""

    applied_at: Instant = fact("when it was made", "申込の日時")


@basic.formation("6.1/a", by=APPLICANT, to=PROVIDER)
def valid_application(application: type[Application]) -> Truth:
    """Whoever wants the services applies on the footing that it agrees to the terms."""
    return application.agreed_to_terms & application.applied


@basic.deeming("6.1/b", by=APPLICANT, to=PROVIDER)
def agreed_by_applying(application: type[ApplicationMade]) -> Instant:
    """By applying an applicant is taken to have agreed to the terms."""
    return application.applied_at


@reading(
    "contract-start",
    en="Does the contract start with the act of acceptance or with its arrival?",
    ja="契約は承諾の日に成立するか、承諾の到達の日か。",
    why=Text(
        "The terms say only that acceptance concludes it, and an acceptance works on arrival (Civil Code 97).",
        "承諾により成立するとのみ定め、承諾は到達時に効力を生ずる(民法97条)。",
    ),
)
class ContractStart(Reading):
    """Which day is the first of the contract."""

    ARRIVAL = "the day on which the acceptance arrives (Civil Code 97)", "承諾の到達の日(民法97条)"
    ACCEPTANCE = "the day of acceptance", "承諾の日"


@basic.formation(
    "6.1/c",
    by=EITHER,
    to=OTHER,
    assumes=[("Silence of the provider is no acceptance.", "当社の沈黙は承諾に当たらない。")],
)
def contract_made(made: type[Acceptance]) -> Date:
    """The contract is made when the provider accepts, and the applicant becomes a customer."""
    return ContractStart.choose(
        {
            ContractStart.ARRIVAL: calendar_day(made.arrived_at),
            ContractStart.ACCEPTANCE: calendar_day(made.accepted_at),
        }
    )


applied_properly = basic.question(
    "application", Application, valid_application, en="Is it a proper application?", ja="有効な申込か。"
)
terms_agreed_at = basic.question(
    "terms-agreed",
    ApplicationMade,
    agreed_by_applying,
    en="When is the applicant taken to agree to the terms?",
    ja="申込者はいつ約款に同意したとみなされるか。",
)
contract_start = basic.question(
    "contract-start", Acceptance, contract_made, en="On which day is the contract made?", ja="契約はいつ成立するか。"
)


@reading(
    "individual-contract-priority",
    en="Does an individual contract go before the basic terms that it contradicts?",
    ja="本約款と矛盾する個別契約は本約款に優先するか。",
    why=Text(
        "It is listed with help pages among the other rules, which give way unless they say that they go first.",
        "ヘルプ等と並んでその他の規程に列挙され、優先する旨の表示がない限り劣後する。",
    ),
)
class IndividualContractPriority(Reading):
    """The rank of an individual contract."""

    UNLESS_STATED = "no, unless it says so", "優先しない(表示がある場合を除く)"
    SPECIAL_AGREEMENT = "yes, as a special agreement", "特約として優先する"


@reading(
    "rules-against-individual-terms",
    en="Which goes first, individual terms or another rule that contradicts them?",
    ja="個別約款とその他の規程が矛盾する場合、いずれが優先するか。",
    why=Text(
        "Individual terms go before the basic terms, and these before other rules.",
        "個別約款は本約款に、本約款はその他の規程に優先する。",
    ),
)
class RulesAgainstIndividualTerms(Reading):
    """The rank between individual terms and other rules."""

    INDIVIDUAL_TERMS = "the individual terms", "個別約款"
    UNRANKED = "neither", "優先関係なし"


basic.no_outcome("6.2/s1", en="it says that there may be other rules", ja="その他の規程を定め得る旨にとどまる")


@basic.precedence("6.2/s2")
def other_rules(texts: type[TextsOnOneMatter]) -> OneOf[Prevailing]:
    """Other rules are part of the terms; on a conflict the basic terms go first unless the rule says that it does."""
    individual = texts.other.is_(OtherText.INDIVIDUAL_CONTRACT)
    left_to_it = texts.left_to_agreement & texts.against.is_(HeldAgainst.BASIC_TERMS)
    special = individual & any_of(IndividualContractPriority.SPECIAL_AGREEMENT.chosen, left_to_it)
    unranked = texts.against.is_(HeldAgainst.INDIVIDUAL_TERMS) & RulesAgainstIndividualTerms.UNRANKED.chosen
    first = when(
        any_of(texts.priority_stated, special),
        OneOf.fixed(Prevailing.OTHER_TEXT),
        otherwise=when(unranked, OneOf.fixed(Prevailing.UNRANKED), otherwise=OneOf.fixed(Prevailing.THESE_TERMS)),
    )
    return provided(
        texts.other.is_one_of(OtherText.INDIVIDUAL_CONTRACT, OtherText.OTHER_RULE),
        when(texts.conflict, first, otherwise=OneOf.fixed(Prevailing.BOTH)),
    )


class ApplicantsInformation(Facts):
    """What an applicant told the provider."""

    correct: Truth = fact("it is correct", "正確か")
    current: Truth = fact("it is current", "最新か")


@basic.duty("6.3/a", by=APPLICANT, to=PROVIDER)
def incorrect_information(information: type[ApplicantsInformation]) -> Truth:
    """An applicant gives correct and current information."""
    return ~(information.correct & information.current)


class IdentityOccasion(Labelled):
    """An occasion on which the provider wants to know who somebody is."""

    APPLICATION = "an application", "申込"
    PASSWORD_ENQUIRY = "an enquiry about a password", "パスワード等の問い合わせ"
    CORRECTION_REQUEST = "a request about registered or personal information", "登録内容・個人情報に関する請求"
    OTHER = "another occasion", "その他"


class IdentityCheck(Facts):
    """A check of somebody's identity."""

    occasion: OneOf[IdentityOccasion] = fact("the occasion", "確認の契機")


@basic.power("6.3/b", by=PROVIDER, to=APPLICANT)
def may_verify_applicant(check: type[IdentityCheck]) -> Truth:
    """The provider may ask an applicant to prove its identity."""
    return check.occasion.is_(IdentityOccasion.APPLICATION)


information_breach = basic.question(
    "application-information-breach",
    ApplicantsInformation,
    incorrect_information,
    en="Does the applicant break its duty about its information?",
    ja="申込者の情報提供義務に違反するか。",
)


class ApplicationFact(Labelled):
    """A fact about an applicant, or about its application."""

    BREACH = "a clause of the terms was broken (1)", "約款の条項違反(1号)"
    OTHERS_EMAIL = "somebody else's e-mail address was used (2)", "他人のメールアドレスの使用(2号)"
    FALSE_APPLICATION = "the application is false, for want of mail verification for instance (2)", "虚偽申込(2号)"
    DATA_MISSING = "registered data are missing (5)", "登録情報の欠落(5号)"
    DATA_WRONG = "registered data are wrong (5)", "登録情報の誤記(5号)"
    UNVERIFIED = "a required verification was not carried out (6)", "認証手続の不実施(6号)"
    SAME_SERVICE = "it offers the same or a similar service (7)", "同種・類似サービスの提供(7号)"
    SAME_SERVICE_PLANNED = "it plans to offer one (7)", "同種・類似サービスの提供予定(7号)"
    IMMORAL_AIM = "its aim is against public order and morals (8)", "公序良俗に反する目的(8号)"
    CANCELLED_BEFORE = "the provider cancelled before (10)", "過去の解除(10号)"
    REFUSED_BEFORE = "the provider refused before (10)", "過去の不承諾(10号)"
    NONEXISTENT = "it does not exist (11)", "実在しない(11号)"
    FORBIDDEN_ACTS_FEARED = "acts that article 11 forbids are to be feared (13)", "11条違反のおそれ(13号)"
    MEASURE_BEFORE = "a measure of article 7 was taken before (14)", "過去の7条の処分(14号)"
    EVENT_BEFORE = "an event of 7.1 happened before, but no measure was taken", "過去の7条1項該当(処分なし)"
    LATE_BEFORE = "it paid late before, be it by a day (15)", "過去の支払遅延(15号)"
    EVADED_BEFORE = "it tried to evade payment before (15)", "過去の不正な支払逃れ(15号)"


class Judgement(Labelled):
    """A judgement that the provider has made about an applicant."""

    HARD_TO_SUPPLY = (
        "it is hard to supply for physical, technical or other reasons (3)",
        "物理的・技術的理由等による提供困難(3号)",
    )
    ENVIRONMENT = "it is hard to supply because of the system environment (12)", "システム環境による提供困難(12号)"
    INAPPROPRIATE = "a contract is inappropriate (16)", "契約締結の不適当(16号)"


class Role(Labelled):
    """How somebody stands to the applicant."""

    APPLICANT = "the applicant itself", "申込者自身"
    MEMBER = "a member of it", "構成員"
    KEY_EMPLOYEE = "an employee in an important position", "重要な地位の使用人"
    MAJOR_SHAREHOLDER = "a major shareholder", "主要な株主"
    MAJOR_CONTRACTOR = "a major contractor", "主要な委託先"
    EQUIVALENT = "somebody of like importance", "これらに準ずる者"
    OTHER = "somebody else, such as a minor shareholder", "その他(少数株主等)"


class Link(Labelled):
    """A link with anti-social groups."""

    BELONGS = "belongs to one", "所属"
    SUPPORTS = "supports one or works with it", "維持運営への関与・協力"
    TRADES = "deals with one", "取引"
    INFLUENCED = "one has a hand in its management", "経営への関与を受ける"
    NONE = "none", "なし"


class Tie(Facts):
    """One person's link with anti-social groups."""

    role: OneOf[Role] = fact("how the person stands to the applicant", "申込者との関係")
    link: OneOf[Link] = fact("the link", "反社会的団体等との関係")


class UnpaidFee(Facts):
    """A fee for what was applied for, overuse included."""

    amount: Yen = fact("what is unpaid of it", "未払額")
    due_on: Date = fact("its due date", "支払期日")


class Conduct(Facts):
    """What the provider holds against an applicant."""

    found: Several[ApplicationFact] = fact("facts that exist", "存在する事実")
    judged: Several[Judgement] = fact("judgements that the provider has made", "当社の判断")
    judgement_reasonable: Truth = fact("the judgement is objectively reasonable", "当該判断が客観的に合理的か")
    unpaid_fees: Rows[UnpaidFee] = fact("fees not paid", "支払われていない料金")
    ties: Rows[Tie] = fact("links with anti-social groups", "反社会的団体等との関係")
    as_of: Date = fact("the day in question", "基準日")


@reading(
    "providers-judgement",
    en="Does a judgement that the terms leave to the provider have to be objectively reasonable?",
    ja="当社の判断に委ねられた事由は、客観的に合理的な判断であることを要するか。",
    why=Text("The words make the judgement itself the ground.", "文言は当社の判断自体を事由としている。"),
)
class ProvidersJudgement(Reading):
    """Whether a judgement of the provider is reviewed."""

    AS_WRITTEN = "no, the judgement is enough", "要しない(判断で足りる)"
    REASONABLE = "yes", "要する"


@reading(
    "unpaid-before-due",
    en="Is a fee unpaid for a refusal before its due date?",
    ja="支払期日前の料金も「支払われない」に当たるか。",
    why=Text("Nobody is in default before the due date.", "期日前に遅滞はない。"),
)
class UnpaidBeforeDue(Reading):
    """From when a fee counts as unpaid in 6.4(4)."""

    AFTER_DUE_DATE = "no, only after it", "当たらない(期日経過後に限る)"
    ANY_TIME = "yes", "当たる"


@reading(
    "measure-of-article-7",
    en="Is it enough that an event of 7.1 happened before, or must a measure have been taken?",
    ja="過去に7条1項の事由があれば足りるか、処分を受けたことを要するか。",
    why=Text("The words speak of having undergone a measure.", "文言は処分を受けたことをいう。"),
)
class MeasureOfArticle7(Reading):
    """What 6.4(14) asks for."""

    MEASURE_TAKEN = "a measure must have been taken", "処分を受けたことを要する"
    EVENT_ENOUGH = "the event is enough", "事由があれば足りる"


def _judged(conduct: type[Conduct], judgement: Judgement) -> Truth:
    sound = any_of(ProvidersJudgement.AS_WRITTEN.chosen, conduct.judgement_reasonable)
    return conduct.judged.has(judgement) & sound


@basic.power("6.4/s2", by=PROVIDER, to=APPLICANT)
def refusal() -> Truth:
    """On any of 16 grounds the provider need not accept an application, or may cancel afterwards."""
    return TRUE


@basic.ground("6.4(1)", of=refusal)
def terms_broken(conduct: type[Conduct]) -> Truth:
    """A clause of the terms was broken."""
    return conduct.found.has(ApplicationFact.BREACH)


@basic.ground("6.4(2)", of=refusal)
def false_application(conduct: type[Conduct]) -> Truth:
    """Somebody else's e-mail address, or another false application."""
    return conduct.found.has_any(ApplicationFact.OTHERS_EMAIL, ApplicationFact.FALSE_APPLICATION)


@basic.ground("6.4(3)", of=refusal)
def hard_to_supply(conduct: type[Conduct]) -> Truth:
    """The provider finds it difficult to serve the applicant for physical, technical or other reasons."""
    return _judged(conduct, Judgement.HARD_TO_SUPPLY)


@basic.ground("6.4(4)", of=refusal)
def fee_unpaid(conduct: type[Conduct]) -> Truth:
    """Fees applied for, overuse included, are not paid."""

    def unpaid(fee: type[UnpaidFee]) -> Truth:
        late = any_of(UnpaidBeforeDue.ANY_TIME.chosen, fee.due_on < conduct.as_of)
        return (fee.amount > Yen.fixed(0)) & late

    return conduct.unpaid_fees.any(unpaid)


@basic.ground("6.4(5)", of=refusal)
def data_missing_or_wrong(conduct: type[Conduct]) -> Truth:
    """Registered data are missing or wrong."""
    return conduct.found.has_any(ApplicationFact.DATA_MISSING, ApplicationFact.DATA_WRONG)


@basic.ground("6.4(6)", of=refusal)
def not_verified(conduct: type[Conduct]) -> Truth:
    """A required verification was not carried out."""
    return conduct.found.has(ApplicationFact.UNVERIFIED)


@basic.ground("6.4(7)", of=refusal)
def same_service(conduct: type[Conduct]) -> Truth:
    """The applicant offers the same or a similar service, or plans to."""
    return conduct.found.has_any(ApplicationFact.SAME_SERVICE, ApplicationFact.SAME_SERVICE_PLANNED)


@basic.ground("6.4(8)", of=refusal)
def immoral_aim(conduct: type[Conduct]) -> Truth:
    """An aim against public order and morals."""
    return conduct.found.has(ApplicationFact.IMMORAL_AIM)


@basic.ground(
    "6.4(9)",
    of=refusal,
    assumes=[("Of shareholders and contractors only major ones count.", "株主及び委託先は主要なものに限る。")],
)
def antisocial_circle(conduct: type[Conduct]) -> Truth:
    """The applicant or its circle belongs to, supports, deals with or is influenced by anti-social groups."""
    return conduct.ties.any(lambda tie: ~tie.role.is_(Role.OTHER) & ~tie.link.is_(Link.NONE))


@basic.ground("6.4(10)", of=refusal, assumes=[("However long ago.", "時期を問わない。")])
def cancelled_or_refused_before(conduct: type[Conduct]) -> Truth:
    """The provider cancelled or refused before."""
    return conduct.found.has_any(ApplicationFact.CANCELLED_BEFORE, ApplicationFact.REFUSED_BEFORE)


@basic.ground("6.4(11)", of=refusal)
def does_not_exist(conduct: type[Conduct]) -> Truth:
    """The applicant does not exist."""
    return conduct.found.has(ApplicationFact.NONEXISTENT)


@basic.ground("6.4(12)", of=refusal)
def environment_unsuitable(conduct: type[Conduct]) -> Truth:
    """The provider finds it difficult to serve because of the system environment."""
    return _judged(conduct, Judgement.ENVIRONMENT)


@basic.ground("6.4(13)", of=refusal)
def forbidden_acts_feared(conduct: type[Conduct]) -> Truth:
    """There is a danger of acts that article 11 forbids."""
    return conduct.found.has(ApplicationFact.FORBIDDEN_ACTS_FEARED)


@basic.ground("6.4(14)", of=refusal, assumes=[("However long ago.", "時期を問わない。")])
def measure_before(conduct: type[Conduct]) -> Truth:
    """A measure of article 7 was taken before."""
    event = MeasureOfArticle7.EVENT_ENOUGH.chosen & conduct.found.has(ApplicationFact.EVENT_BEFORE)
    return conduct.found.has(ApplicationFact.MEASURE_BEFORE) | event


@basic.ground("6.4(15)", of=refusal, assumes=[("Payment afterwards does not cure.", "後の支払により治癒しない。")])
def paid_late_before(conduct: type[Conduct]) -> Truth:
    """Fees were paid late, or were to be evaded, before."""
    return conduct.found.has_any(ApplicationFact.LATE_BEFORE, ApplicationFact.EVADED_BEFORE)


@basic.ground("6.4(16)", of=refusal)
def contract_inappropriate(conduct: type[Conduct]) -> Truth:
    """The provider finds a contract inappropriate."""
    return _judged(conduct, Judgement.INAPPROPRIATE)


@basic.formation("6.4/s1", by=PROVIDER, to=APPLICANT)
def must_accept() -> OneOf[ApplicationAnswer]:
    """The provider accepts an application unless a ground exists."""
    return provided(~refusal.holds, OneOf.fixed(ApplicationAnswer.MUST_ACCEPT))


@basic.formation("6.4/s2", by=PROVIDER, to=APPLICANT)
def may_refuse() -> OneOf[ApplicationAnswer]:
    """Where a ground exists the provider may refuse."""
    return provided(refusal.holds, OneOf.fixed(ApplicationAnswer.MAY_REFUSE))


class LaterCancellation(Conduct):
    """A cancellation after acceptance, on a ground against the application."""

    existed_on_application: Truth = fact("the ground existed when the application was made", "事由が申込時に存在したか")
    notice_form: OneOf[Form] = fact("the form of the notice", "通知の方式")
    notice_arrived_on: Date = fact("the day on which the notice arrived", "通知の到達の日")
    contract_made_on: Date = fact("the day on which the contract was made", "契約成立の日")


@reading(
    "later-cancellation-ground",
    en="Must the ground for a cancellation after acceptance have existed on application?",
    ja="承諾後の解除の事由は申込時に存在したことを要するか。",
    why=Text(
        "The clause is about applications to which an item applies; later events belong to 7.1.",
        "条項は各号に該当する申込みを対象とし、後発の事由は7条1項による。",
    ),
)
class LaterCancellationGround(Reading):
    """When the ground of 6.4 must exist for a later cancellation."""

    ON_APPLICATION = "yes", "要する"
    ANY_TIME = "no, it may arise later", "要しない"


@reading(
    "later-cancellation-form",
    en="Which form does a cancellation after acceptance need?",
    ja="承諾後の解除はいかなる方式を要するか。",
    why=Text("6.5 has its own rule on notice, by e-mail or the like.", "6条5項がメール等による通知を定めている。"),
)
class LaterCancellationForm(Reading):
    """The form of a cancellation under 6.4."""

    EMAIL = "an e-mail will do (6.5)", "メール等で足りる(6条5項)"
    WRITING = "writing, as in 7.1", "書面(7条1項と同様)"


@reading(
    "later-cancellation-effect",
    en="Does a cancellation after acceptance work back to the making of the contract?",
    ja="承諾後の解除は契約成立時に遡及するか。",
    why=Text("The contract is a continuing one; 7.1 works for the future.", "継続的契約であり、7条1項も将来効とする。"),
)
class LaterCancellationEffect(Reading):
    """From when a cancellation under 6.4 works."""

    PROSPECTIVE = "no", "遡及しない"
    RETROACTIVE = "yes", "遡及する"


@basic.power("6.4/s2", by=PROVIDER, to=CUSTOMER)
def later_cancellation(case: type[LaterCancellation]) -> Date:
    """On such a ground the provider may also cancel the contract afterwards."""
    existed = any_of(LaterCancellationGround.ANY_TIME.chosen, case.existed_on_application)
    form = LaterCancellationForm.choose(
        {
            LaterCancellationForm.EMAIL: ~case.notice_form.is_one_of(Form.NONE, Form.ORAL),
            LaterCancellationForm.WRITING: _in_writing(case.notice_form),
        }
    )
    day = LaterCancellationEffect.choose(
        {
            LaterCancellationEffect.PROSPECTIVE: case.notice_arrived_on,
            LaterCancellationEffect.RETROACTIVE: case.contract_made_on,
        }
    )
    return provided(all_of(refusal.holds, existed, form), day)


class DecisionOnApplication(Labelled):
    """What the provider did with an application or its contract."""

    HELD_BACK = "held back approval", "承認の留保"
    CANCELLED = "cancelled", "解除"
    REFUSED = "refused", "拒絶"
    ACCEPTED = "accepted", "承諾"


class DecisionNotice(Facts):
    """How an applicant heard of a decision on its application."""

    decision: OneOf[DecisionOnApplication] = fact("the decision", "当社の決定")
    told_by_email: Truth = fact("the applicant was told by e-mail or the like", "メール等で通知したか")
    told_in_reasonable_time: Truth = fact("it was told within a reasonable time", "相当な期間内に通知したか")
    reasons_given: Truth = fact(
        "it was told why, when approval is possible or what is still needed",
        "事由、承認可能な時期又は追加資料等を示したか",
    )


@reading(
    "reasons-for-refusal",
    en="Must reasons be given also for a refusal or cancellation?",
    ja="拒絶・解除の場合も理由を示す必要があるか。",
    why=Text("All that the notice has to hold concerns approval held back.", "列挙された内容は承認の留保に関する。"),
)
class ReasonsForRefusal(Reading):
    """For which decisions reasons are due."""

    HOLDING_BACK_ONLY = "no, only where approval is held back", "示す必要はない(留保の場合に限る)"
    EVERY_DECISION = "yes", "示す必要がある"


@reading(
    "decision-notice-time",
    en="Must the notice of a decision on an application come within a reasonable time?",
    ja="申込に関する決定の通知は相当な期間内にする必要があるか。",
    why=Text(
        "No time is named, and good faith asks for a reasonable one.", "期限の定めがなく、信義則上相当な期間による。"
    ),
)
class DecisionNoticeTime(Reading):
    """By when an applicant is told."""

    REASONABLE = "yes", "必要がある"
    NO_TIME = "no, any time", "必要はない"


@basic.duty("6.5", by=PROVIDER, to=APPLICANT)
def decision_not_told(notice: type[DecisionNotice]) -> Truth:
    """When it holds back, cancels or refuses, the provider tells the applicant by e-mail or the like."""
    held = notice.decision.is_(DecisionOnApplication.HELD_BACK)
    reasons_due = any_of(held, ReasonsForRefusal.EVERY_DECISION.chosen)
    in_time = any_of(DecisionNoticeTime.NO_TIME.chosen, notice.told_in_reasonable_time)
    told = notice.told_by_email & in_time
    return all_of(
        ~notice.decision.is_(DecisionOnApplication.ACCEPTED), any_of(~told, reasons_due & ~notice.reasons_given)
    )


acceptance = basic.question(
    "acceptance",
    Conduct,
    must_accept,
    may_refuse,
    en="Must the provider accept the application?",
    ja="当社は申込を承諾しなければならないか。",
)
may_refuse_application = basic.question(
    "refusal", Conduct, refusal, en="May the provider refuse the application?", ja="当社は申込を拒絶できるか。"
)
cancellation_after_acceptance = basic.question(
    "cancellation-after-acceptance",
    LaterCancellation,
    later_cancellation,
    en="From which day is the contract cancelled on a ground against the application?",
    ja="申込に対する事由による解除は、いつから効力を生じるか。",
)
decision_notice_breach = basic.question(
    "decision-notice-breach",
    DecisionNotice,
    decision_not_told,
    en="Is the duty to tell the applicant of the decision broken?",
    ja="決定の通知義務に違反するか。",
)

# Article 7  Cancellation of the contract and restriction of use -----------------------------------------------------


class CustomersEvent(Labelled):
    """Something that happened to the customer's means or business."""

    PAYMENTS_STOPPED = "it stopped payments (3)", "支払停止(3号)"
    INSOLVENT = "it is unable to pay (3)", "支払不能(3号)"
    PETITION = "insolvency proceedings were applied for, by anybody (3)", "倒産手続開始の申立て(3号)"
    DISHONOUR = "a bill or cheque that it drew or accepted bounced (4)", "振出し・引受けに係る手形等の不渡り(4号)"
    DISHONOUR_OF_HELD_BILL = "a bill or cheque that it only held or endorsed bounced", "所持・裏書に係る手形等の不渡り"
    ELECTRONIC_CLAIM_UNPAID = "an electronically recorded claim was not paid", "電子記録債権の支払不能"
    TAX_SEIZURE = "compulsory measures for taxes or public charges were taken (6)", "公租公課の滞納処分(6号)"
    TAX_ARREARS = "taxes are in arrears, no measure was taken", "公租公課の滞納(処分なし)"
    DISSOLUTION = "it was dissolved, not by merger (7)", "合併以外の解散(7号)"
    MERGER = "it was dissolved by merger", "合併による解散"
    LIQUIDATION = "its liquidation began (7)", "清算開始(7号)"
    BUSINESS_TRANSFERRED = (
        "the whole, or in substance the whole, of its business was transferred (7)",
        "事業の全部又は実質的全部の譲渡(7号)",
    )
    PART_OF_BUSINESS_TRANSFERRED = "a part of its business was transferred", "事業の一部譲渡"
    COMPANY_SPLIT = "the whole of its business passed on by a company split", "会社分割による事業全部の承継"
    BUSINESS_SUSPENDED = "an authority suspended its business (8)", "監督官庁の営業停止処分(8号)"
    LICENCE_CANCELLED = "an authority took away its licence or registration (8)", "営業免許・登録の取消し等(8号)"
    IMPROVEMENT_ORDER = "an authority ordered an improvement", "監督官庁の改善命令"
    MEANS_WORSE = "its means or credit got worse (9)", "資産・信用状態の悪化(9号)"
    MEANS_FEARED_FOR = "there is good reason to fear for its means or credit (9)", "資産・信用状態の悪化のおそれ(9号)"


class Remedy(Labelled):
    """A measure of a court against a debtor."""

    PROVISIONAL_ATTACHMENT = "provisional attachment", "仮差押え"
    PROVISIONAL_DISPOSITION = "provisional disposition", "仮処分"
    ATTACHMENT_PETITION = "attachment that was applied for", "差押えの申立て"
    AUCTION_PETITION = "auction that was applied for", "競売の申立て"


class CourtMeasure(Facts):
    """One measure of a court against the customer."""

    remedy: OneOf[Remedy] = fact("the measure", "措置の種類")
    ordered_on: Date = fact("the day of the order, or of the application", "命令の日(申立ての場合は申立ての日)")
    effective_on: Date = fact(
        "the day on which it took effect against the customer, or of the application",
        "契約者に対し効力を生じた日(申立ての場合は申立ての日)",
    )
    lifted: Truth = fact("it was lifted or withdrawn", "取消し・取下げがあったか")
    in_force_until: Date = fact("the last day on which it was in force, if it was lifted", "効力があった最後の日")


class Contact(Facts):
    """One message of the provider to the customer."""

    sent_on: Date = fact("the day on which it was sent", "発信の日")
    arrived_on: Date = fact("the day on which it arrived", "到達の日", not_before="sent_on")
    calls_for_reply: Truth = fact("it calls for a reply", "応答を要する連絡か")
    answered: Truth = fact("the customer answered", "応答があったか")
    answered_on: Date = fact("the day of the answer, if there was one", "応答の日")


class CustomersDefault(Facts):
    """What the provider holds against a customer, on one day."""

    as_of: Date = fact("the day on which the power is used", "権限行使の日")
    breach: Truth = fact("the customer broke the terms or an agreement on the services", "約款又は合意事項に違反したか")
    cure_asked_for: Truth = fact("a notice that asks for a cure was received", "是正を求める通知を受領したか")
    cure_asked_on: Date = fact("the day on which it was received", "当該通知の受領の日")
    cure_days: Days = fact("the time that the notice sets, in days", "通知の定める期間(日)")
    reasonable_cure_days: Days = fact("what would be a reasonable time, in days", "相当な期間(日)")
    cured: Truth = fact("the breach was put right", "違反を是正したか")
    cured_on: Date = fact("the day on which it was, if it was", "是正の日")
    fee_demanded: Truth = fact("a fee under article 8 was demanded", "8条の利用料を催告したか")
    demand_received_on: Date = fact("the day on which the demand was received", "催告の到達の日")
    payment_days: Days = fact("a reasonable time to pay after it, in days", "催告後の相当期間(日)")
    fee_paid: Truth = fact("the fee was paid in full", "利用料を全額支払ったか")
    fee_paid_on: Date = fact("the day on which it was, if it was", "支払の日")
    only_trifle_unpaid: Truth = fact("all but a trifle of it was paid in time", "僅少額を除き期間内に支払ったか")
    events: Several[CustomersEvent] = fact("what happened to the customer's means or business", "契約者に生じた事由")
    court_measures: Rows[CourtMeasure] = fact("measures of courts", "裁判所の措置")
    contacts: Rows[Contact] = fact("messages of the provider", "当社からの連絡")
    judged_inappropriate: Truth = fact(
        "the provider finds it inappropriate to keep the contract", "当社が契約の維持を不適当と判断したか"
    )
    judgement_reasonable: Truth = fact("that judgement is objectively reasonable", "当該判断が客観的に合理的か")


@reading(
    "cure-period",
    en="How long is the time in which a breach must be put right?",
    ja="違反を是正すべき期間はどれだけか。",
    why=Text("The terms set no figure and leave it to the notice.", "約款に数値はなく、通知に委ねられている。"),
)
class CurePeriod(Reading):
    """The time for a cure under 7.1(1)."""

    AS_NOTIFIED = "as long as the notice says", "通知の定める期間"
    AT_LEAST_REASONABLE = "that, but at least a reasonable time", "通知の定める期間(少なくとも相当な期間)"


@reading(
    "trifling-shortfall",
    en="Is a fee unpaid if all but a trifle was paid?",
    ja="僅少額を除き支払われた利用料も未払いに当たるか。",
    why=Text("The words ask for the fee.", "文言は利用料の支払を求めている。"),
)
class TriflingShortfall(Reading):
    """Whether a trifling shortfall is a ground."""

    UNPAID = "yes", "当たる"
    EXCUSED = "no", "当たらない"


@reading(
    "day-of-event",
    en="Where a clause counts days from an event, is the day of the event counted?",
    ja="日数を数える条項において、事由の日を算入するか。",
    why=Text(
        "The first day of a period is not counted (Civil Code 140), and the terms set no other way.",
        "期間の初日は算入せず(民法140条)、約款に別段の定めがない。",
    ),
)
class DayOfEvent(Reading):
    """Whether the day of an event is the first of the days counted."""

    NOT_COUNTED = "no", "算入しない"
    COUNTED = "yes", "算入する"


@reading(
    "days-complete",
    en="When is a number of days complete?",
    ja="所定の日数はいつ満了するか。",
    why=Text(
        "A period ends with the end of its last day (Civil Code 141).", "期間は末日の終了をもって満了する(民法141条)。"
    ),
)
class DaysComplete(Reading):
    """From when a condition of a number of days is met."""

    END_OF_LAST_DAY = "at the end of the last day, so from the next day", "末日の終了時(翌日から)"
    ON_LAST_DAY = "on the last day", "末日"


@reading(
    "court-measure-start",
    en="From when do the days of a provisional measure count?",
    ja="仮差押え等の日数はいつから数えるか。",
    why=Text("It is the effect that has to last.", "継続すべきは効力である。"),
)
class CourtMeasureStart(Reading):
    """The day from which a provisional measure counts."""

    EFFECT = "from its effect against the customer", "契約者に対する効力発生時"
    ORDER = "from the order", "命令時"


@reading(
    "duration-of-attachment",
    en="Must an attachment or auction that was applied for have lasted for 15 days too?",
    ja="差押え・競売の申立ても15日の継続を要するか。",
    why=Text("The two limbs have verbs of their own.", "前段と後段はそれぞれ述語を有する。"),
)
class DurationOfAttachment(Reading):
    """To which measures the 15 days belong."""

    PROVISIONAL_ONLY = "no, the application is enough", "要しない(申立てで足りる)"
    ALL_MEASURES = "yes", "要する"


@reading(
    "company-split",
    en="Is a company split that passes on the whole business its transfer?",
    ja="事業全部の会社分割は事業の譲渡に当たるか。",
    why=Text("A split is no transfer.", "分割は譲渡ではない。"),
)
class CompanySplit(Reading):
    """Whether 7.1(7) reaches a company split."""

    NOT_COVERED = "no", "当たらない"
    COVERED = "yes", "当たる"


@reading(
    "contact-without-reply",
    en="Does silence count on a message that calls for no reply?",
    ja="応答を要しない連絡に対する不応答も数えるか。",
    why=Text("An answer presupposes something to answer.", "応答は応答すべき内容を前提とする。"),
)
class ContactWithoutReply(Reading):
    """Which messages open the 14 days."""

    CALLS_FOR_REPLY = "no", "数えない"
    ANY = "yes", "数える"


@reading(
    "wrongful-measure",
    en="Is the provider free of liability also for a measure for which there was no ground?",
    ja="事由のない措置についても当社は免責されるか。",
    why=Text(
        "The exclusions are tied to measures that the terms allow.", "免責は約款に基づく措置に結び付けられている。"
    ),
)
class WrongfulMeasure(Reading):
    """Whether 7.3 and 12.6 reach measures without a ground."""

    NOT_COVERED = "no", "免責されない"
    COVERED = "yes", "免責される"


def _last_of(days: Days, event: Date) -> Date:
    """The last of a number of days from an event, by `DayOfEvent`."""
    return DayOfEvent.choose({DayOfEvent.NOT_COUNTED: event + days, DayOfEvent.COUNTED: event + days - DAY})


def _complete(last: Date, as_of: Date) -> Truth:
    """Whether days that end with `last` are complete on a day, by `DaysComplete`."""
    return DaysComplete.choose({DaysComplete.END_OF_LAST_DAY: as_of > last, DaysComplete.ON_LAST_DAY: as_of >= last})


def _standing(over: Truth, over_on: Date, as_of: Date) -> Truth:
    """Whether a ground still stands on a day although what gave rise to it came to be over, by `GroundAfterCure`."""
    return any_of(GroundAfterCure.REMAINS.chosen, ~over, over_on > as_of)


@basic.power(
    "7.1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("The power is the provider's alone, and works for the future.", "当社のみの権限であり、将来効にとどまる。"),
        ("It may cancel or restrict, in whole or in part.", "全部又は一部の解除又は制限を選択できる。"),
    ],
)
def immediate_cancellation() -> Truth:
    """On any of eleven events the provider may cancel or restrict the contract at once."""
    return TRUE


@basic.ground(
    "7.1(1)", of=immediate_cancellation, assumes=[("A cure on the last day is in time.", "末日の是正は期間内である。")]
)
def breach_not_cured(case: type[CustomersDefault]) -> Truth:
    """A breach was not put right within a certain time after a notice that asks for it."""
    days = CurePeriod.choose(
        {
            CurePeriod.AS_NOTIFIED: case.cure_days,
            CurePeriod.AT_LEAST_REASONABLE: higher(case.cure_days, case.reasonable_cure_days),
        }
    )
    last = case.cure_asked_on + days
    uncured = any_of(~case.cured, case.cured_on > last)
    return all_of(
        case.breach,
        case.cure_asked_for,
        case.as_of > last,
        uncured,
        _standing(case.cured, case.cured_on, case.as_of),
    )


@basic.ground(
    "7.1(2)", of=immediate_cancellation, assumes=[("Payment on the last day is in time.", "末日の支払は期間内である。")]
)
def fee_not_paid_on_demand(case: type[CustomersDefault]) -> Truth:
    """Fees were not paid after a demand and a reasonable time."""
    last = case.demand_received_on + case.payment_days
    excused = TriflingShortfall.EXCUSED.chosen & case.only_trifle_unpaid
    unpaid = any_of(~case.fee_paid, case.fee_paid_on > last) & ~excused
    return all_of(case.fee_demanded, case.as_of > last, unpaid, _standing(case.fee_paid, case.fee_paid_on, case.as_of))


@basic.ground(
    "7.1(3)",
    of=immediate_cancellation,
    assumes=[("The petition is enough, whoever makes it.", "申立てで足り、申立人を問わない。")],
)
def insolvency(case: type[CustomersDefault]) -> Truth:
    """Payments were stopped or are impossible, or insolvency proceedings were applied for."""
    return case.events.has_any(CustomersEvent.PAYMENTS_STOPPED, CustomersEvent.INSOLVENT, CustomersEvent.PETITION)


@basic.ground("7.1(4)", of=immediate_cancellation)
def dishonour(case: type[CustomersDefault]) -> Truth:
    """A bill or cheque that the customer drew or accepted bounced."""
    electronic = ElectronicClaims.BY_ANALOGY.chosen & case.events.has(CustomersEvent.ELECTRONIC_CLAIM_UNPAID)
    return case.events.has(CustomersEvent.DISHONOUR) | electronic


def _measure_lasted(measure: type[CourtMeasure], as_of: Date) -> Truth:
    """Whether a measure has been in force for 15 days, full days."""
    since = CourtMeasureStart.choose(
        {CourtMeasureStart.EFFECT: measure.effective_on, CourtMeasureStart.ORDER: measure.ordered_on}
    )
    last = _last_of(_FIFTEEN, since)
    return all_of(_complete(last, as_of), any_of(~measure.lifted, measure.in_force_until >= last))


def _in_force(measure: type[CourtMeasure], as_of: Date) -> Truth:
    """Whether the ground of a measure stands on a day although it was lifted."""
    return any_of(GroundAfterCure.REMAINS.chosen, ~measure.lifted, measure.in_force_until >= as_of)


@basic.ground("7.1(5)/a", of=immediate_cancellation)
def provisional_measure(case: type[CustomersDefault]) -> Truth:
    """A provisional attachment or disposition has been in force for 15 days or more."""

    def lasted(measure: type[CourtMeasure]) -> Truth:
        provisional = measure.remedy.is_one_of(Remedy.PROVISIONAL_ATTACHMENT, Remedy.PROVISIONAL_DISPOSITION)
        return all_of(provisional, _measure_lasted(measure, case.as_of), _in_force(measure, case.as_of))

    return case.court_measures.any(lasted)


@basic.ground("7.1(5)/b", of=immediate_cancellation)
def attachment_applied_for(case: type[CustomersDefault]) -> Truth:
    """An attachment or auction was applied for."""

    def applied_for(measure: type[CourtMeasure]) -> Truth:
        petition = measure.remedy.is_one_of(Remedy.ATTACHMENT_PETITION, Remedy.AUCTION_PETITION)
        long_enough = DurationOfAttachment.choose(
            {
                DurationOfAttachment.PROVISIONAL_ONLY: measure.effective_on <= case.as_of,
                DurationOfAttachment.ALL_MEASURES: _measure_lasted(measure, case.as_of),
            }
        )
        return all_of(petition, long_enough, _in_force(measure, case.as_of))

    return case.court_measures.any(applied_for)


@basic.ground("7.1(6)", of=immediate_cancellation)
def tax_seizure(case: type[CustomersDefault]) -> Truth:
    """Compulsory measures for unpaid taxes or public charges."""
    return case.events.has(CustomersEvent.TAX_SEIZURE)


@basic.ground("7.1(7)", of=immediate_cancellation)
def dissolution(case: type[CustomersDefault]) -> Truth:
    """Dissolution other than by merger, liquidation, or transfer of the whole business."""
    split = CompanySplit.COVERED.chosen & case.events.has(CustomersEvent.COMPANY_SPLIT)
    ended = case.events.has_any(
        CustomersEvent.DISSOLUTION, CustomersEvent.LIQUIDATION, CustomersEvent.BUSINESS_TRANSFERRED
    )
    return ended | split


@basic.ground("7.1(8)", of=immediate_cancellation)
def licence_lost(case: type[CustomersDefault]) -> Truth:
    """An authority suspended the business or took away a licence or registration."""
    return case.events.has_any(CustomersEvent.BUSINESS_SUSPENDED, CustomersEvent.LICENCE_CANCELLED)


@basic.ground("7.1(9)", of=immediate_cancellation)
def means_worse(case: type[CustomersDefault]) -> Truth:
    """Means or credit got worse, or there is good reason to fear so."""
    return case.events.has_any(CustomersEvent.MEANS_WORSE, CustomersEvent.MEANS_FEARED_FOR)


@basic.ground(
    "7.1(10)",
    of=immediate_cancellation,
    assumes=[
        ("Calendar days; each message runs its own time.", "暦日により、連絡ごとに計算する。"),
        ("An answer on the 14th day is in time.", "14日目の応答は期間内である。"),
    ],
)
def no_answer(case: type[CustomersDefault]) -> Truth:
    """No answer for 14 days to the provider's contact."""

    def unanswered(contact: type[Contact]) -> Truth:
        since = ClaimMoment.choose({ClaimMoment.ARRIVAL: contact.arrived_on, ClaimMoment.DISPATCH: contact.sent_on})
        last = _last_of(Days.fixed(14), since)
        return all_of(
            any_of(ContactWithoutReply.ANY.chosen, contact.calls_for_reply),
            _complete(last, case.as_of),
            any_of(~contact.answered, contact.answered_on > last),
            _standing(contact.answered, contact.answered_on, case.as_of),
        )

    return case.contacts.any(unanswered)


@basic.ground("7.1(11)", of=immediate_cancellation)
def found_inappropriate(case: type[CustomersDefault]) -> Truth:
    """The provider finds it inappropriate to keep the contract."""
    sound = any_of(ProvidersJudgement.AS_WRITTEN.chosen, case.judgement_reasonable)
    return case.judged_inappropriate & sound


class CancellationNotice(CustomersDefault):
    """A cancellation under 7.1 with its notice."""

    notice_form: OneOf[Form] = fact("the form of the notice", "通知の方式")
    notice_sent_on: Date = fact("the day on which it was sent", "通知の発信の日")
    notice_arrived_on: Date = fact("the day on which it arrived", "通知の到達の日", not_before="notice_sent_on")


@basic.date(
    "7.1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("A notice that 10.2 deems to have arrived has arrived.", "10条2項により到達とみなされる通知を含む。")],
)
def immediate_cancellation_day(case: type[CancellationNotice]) -> Date:
    """The cancellation takes a written notice and works at once with it."""
    day = ClaimMoment.choose({ClaimMoment.ARRIVAL: case.notice_arrived_on, ClaimMoment.DISPATCH: case.notice_sent_on})
    return provided(immediate_cancellation.holds & _in_writing(case.notice_form), day)


class Objection(Facts):
    """An objection to a measure of 7.1."""

    by_procedure: Truth = fact("it was made by the provider's procedure", "当社所定の手続によるか")
    found_right: Truth = fact("the provider finds it right", "当社が正当と認めたか")


@basic.right(
    "7.2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Fees paid meanwhile are not returned (8.5).", "その間の料金は返還されない(8条5項)。")],
)
def use_restored(objection: type[Objection]) -> Truth:
    """If an objection by the procedure is found right, the provider restores the use."""
    return objection.by_procedure & objection.found_right


@basic.excludes("7.3", on=_DAMAGES)
def article_7_measures_excluded(origin: type[Origin]) -> Truth:
    """The provider answers for no loss of the customer from such a measure."""
    return origin.circumstances.has(Circumstance.ARTICLE_7_MEASURE) & origin.measure_covered


@basic.excludes("7.3", on=_DAMAGES)
def groundless_article_7_measures_excluded(origin: type[Origin]) -> Truth:
    """Read widely, nor for one for which there was no ground."""
    return origin.circumstances.has(Circumstance.ARTICLE_7_MEASURE) & WrongfulMeasure.COVERED.chosen


may_terminate = basic.question(
    "termination-by-provider",
    CustomersDefault,
    immediate_cancellation,
    en="May the provider cancel or restrict the contract at once?",
    ja="当社は直ちに契約を解除又は制限できるか。",
)
termination_day = basic.question(
    "termination-by-provider-day",
    CancellationNotice,
    immediate_cancellation_day,
    en="On which day does the provider's cancellation take effect?",
    ja="当社の解除はいつ効力を生じるか。",
)
restoration = basic.question(
    "restoration",
    Objection,
    use_restored,
    en="Must the provider restore the use?",
    ja="当社は利用を回復させなければならないか。",
)

# Article 8  Fees and payment ----------------------------------------------------------------------------------------


@reading(
    "round-up-scope",
    en="In which calculations are fractions of a yen rounded up?",
    ja="端数の切上げはどの計算に及ぶか。",
    why=Text("The words name fees and other calculations without a limit.", "文言は料金その他の計算とし、限定がない。"),
)
class RoundUpScope(Reading):
    """How far 8.7 reaches."""

    ALL_CALCULATIONS = "in all: charges, refunds and damages", "全ての計算(料金、返金、賠償)"
    FEES_AND_REFUNDS = "in charges and refunds", "料金及び返金"
    FEES_ONLY = "in charges only", "料金のみ"


@reading(
    "round-up-stage",
    en="At which stage is a charge rounded up?",
    ja="料金の端数はどの段階で切り上げるか。",
    why=Text("A fraction arises in the result of a calculation.", "端数は計算の結果に生ずる。"),
)
class RoundUpStage(Reading):
    """The stage of the rounding of 8.7."""

    CHARGE = "once, on the amount of the charge", "料金の額につき一度"
    UNIT_PRICE = "on the price of a part, before it is multiplied", "単価の計算時"


@reading(
    "round-up-exemption",
    en="Which fees are taken as they are?",
    ja="そのままの額による料金とは何か。",
    why=Text(
        "The sentence presupposes fees that are exempt, which price lists or individual terms have to name.",
        "切上げの対象外の料金を前提とし、料金表や個別約款の定めによる。",
    ),
)
class RoundUpExemption(Reading):
    """What 8.7/s2 exempts."""

    NAMED_ELSEWHERE = "those that price lists or individual terms exempt", "料金表等が対象外とする料金"
    WHOLE_AMOUNTS = "only amounts without a fraction", "端数のない額のみ"


_UNIT_PRICE = Text("on the price of a part", "単価の計算時")


def _rounded_up(amount: ExactYen, *scopes: RoundUpScope) -> Yen:
    """An exact amount in whole yen: up under the readings of 8.7 that reach it, otherwise by `YenFraction`."""
    reached = any_of(*(scope.chosen for scope in scopes))
    return when(reached, rounded(amount, RoundingMode.CEIL), otherwise=whole_yen(amount))


_REFUNDS = (RoundUpScope.ALL_CALCULATIONS, RoundUpScope.FEES_AND_REFUNDS)


@basic.power("8.1", by=PROVIDER, to=CUSTOMER)
def may_charge_for_services() -> Truth:
    """The provider may charge for some services or functions."""
    return TRUE


class Price(Facts):
    """The price of a service for one customer."""

    listed_price: Yen = fact("the price on the provider's site", "ホームページの料金")
    agreed_separately: Truth = fact(
        "another way of announcing it, with a price, was agreed", "別途合意した料金があるか"
    )
    agreed_price: Yen = fact("the price agreed so", "別途合意した料金の額")
    revised: Truth = fact("the price was revised", "料金の改定があったか")
    revised_price: Yen = fact("the revised price", "改定後の料金")
    existing_customer: Truth = fact("the customer had its contract before the revision", "改定前からの契約者か")
    notice_run: Truth = fact("public notice was given for the time set for it", "一定期間の公示をしたか")
    agreement: OneOf[Form] = fact("the form of the customer's agreement to the revision", "改定についての合意の方式")


@reading(
    "fee-revision-route",
    en="Does a revised price bind an existing customer by public notice, or by written agreement only?",
    ja="料金の改定は公示のみで既存の契約者を拘束するか、書面の合意を要するか。",
    why=Text(
        "The last sentence is about revisions between the two sides; so each sentence has work to do.",
        "末文は当事者間の改定に関し、各文に意味を与える解釈である。",
    ),
)
class FeeRevisionRoute(Reading):
    """How a price is revised."""

    EXISTING_NEEDS_AGREEMENT = "existing customers need a written agreement", "既存の契約者は書面の合意を要する"
    NOTICE_SUFFICES = "public notice is enough for everybody", "公示で足りる"
    AGREEMENT_ALWAYS = "nothing but a written agreement revises a price", "常に書面の合意を要する"


@reading(
    "agreed-or-listed-price",
    en="Which price counts if one was agreed separately?",
    ja="別途合意した料金がある場合、いずれの料金によるか。",
    why=Text("The separate agreement is the more specific.", "別途の合意がより特定的である。"),
)
class AgreedOrListed(Reading):
    """The price where two are announced."""

    AGREED = "the agreed price", "合意した料金"
    LISTED = "the listed price", "ホームページの料金"


@basic.payment("8.2/s1", by=CUSTOMER, to=PROVIDER)
def announced_price(price: type[Price]) -> Yen:
    """The price is the one on the site, or announced as agreed otherwise."""
    agreed = AgreedOrListed.AGREED.chosen & price.agreed_separately
    return when(agreed, price.agreed_price, otherwise=price.listed_price)


@basic.payment("8.2/s2", by=CUSTOMER, to=PROVIDER, overrides=[announced_price])
def revised_by_notice(price: type[Price]) -> Yen:
    """By giving public notice for a certain time the provider may add or change prices, not those agreed separately."""
    agreed = AgreedOrListed.AGREED.chosen & price.agreed_separately
    reached = FeeRevisionRoute.choose(
        {
            FeeRevisionRoute.EXISTING_NEEDS_AGREEMENT: ~any_of(price.existing_customer, agreed),
            FeeRevisionRoute.NOTICE_SUFFICES: TRUE,
            FeeRevisionRoute.AGREEMENT_ALWAYS: FALSE,
        }
    )
    return provided(all_of(price.revised, price.notice_run, reached), price.revised_price)


@basic.payment("8.2/s3", by=CUSTOMER, to=PROVIDER, overrides=[announced_price, revised_by_notice])
def revised_by_agreement(price: type[Price]) -> Yen:
    """A revision of the usage fee takes a written agreement of provider and customer."""
    return provided(price.revised & _in_writing(price.agreement), price.revised_price)


@basic.disapplies(
    "8.2/s3",
    rules=[bound_by_consent, bound_by_treatment, bound_by_silence, bound_by_prescribed_consent, bound_during_run_off],
)
def no_fee_revision_without_writing(change: type[ChangeOfTerms]) -> Truth:
    """A change of the terms that revises the usage fee binds by a written agreement only."""
    free = FeeRevisionRoute.NOTICE_SUFFICES.chosen
    return all_of(change.revises_fee, ~free, ~_in_writing(change.consent))


class DesignatedDay(Facts):
    """The day designated for the payment of a debt."""

    due_on: Date = fact("the day designated for payment", "指定された支払期日")
    next_business_day: Date = fact("the first business day on or after it", "期日以後最初の営業日", not_before="due_on")


@basic.deadline("8.3/s1", by=CUSTOMER, to=PROVIDER)
def designated_day(debt: type[DesignatedDay]) -> Date:
    """A fee is due on the day that the provider designates."""
    return due_day(debt.due_on, debt.next_business_day)


@basic.duty("8.3/s1", by=CUSTOMER, to=PROVIDER)
def paid_late(payment: type[Payment]) -> Truth:
    """The customer pays by the method and by the due date that the provider designates, that day included."""
    return paid_after_due_day(payment)


@basic.duty("8.3/s2", by=CUSTOMER, to=PROVIDER)
def bears_payment_costs(borne: type[BorneMatter]) -> OneOf[Side]:
    """Transfer fees and other costs of paying are the customer's."""
    return _borne_by_customer(borne, Matter.PAYMENT)


may_charge = basic.question(
    "may-charge",
    Facts,
    may_charge_for_services,
    en="May the provider charge for services?",
    ja="料金を課すことができるか。",
)
price = basic.question(
    "price",
    Price,
    announced_price,
    revised_by_notice,
    revised_by_agreement,
    en="Which price applies to the customer?",
    ja="契約者に適用される料金はいくらか。",
)
due_date = basic.question(
    "due-date", DesignatedDay, designated_day, en="When is the fee due?", ja="料金の支払期日はいつか。"
)
payment_breach = basic.question(
    "payment-breach", Payment, paid_late, en="Was the fee paid late?", ja="支払は遅れたか。"
)

# Late interest: the terms have no clause on it ----------------------------------------------------------------------


class OverdueFee(OverdueDebtByLaw):
    """A debt paid late, perhaps because of force majeure."""

    delayed_by_force_majeure: Truth = fact(
        "force majeure kept the customer from paying in time", "不可抗力により支払が遅延したか"
    )
    force_majeure_until: Date = fact("the last day on which it lasted, if it did", "不可抗力の状態の最後の日")


@reading(
    "force-majeure-and-money",
    en="Does force majeure excuse the late payment of money?",
    ja="不可抗力は金銭債務の遅滞も免責するか。",
    why=Text(
        "The article excuses every duty of both sides; that money is never excused is default law (Civil Code 419(3)).",
        "条項は双方の全ての義務に及び、金銭債務の不可抗力抗弁の否定は任意規定である(民法419条3項)。",
    ),
)
class ForceMajeureAndMoney(Reading):
    """Whether article 24 covers money debts."""

    COVERED = "yes, as written", "免責する(文言どおり)"
    NOT_EXCUSED = "no (Civil Code 419(3))", "免責しない(民法419条3項)"


@basic.deeming("24", by=EITHER, to=OTHER)
def late_payment_excused(debt: type[OverdueFee]) -> Truth:
    """While force majeure delays a payment, its debtor is not liable."""
    return ForceMajeureAndMoney.COVERED.chosen & debt.delayed_by_force_majeure


@basic.payment(
    STATUTORY_RATE,
    STATUTORY_RATE_FROM_DEFAULT,
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "8.7 rounds what the terms compute, not interest that only the law gives.",
            "8条7項は約款に基づく計算に及び、法律のみによる利息には及ばない。",
        )
    ],
)
def interest_by_law(debt: type[OverdueFee]) -> Yen:
    """The terms set no rate; by law 3% a year from the day after the due date to the day of payment."""
    counted = when(late_payment_excused.holds, higher(debt.due_on, debt.force_majeure_until), otherwise=debt.due_on)
    due = named("counted-due-date", "the last day without delay", "遅滞のない最後の日", counted)
    amount = statutory_interest(untaxed(debt.principal, debt.tax_percent), due, debt.paid_on, debt.statutory_percent)
    return provided(StatutoryInterest.CIVIL_CODE.chosen & (debt.paid_on > due), amount)


@basic.payment(
    STATUTORY_RATE,
    STATUTORY_RATE_FROM_DEFAULT,
    by=EITHER,
    to=OTHER,
    assumes=[
        (
            "Damages, refunds and penalties are late from the demand (Civil Code 412(3)).",
            "損害賠償、返金及び違約金は請求時から遅滞となる(民法412条3項)。",
        )
    ],
)
def interest_by_law_from_demand(debt: type[DemandedDebt]) -> Yen:
    """A debt without a due date is late from the day after the demand."""
    return statutory_interest_from_demand(debt)


@basic.payment(
    PART_PAYMENT,
    STATUTORY_RATE,
    STATUTORY_RATE_FROM_DEFAULT,
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "The day of the part payment is a day of delay for the whole; the rest bears interest from the next day.",
            "一部弁済の日は全額の遅滞日とし、残元本にはその翌日から利息を付す。",
        ),
        (
            "The part payment strikes an account: fractions fall away before and after it.",
            "一部弁済時に精算し、端数はその前後で各別に処理する。",
        ),
        (
            "The debt is taken with consumption tax, and no force majeure delays it.",
            "債務額は税込とし、不可抗力はないものとする。",
        ),
    ],
)
def interest_by_law_after_part_payment(debt: type[PartPaymentByLaw]) -> Yen:
    """A part payment pays interest first; what is left of the principal goes on bearing the statutory rate."""
    return statutory_interest_with_part_payment(debt)


late_interest = basic.question(
    "late-interest", OverdueFee, interest_by_law, en="How much late interest is owed?", ja="延滞利息はいくらか。"
)
late_interest_from_demand = basic.question(
    "late-interest-from-demand",
    DemandedDebt,
    interest_by_law_from_demand,
    en="How much late interest is owed on a debt without a due date?",
    ja="期日の定めのない債務の延滞利息はいくらか。",
)
late_interest_with_part_payment = basic.question(
    "late-interest-with-part-payment",
    PartPaymentByLaw,
    interest_by_law_after_part_payment,
    en="How much late interest is owed in all after a part payment?",
    ja="一部弁済がある場合の延滞利息の総額はいくらか。",
)

# Articles 8.4 and 8.5  Fees while supply is stopped, refunds --------------------------------------------------------


class StopBasis(Labelled):
    """Under which clause supply is stopped."""

    RESTRICTION = "a restriction or interruption under 12.3", "12条3項の制限・中断"
    STOP = "a stop under 12.4", "12条4項の中止"
    NON_PAYMENT = "a stop for non-payment under 8.6", "8条6項の停止"
    ARTICLE_7 = "a restriction under 7.1", "7条1項の制限"
    EXPIRY = "the contract has expired (13)", "契約期間の満了(13条)"
    OTHER = "none of these", "いずれでもない"


class StoppedFee(Facts):
    """The fee of a period in which supply was stopped for a time."""

    basis: OneOf[StopBasis] = fact("under which clause supply is stopped", "停止の根拠")
    period_fee: Yen = fact("the fee of the whole period", "当該期間の料金")
    first_day: Date = fact("the first day of the period", "期間の初日")
    last_day: Date = fact("the last day of the period", "期間の末日", not_before="first_day")
    stopped_days: Days = fact("the days on which nothing was supplied", "提供が停止された日数")


@reading(
    "fees-while-stopped",
    en='Which article is meant where fees run on while supply is stopped under "article 13"?',
    ja="停止中も料金が生ずるとする「13条」はいずれの条文を指すか。",
    why=Text(
        "Article 13 is about expiry and stops nothing; restrictions and stops stand in article 12.",
        "13条は期間満了の定めで停止を含まず、制限・中止は12条にある。",
    ),
)
class FeesWhileStopped(Reading):
    """What the broken reference of 8.4 refers to."""

    ARTICLE_12 = "article 12, a slip in the numbering", "12条(番号の誤り)"
    NOTHING = "article 13 as written, so that it covers no stop", "13条(文言どおり、該当する停止なし)"
    AFTER_EXPIRY = "article 13 as written, so that fees run on after expiry", "13条(満了後も料金が生ずる)"


@reading(
    "fees-in-default",
    en="Do fees run on while supply is stopped for the customer's own default?",
    ja="契約者の債務不履行による停止中も料金は生ずるか。",
    why=Text(
        "Nobody gains from its own default (Civil Code 536(2)), and the contract stays.",
        "自己の不履行により利益を受けず(民法536条2項)、契約は存続する。",
    ),
)
class FeesInDefault(Reading):
    """Fees during a stop under 8.6 or a restriction under 7.1."""

    RUN_ON = "yes", "生ずる"
    NOT_SETTLED = "the terms do not say", "約款に定めがない"


@reading(
    "fees-for-nothing-supplied",
    en="Is the fee owed for days on which nothing was supplied, where the terms do not say?",
    ja="約款に定めのない場合、提供のなかった日の料金を支払うべきか。",
    why=Text(
        "The terms are silent; that nothing need be paid for what is not supplied is default law.",
        "約款に定めがなく、反対給付の拒絶は約款外の任意規定による。",
    ),
    text="TERMS_ALONE",
    law="CIVIL_CODE",
)
class FeesForNothing(Reading):
    """Whether default law abates a fee."""

    TERMS_ALONE = "not settled by the terms", "定めなし(約款のみ)"
    CIVIL_CODE = "no, by days (Civil Code 536)", "支払を要しない(民法536条、日割り)"


@basic.payment("8.4", by=CUSTOMER, to=PROVIDER)
def fee_while_stopped(stopped: type[StoppedFee]) -> Yen:
    """While supply is stopped fees are computed as if the service had been supplied."""
    covered = FeesWhileStopped.choose(
        {
            FeesWhileStopped.ARTICLE_12: stopped.basis.is_one_of(StopBasis.RESTRICTION, StopBasis.STOP),
            FeesWhileStopped.NOTHING: FALSE,
            FeesWhileStopped.AFTER_EXPIRY: stopped.basis.is_(StopBasis.EXPIRY),
        }
    )
    return provided(covered, stopped.period_fee)


@basic.payment("8.6", by=CUSTOMER, to=PROVIDER)
def fee_in_default(stopped: type[StoppedFee]) -> Yen:
    """A stop for the customer's default leaves the contract, and with it the fee, in place."""
    default = stopped.basis.is_one_of(StopBasis.NON_PAYMENT, StopBasis.ARTICLE_7)
    return provided(FeesInDefault.RUN_ON.chosen & default, stopped.period_fee)


@basic.payment(IMPOSSIBILITY, by=CUSTOMER, to=PROVIDER)
def abated_fee(stopped: type[StoppedFee]) -> Yen:
    """Where the terms do not say, nothing is owed for days on which nothing was supplied."""
    whole = higher(period(stopped.first_day, stopped.last_day).days, DAY)
    supplied = higher(whole - stopped.stopped_days, Days.fixed(0))
    settled = any_of(fee_while_stopped.holds, fee_in_default.holds, stopped.basis.is_(StopBasis.EXPIRY))
    amount = _rounded_up(stopped.period_fee * (supplied / whole), *RoundUpScope)
    return provided(FeesForNothing.CIVIL_CODE.chosen & ~settled, amount)


fee_while_supply_is_stopped = basic.question(
    "fee-while-stopped",
    StoppedFee,
    fee_while_stopped,
    fee_in_default,
    abated_fee,
    en="What fee is owed for a period in which supply was stopped?",
    ja="提供が停止された期間の料金はいくらか。",
)


class HowItEnded(Labelled):
    """How a contract, or a part of it, ended."""

    RUNNING = "it has not ended", "終了していない"
    EXPIRED = "by expiry", "期間満了"
    CANCELLED_BY_PROVIDER = "the provider cancelled it", "当社の解除"
    CANCELLED_BY_CUSTOMER = "the customer cancelled it", "契約者の解除"
    AGREED = "both sides agreed to end it", "合意による終了"
    DISCONTINUED = "the service was discontinued under article 14", "14条によるサービスの廃止"


class PrepaidFee(Facts):
    """A fee paid in advance for a period, and how the contract ended."""

    end: OneOf[HowItEnded] = fact("how the contract ended", "契約終了の態様")
    provider_answers: Truth = fact(
        "the provider answers for the cause of the cancellation", "解除の原因が当社の責めに帰すべきものか"
    )
    whole_contract: Truth = fact("the whole contract ended, not a part", "契約の全部が終了したか(一部でない)")
    kept_under_8_4: Truth = fact("the fee is one kept for a time when supply was stopped", "8条4項の停止期間の料金か")
    proratable: Truth = fact("the fee can be prorated by days", "日割り計算を適用できる料金か")
    prepaid: Yen = fact("the prepaid fee; if a part ended, that of the part", "前払料金(一部終了の場合は当該部分の額)")
    first_day: Date = fact("the first day of the prepaid period", "前払期間の初日")
    last_day: Date = fact("the last day of the prepaid period", "前払期間の末日", not_before="first_day")
    months: Count = fact("the number of months that the fee pays for", "料金の対象月数", low=1)
    ended_on: Date = fact("the day with which the contract ends", "契約終了日")
    reasonable_amount: Yen = fact(
        "the refund by the method that the provider finds reasonable, for what cannot be prorated",
        "日割りのできない料金につき、当社が合理的とする方法による返還額",
    )
    method_set: Truth = fact(
        "the provider has set a method for refunds on discontinuation", "廃止時の払戻し方法を当社が定めたか"
    )
    method_follows_rest: Truth = fact("that method follows the period left", "当該方法が残余期間に従うものか")
    amount_by_method: Yen = fact("the refund by that method", "当該方法による払戻額")
    customer_is_consumer: Truth = fact("the customer is a consumer", "契約者が消費者か")
    average_damage: Yen = fact(
        "the provider's average damage from a cancellation of this kind",
        "同種の解除により当社に生ずべき平均的な損害の額",
    )


@reading(
    "proration-base",
    en="Over which days is a prepaid fee spread?",
    ja="前払料金の日割りは何日を基礎とするか。",
    why=Text(
        "Without another base, by days means the days of the period that was paid for.",
        "基礎の定めがないため、料金の対象期間の実日数による。",
    ),
)
class ProrationBase(Reading):
    """The base of a proration by days."""

    DAYS_OF_PERIOD = "the days of the prepaid period", "前払期間の実日数"
    CALENDAR_MONTHS = "whole months, a broken one over its calendar days", "月割り(端数の月は暦日数)"
    THIRTY_DAY_MONTHS = "months of 30 days", "1か月30日"
    YEAR_OF_365 = "years of 365 days", "1年365日"


@reading(
    "day-of-end",
    en="Is the day with which a contract ends used or unused?",
    ja="契約終了日は利用済みか未利用か。",
    why=Text(
        "The service is there on that day, and the contract ends with it.",
        "当日は利用でき、その終了をもって契約が終わる。",
    ),
)
class DayOfEnd(Reading):
    """Where the last day of a contract belongs."""

    USED = "used", "利用済み"
    UNUSED = "unused", "未利用"


@reading(
    "refund-rounding",
    en="What is rounded up in a refund?",
    ja="返金において切り上げるのは何か。",
    why=Text("The figure that is computed is the refund.", "計算される額は返金額である。"),
)
class RefundRounding(Reading):
    """What 8.7 rounds up in a refund."""

    REFUND = "the refund", "返金額"
    USED_PART = "the fee for the used part; the rest is returned", "利用済み部分の料金(残額を返還)"
    DAY_PRICE = "the price of a day, up to the whole fee", "1日分の料金(全額を限度)"


@reading(
    "refundable-fees",
    en="Which fees are returned on a cancellation for the provider's cause?",
    ja="当社の責めによる解除の場合に返還される料金はどの範囲か。",
    why=Text(
        "The paragraph says for whatever reason, and would be empty if it spoke of 8.4 alone.",
        "「如何なる理由」とあり、8条4項の料金に限れば空文となる。",
    ),
)
class RefundableFees(Reading):
    """What the reference to the preceding paragraph covers."""

    ALL_FEES = "every prepaid fee", "全ての前払料金"
    FEES_OF_8_4 = "only fees for a time when supply was stopped", "8条4項の料金に限る"


@reading(
    "who-cancelled",
    en="Is a refund due only if the provider itself cancelled?",
    ja="返還は当社が解除した場合に限られるか。",
    why=Text("The words are passive; what matters is the cause.", "文言は受動態で、原因が基準となる。"),
)
class WhoCancelled(Reading):
    """Whose cancellation opens the refund of 8.5."""

    EITHER_SIDE = "no, whoever did", "限られない"
    PROVIDER_ONLY = "yes", "限られる"


@reading(
    "agreed-end",
    en="Is a contract that both sides agree to end cancelled?",
    ja="合意による終了は契約の解除に当たるか。",
    why=Text(
        "A cancellation is one side's act; who agrees on the end can agree on the money too.",
        "解除は一方の行為であり、合意による場合は返金も合意できる。",
    ),
)
class AgreedEnd(Reading):
    """Whether an agreed end opens the refund of 8.5."""

    NOT_CANCELLED = "no, the agreement settles the money", "当たらない(返金は合意による)"
    CANCELLED = "yes", "当たる"


@reading(
    "part-cancellation",
    en="Is a refund due if only a part of the contract was cancelled?",
    ja="契約の一部の解除の場合も返還されるか。",
    why=Text("The unused part is one of each fee.", "未利用分は料金ごとに観念できる。"),
)
class PartCancellation(Reading):
    """Refund on a cancellation in part."""

    REFUNDED = "yes, of the fee of that part", "返還される(当該部分の料金)"
    NOT_REFUNDED = "no", "返還されない"


@reading(
    "discontinuation-method",
    en="What may the provider set for refunds on discontinuation?",
    ja="廃止時の払戻しにつき当社が定め得るのは何か。",
    why=Text(
        "A method for returning money may be one of computing it, as long as it follows the period left.",
        "払い戻す方法には計算方法を含み得るが、残余期間に従うことを要する。",
    ),
)
class DiscontinuationMethod(Reading):
    """What the provider's method of 14.2 is about."""

    CALCULATION = "the calculation, if it follows the period left", "計算方法(残余期間に従うもの)"
    PAYMENT_ONLY = "only how the money is paid", "支払方法のみ"


@reading(
    "one-off-fees-on-discontinuation",
    en="Are fees that cannot be prorated returned on discontinuation?",
    ja="日割り計算できない料金は廃止時に払い戻されるか。",
    why=Text("Only fees tied to a period left are spoken of.", "残余期間に対応する料金のみが対象である。"),
)
class OneOffFees(Reading):
    """One-off fees when a service is discontinued."""

    KEPT = "no", "払い戻されない"
    REASONABLE_METHOD = "yes, by the provider's reasonable method, as in 8.5", "払い戻される(8条5項と同様)"


@reading(
    "discontinuation-transfer-fee",
    en="Who bears the transfer fee of a refund on discontinuation?",
    ja="廃止時の払戻しの振込手数料はだれが負担するか。",
    why=Text(
        "It is a cost of performing a debt (Civil Code 485), as in 8.5; 8.3 is about the customer's own payments.",
        "弁済の費用であり(民法485条)、8条3項は契約者の支払に関する。",
    ),
)
class DiscontinuationTransferFee(Reading):
    """The transfer fee of a refund under 14.2."""

    PROVIDER = "the provider", "当社"
    CUSTOMER = "the customer", "契約者"


def _unused_part(paid: type[PrepaidFee]) -> Yen:
    """The unused part of a prepaid fee by days, in whole yen, at most the fee."""
    first_unused = DayOfEnd.choose({DayOfEnd.USED: paid.ended_on + DAY, DayOfEnd.UNUSED: paid.ended_on})
    unused = period(higher(first_unused, paid.first_day), paid.last_day)
    days = named("unused-days", "unused days", "未利用日数", unused.days).as_count()
    whole = higher(period(paid.first_day, paid.last_day).days, DAY)
    by_thirty = paid.prepaid / paid.months / Count.fixed(30)
    by_365 = paid.prepaid * Count.fixed(12) / paid.months / Count.fixed(365)
    by_days = paid.prepaid / whole.as_count()
    exact = ProrationBase.choose(
        {
            ProrationBase.DAYS_OF_PERIOD: by_days * days,
            ProrationBase.CALENDAR_MONTHS: paid.prepaid * unused.month_shares / paid.months,
            ProrationBase.THIRTY_DAY_MONTHS: by_thirty * days,
            ProrationBase.YEAR_OF_365: by_365 * days,
        }
    )
    day_price = ProrationBase.choose(
        {
            ProrationBase.DAYS_OF_PERIOD: by_days,
            ProrationBase.CALENDAR_MONTHS: by_days,
            ProrationBase.THIRTY_DAY_MONTHS: by_thirty,
            ProrationBase.YEAR_OF_365: by_365,
        }
    )
    unused_part = lower(exact, paid.prepaid)
    day_price_up = lower(rounded(day_price, RoundingMode.CEIL, stage=_DAY_PRICE) * days, paid.prepaid)
    reached = any_of(*(scope.chosen for scope in _REFUNDS))
    return RefundRounding.choose(
        {
            RefundRounding.REFUND: _rounded_up(unused_part, *_REFUNDS),
            RefundRounding.USED_PART: paid.prepaid - _rounded_up(paid.prepaid - unused_part, *_REFUNDS),
            RefundRounding.DAY_PRICE: when(reached, day_price_up, otherwise=whole_yen(unused_part)),
        }
    )


_DAY_PRICE = Text("on the price of a day", "日額の計算時")


def _cancelled_for_providers_cause(paid: type[PrepaidFee]) -> Truth:
    by_customer = WhoCancelled.EITHER_SIDE.chosen & paid.end.is_(HowItEnded.CANCELLED_BY_CUSTOMER)
    by_both = AgreedEnd.CANCELLED.chosen & paid.end.is_(HowItEnded.AGREED)
    cancelled = any_of(paid.end.is_(HowItEnded.CANCELLED_BY_PROVIDER), by_customer, by_both)
    reached = any_of(RefundableFees.ALL_FEES.chosen, paid.kept_under_8_4)
    enough = any_of(PartCancellation.REFUNDED.chosen, paid.whole_contract)
    return all_of(cancelled, paid.provider_answers, reached, enough)


@basic.payment(
    "8.5/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("An outage without cancellation gives nothing back.", "解除のない利用障害では返還されない。")],
)
def no_refund() -> Yen:
    """Fees that were received are not returned, unless the terms expressly say so."""
    return Yen.fixed(0)


@basic.payment(
    "8.5/s2/a",
    by=PROVIDER,
    to=CUSTOMER,
    overrides=[no_refund],
    assumes=[
        ("Cancellation for anti-social ties of the provider counts too.", "当社側の反社会的勢力該当による解除を含む。"),
        ("No interest and no day for the refund are set.", "利息及び返還期限の定めはない。"),
        (
            "With whole months the price of a day is still that of the whole period.",
            "月割りによる場合も1日分の料金は前払期間全体による。",
        ),
    ],
)
def refund_by_days(paid: type[PrepaidFee]) -> Yen:
    """If the contract is cancelled for a cause that the provider answers for, the unused part is returned by days."""
    return provided(_cancelled_for_providers_cause(paid) & paid.proratable, _unused_part(paid))


@basic.payment("8.5/s2/b", by=PROVIDER, to=CUSTOMER, overrides=[no_refund])
def refund_by_reasonable_method(paid: type[PrepaidFee]) -> Yen:
    """What cannot be prorated is returned in an amount by a method that the provider finds reasonable."""
    amount = lower(paid.reasonable_amount, paid.prepaid)
    return provided(_cancelled_for_providers_cause(paid) & ~paid.proratable, amount)


@basic.payment(CONSUMER_ACT_9_1_1, by=PROVIDER, to=CUSTOMER, overrides=[no_refund])
def refund_to_consumer(paid: type[PrepaidFee]) -> Yen:
    """From a consumer that cancels or is cancelled no more is kept of the unused part than the average damage."""
    cancelled = paid.end.is_one_of(HowItEnded.CANCELLED_BY_PROVIDER, HowItEnded.CANCELLED_BY_CUSTOMER)
    other = ~any_of(refund_by_days.holds, refund_by_reasonable_method.holds)
    struck = struck_for_consumers(paid.customer_is_consumer)
    return provided(
        all_of(struck, cancelled, other, paid.proratable),
        higher(_unused_part(paid) - paid.average_damage, Yen.fixed(0)),
    )


@basic.duty("8.5/s3", by=PROVIDER, to=CUSTOMER)
def bears_refund_transfer(borne: type[BorneMatter]) -> OneOf[Side]:
    """The provider bears the transfer fee."""
    return provided(borne.matter.is_(Matter.REFUND_TRANSFER), OneOf.fixed(Side.PROVIDER))


# Articles 8.6 and 8.7  Stop for non-payment, rounding ---------------------------------------------------------------


class OwedDebt(DesignatedDay):
    """A fee or other debt of the customer."""

    performed: Truth = fact("it has been paid", "支払済みか")
    performed_on: Date = fact("the day of payment, if it has been", "支払の日")
    delayed_by_force_majeure: Truth = fact("force majeure delays the payment", "不可抗力により遅延しているか")


class Arrears(Facts):
    """The debts of a customer on one day."""

    as_of: Date = fact("the day on which supply is stopped", "提供停止の日")
    debts: Rows[OwedDebt] = fact("fees and other debts", "料金その他の債務")


@reading(
    "stop-under-force-majeure",
    en="May supply be stopped for a debt whose payment force majeure delays?",
    ja="不可抗力により遅延した債務についても提供を停止できるか。",
    why=Text(
        "Article 24 takes away liability only; the stop asks for non-payment.",
        "24条は責任を免ずるのみで、停止は未払いを要件とする。",
    ),
)
class StopUnderForceMajeure(Reading):
    """Whether force majeure stands in the way of a stop."""

    STOP_POSSIBLE = "yes", "停止できる"
    NO_STOP = "no", "停止できない"


@basic.power(
    "8.6",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("No demand, no time to pay, no notice under 12.5.", "催告、猶予及び12条5項の通知を要しない。"),
        ("That it stops is a power, not a duty to the customer.", "停止は権限であり、契約者に対する義務ではない。"),
        ("A debt paid on the day of the stop is not unpaid on that day.", "停止の日に支払われた債務は未払いでない。"),
    ],
)
def stop_for_nonpayment(arrears: type[Arrears]) -> Truth:
    """If fees or other debts are not paid after the due date the provider stops supply at once."""

    def unpaid(debt: type[OwedDebt]) -> Truth:
        after_due = due_day(debt.due_on, debt.next_business_day) < arrears.as_of
        not_paid = any_of(~debt.performed, debt.performed_on > arrears.as_of)
        free = any_of(StopUnderForceMajeure.STOP_POSSIBLE.chosen, ~debt.delayed_by_force_majeure)
        return all_of(after_due, not_paid, free)

    return arrears.debts.any(unpaid)


@basic.date("8.6", by=PROVIDER, to=CUSTOMER)
def stop_possible_from(debt: type[DesignatedDay]) -> Date:
    """The first day on which supply can be stopped: the day after the due date."""
    return due_day(debt.due_on, debt.next_business_day) + DAY


class Charge(Facts):
    """A charge worked out from a price: so many parts of the whole that the price is for, such as days of a month."""

    price: Yen = fact("the price of the whole", "全体の価格")
    units: Count = fact("how many parts are charged", "課金する単位数")
    parts: Count = fact("into how many parts the whole is divided", "全体を分ける単位数", low=1)
    exempt: Truth = fact(
        "the price list or individual terms exempt the fee from rounding up", "料金表等が切上げの対象外とする料金か"
    )


@basic.payment(
    "8.7/s1", by=CUSTOMER, to=PROVIDER, assumes=[("Each charge is rounded on its own.", "料金ごとに切り上げる。")]
)
def charge_rounded_up(charge: type[Charge]) -> Yen:
    """Fractions of a yen are rounded up."""
    once = rounded(charge.price * charge.units / charge.parts, RoundingMode.CEIL)
    first = rounded(charge.price / charge.parts, RoundingMode.CEIL, stage=_UNIT_PRICE) * charge.units
    return RoundUpStage.choose({RoundUpStage.CHARGE: once, RoundUpStage.UNIT_PRICE: first})


@basic.payment(
    "8.7/s2",
    by=CUSTOMER,
    to=PROVIDER,
    overrides=[charge_rounded_up],
    assumes=[("Money is paid in whole yen all the same.", "支払は1円単位による。")],
)
def exempt_charge(charge: type[Charge]) -> Yen:
    """Fees to which that does not apply are taken as they are."""
    exempt = RoundUpExemption.NAMED_ELSEWHERE.chosen & charge.exempt
    return provided(exempt, whole_yen(charge.price * charge.units / charge.parts))


may_suspend = basic.question(
    "suspension",
    Arrears,
    stop_for_nonpayment,
    en="May the provider stop supply for non-payment?",
    ja="当社は未払いを理由に提供を停止できるか。",
)
first_day_of_stop = basic.question(
    "suspension-day",
    DesignatedDay,
    stop_possible_from,
    en="From which day may supply be stopped for an unpaid fee?",
    ja="未払いの料金につき、いつから提供を停止できるか。",
)
charge = basic.question(
    "charge", Charge, charge_rounded_up, exempt_charge, en="How much is charged?", ja="料金はいくらか。"
)

# Article 9  Care of customer information ----------------------------------------------------------------------------


class Means(Labelled):
    """A means by which customers are told apart."""

    PASSWORD = "login name, password and the like", "ログイン名・パスワード等"
    ADOPTED = "another technical means that the provider adopted for security", "当社が採用した他の技術的手段"
    OTHER = "another means, not adopted by the provider", "当社が採用していない手段"


class AuthenticationMeans(Facts):
    """What the article is asked about."""

    means: OneOf[Means] = fact("the means", "認証の手段")


@basic.definition("9.6")
def article_9_covers(about: type[AuthenticationMeans]) -> Truth:
    """The article covers passwords and other technical means that are adopted for security."""
    return ~about.means.is_(Means.OTHER)


class CredentialAct(Labelled):
    """What was done with login name, password and other information from the provider."""

    MISUSED = "misused through a third party", "第三者による不正使用"
    TRANSFERRED = "transferred to a third party", "第三者への譲渡"
    LENT = "lent to a third party", "第三者への貸与"
    PLEDGED = "given as security to a third party", "第三者への担保提供"
    UNGUARDED = "left unguarded", "管理の懈怠"
    OWN_USE = "used for the customer itself", "自己のための使用"


class AccountEvent(Labelled):
    """What happened to login name, password and the like."""

    THEFT = "they were stolen, as the customer knows", "盗難(認識あり)"
    MISUSE = "they were misused, as the customer knows", "不正使用(認識あり)"
    SUSPICION = "misuse is suspected", "不正使用の疑い"
    LOSS = "they were lost, without a suspicion of misuse", "紛失(不正使用の疑いなし)"
    NONE = "nothing of the kind", "該当なし"


class AccountCare(AuthenticationMeans):
    """How a customer handles login name, password and the like."""

    credentials: Several[CredentialAct] = fact("what was done with them", "ログイン名・パスワード等の取扱い")
    event: OneOf[AccountEvent] = fact("what happened to them", "生じた事由")
    told_immediately: Truth = fact("the provider was told at once", "ただちに連絡したか")
    instructed: Truth = fact("the provider gave instructions", "当社の指示があったか")
    instructions_followed: Truth = fact("they were followed", "指示に従ったか")


@basic.duty("9.1/a", by=CUSTOMER, to=PROVIDER)
def credentials_unguarded(care: type[AccountCare]) -> Truth:
    """The customer looks after login names, passwords and the like at its own responsibility."""
    return article_9_covers.holds & care.credentials.has(CredentialAct.UNGUARDED)


@basic.prohibition(
    "9.1/b", by=CUSTOMER, to=PROVIDER, assumes=[("Consent makes no exception.", "承諾による例外はない。")]
)
def credentials_given_away(care: type[AccountCare]) -> Truth:
    """It may not misuse, transfer, lend or pledge them to third parties."""
    given = care.credentials.has_any(
        CredentialAct.MISUSED, CredentialAct.TRANSFERRED, CredentialAct.LENT, CredentialAct.PLEDGED
    )
    return article_9_covers.holds & given


@basic.excludes("9.2", on=_DAMAGES)
def password_misuse_excluded(origin: type[Origin]) -> Truth:
    """The provider answers for no loss from mistakes with passwords or their misuse by third parties."""
    return origin.circumstances.has(Circumstance.PASSWORD)


@basic.duty(
    "9.3",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("'At once' is judged by the circumstances; no figure is set.", "「ただちに」は事情により判断する。")],
)
def account_event_untold(care: type[AccountCare]) -> Truth:
    """The customer tells the provider at once of theft, misuse or a suspicion of it, and follows instructions."""
    event = care.event.is_one_of(AccountEvent.THEFT, AccountEvent.MISUSE, AccountEvent.SUSPICION)
    disobeyed = care.instructed & ~care.instructions_followed
    return all_of(article_9_covers.holds, event, any_of(~care.told_immediately, disobeyed))


@basic.excludes("9.4/s1", on=_DAMAGES)
def authentication_excluded(origin: type[Origin]) -> Truth:
    """Nor where another was authenticated through the customer's fault, or the customer used another's name."""
    return origin.circumstances.has(Circumstance.AUTHENTICATION)


class UseAfterAuthentication(Facts):
    """Use of the services after authentication in the customer's name."""

    in_customers_name: Truth = fact("the authentication was in the customer's name", "契約者本人名義の認証か")
    through_customers_fault: Truth = fact("it came about through the customer's fault", "契約者の故意過失によるか")


@reading(
    "attribution-without-fault",
    en="Is use after authentication the customer's own although it is not at fault?",
    ja="契約者に落ち度のない認証後の利用も本人に帰属するか。",
    why=Text("The sentence says all use, without exception.", "文言は全ての利用行為とし、例外を設けていない。"),
)
class AttributionWithoutFault(Reading):
    """Whether 9.4 asks for fault."""

    ATTRIBUTED = "yes, as written", "帰属する(文言どおり)"
    FAULT_NEEDED = "no", "帰属しない"


@basic.deeming("9.4/s2", by=CUSTOMER, to=PROVIDER)
def use_is_customers_own(use: type[UseAfterAuthentication]) -> Truth:
    """Use after authentication in the customer's name may be treated as its own."""
    return use.in_customers_name & any_of(AttributionWithoutFault.ATTRIBUTED.chosen, use.through_customers_fault)


@basic.power("9.5", by=PROVIDER, to=CUSTOMER)
def may_verify_enquirer(check: type[IdentityCheck]) -> Truth:
    """Enquiries about passwords are answered by the provider's method, to make sure who asks."""
    return check.occasion.is_(IdentityOccasion.PASSWORD_ENQUIRY)


article_9_scope = basic.question(
    "authentication-means",
    AuthenticationMeans,
    article_9_covers,
    en="Does article 9 cover the means?",
    ja="9条は当該手段に適用されるか。",
)
account_breach = basic.question(
    "account-breach",
    AccountCare,
    credentials_unguarded,
    credentials_given_away,
    account_event_untold,
    en="Does the customer break its duties about login names and passwords?",
    ja="パスワード等に関する義務に違反するか。",
)
attribution = basic.question(
    "attribution",
    UseAfterAuthentication,
    use_is_customers_own,
    en="Is the use treated as the customer's own?",
    ja="利用行為は契約者本人に帰属するか。",
)

# Article 10  Change of customer information -------------------------------------------------------------------------


class ChangedInformation(Facts):
    """A change of what the customer stated in its application."""

    changed_on: Date = fact("the day of the change", "変更の日")


class InformationReport(Facts):
    """Whether and how a change was reported."""

    changed: Truth = fact("something stated in the application changed", "申込時に提供した情報の変更があるか")
    told_without_delay: Truth = fact("the provider was told without delay", "遅滞なく知らせたか")
    by_accepted_method: Truth = fact(
        "by e-mail or another way that the provider accepts", "メール等の認定された方法によるか"
    )


@basic.date("10.1", by=CUSTOMER, to=PROVIDER)
def report_due_from(change: type[ChangedInformation]) -> Date:
    """The duty to report starts with the change."""
    return change.changed_on


@basic.duty(
    "10.1",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("'Without delay' is judged by the circumstances; no figure is set.", "「遅滞なく」は事情により判断する。")
    ],
)
def change_unreported(report: type[InformationReport]) -> Truth:
    """The customer reports changes of what it stated without delay, by e-mail or another accepted way."""
    return report.changed & ~(report.told_without_delay & report.by_accepted_method)


@basic.excludes("10.2/s1", "10.4", on=_DAMAGES)
def unreported_change_excluded(origin: type[Origin]) -> Truth:
    """The provider answers for no disadvantage from a change that was not reported."""
    return origin.circumstances.has(Circumstance.UNREPORTED_CHANGE)


class NoticeUnderWay(Facts):
    """A notice of the provider to the customer."""

    change_unreported: Truth = fact(
        "a change was not reported before the notice was sent", "発送前に届け出られていない変更があるか"
    )
    to_address_on_file: Truth = fact(
        "it was sent to the place that the customer named for contact", "契約者が連絡先に指定した場所に宛てたか"
    )
    undelivered: Truth = fact("it did not arrive", "到達しなかったか")
    arrived_at: Instant = fact("when it arrived, if it did", "到達の日時")
    usual_arrival_at: Instant = fact("when it would usually have arrived", "通常到達すべき日時")


@reading(
    "undelivered-notice",
    en="Does a notice that is lost although no change went unreported count as given?",
    ja="未届の変更がないのに到達しなかった通知は、されたものとみなされるか。",
    why=Text(
        "The sentence has a condition of its own and asks for no neglect.",
        "同文は独立の要件を定め、届出の懈怠を要しない。",
    ),
)
class UndeliveredNotice(Reading):
    """Whether a lost notice counts as given although every change was reported."""

    COUNTS = "yes", "みなされる"
    ON_ARRIVAL_ONLY = "no, the rule on arrival stays", "みなされない(到達主義)"


@basic.deeming(
    "10.2/s2",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("An e-mail usually arrives when it is sent.", "電子メールは通常、発信時に到達する。")],
)
def deemed_arrived(notice: type[NoticeUnderWay]) -> Instant:
    """A notice sent to the designated contact that does not arrive counts as arrived when it usually would."""
    reached = any_of(UndeliveredNotice.COUNTS.chosen, notice.change_unreported)
    return provided(all_of(notice.undelivered, notice.to_address_on_file, reached), notice.usual_arrival_at)


@basic.date(ARRIVAL, by=PROVIDER, to=CUSTOMER)
def arrived(notice: type[NoticeUnderWay]) -> Instant:
    """A notice that arrives works when it does."""
    return provided(~notice.undelivered, notice.arrived_at)


class ReportedChange(Facts):
    """A change that was reported."""

    outside_rules: Truth = fact("it lies outside what the provider's rules allow", "当社規定の適用範囲外か")
    found_unsuitable: Truth = fact(
        "the provider examined it and finds supply unsuitable", "審査の上、当社がサービス提供を不相当と判断したか"
    )


@basic.power("10.3", by=PROVIDER, to=CUSTOMER, assumes=[("No form is set.", "方式の定めはない。")])
def suspension_or_cancellation_on_change(change: type[ReportedChange]) -> Truth:
    """A change outside the rules is examined; if supply is unsuitable the provider may suspend or cancel."""
    return change.outside_rules & change.found_unsuitable


change_report_due = basic.question(
    "change-report-due",
    ChangedInformation,
    report_due_from,
    en="From when must the change be reported?",
    ja="届出義務はいつ生じるか。",
)
change_report_breach = basic.question(
    "change-report-breach",
    InformationReport,
    change_unreported,
    en="Is the duty to report broken?",
    ja="届出義務に違反するか。",
)
deemed_notice = basic.question(
    "deemed-notice",
    NoticeUnderWay,
    deemed_arrived,
    arrived,
    en="When does the notice count as given?",
    ja="通知はいつされたことになるか。",
)
change_consequence = basic.question(
    "cancellation-on-change",
    ReportedChange,
    suspension_or_cancellation_on_change,
    en="May the provider suspend use or cancel because of the change?",
    ja="当社は変更を理由に利用の停止又は解除ができるか。",
)

# Article 11  Prohibited acts ----------------------------------------------------------------------------------------


class Act(Labelled):
    """An act that article 11 forbids; each covers what is like it."""

    CRIME = "brought about a crime (1)", "犯罪行為の惹起(1号)"
    HARM_TO_RIGHTS = (
        "harmed intellectual property, privacy or reputation, or another interest (2)",
        "知的財産・プライバシー・名誉等の侵害(2号)",
    )
    PASSWORDS = "misused another's password or let another use its own (3)", "他人のパスワードの不正使用等(3号)"
    CONTRACT_RIGHTS = (
        "transferred, lent or pledged rights or duties under the contract (4)",
        "契約上の権利義務の譲渡・貸与・担保提供等(4号)",
    )
    MISLEADING = "did what is likely to mislead about facts (5)", "事実を誤認させかねない行為(5号)"
    DOCTORED_INFORMATION = "doctored information available through the services (6)", "利用しうる情報の改ざん(6号)"
    THIRD_PARTY_INFORMATION = (
        "doctored or erased third parties' information or disturbed their communication (7)",
        "第三者の情報の改ざん・消去、通信の妨害(7号)",
    )
    HARMFUL_PROGRAM = "sent or wrote a harmful program (8)", "有害プログラムの送信・書込み(8号)"
    ATTACK = (
        "gained unlawful access, attacked, overloaded or endangered the operation (9)",
        "不正アクセス、攻撃、過大な負荷等(9号)",
    )
    ANALYSIS = "tried to analyse the inside of the services (10)", "内部構造の解析の試み(10号)"
    PASSED_ON = "passed, shared or published information outside (10)", "外部への情報の転送・共有・公開(10号)"
    FOUND_IMPROPER = (
        "did something else that the provider finds improper (11)",
        "当社が不適切とするその他の行為(11号)",
    )


class Acts(Facts):
    """What a customer did."""

    acts: Several[Act] = fact("acts of the customer", "契約者の行為")
    transfer_consented: Truth = fact(
        "the provider had consented to the transfer in writing beforehand",
        "譲渡等につき当社が事前に書面で承諾したか",
    )
    judgement_reasonable: Truth = fact(
        "the provider's judgement is objectively reasonable", "当社の判断が客観的に合理的か"
    )


@reading(
    "consented-transfer",
    en="Is a transfer forbidden by article 11 although the provider consented under article 26?",
    ja="26条の承諾を得た譲渡等も11条により禁止されるか。",
    why=Text(
        "Article 26 is the specific clause and would be pointless otherwise.",
        "26条が特則であり、反対に解すれば空文となる。",
    ),
)
class ConsentedTransfer(Reading):
    """Whether a consent under article 26 helps against 11(4)."""

    ALLOWED = "no", "禁止されない"
    FORBIDDEN = "yes", "禁止される"


@basic.prohibition("11", by=CUSTOMER, to=PROVIDER)
def forbidden_acts() -> Truth:
    """Eleven kinds of acts are forbidden, each with what is like it."""
    return TRUE


@basic.ground("11(1)", of=forbidden_acts)
def crime(done: type[Acts]) -> Truth:
    """Bringing about crimes and the like."""
    return done.acts.has(Act.CRIME)


@basic.ground("11(2)", of=forbidden_acts)
def harm_to_rights(done: type[Acts]) -> Truth:
    """Harming intellectual property, privacy or reputation, and the like."""
    return done.acts.has(Act.HARM_TO_RIGHTS)


@basic.ground("11(3)", of=forbidden_acts)
def password_acts(done: type[Acts]) -> Truth:
    """Misusing another's password, letting another use one's own, and the like."""
    return done.acts.has(Act.PASSWORDS)


@basic.ground("11(4)", of=forbidden_acts)
def rights_passed_on(done: type[Acts]) -> Truth:
    """Transferring, lending or pledging rights or duties under the contract, and the like."""
    allowed = ConsentedTransfer.ALLOWED.chosen & done.transfer_consented
    return done.acts.has(Act.CONTRACT_RIGHTS) & ~allowed


@basic.ground("11(5)", of=forbidden_acts)
def misleading_acts(done: type[Acts]) -> Truth:
    """Acts likely to mislead about facts, and the like."""
    return done.acts.has(Act.MISLEADING)


@basic.ground("11(6)", of=forbidden_acts)
def information_doctored(done: type[Acts]) -> Truth:
    """Doctoring information available through the services, and the like."""
    return done.acts.has(Act.DOCTORED_INFORMATION)


@basic.ground("11(7)", of=forbidden_acts)
def third_parties_disturbed(done: type[Acts]) -> Truth:
    """Doctoring or erasing third parties' information or disturbing their communication, and the like."""
    return done.acts.has(Act.THIRD_PARTY_INFORMATION)


@basic.ground("11(8)", of=forbidden_acts)
def harmful_programs(done: type[Acts]) -> Truth:
    """Sending or writing harmful programs, and the like."""
    return done.acts.has(Act.HARMFUL_PROGRAM)


@basic.ground("11(9)", of=forbidden_acts)
def attacks(done: type[Acts]) -> Truth:
    """Unlawful access, cracking, attacks, overload, or whatever may disturb the operation."""
    return done.acts.has(Act.ATTACK)


@basic.ground("11(10)/s1", of=forbidden_acts, assumes=[("The attempt is enough.", "試みで足りる。")])
def inside_analysed(done: type[Acts]) -> Truth:
    """Trying to analyse the inside of the services by reverse engineering and the like."""
    return done.acts.has(Act.ANALYSIS)


@basic.ground("11(10)/s2", of=forbidden_acts)
def information_passed_on(done: type[Acts]) -> Truth:
    """Passing, sharing or publishing information outside."""
    return done.acts.has(Act.PASSED_ON)


@basic.ground("11(11)", of=forbidden_acts)
def improper_acts(done: type[Acts]) -> Truth:
    """Whatever else the provider finds improper."""
    sound = any_of(ProvidersJudgement.AS_WRITTEN.chosen, done.judgement_reasonable)
    return done.acts.has(Act.FOUND_IMPROPER) & sound


prohibited_act = basic.question(
    "prohibited-act",
    Acts,
    forbidden_acts,
    en="Did the customer do something that article 11 forbids?",
    ja="禁止行為に当たるか。",
)

# Article 12  Change, restriction, interruption and stop of services -------------------------------------------------


class ServiceChange(Facts):
    """A change of a service."""

    sound_reason: Truth = fact("there is a sound operational or technical reason", "運営上・技術上の妥当な理由があるか")


class ServiceChangeNotice(Facts):
    """The notice of a change of a service."""

    changed: Truth = fact("content, method or hours of the service change", "内容・利用方法・利用時間等の変更があるか")
    channel: OneOf[NoticeChannel] = fact("how the change was made known", "周知の方法")
    details_given: Truth = fact("reason, content and dates were told", "事由・内容・日程等を示したか")


class ServiceChangeReaction(ServiceChangeNotice):
    """What the customer did after the notice."""

    used_after_notice: Truth = fact(
        "the customer went on using the service after the notice", "通知後に利用を継続したか"
    )
    objected: Truth = fact("the customer objected before that use", "当該利用前に異議を申し立てたか")


@basic.power("12.1", by=PROVIDER, to=CUSTOMER)
def service_change(change: type[ServiceChange]) -> Truth:
    """The provider may change the services for sound operational or technical reasons."""
    return change.sound_reason


def _notified(notice: type[ServiceChangeNotice]) -> Truth:
    return ~notice.channel.is_(NoticeChannel.NONE) & notice.details_given


@basic.duty("12.2/s1", by=PROVIDER, to=CUSTOMER, assumes=[("No time ahead is set.", "予告期間の定めはない。")])
def service_change_not_notified(notice: type[ServiceChangeNotice]) -> Truth:
    """A change of content, method or hours is notified by a way of 2.2, with reason, content and dates."""
    return notice.changed & ~_notified(notice)


@basic.deeming(
    "12.2/s2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("An objection does not block a change that 12.1 allows.", "異議は12条1項の変更を妨げない。")],
)
def service_change_agreed(reaction: type[ServiceChangeReaction]) -> Truth:
    """Whoever goes on using the services after the notice without objecting is taken to agree."""
    return all_of(reaction.changed, _notified(reaction), reaction.used_after_notice, ~reaction.objected)


may_change_service = basic.question(
    "service-change",
    ServiceChange,
    service_change,
    en="May the provider change the service?",
    ja="サービスを変更できるか。",
)
service_change_notice_breach = basic.question(
    "service-change-notice-breach",
    ServiceChangeNotice,
    service_change_not_notified,
    en="Is the duty to notify the change of the service broken?",
    ja="サービス変更の通知義務に違反するか。",
)
service_change_consent = basic.question(
    "service-change-consent",
    ServiceChangeReaction,
    service_change_agreed,
    en="Is the customer taken to agree to the change of the service?",
    ja="契約者はサービスの変更に同意したとみなされるか。",
)


class InterruptionCase(Labelled):
    """A case in which the provider may restrict, interrupt or stop services."""

    WORKS = (
        "maintenance or works on the facilities leave no choice (12.3(1), 12.4(1))",
        "設備の保守・工事上やむを得ない(12条3項1号・4項1号)",
    )
    OBSTRUCTION = "the customer obstructs the provider's business (12.3(2))", "契約者による営業妨害(12条3項2号)"
    FAULTS = (
        "power cuts, faults, failure or overload impair normal use (12.3(3))",
        "停電・不具合・障害・過多等(12条3項3号)",
    )
    FORCE_MAJEURE = "disaster, national emergency or other force majeure (12.3(4))", "天災地変等の不可抗力(12条3項4号)"
    CANNOT_BE_KEPT_UP = (
        "the provider's circumstances make it impossible to keep the service up (12.3(5))",
        "当社の事情によるサービスの維持不能(12条3項5号)",
    )
    CONGESTION = (
        "priority for urgent public communications leaves no room (12.4(2))",
        "公共の緊急通信の優先による輻輳(12条4項2号)",
    )
    CARRIER = (
        "a carrier stops its service so that supply becomes difficult (12.4(3))",
        "電気通信事業者の提供中止(12条4項3号)",
    )
    OTHER_REASON = (
        "another good operational or technical reason (12.4(4))",
        "その他運用上・技術上の相当な理由(12条4項4号)",
    )


class Measure(Labelled):
    """What the provider does to the supply of a service."""

    RESTRICT = "restrict", "制限"
    INTERRUPT = "interrupt", "中断"
    STOP = "stop", "中止"


class Interruption(Facts):
    """A measure and the cases that exist."""

    measure: OneOf[Measure] = fact("the measure", "措置")
    cases: Several[InterruptionCase] = fact("the cases that exist", "該当する場合")


@basic.power("12.3", by=PROVIDER, to=CUSTOMER)
def restriction(stop: type[Interruption]) -> Truth:
    """In five cases the provider may restrict or interrupt services."""
    return stop.measure.is_one_of(Measure.RESTRICT, Measure.INTERRUPT)


@basic.ground("12.3(1)", of=restriction)
def works(stop: type[Interruption]) -> Truth:
    """Maintenance or works on the facilities leave no choice."""
    return stop.cases.has(InterruptionCase.WORKS)


@basic.ground("12.3(2)", of=restriction)
def obstruction(stop: type[Interruption]) -> Truth:
    """The customer obstructs the provider's business."""
    return stop.cases.has(InterruptionCase.OBSTRUCTION)


@basic.ground("12.3(3)", of=restriction)
def faults(stop: type[Interruption]) -> Truth:
    """Power cuts, faults of devices, lines or facilities or overload impair normal use."""
    return stop.cases.has(InterruptionCase.FAULTS)


@basic.ground("12.3(4)", of=restriction)
def disaster(stop: type[Interruption]) -> Truth:
    """Disaster, national emergency or other force majeure."""
    return stop.cases.has(InterruptionCase.FORCE_MAJEURE)


@basic.ground(
    "12.3(5)",
    of=restriction,
    assumes=[("That it cannot be kept up is judged objectively.", "維持できないことは客観的に判断する。")],
)
def cannot_be_kept_up(stop: type[Interruption]) -> Truth:
    """The provider's own circumstances make it impossible to keep the service up."""
    return stop.cases.has(InterruptionCase.CANNOT_BE_KEPT_UP)


@basic.power(
    "12.4",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        (
            "The items are events on the provider's side; that they are to apply to the customer is a slip.",
            "各号は当社側の事象であり、契約者が該当するとの文言は誤記と解する。",
        )
    ],
)
def stop_of_supply(stop: type[Interruption]) -> Truth:
    """In four cases the provider may stop supply."""
    return stop.measure.is_(Measure.STOP)


@basic.ground("12.4(1)", of=stop_of_supply)
def upgrade_or_works(stop: type[Interruption]) -> Truth:
    """Upgrades, maintenance or works on its facilities leave no choice."""
    return stop.cases.has(InterruptionCase.WORKS)


@basic.ground("12.4(2)", of=stop_of_supply)
def congestion(stop: type[Interruption]) -> Truth:
    """In an emergency priority for urgent public communications leaves no room for the rest."""
    return stop.cases.has(InterruptionCase.CONGESTION)


@basic.ground("12.4(3)", of=stop_of_supply)
def carrier_stopped(stop: type[Interruption]) -> Truth:
    """A carrier stops its service so that supply becomes difficult."""
    return stop.cases.has(InterruptionCase.CARRIER)


@basic.ground("12.4(4)", of=stop_of_supply)
def other_good_reason(stop: type[Interruption]) -> Truth:
    """Another good operational or technical reason."""
    return stop.cases.has(InterruptionCase.OTHER_REASON)


class InterruptionNotice(Facts):
    """Whether a measure was notified beforehand."""

    notified: Truth = fact("reason, day and length were notified", "理由・実施期日・実施期間を通知したか")
    notified_at: Instant = fact("when", "通知の日時")
    starts_at: Instant = fact("when the measure starts", "措置の開始日時")
    beyond_control: Truth = fact(
        "the cause is beyond the provider's control, faultless breakdowns included",
        "当社の統制の及ばない事由か(無過失の障害を含む)",
    )
    emergency: Truth = fact("it is urgent and cannot be avoided", "緊急でやむを得ない場合か")


@basic.duty(
    "12.5/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        ("Any moment before the start is beforehand.", "開始前であれば「あらかじめ」に当たる。"),
        ("A measure without notice is valid all the same.", "通知を欠く措置も有効である。"),
    ],
)
def interruption_not_notified(notice: type[InterruptionNotice]) -> Truth:
    """Before such a measure the provider tells customers its reason, day and length."""
    return ~(notice.notified & (notice.notified_at < notice.starts_at))


@basic.permission("12.5/s2", by=PROVIDER, to=CUSTOMER, overrides=[interruption_not_notified])
def no_notice_needed(notice: type[InterruptionNotice]) -> Truth:
    """Not so for causes beyond its control, or in unavoidable urgency."""
    return notice.beyond_control | notice.emergency


@reading(
    "interruption-by-own-fault",
    en="Is the provider free of liability for an interruption that its own negligence made necessary?",
    ja="当社の過失により必要となった中断等についても当社は免責されるか。",
    why=Text(
        "No liability whatsoever is left, and one item names faults of equipment.", "一切の責任を負わないとする。"
    ),
)
class InterruptionByOwnFault(Reading):
    """Whether 12.6 reaches measures that the provider's negligence made necessary."""

    FREE = "yes", "免責される"
    LIABLE = "no, article 25 stays", "免責されない(25条による)"


@basic.excludes("12.6/s1", on=_DAMAGES)
def interruption_excluded(origin: type[Origin]) -> Truth:
    """The provider answers for no loss from measures of 12.3 and 12.4."""
    covered = any_of(WrongfulMeasure.COVERED.chosen, origin.measure_covered)
    return all_of(origin.circumstances.has(Circumstance.INTERRUPTION), covered, InterruptionByOwnFault.FREE.chosen)


@basic.excludes("12.6/s2", on=_DAMAGES)
def trouble_excluded(origin: type[Origin]) -> Truth:
    """Nor for trouble from causes beyond its control or on the customer's side."""
    return any_of(
        origin.circumstances.has(Circumstance.BEYOND_CONTROL),
        origin.circumstances.has(Circumstance.CUSTOMERS_SIDE) & _customers_cause(origin),
    )


@basic.excludes("12.6/s2", on=_DAMAGES)
def stop_or_cancellation_excluded(origin: type[Origin]) -> Truth:
    """Nor for what comes of suspending use or cancelling."""
    return origin.circumstances.has(Circumstance.STOP_OR_CANCELLATION) & origin.measure_covered


@basic.excludes("12.6/s2", on=_DAMAGES)
def groundless_stop_or_cancellation_excluded(origin: type[Origin]) -> Truth:
    """Read widely, nor if there was no ground for it."""
    return origin.circumstances.has(Circumstance.STOP_OR_CANCELLATION) & WrongfulMeasure.COVERED.chosen


@basic.declaration("12.6/s3", by=PROVIDER, to=CUSTOMER)
def no_warranty_of_fitness(claimed: type[Claimed]) -> Truth:
    """It warrants no fitness, expected function, value, accuracy, usefulness or freedom from defects."""
    return claimed.right.is_(ClaimedRight.FITNESS)


@basic.excludes("12.6/s3", on=_DAMAGES)
def warranty_claims_excluded(origin: type[Origin]) -> Truth:
    """A claim that rests on a warranty and not on a breach is owed nothing."""
    return origin.circumstances.has(Circumstance.WARRANTY_ONLY)


may_interrupt = basic.question(
    "interruption",
    Interruption,
    restriction,
    stop_of_supply,
    en="May the provider take this measure?",
    ja="当社はこの措置をとれるか。",
)
interruption_notice_breach = basic.question(
    "interruption-notice-breach",
    InterruptionNotice,
    interruption_not_notified,
    en="Is the duty to notify the measure beforehand broken?",
    ja="措置の事前通知義務に違反するか。",
)

# Article 13  End of services ----------------------------------------------------------------------------------------


class AgreedTerm(Facts):
    """The term that was agreed for a contract."""

    term_agreed: Truth = fact("a term was agreed", "契約期間の合意があるか")
    term_ends_on: Date = fact("the last day of that term", "契約期間の末日")


@basic.date(
    "13",
    by=EITHER,
    to=OTHER,
    assumes=[
        ("No notice is needed, and nothing renews the contract by itself.", "通知を要せず、自動更新もない。"),
    ],
)
def expiry(term: type[AgreedTerm]) -> Date:
    """The contract ends when the agreed term has run out: with its last day."""
    return provided(term.term_agreed, term.term_ends_on)


contract_end = basic.question(
    "contract-end", AgreedTerm, expiry, en="With which day does the contract expire?", ja="契約はいつ満了するか。"
)

# Article 14  Discontinuation of services ----------------------------------------------------------------------------


class DiscontinuationReasons(Facts):
    """Why a service is to be discontinued."""

    within_discretion: Truth = fact(
        "the decision is within the provider's reasonable discretion", "当社の合理的な裁量の範囲内の判断か"
    )


class DiscontinuationNotice(Facts):
    """The day on which a discontinuation is notified."""

    notice_sent_on: Date = fact("the day on which the notice was sent", "通知の発信の日")
    notice_arrived_on: Date = fact("the day on which it arrived", "通知の到達の日", not_before="notice_sent_on")


class Discontinuation(DiscontinuationReasons, DiscontinuationNotice):
    """A discontinuation and its notice to one customer."""

    notified_individually: Truth = fact(
        "this customer was notified by a way that either side designated", "当該契約者に指定の方法で個別に通知したか"
    )
    effective_on: Date = fact("the day of effect that the notice names", "通知で指定された効力発生日")


@reading(
    "three-months-ahead",
    en="Does a day of effect on the last day of the three months suffice?",
    ja="3か月の末日を効力発生日とすることで足りるか。",
    why=Text(
        "Three months or more includes exactly three, and the contract ends with the close of that day.",
        "「以上」は本数を含み、契約は同日の終了をもって終わる。",
    ),
)
class ThreeMonthsAhead(Reading):
    """The earliest day of effect of a discontinuation."""

    LAST_DAY = "yes", "足りる"
    DAY_AFTER = "no, it must be the day after", "足りず、その翌日を要する"


@reading(
    "short-notice-of-discontinuation",
    en="What follows if the day of effect is less than three months ahead?",
    ja="効力発生日が3か月未満の場合はどうなるか。",
    why=Text("A day far enough ahead is part of the notice.", "十分に先の期日の指定は通知の内容である。"),
)
class ShortNotice(Reading):
    """The effect of a notice of discontinuation that is too short."""

    VOID = "nothing, until a fresh notice", "効力を生じない(改めて通知を要する)"
    EARLIEST_DAY = "it works on the earliest day allowed", "許される最も早い日に効力を生じる"
    AS_NAMED = "it works on the day named, the provider is in breach", "指定の日に効力を生じ、義務違反にとどまる"


@reading(
    "unreasonable-discontinuation",
    en="Does the provider owe nothing also if the discontinuation was beyond reasonable discretion?",
    ja="合理的な裁量を逸脱する廃止についても賠償義務を負わないか。",
    why=Text(
        "The exemption presupposes a discontinuation under the paragraph.", "免責は同項に基づく廃止を前提とする。"
    ),
)
class UnreasonableDiscontinuation(Reading):
    """Whether the exemption of 14.1 reaches a discontinuation beyond discretion."""

    NOT_EXEMPT = "no, article 25 applies", "負う(25条による)"
    EXEMPT = "yes", "負わない"


def _earliest_day(notice: type[DiscontinuationNotice]) -> Date:
    given = ClaimMoment.choose(
        {ClaimMoment.ARRIVAL: notice.notice_arrived_on, ClaimMoment.DISPATCH: notice.notice_sent_on}
    )
    last = given.months_after(3)
    return ThreeMonthsAhead.choose({ThreeMonthsAhead.LAST_DAY: last, ThreeMonthsAhead.DAY_AFTER: last + DAY})


@basic.power("14.1/s1", by=PROVIDER, to=CUSTOMER)
def discontinuation(reasons: type[DiscontinuationReasons]) -> Truth:
    """At its reasonable discretion the provider may discontinue services, in whole or in part."""
    return reasons.within_discretion


@basic.date(
    "14.1/s2/a",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("A notice that 10.2 deems to have arrived has arrived.", "10条2項により到達とみなされる通知を含む。")],
)
def earliest_day_of_effect(notice: type[DiscontinuationNotice]) -> Date:
    """The provider names a day of effect three months or more ahead."""
    return _earliest_day(notice)


@basic.deeming(
    "14.1/s2/b",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("Minimum terms give way.", "最低利用期間の定めにかかわらない。")],
)
def end_by_discontinuation(case: type[Discontinuation]) -> Date:
    """With the day of effect the terms and the contract end."""
    earliest = _earliest_day(case)
    far_enough = ShortNotice.choose(
        {
            ShortNotice.VOID: case.effective_on >= earliest,
            ShortNotice.EARLIEST_DAY: TRUE,
            ShortNotice.AS_NAMED: TRUE,
        }
    )
    day = ShortNotice.choose(
        {
            ShortNotice.VOID: case.effective_on,
            ShortNotice.EARLIEST_DAY: higher(case.effective_on, earliest),
            ShortNotice.AS_NAMED: case.effective_on,
        }
    )
    return provided(all_of(discontinuation.holds, case.notified_individually, far_enough), day)


@basic.excludes("14.1/s2/c", on=_DAMAGES)
def discontinuation_excluded(origin: type[Origin]) -> Truth:
    """The provider owes no damages for a discontinuation."""
    return origin.circumstances.has(Circumstance.DISCONTINUATION) & origin.discontinued_reasonably


@basic.excludes("14.1/s2/c", on=_DAMAGES)
def unreasonable_discontinuation_excluded(origin: type[Origin]) -> Truth:
    """Read widely, nor for one beyond its reasonable discretion."""
    return origin.circumstances.has(Circumstance.DISCONTINUATION) & UnreasonableDiscontinuation.EXEMPT.chosen


@basic.payment(
    "14.2",
    by=PROVIDER,
    to=CUSTOMER,
    overrides=[no_refund],
    assumes=[("Whose fault it is makes no difference.", "当社の帰責性を問わない。")],
)
def refund_on_discontinuation(paid: type[PrepaidFee]) -> Yen:
    """Prepaid fees are returned in part, by the period left and by the method that the provider sets."""
    own_method = all_of(DiscontinuationMethod.CALCULATION.chosen, paid.method_set, paid.method_follows_rest)
    reasonable = lower(paid.reasonable_amount, paid.prepaid)
    one_off = OneOffFees.choose({OneOffFees.KEPT: Yen.fixed(0), OneOffFees.REASONABLE_METHOD: reasonable})
    by_days = when(paid.proratable, _unused_part(paid), otherwise=one_off)
    return provided(
        paid.end.is_(HowItEnded.DISCONTINUED),
        when(own_method, lower(paid.amount_by_method, paid.prepaid), otherwise=by_days),
    )


@basic.duty("14.2", by=PROVIDER, to=CUSTOMER)
def bears_discontinuation_refund_transfer(borne: type[BorneMatter]) -> OneOf[Side]:
    """Returning the money is for the provider to pay for, as in 8.5."""
    bearer = DiscontinuationTransferFee.choose(
        {
            DiscontinuationTransferFee.PROVIDER: OneOf.fixed(Side.PROVIDER),
            DiscontinuationTransferFee.CUSTOMER: OneOf.fixed(Side.CUSTOMER),
        }
    )
    return provided(borne.matter.is_(Matter.DISCONTINUATION_REFUND_TRANSFER), bearer)


may_discontinue = basic.question(
    "abolition",
    DiscontinuationReasons,
    discontinuation,
    en="May the provider discontinue the service?",
    ja="サービスを廃止できるか。",
)
earliest_discontinuation = basic.question(
    "earliest-abolition",
    DiscontinuationNotice,
    earliest_day_of_effect,
    en="What is the earliest day of effect of a discontinuation notified so?",
    ja="この通知による廃止の効力発生日は最も早くていつか。",
)
end_by_abolition = basic.question(
    "end-by-abolition",
    Discontinuation,
    end_by_discontinuation,
    en="With which day does the discontinuation end the contract?",
    ja="廃止により契約はいつ終了するか。",
)
prepaid_refund = basic.question(
    "prepaid-refund",
    PrepaidFee,
    no_refund,
    refund_by_days,
    refund_by_reasonable_method,
    refund_to_consumer,
    refund_on_discontinuation,
    en="How much of a prepaid fee is returned?",
    ja="前払料金はいくら返還されるか。",
)

# Article 15  Loaned equipment ---------------------------------------------------------------------------------------


class LoanTerm(Facts):
    """The time for which equipment is lent."""

    service_ends_on: Date = fact("the last day of the service", "サービス提供期間の末日")


class LossCause(Labelled):
    """Why loaned equipment was lost, damaged or changed."""

    CUSTOMER = "the customer's fault", "契約者の帰責事由"
    THIRD_PARTY = "a third party, theft included", "第三者(盗難を含む)"
    FORCE_MAJEURE = "force majeure", "不可抗力"
    WEAR = "ordinary wear", "通常損耗"
    PROVIDER = "a cause that the provider answers for", "当社の責めに帰すべき事由"
    BOTH_SIDES = "the fault of both sides", "双方の帰責事由"


class EquipmentLoss(Facts):
    """Loss, damage or change of loaned equipment."""

    cause: OneOf[LossCause] = fact("the cause", "原因")
    present_value: Yen = fact("the loss at present value, or the cost of repair", "時価又は修理費による損害額")
    new_price: Yen = fact("the price of new equipment", "新品の価格")
    providers_percent: Count = fact(
        "the provider's share of the fault, in percent", "当社の過失割合(%)", low=0, high=100
    )


@reading(
    "equipment-under-force-majeure",
    en="Does the customer make good equipment lost by force majeure?",
    ja="不可抗力による貸出機器類の滅失等を契約者が賠償するか。",
    why=Text(
        "The words put every reason on the customer that the provider does not answer for; article 24 is about delay.",
        "当社の責めに帰し得ない理由の全てを契約者の負担とし、24条は履行遅延に限る。",
    ),
)
class EquipmentForceMajeure(Reading):
    """Who bears loss of equipment by force majeure."""

    CUSTOMER = "yes", "賠償する"
    EXCUSED = "no, article 24 excuses it", "賠償しない(24条)"


@reading(
    "equipment-loss-measure",
    en="At what is the loss of equipment measured?",
    ja="貸出機器類の損害額は何によるか。",
    why=Text("Ordinary damage is what the thing was worth.", "通常損害は物の価値による。"),
)
class EquipmentLossMeasure(Reading):
    """The amount of an equipment loss."""

    PRESENT_VALUE = "at present value, or the cost of repair", "時価又は修理費"
    NEW_PRICE = "at the price of new equipment", "新品の価格"


@reading(
    "equipment-shared-fault",
    en="Does the provider's own share of the fault lower what the customer owes for equipment?",
    ja="当社の過失割合は契約者の賠償額を減ずるか。",
    why=Text(
        "Nothing is written, and contributory fault is taken into account (Civil Code 418).",
        "定めがなく、過失相殺による(民法418条)。",
    ),
)
class EquipmentSharedFault(Reading):
    """Shared fault in an equipment loss."""

    APPORTION = "yes", "減ずる"
    ALL_ON_CUSTOMER = "no", "減じない"


@reading(
    "ordinary-wear",
    en="Is ordinary wear of equipment made good?",
    ja="通常損耗も賠償の対象か。",
    why=Text("Wear comes with the use for which it is lent.", "貸与の目的たる使用に当然伴う。"),
)
class OrdinaryWear(Reading):
    """Whether wear is damage."""

    NO_DAMAGE = "no", "対象でない"
    DAMAGE = "yes", "対象である"


@basic.date("15.1/a", by=PROVIDER, to=CUSTOMER)
def loan_ends(loan: type[LoanTerm]) -> Date:
    """The loan lasts as long as the services."""
    return loan.service_ends_on


class EquipmentAct(Labelled):
    """Something done with loaned equipment."""

    PASSED_ON_OR_CHANGED = "transferred, sub-lent, modified or analysed (1)", "譲渡・転貸・改造・解析(1号)"
    MOVED = "moved away from the agreed place (2)", "設置場所からの移動(2号)"
    MARK_REMOVED = "the mark of ownership removed or soiled (3)", "標識の除去・汚損(3号)"
    CHARGED = "a pledge, mortgage or other right created on it (4)", "質権・抵当権等の設定(4号)"
    ORDINARY_USE = "ordinary use", "通常の使用"


class EquipmentCare(Facts):
    """How a customer treats loaned equipment."""

    kept_apart: Truth = fact("it is kept apart from the customer's own things", "固有の物件と区別しているか")
    marked: Truth = fact("the mark of ownership is on it", "所有権の標識を貼付しているか")
    with_care: Truth = fact("it is looked after with the care of a good manager", "善管注意をもって管理しているか")
    acts: Several[EquipmentAct] = fact("what was done with it", "貸出機器類についての行為")
    consent: OneOf[Form] = fact("the provider's consent", "当社の承諾")
    consented_before: Truth = fact("it was given before the act", "承諾が行為の前か")
    interference: Truth = fact("execution or other interference happened", "強制執行その他の侵害が発生したか")
    told_immediately: Truth = fact("the provider was told at once", "直ちに通知したか")
    cleared_promptly: Truth = fact("it was cleared up promptly", "速やかに解消をはかったか")


@basic.duty("15.1/b", by=CUSTOMER, to=PROVIDER)
def equipment_neglected(care: type[EquipmentCare]) -> Truth:
    """The customer keeps equipment apart, marks whose it is and looks after it with the care of a good manager."""
    return ~(care.kept_apart & care.marked & care.with_care)


@basic.payment(
    "15.1/c",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("The customer's own fault is not needed.", "契約者の帰責事由を要しない。"),
        (
            "Nothing caps it: the cap of 25.1 protects the provider only.",
            "上限はない(25条1項の上限は当社のみを保護する)。",
        ),
    ],
)
def equipment_loss_owed(loss: type[EquipmentLoss]) -> Yen:
    """Loss, damage or change for a reason that the provider does not answer for is made good by the customer."""
    owed = any_of(
        loss.cause.is_one_of(LossCause.CUSTOMER, LossCause.THIRD_PARTY, LossCause.BOTH_SIDES),
        loss.cause.is_(LossCause.FORCE_MAJEURE) & EquipmentForceMajeure.CUSTOMER.chosen,
        loss.cause.is_(LossCause.WEAR) & OrdinaryWear.DAMAGE.chosen,
    )
    amount = EquipmentLossMeasure.choose(
        {EquipmentLossMeasure.PRESENT_VALUE: loss.present_value, EquipmentLossMeasure.NEW_PRICE: loss.new_price}
    )
    hundred = Count.fixed(100)
    own_part = _rounded_up(amount * (hundred - loss.providers_percent) / hundred, RoundUpScope.ALL_CALCULATIONS)
    shared = loss.cause.is_(LossCause.BOTH_SIDES) & EquipmentSharedFault.APPORTION.chosen
    return provided(owed, when(shared, own_part, otherwise=amount))


class Handover(Facts):
    """The handing over of loaned equipment."""

    slip_received: Truth = fact("the provider has received the deposit slip", "当社が機器類預かり証を受領したか")
    slip_received_on: Date = fact("the day on which it did, if so", "当該書面の受領の日")


class HandoverPlace(Facts):
    """Where loaned equipment is handed over."""

    place_named: Truth = fact("the customer named the place", "契約者が指定した設置場所か")
    in_japan: Truth = fact("it lies in Japan", "日本国内か")


@basic.duty("15.2/s1", by=PROVIDER, to=CUSTOMER)
def hands_over_there(place: type[HandoverPlace]) -> Truth:
    """The provider hands equipment over at a place in Japan that the customer names."""
    return place.place_named & place.in_japan


@basic.date("15.2/s2", by=EITHER, to=OTHER)
def handed_over_on(handover: type[Handover]) -> Date:
    """Handing over is complete when the provider has the customer's deposit slip."""
    return provided(handover.slip_received, handover.slip_received_on)


@basic.duty(
    "15.2/s3",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("In principle leaves room for an agreement.", "「原則として」は別段の合意を許す。")],
)
def bears_delivery(borne: type[BorneMatter]) -> OneOf[Side]:
    """Transport for handing over is in principle at the provider's cost."""
    bearer = when(borne.agreed_otherwise, OneOf.fixed(Side.CUSTOMER), otherwise=OneOf.fixed(Side.PROVIDER))
    return provided(borne.matter.is_(Matter.EQUIPMENT_DELIVERY), bearer)


class EquipmentReturn(Facts):
    """The return of loaned equipment."""

    ended: Truth = fact("the service has ended or the contract was cancelled", "サービス提供期間の終了又は解約があるか")
    returned_promptly: Truth = fact("it was returned promptly", "速やかに返還したか")


class ReturnReceipt(Facts):
    """The completion of a return."""

    receipt_issued: Truth = fact("the provider issued its receipt", "当社が貸出機器類受領書を提出したか")
    receipt_issued_on: Date = fact("the day on which it did, if so", "受領書の提出の日")
    delivered: Truth = fact("the equipment reached the provider", "機器が当社に到達したか")
    delivered_on: Date = fact("the day on which it did, if so", "機器の到達の日")


@reading(
    "return-without-receipt",
    en="Is a return complete although the provider has not issued its receipt?",
    ja="受領書がなくても返還は完了するか。",
    why=Text("By the words the receipt completes it.", "文言上、受領書の提出により完了する。"),
)
class ReturnWithoutReceipt(Reading):
    """What completes a return."""

    RECEIPT_NEEDED = "no", "完了しない"
    ON_DELIVERY = "yes, in good faith it is complete on delivery", "信義則上、引渡しにより完了する"


@basic.duty(
    "15.3/s1/a", by=CUSTOMER, to=PROVIDER, assumes=[("'Promptly' has no figure.", "「速やかに」に数値はない。")]
)
def not_returned(case: type[EquipmentReturn]) -> Truth:
    """At the end, for whatever reason, the customer returns equipment promptly."""
    return case.ended & ~case.returned_promptly


@basic.date("15.3/s1/b", by=EITHER, to=OTHER)
def return_completed_on(receipt: type[ReturnReceipt]) -> Date:
    """The return is complete when the provider has issued its receipt."""
    on_delivery = ReturnWithoutReceipt.ON_DELIVERY.chosen & receipt.delivered
    first = when(
        receipt.receipt_issued, lower(receipt.receipt_issued_on, receipt.delivered_on), otherwise=receipt.delivered_on
    )
    return provided(
        any_of(receipt.receipt_issued, on_delivery), when(on_delivery, first, otherwise=receipt.receipt_issued_on)
    )


@basic.duty(
    "15.3/s2",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "A claim under article 25 stays open where the provider caused the end.",
            "当社の責めによる終了の場合、25条の請求は妨げられない。",
        )
    ],
)
def bears_return(borne: type[BorneMatter]) -> OneOf[Side]:
    """Transport for the return is at the customer's cost."""
    return _borne_by_customer(borne, Matter.EQUIPMENT_RETURN)


@basic.prohibition("15.4", by=CUSTOMER, to=PROVIDER)
def forbidden_with_equipment(care: type[EquipmentCare]) -> Truth:
    """Four acts need the provider's prior written consent."""
    return ~(_in_writing(care.consent) & care.consented_before)


@basic.ground("15.4(1)", of=forbidden_with_equipment)
def equipment_passed_on_or_changed(care: type[EquipmentCare]) -> Truth:
    """Transferring, sub-lending, modifying or analysing it."""
    return care.acts.has(EquipmentAct.PASSED_ON_OR_CHANGED)


@basic.ground("15.4(2)", of=forbidden_with_equipment)
def equipment_moved(care: type[EquipmentCare]) -> Truth:
    """Moving it away from the agreed place."""
    return care.acts.has(EquipmentAct.MOVED)


@basic.ground("15.4(3)", of=forbidden_with_equipment)
def mark_removed(care: type[EquipmentCare]) -> Truth:
    """Removing or soiling the mark of ownership."""
    return care.acts.has(EquipmentAct.MARK_REMOVED)


@basic.ground("15.4(4)", of=forbidden_with_equipment)
def equipment_charged(care: type[EquipmentCare]) -> Truth:
    """Creating a pledge, mortgage, security transfer or another right on it."""
    return care.acts.has(EquipmentAct.CHARGED)


@basic.duty(
    "15.5", by=CUSTOMER, to=PROVIDER, assumes=[("Timing is judged by the circumstances.", "時期は事情により判断する。")]
)
def interference_not_handled(care: type[EquipmentCare]) -> Truth:
    """The customer tells the provider at once of execution or other interference and clears it up promptly."""
    return care.interference & ~(care.told_immediately & care.cleared_promptly)


class PreservationCosts(Facts):
    """Steps of the provider to preserve loaned equipment."""

    interference: Truth = fact("execution or other interference happened", "強制執行その他の侵害が発生したか")
    steps_needed: Truth = fact("the steps were needed to preserve it", "保全に必要な措置か")
    cost: Yen = fact("their cost", "措置の費用")
    from_providers_sphere: Truth = fact(
        "the interference came from the provider's own creditors or the like", "当社の債権者等に起因する侵害か"
    )


@reading(
    "preservation-against-providers-creditors",
    en="Does the customer pay for preserving equipment against the provider's own creditors?",
    ja="当社の債権者等に起因する侵害についても保全費用を負担するか。",
    why=Text(
        "The duty is about keeping it safe in the customer's sphere.", "契約者の支配領域における保全の義務である。"
    ),
)
class ProvidersCreditors(Reading):
    """Costs of interference from the provider's sphere."""

    NOT_BORNE = "no", "負担しない"
    BORNE = "yes, as written", "負担する(文言どおり)"


@basic.payment("15.6", by=CUSTOMER, to=PROVIDER)
def preservation_costs_owed(case: type[PreservationCosts]) -> Yen:
    """If the provider takes the steps needed to preserve equipment, the customer bears all their cost."""
    own = any_of(ProvidersCreditors.BORNE.chosen, ~case.from_providers_sphere)
    return provided(all_of(case.interference, case.steps_needed, own), case.cost)


class SoftwareRules(Labelled):
    """Which rules a customer keeps for supplied software."""

    SOFTWARE_TERMS = "the terms of the software", "提供ソフトウェアの規約"
    THESE_TERMS = "these terms", "本約款"


class SuppliedSoftware(Facts):
    """Software supplied with the services."""

    software_terms_exist: Truth = fact("there are terms of the software", "提供ソフトウェアの規約があるか")


class SoftwareUse(SuppliedSoftware):
    """How a customer uses supplied software."""

    own_use_in_services: Truth = fact("only for its own use in the services", "サービスにおける自らの利用のためのみか")
    within_software_terms: Truth = fact("within what its terms allow", "規約の認める範囲内か")


class SoftwareLicence(Facts):
    """A licence that the owner of supplied software asks for."""

    owner_requires_it: Truth = fact(
        "the owner requires a licence from the provider", "権利者が当社からの許諾を必要とするか"
    )
    provider_can_give_it: Truth = fact("the provider finds that it can give one", "当社が許諾可能と認めたか")


@basic.duty("15.7/s1/a", by=CUSTOMER, to=PROVIDER)
def keeps_software_terms(software: type[SuppliedSoftware]) -> OneOf[SoftwareRules]:
    """A customer with supplied software keeps its terms where there are any."""
    return provided(software.software_terms_exist, OneOf.fixed(SoftwareRules.SOFTWARE_TERMS))


@basic.duty("15.7/s1/b", by=CUSTOMER, to=PROVIDER)
def keeps_these_terms(software: type[SuppliedSoftware]) -> OneOf[SoftwareRules]:
    """Where there are none it keeps these terms."""
    return provided(~software.software_terms_exist, OneOf.fixed(SoftwareRules.THESE_TERMS))


@basic.prohibition("15.7/s2/a", by=CUSTOMER, to=PROVIDER)
def software_for_others(use: type[SoftwareUse]) -> Truth:
    """Supplied software is only for the customer's own use in the services."""
    return ~use.own_use_in_services


@basic.prohibition("15.7/s2/b", by=CUSTOMER, to=PROVIDER)
def software_beyond_its_terms(use: type[SoftwareUse]) -> Truth:
    """It may not be used beyond what its terms allow."""
    return use.software_terms_exist & ~use.within_software_terms


class Content(Labelled):
    """Something in which there may be rights."""

    SUPPLIED_SOFTWARE = "supplied software", "提供ソフトウェア等"
    POSTED_MATTER = "matter posted by a customer", "契約者の掲示物"


class Owner(Labelled):
    """Whose the rights are."""

    RIGHT_HOLDER = "whoever holds the rights in the software", "ソフトウェアの権利者"
    POSTING_CUSTOMER = "the customer that posted it", "掲示した契約者"


class ContentRights(Facts):
    """A question of rights in content."""

    content: OneOf[Content] = fact("what it is about", "対象")


@basic.declaration("15.8/s1", by=PROVIDER, to=CUSTOMER)
def software_belongs_to_holder(rights: type[ContentRights]) -> OneOf[Owner]:
    """All rights in supplied software belong to their owners."""
    return provided(rights.content.is_(Content.SUPPLIED_SOFTWARE), OneOf.fixed(Owner.RIGHT_HOLDER))


@basic.declaration("15.8/s2", by=PROVIDER, to=CUSTOMER)
def no_software_rights(claimed: type[Claimed]) -> Truth:
    """The provider neither transfers nor licenses those rights."""
    return claimed.right.is_(ClaimedRight.SOFTWARE_RIGHTS)


@basic.permission(
    "15.8/s3",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[("Only as far as the services need.", "サービス利用に必要な範囲に限る。")],
)
def software_licensed(licence: type[SoftwareLicence]) -> Truth:
    """Where the owner requires a licence from the provider and it can give one, it licenses."""
    return licence.owner_requires_it & licence.provider_can_give_it


@reading(
    "terms-held-against-software-terms",
    en="Do software terms go before individual terms as well?",
    ja="ソフトウェアの規約は個別約款にも優先するか。",
    why=Text("The word used for the provider's terms covers both kinds.", "当社の約款を指す語は双方を含む。"),
)
class SoftwareTermsAgainst(Reading):
    """What 15.9 means by the provider's terms."""

    BASIC_AND_INDIVIDUAL = "yes", "優先する"
    BASIC_ONLY = "no, only before the basic terms", "優先しない(本約款のみ)"


@reading(
    "special-provision-against-software-terms",
    en="When do the provider's terms specially say otherwise than software terms?",
    ja="どのような定めがソフトウェアの規約に対する特別の定めに当たるか。",
    why=Text("A special provision has to point at the clash.", "特別の定めは当該抵触を対象とすることを要する。"),
)
class SpecialProvision(Reading):
    """What 15.9 lets go before software terms."""

    EXPRESS = "only a clause that says that it goes first", "優先する旨を明示する定め"
    SPECIFIC = "any clause on just this matter", "当該事項の個別の定め"


@basic.precedence("15.9")
def software_terms_first(texts: type[TextsOnOneMatter]) -> OneOf[Prevailing]:
    """Where they conflict, software terms go before the provider's terms, unless these specially say otherwise."""
    special = SpecialProvision.choose(
        {
            SpecialProvision.EXPRESS: texts.specific_clause & texts.reserved_expressly,
            SpecialProvision.SPECIFIC: texts.specific_clause,
        }
    )
    first = when(special, OneOf.fixed(Prevailing.THESE_TERMS), otherwise=OneOf.fixed(Prevailing.OTHER_TEXT))
    covered = any_of(SoftwareTermsAgainst.BASIC_AND_INDIVIDUAL.chosen, texts.against.is_(HeldAgainst.BASIC_TERMS))
    return provided(
        texts.other.is_(OtherText.SOFTWARE_TERMS) & covered,
        when(texts.conflict, first, otherwise=OneOf.fixed(Prevailing.BOTH)),
    )


loan_end = basic.question(
    "loan-end", LoanTerm, loan_ends, en="With which day does the loan end?", ja="貸与期間はいつまでか。"
)
equipment_loss = basic.question(
    "equipment-loss",
    EquipmentLoss,
    equipment_loss_owed,
    en="What does the customer owe for the loss of loaned equipment?",
    ja="貸出機器類の損害につき契約者はいくら賠償するか。",
)
equipment_breach = basic.question(
    "equipment-breach",
    EquipmentCare,
    equipment_neglected,
    forbidden_with_equipment,
    interference_not_handled,
    en="Does the customer break a duty about loaned equipment?",
    ja="貸出機器類に関する義務に違反するか。",
)
handover_place = basic.question(
    "handover-place",
    HandoverPlace,
    hands_over_there,
    en="Must the provider hand the equipment over there?",
    ja="当社はその場所で引き渡さなければならないか。",
)
handover = basic.question(
    "handover", Handover, handed_over_on, en="When was the equipment handed over?", ja="機器の引渡しはいつ完了したか。"
)
equipment_return_breach = basic.question(
    "equipment-return-breach",
    EquipmentReturn,
    not_returned,
    en="Is the duty to return the equipment broken?",
    ja="機器の返還義務に違反するか。",
)
equipment_returned = basic.question(
    "equipment-returned",
    ReturnReceipt,
    return_completed_on,
    en="When was the return complete?",
    ja="返還はいつ完了したか。",
)
preservation_costs = basic.question(
    "preservation-costs",
    PreservationCosts,
    preservation_costs_owed,
    en="What does the customer pay for preserving the equipment?",
    ja="機器の保全費用として契約者はいくら負担するか。",
)
software_rules = basic.question(
    "software-rules",
    SuppliedSoftware,
    keeps_software_terms,
    keeps_these_terms,
    en="Which rules must be kept for supplied software?",
    ja="提供ソフトウェアについてどの規約を遵守すべきか。",
)
software_breach = basic.question(
    "software-breach",
    SoftwareUse,
    software_for_others,
    software_beyond_its_terms,
    en="Is the use of supplied software forbidden?",
    ja="提供ソフトウェアの利用は禁止されるか。",
)
software_licence = basic.question(
    "software-licence",
    SoftwareLicence,
    software_licensed,
    en="Is the software licensed by the provider?",
    ja="当社による許諾があるか。",
)
prevailing_text = basic.question(
    "prevailing-text",
    TextsOnOneMatter,
    individual_terms_first,
    other_rules,
    software_terms_first,
    en="Which text decides the matter?",
    ja="いずれの文書が優先するか。",
)

# Article 16  Purposes for which personal information is used --------------------------------------------------------


class DataPurpose(Labelled):
    """A purpose for which information from an application is used."""

    PERFORMANCE = "performing the contract (1)", "契約の履行(1号)"
    PROPOSALS = (
        "information and proposals on technology, services and support (2)",
        "技術・サービス等の情報提供・提案(2号)",
    )
    SURVEYS = "surveys on planning and use (3)", "企画・利用等の調査(3号)"
    ENQUIRIES = "enquiries and requests (4)", "問い合わせ・依頼等の対応(4号)"
    EVENTS = "exhibitions, seminars, training and other events (5)", "展示会・セミナー等の案内(5号)"
    BILLING = "billing, collecting and paying (6)", "請求・回収・支払い等(6号)"
    CONTACT = "other general contact (7)", "その他一般連絡(7号)"
    DISCLOSURE = "disclosure to third parties for a reason of article 18 (8)", "18条の理由による第三者への開示(8号)"
    CONSENTED = "something that the customer consented to (9)", "同意を得た範囲内の利用(9号)"
    OTHER = "something else", "その他"


class PersonalDataUse(Facts):
    """A use of information from an application."""

    purpose: OneOf[DataPurpose] = fact("what for", "利用の目的")
    needed: Truth = fact("the use is needed for that", "当該目的に必要な範囲か")


@basic.permission("16.1", by=PROVIDER, to=CUSTOMER)
def information_used(use: type[PersonalDataUse]) -> Truth:
    """Information from the application is used only as far as nine purposes need."""
    return use.needed


@basic.ground("16.1(1)", of=information_used)
def for_performance(use: type[PersonalDataUse]) -> Truth:
    """Performing the contract."""
    return use.purpose.is_(DataPurpose.PERFORMANCE)


@basic.ground("16.1(2)", of=information_used)
def for_proposals(use: type[PersonalDataUse]) -> Truth:
    """Information and proposals on technology, services and support."""
    return use.purpose.is_(DataPurpose.PROPOSALS)


@basic.ground("16.1(3)", of=information_used)
def for_surveys(use: type[PersonalDataUse]) -> Truth:
    """Requests, messages and answers about surveys."""
    return use.purpose.is_(DataPurpose.SURVEYS)


@basic.ground("16.1(4)", of=information_used)
def for_enquiries(use: type[PersonalDataUse]) -> Truth:
    """Dealing with enquiries and requests."""
    return use.purpose.is_(DataPurpose.ENQUIRIES)


@basic.ground("16.1(5)", of=information_used)
def for_events(use: type[PersonalDataUse]) -> Truth:
    """Exhibitions, seminars, training and other events."""
    return use.purpose.is_(DataPurpose.EVENTS)


@basic.ground("16.1(6)", of=information_used)
def for_billing(use: type[PersonalDataUse]) -> Truth:
    """Billing, collecting and paying."""
    return use.purpose.is_(DataPurpose.BILLING)


@basic.ground("16.1(7)", of=information_used)
def for_contact(use: type[PersonalDataUse]) -> Truth:
    """Other general contact."""
    return use.purpose.is_(DataPurpose.CONTACT)


@basic.ground("16.1(8)", of=information_used)
def for_disclosure(use: type[PersonalDataUse]) -> Truth:
    """Disclosure to third parties for a reason of article 18."""
    return use.purpose.is_(DataPurpose.DISCLOSURE)


@basic.ground("16.1(9)", of=information_used)
def as_consented(use: type[PersonalDataUse]) -> Truth:
    """Use within the customer's consent."""
    return use.purpose.is_(DataPurpose.CONSENTED)


class UseOfServices(Facts):
    """Whether somebody uses the services."""

    uses_service: Truth = fact("the customer uses the services", "サービスを利用しているか")


@basic.deeming("16.2", by=CUSTOMER, to=PROVIDER)
def agrees_to_purposes(use: type[UseOfServices]) -> Truth:
    """In using the services the customer agrees to those purposes."""
    return use.uses_service


personal_data_use = basic.question(
    "personal-information-use",
    PersonalDataUse,
    information_used,
    en="May the provider use the information for this?",
    ja="当社はこの目的で情報を利用できるか。",
)
purpose_consent = basic.question(
    "purpose-consent",
    UseOfServices,
    agrees_to_purposes,
    en="Has the customer agreed to the purposes?",
    ja="契約者は利用目的に同意しているか。",
)

# Articles 17 to 19  Handling, disclosure and entrustment of personal information ------------------------------------

basic.no_outcome("17.1", en="it sends the reader to the privacy policy", ja="個人情報保護方針に委ねる")


class DataRecipient(Labelled):
    """To whom personal information is disclosed."""

    OFFICER = "an officer of the provider", "当社の役員"
    EMPLOYEE = "an employee of the provider", "当社の従業員"
    ADVISER = "a lawyer, accountant, tax adviser or other adviser", "弁護士・会計士・税理士等のアドバイザー"
    AFFILIATE = "an affiliate of the provider", "当社関連会社"
    OTHER = "another third party", "その他の第三者"


class DisclosureReason(Labelled):
    """A reason of article 18."""

    LAW = "the law provides for it (1)", "法令の定め(1号)"
    GRAVE_INTEREST = (
        "it is needed to protect life, health, property or the like (2)",
        "生命・健康・財産等の重大な利益の保護(2号)",
    )
    CONSENT_BEFORE = "the customer consented beforehand (3)", "事前の同意(3号)"
    CONSENT_AFTER = "the customer consented afterwards", "事後の同意"


class PersonalDataCare(Facts):
    """How the provider keeps personal information."""

    safeguards_taken: Truth = fact(
        "the safeguards that are needed and fitting were taken", "必要かつ適切な安全管理をしたか"
    )


class PersonalDataDisclosure(Facts):
    """A disclosure of personal information by the provider."""

    recipient: OneOf[DataRecipient] = fact("to whom", "開示の相手方")
    needed_for_purposes: Truth = fact("the recipient needs it for a purpose of 16.1", "16条1項の利用目的の遂行に必要か")
    reasons: Several[DisclosureReason] = fact("reasons that exist", "存在する理由")
    for_mail_or_email: Truth = fact(
        "it is entrusted in order to write to customers by post or e-mail", "郵送・E-mailによる連絡のための預託か"
    )
    bound_to_secrecy: Truth = fact("the recipient is bound by a secrecy agreement", "相手方との秘密保持契約があるか")


@basic.duty(
    "17.2",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("To keep it correct is only striven for.", "正確性の保持は努力義務である。")],
)
def safeguards_not_taken(care: type[PersonalDataCare]) -> Truth:
    """The provider takes the safeguards for personal information that are needed and fitting."""
    return ~care.safeguards_taken


@basic.prohibition("17.3", "18", by=PROVIDER, to=CUSTOMER)
def no_disclosure_of_personal_data(disclosure: type[PersonalDataDisclosure]) -> Truth:
    """Personal information is disclosed to nobody but officers, staff and advisers who need it for the purposes."""
    inside = disclosure.recipient.is_one_of(DataRecipient.OFFICER, DataRecipient.EMPLOYEE, DataRecipient.ADVISER)
    return ~(inside & disclosure.needed_for_purposes)


@basic.permission("18(1)", by=PROVIDER, to=CUSTOMER, overrides=[no_disclosure_of_personal_data])
def disclosure_by_law(disclosure: type[PersonalDataDisclosure]) -> Truth:
    """Except where the law provides for it."""
    return disclosure.reasons.has(DisclosureReason.LAW)


@basic.permission("18(2)", by=PROVIDER, to=CUSTOMER, overrides=[no_disclosure_of_personal_data])
def disclosure_for_grave_interest(disclosure: type[PersonalDataDisclosure]) -> Truth:
    """Or where it is needed to protect life, health, property or other grave interests."""
    return disclosure.reasons.has(DisclosureReason.GRAVE_INTEREST)


@basic.permission("18(3)", by=PROVIDER, to=CUSTOMER, overrides=[no_disclosure_of_personal_data])
def disclosure_with_consent(disclosure: type[PersonalDataDisclosure]) -> Truth:
    """Or where the customer has consented beforehand."""
    return disclosure.reasons.has(DisclosureReason.CONSENT_BEFORE)


@basic.permission("19", by=PROVIDER, to=CUSTOMER, overrides=[no_disclosure_of_personal_data])
def entrusted_for_mailing(disclosure: type[PersonalDataDisclosure]) -> Truth:
    """To write to customers the provider may entrust it to an affiliate that is bound to secrecy."""
    return all_of(
        disclosure.recipient.is_(DataRecipient.AFFILIATE), disclosure.for_mail_or_email, disclosure.bound_to_secrecy
    )


personal_data_care_breach = basic.question(
    "personal-information-care-breach",
    PersonalDataCare,
    safeguards_not_taken,
    en="Does the provider break its duty to safeguard personal information?",
    ja="個人情報の安全管理義務に違反するか。",
)
personal_data_disclosure = basic.question(
    "personal-information-disclosure",
    PersonalDataDisclosure,
    no_disclosure_of_personal_data,
    en="Is the disclosure of personal information forbidden?",
    ja="個人情報の開示は禁止されるか。",
)

# Article 20  Correction of personal information ---------------------------------------------------------------------


class CorrectionRequest(Facts):
    """A request to correct, delete, stop using or disclose information."""

    by_customer: Truth = fact("the customer itself makes it", "契約者本人によるか")
    by_prescribed_method: Truth = fact("it follows the provider's method", "当社所定の方法によるか")


@basic.right("20.1/s1", by=CUSTOMER, to=PROVIDER)
def proper_request(request: type[CorrectionRequest]) -> Truth:
    """Correction, deletion, stop of use and disclosure are asked for by the customer itself, by the method."""
    return request.by_customer & request.by_prescribed_method


@basic.power("20.1/s2", by=PROVIDER, to=CUSTOMER)
def may_verify_requester(check: type[IdentityCheck]) -> Truth:
    """The provider may check whether whoever asks is the customer."""
    return check.occasion.is_(IdentityOccasion.CORRECTION_REQUEST)


basic.no_outcome("20.2", en="it sends the reader to the privacy policy", ja="個人情報保護方針に委ねる")

correction_request = basic.question(
    "correction-request",
    CorrectionRequest,
    proper_request,
    en="Is it a proper request?",
    ja="有効な請求か。",
)
identity_check = basic.question(
    "identity-check",
    IdentityCheck,
    may_verify_applicant,
    may_verify_enquirer,
    may_verify_requester,
    en="May the provider ask for proof of identity?",
    ja="当社は本人確認を求められるか。",
)

# Article 21  Confidentiality ----------------------------------------------------------------------------------------


class InformationStatus(Labelled):
    """What takes information out of secrecy."""

    PUBLIC_THEN = "it was public when it was given or learned (1)", "受領時に既に公知(1号)"
    KNOWN_THEN = "the recipient knew it already (1)", "受領時に既知(1号)"
    PUBLIC_LATER = "it became public later (2)", "受領後に公知(2号)"
    FROM_THIRD_PARTY = "it was had from a third party (3)", "第三者から取得(3号)"
    OWN_DEVELOPMENT = "it was developed alone, without the secret information (4)", "秘密情報によらない単独開発(4号)"


class Information(Facts):
    """Information of one side that the other has."""

    connected: Truth = fact(
        "it is the other side's information, given or learned in connection with the terms",
        "約款に関連して提供・開示され又は知り得た相手方の情報か",
    )
    status: Several[InformationStatus] = fact("what takes it out of secrecy", "秘密情報から除外される事情")
    public_through_recipient: Truth = fact(
        "it became public through the recipient's fault", "受領者の責めにより公知となったか"
    )
    third_party_entitled: Truth = fact("the third party was entitled to give it", "第三者に提供・開示の権限があるか")
    secrecy_imposed: Truth = fact("the third party imposed secrecy", "第三者が秘密保持を義務付けたか")
    obtained_lawfully: Truth = fact("it was obtained lawfully", "適法に取得したか")
    confirmation: OneOf[Form] = fact(
        "the other side's confirmation that it need not be secret", "秘密保持不要の相手方の確認"
    )


@basic.definition(
    "21.1/s1",
    assumes=[
        ("No marking is needed, also of what was said.", "口頭の情報を含め、秘密の表示を要しない。"),
        ("Whoever relies on an exception proves it.", "除外事由は援用する者が立証する。"),
    ],
)
def confidential(information: type[Information]) -> Truth:
    """Confidential is all information of the other side given or learned in connection with the terms."""
    return information.connected


basic.no_outcome("21.1/s2", en="it introduces the exceptions", ja="除外事由の柱書である")


@basic.disapplies("21.1(1)", rules=[confidential])
def public_or_known_then(information: type[Information]) -> Truth:
    """What was public or known to the recipient already."""
    return information.status.has_any(InformationStatus.PUBLIC_THEN, InformationStatus.KNOWN_THEN)


@basic.disapplies("21.1(2)", rules=[confidential])
def public_later(information: type[Information]) -> Truth:
    """What became public later, not through the recipient's fault."""
    return information.status.has(InformationStatus.PUBLIC_LATER) & ~information.public_through_recipient


@basic.disapplies("21.1(3)", rules=[confidential])
def from_third_party(information: type[Information]) -> Truth:
    """What was lawfully had from an entitled third party without a duty of secrecy."""
    return all_of(
        information.status.has(InformationStatus.FROM_THIRD_PARTY),
        information.third_party_entitled,
        ~information.secrecy_imposed,
        information.obtained_lawfully,
    )


@basic.disapplies("21.1(4)", rules=[confidential])
def own_development(information: type[Information]) -> Truth:
    """What was developed alone without using it."""
    return information.status.has(InformationStatus.OWN_DEVELOPMENT)


@basic.disapplies("21.1(5)", rules=[confidential])
def confirmed_not_secret(information: type[Information]) -> Truth:
    """What the other side confirmed in writing need not be secret."""
    return _in_writing(information.confirmation)


class Purpose(Labelled):
    """What information is used for."""

    TERMS = "the purpose of the terms", "本約款の目的"
    OTHER = "something else", "それ以外"


class Recipient(Labelled):
    """To whom information is disclosed."""

    NOBODY = "nobody", "開示なし"
    SUBCONTRACTOR = "a subcontractor of the provider under article 22", "22条の再委託先"
    OTHER = "another third party", "その他の第三者"


class Compulsion(Labelled):
    """Why information is disclosed against the other side's will."""

    LAW = "the law", "法律"
    COURT = "an order, demand or request of a court", "裁判所の命令・要求・要請"
    GOVERNMENT = "an order, demand or request of a government body", "政府機関の命令・要求・要請"
    NONE = "none of these", "いずれでもない"


class Compelled(Facts):
    """A disclosure that law, court or government asks for."""

    compelled: OneOf[Compulsion] = fact("by what it is asked for", "開示の根拠")
    other_side_told: Truth = fact("the other side was told promptly", "速やかに相手方に通知したか")


class Acting(Facts):
    """The side that handled information of the other."""

    discloser: OneOf[Side] = fact("who disclosed or used it", "開示又は使用した者")


class Handling(Information, Compelled, Acting):
    """How one side used information of the other, and to whom it disclosed it."""

    purpose: OneOf[Purpose] = fact(
        "what it was used for, a compelled disclosure apart", "使用の目的(強制された開示を除く)"
    )
    recipient: OneOf[Recipient] = fact("to whom it was disclosed", "開示の相手方")
    consent: OneOf[Form] = fact("the other side's consent to the disclosure", "開示についての相手方の承諾")
    for_competitor: Truth = fact(
        "information on the services was used for a business or company that competes with the provider",
        "当社と競業する事業・企業のためにサービスの情報を利用したか",
    )
    anonymous_data_use: Truth = fact(
        "it is the provider's use of anonymous customer data under 5.16", "5条16項による匿名化データの利用か"
    )


class Secrecy(Handling):
    """What one side did with information of the other, copies included."""

    copied: Truth = fact("it was copied", "複製したか")
    copy_consented: Truth = fact("the other side consented to the copy beforehand", "複製につき事前の承諾があるか")
    recovery_copy: Truth = fact(
        "it is the provider's recovery copy of submitted data under 23.15", "23条15項による復旧用コピーか"
    )


@reading(
    "disclosure-to-subcontractor",
    en="Does disclosure to a subcontractor need the customer's written consent?",
    ja="再委託先への開示に契約者の書面の承諾を要するか。",
    why=Text(
        "Subcontracting is allowed without consent and cannot be done without information.",
        "再委託は承諾なく許され、情報の開示なしには行えない。",
    ),
)
class DisclosureToSubcontractor(Reading):
    """Whether article 22 covers the disclosure that it takes."""

    IMPLIED = "no, article 22 implies it", "要しない(22条が前提とする)"
    CONSENT_NEEDED = "yes, a subcontractor is a third party", "要する(第三者に当たる)"


@reading(
    "compelled-disclosure-notice",
    en="Is a compelled disclosure a breach if the other side is not told?",
    ja="相手方への通知を欠く強制開示は秘密保持違反となるか。",
    why=Text("The notice is a further duty, not a condition.", "通知は付加的な義務であり要件ではない。"),
)
class CompelledDisclosureNotice(Reading):
    """Whether the notice of 21.3 is a condition."""

    SEPARATE_DUTY = "no, only the duty to tell is broken", "ならない(通知義務違反にとどまる)"
    CONDITION = "yes", "なる"


@reading(
    "anonymous-data-and-secrecy",
    en="Does secrecy stand against the use of anonymous data that 5.16 allows?",
    ja="5条16項の匿名化データの利用に秘密保持義務は及ぶか。",
    why=Text("The customer accepted that use specially.", "契約者が特に認めた利用である。"),
)
class AnonymousDataAndSecrecy(Reading):
    """The rank between 5.16 and 21.2."""

    ALLOWED = "no", "及ばない"
    SECRECY_FIRST = "yes", "及ぶ"


@basic.prohibition("21.2/s1", by=EITHER, to=OTHER)
def used_for_other_purpose(secrecy: type[Handling]) -> Truth:
    """Confidential information is used only for the purpose of the terms."""
    return confidential.holds & secrecy.purpose.is_(Purpose.OTHER)


@basic.prohibition("21.2/s1", by=EITHER, to=OTHER)
def disclosed_without_consent(secrecy: type[Handling]) -> Truth:
    """It is passed to third parties only with the other side's written consent."""
    implied = all_of(
        DisclosureToSubcontractor.IMPLIED.chosen,
        secrecy.recipient.is_(Recipient.SUBCONTRACTOR),
        secrecy.discloser.is_(Side.PROVIDER),
    )
    disclosed = ~secrecy.recipient.is_(Recipient.NOBODY) & ~implied
    return all_of(confidential.holds, disclosed, ~_in_writing(secrecy.consent))


@basic.prohibition(
    "21.2/s2", by=EITHER, to=OTHER, assumes=[("Also information that is not secret.", "秘密情報でない情報を含む。")]
)
def used_for_competitor(secrecy: type[Handling]) -> Truth:
    """Nobody may use information on the services for a business or company that competes with the provider."""
    return secrecy.for_competitor


@basic.permission("5.16", by=PROVIDER, to=CUSTOMER, overrides=[used_for_other_purpose, disclosed_without_consent])
def anonymous_data_is_free(secrecy: type[Handling]) -> Truth:
    """The use of anonymous data that the customer accepted is no breach."""
    return all_of(
        AnonymousDataAndSecrecy.ALLOWED.chosen, secrecy.discloser.is_(Side.PROVIDER), secrecy.anonymous_data_use
    )


class Gain(Facts):
    """What a breach of secrecy brought and cost."""

    net_gain: Yen = fact("the gain from it, net; 0 if there was none", "違反により得た利益(純額、なければ0)")
    gross_gain: Yen = fact("the proceeds from it, before costs", "違反により得た収入(費用控除前)")
    proven_damage: Yen = fact("the damage that the other side proved", "相手方が立証した損害")
    proven_ordinary_damage: Yen = fact(
        "of it, ordinary damage suffered as a direct result", "うち直接の結果として被った通常の損害"
    )


@reading(
    "penalty-gain",
    en="Is the gain that is paid as a penalty net or gross?",
    ja="違約金となる利益は純額か総額か。",
    why=Text("Gain is what is left after costs.", "利益は費用を控除した額をいう。"),
)
class PenaltyGain(Reading):
    """How the gain of 21.2 is taken."""

    NET = "net", "純額"
    GROSS = "gross", "総額"


@reading(
    "penalty-and-damage",
    en="Is proven damage above the penalty paid in its place or on top?",
    ja="違約金を超える立証された損害は、違約金に代えて支払うか、加えて支払うか。",
    why=Text(
        "The proviso replaces the figure; both together would count twice.",
        "ただし書は額を置き換え、併科は二重となる。",
    ),
)
class PenaltyAndDamage(Reading):
    """What is paid where damage exceeds the penalty."""

    IN_ITS_PLACE = "in its place", "代えて支払う"
    ON_TOP = "on top of it", "加えて支払う"


@reading(
    "proven-damage-scope",
    en="Which damage counts against the penalty?",
    ja="違約金と対比される損害の範囲はどこまでか。",
    why=Text("The sentence says damage without a limit.", "文言に限定がない。"),
)
class ProvenDamageScope(Reading):
    """The damage of 21.2/s4."""

    ALL_DAMAGE = "all damage that is proven", "立証された全損害"
    ORDINARY_DAMAGE = "ordinary damage as in 25.1", "25条1項の通常損害"


def _gain(gain: type[Gain]) -> Yen:
    return PenaltyGain.choose({PenaltyGain.NET: gain.net_gain, PenaltyGain.GROSS: gain.gross_gain})


def _proven(gain: type[Gain]) -> Yen:
    return ProvenDamageScope.choose(
        {
            ProvenDamageScope.ALL_DAMAGE: gain.proven_damage,
            ProvenDamageScope.ORDINARY_DAMAGE: gain.proven_ordinary_damage,
        }
    )


def _secrecy_broken() -> Truth:
    return any_of(used_for_other_purpose.holds, disclosed_without_consent.holds, used_for_competitor.holds)


@basic.payment(
    "21.2/s3",
    by=EITHER,
    to=OTHER,
    assumes=[
        ("The penalty needs no damage and no fault.", "損害及び帰責事由を要しない。"),
        (
            "It stands for all damage from the breach; 25.1 gives nothing on top.",
            "当該違反による損害の全部に代わり、25条1項の賠償は加わらない。",
        ),
    ],
)
def penalty(gain: type[Gain]) -> Yen:
    """Whoever breaks this paragraph pays the gain from it as a penalty."""
    return provided(_secrecy_broken(), _gain(gain))


@basic.payment("21.2/s4", by=EITHER, to=OTHER, overrides=[penalty])
def damage_above_penalty(gain: type[Gain]) -> Yen:
    """If the other side proves damage above the penalty, that amount is paid."""
    amount = PenaltyAndDamage.choose(
        {PenaltyAndDamage.IN_ITS_PLACE: _proven(gain), PenaltyAndDamage.ON_TOP: _gain(gain) + _proven(gain)}
    )
    return provided(_secrecy_broken() & (_proven(gain) > _gain(gain)), amount)


@basic.permission("21.3/s1", by=EITHER, to=OTHER, overrides=[disclosed_without_consent])
def compelled_disclosure(secrecy: type[Handling]) -> Truth:
    """Disclosure under law or an order, demand or request of court or government is allowed all the same."""
    told = any_of(CompelledDisclosureNotice.SEPARATE_DUTY.chosen, secrecy.other_side_told)
    return all_of(~secrecy.compelled.is_(Compulsion.NONE), ~secrecy.recipient.is_(Recipient.NOBODY), told)


@basic.duty("21.3/s2", by=EITHER, to=OTHER)
def compelled_disclosure_untold(case: type[Compelled]) -> Truth:
    """The other side is told promptly of it."""
    return ~case.compelled.is_(Compulsion.NONE) & ~case.other_side_told


@basic.prohibition("21.4", by=EITHER, to=OTHER, assumes=[("Consent has no form.", "承諾の方式を問わない。")])
def copied_without_consent(secrecy: type[Secrecy]) -> Truth:
    """Copies need the other side's prior consent and are handled like the originals."""
    return all_of(confidential.holds, secrecy.copied, ~secrecy.copy_consented)


class InformationReturn(Facts):
    """What became of confidential information in the end."""

    ended: Truth = fact("the terms have ended", "約款が終了したか")
    asked: Truth = fact("the other side asked for it", "相手方から求められたか")
    done_without_delay: Truth = fact(
        "it was returned or destroyed without delay, as the other side directed", "遅滞なく指示に従い返却又は廃棄したか"
    )
    kept_by_law: Truth = fact("the law makes the holder keep it", "法令により保存を要するか")


@reading(
    "retention-by-law",
    en="May confidential information be kept that the law makes its holder keep?",
    ja="法令により保存を要する秘密情報は保持してよいか。",
    why=Text("Mandatory law goes first.", "強行法規が優先する。"),
)
class RetentionByLaw(Reading):
    """What 21.5 leaves of statutory retention."""

    MAY_KEEP = "yes", "よい"
    MUST_RETURN = "no, as written", "よくない(文言どおり)"


@basic.duty("21.5", by=EITHER, to=OTHER)
def information_not_returned(case: type[InformationReturn]) -> Truth:
    """When the terms end, or when asked, it is returned or destroyed without delay as the other side directs."""
    kept = RetentionByLaw.MAY_KEEP.chosen & case.kept_by_law
    return all_of(any_of(case.ended, case.asked), ~case.done_without_delay, ~kept)


class SecrecyTerm(Facts):
    """Whether secrecy is still to be kept on a day."""

    received_on: Date = fact("the day on which the information was given or learned", "情報を受領し又は知り得た日")
    as_of: Date = fact("the day in question", "基準日")
    ended: Truth = fact("the contract has ended", "契約が終了したか")
    ended_on: Date = fact("the day with which it ended, if it has", "契約終了日")
    made_public: Truth = fact("it has become public, not through the recipient", "受領者の責めによらず公知となったか")


@reading(
    "secrecy-after-end",
    en="Does secrecy go on after the contract ends?",
    ja="契約終了後も秘密保持義務は存続するか。",
    why=Text(
        "No period is set; the care for the time after the end in 21.5 and good faith speak for it.",
        "期間の定めはなく、終了後を見据えた21条5項及び信義則による。",
    ),
)
class SecrecyAfterEnd(Reading):
    """How long secrecy lasts."""

    GOES_ON = "yes, without end", "存続する(終期なし)"
    ENDS = "no", "存続しない"


@basic.date("21.2/s1", by=EITHER, to=OTHER)
def secrecy_since(term: type[SecrecyTerm]) -> Date:
    """Secrecy is owed from when the information was given or learned."""
    return term.received_on


@basic.survival("21.2/s1", by=EITHER, to=OTHER)
def secrecy_lasts(term: type[SecrecyTerm]) -> Truth:
    """Nothing limits secrecy in time."""
    going_on = any_of(SecrecyAfterEnd.GOES_ON.chosen, ~term.ended, term.as_of <= term.ended_on)
    return all_of(term.as_of >= term.received_on, ~term.made_public, going_on)


is_confidential = basic.question(
    "confidential", Information, confidential, en="Is the information confidential?", ja="秘密情報に当たるか。"
)
disclosure_notice_breach = basic.question(
    "disclosure-notice-breach",
    Compelled,
    compelled_disclosure_untold,
    en="Is the duty to tell of a compelled disclosure broken?",
    ja="強制開示の通知義務に違反するか。",
)
information_return_breach = basic.question(
    "information-return-breach",
    InformationReturn,
    information_not_returned,
    en="Is the duty to return or destroy information broken?",
    ja="秘密情報の返却・廃棄の義務に違反するか。",
)
secrecy_in_force = basic.question(
    "secrecy-in-force",
    SecrecyTerm,
    secrecy_lasts,
    since=secrecy_since,
    en="Must the information still be kept secret?",
    ja="なお秘密を保持しなければならないか。",
)

# Article 22  Subcontracting -----------------------------------------------------------------------------------------


class Subcontract(Facts):
    """A contract of the provider with a subcontractor."""

    equal_duties: Truth = fact(
        "the subcontractor is bound to duties equal to the provider's", "再委託先に当社と同等の義務を負わせたか"
    )


@basic.power("22/s1", by=PROVIDER, to=CUSTOMER, assumes=[("Without consent or notice.", "承諾及び通知を要しない。")])
def may_subcontract() -> Truth:
    """The provider may subcontract the services, in whole or in part."""
    return TRUE


@basic.duty("22/s2/a", by=PROVIDER, to=CUSTOMER)
def subcontractor_not_bound(subcontract: type[Subcontract]) -> Truth:
    """It binds the subcontractor to duties equal to its own."""
    return ~subcontract.equal_duties


@basic.deeming(
    "22/s2/b",
    "22/s3",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("The exclusions hold as for the provider's own acts.", "免責条項は当社自身の行為と同様に及ぶ。")],
)
def subcontractors_acts_count(case: type[FaultOfProvidersSide]) -> Truth:
    """The provider answers for everything that its subcontractor does, within article 25."""
    return case.by_subcontractor


subcontracting = basic.question(
    "subcontracting",
    Facts,
    may_subcontract,
    en="May the provider subcontract the services?",
    ja="当社は再委託できるか。",
)
subcontract_breach = basic.question(
    "subcontract-breach",
    Subcontract,
    subcontractor_not_bound,
    en="Is the duty to bind the subcontractor broken?",
    ja="再委託先に義務を課す義務に違反するか。",
)

# Article 23  Disclaimers and exemptions -----------------------------------------------------------------------------


@reading(
    "leak-and-penalty",
    en="Is the penalty for broken secrecy owed for a leak from the provider's servers by ordinary negligence?",
    ja="当社サーバからの軽過失による漏洩につき違約金を支払うか。",
    why=Text(
        "The exemption takes away every legal duty and is made for just this case.",
        "免責は一切の法的義務に及び、当該事案に特化した定めである。",
    ),
)
class LeakAndPenalty(Reading):
    """The rank between 23.1 and 21.2."""

    EXEMPT = "no, 23.1 goes first", "支払わない(23条1項が優先)"
    PENALTY = "yes, 21.2 goes first", "支払う(21条2項が優先)"


@reading(
    "leaked-credentials",
    en="Which rule governs misuse of passwords that leaked from the provider's servers by its gross fault?",
    ja="当社の故意・重過失によりサーバから漏洩したパスワードの不正使用はいずれの条項によるか。",
    why=Text(
        "The rule on leaks is the specific one and limits its own exemption.",
        "漏洩の条項が特則であり、自ら免責を限定している。",
    ),
)
class LeakedCredentials(Reading):
    """The rank between 23.1 and the exemptions for passwords."""

    LEAK_RULE = "the rule on leaks: the provider is liable", "漏洩の条項(当社は責任を負う)"
    PASSWORD_RULE = "the exemptions for passwords", "パスワードの免責条項"


@basic.excludes(
    "23.1",
    on=_DAMAGES,
    assumes=[("Servers rented from others are managed by the provider too.", "賃借したサーバ等も当社の管理に含む。")],
)
def leak_excluded(origin: type[Origin]) -> Truth:
    """For leaks from servers that the provider manages it owes nothing."""
    return origin.circumstances.has(Circumstance.SERVER_LEAK)


@basic.disapplies("23.1", rules=[leak_excluded])
def leak_by_gross_fault(case: type[FaultOfProvidersSide]) -> Truth:
    """That does not hold if the leak comes from its intent or gross negligence."""
    return _gross(case)


class PenalisedLeak(FaultOfProvidersSide, Acting):
    """A breach of secrecy that may be a leak from servers."""

    leaked_from_server: Truth = fact(
        "the breach is a leak from servers that the provider manages", "当社管理のサーバ等からの漏洩か"
    )


@basic.excludes("23.1", on=[penalty, damage_above_penalty])
def penalty_for_leak_excluded(leak: type[PenalisedLeak]) -> Truth:
    """Nor does it owe the penalty for such a leak, unless it is grossly at fault."""
    exempt = LeakAndPenalty.EXEMPT.chosen & leak.leaked_from_server & leak.discloser.is_(Side.PROVIDER)
    return exempt & ~_gross(leak)


@basic.declaration("23.2", by=PROVIDER, to=CUSTOMER)
def no_warranty_of_compliance(claimed: type[Claimed]) -> Truth:
    """The provider does not warrant that law and trade rules allow the customer's use."""
    return claimed.right.is_(ClaimedRight.LEGAL_COMPLIANCE)


@basic.duty("23.2", by=CUSTOMER, to=PROVIDER)
def bears_legal_check(borne: type[BorneMatter]) -> OneOf[Side]:
    """The customer finds out at its own cost whether they do."""
    return _borne_by_customer(borne, Matter.LEGAL_CHECK)


@basic.excludes("23.2", on=_DAMAGES)
def compliance_excluded(origin: type[Origin]) -> Truth:
    """Nothing is owed because they do not."""
    return origin.circumstances.has(Circumstance.RULES_OF_LAW_OR_TRADE)


@basic.excludes("23.3", on=_DAMAGES, assumes=[("Fees run on meanwhile (8.4).", "その間の料金は8条4項による。")])
def disaster_excluded(origin: type[Origin]) -> Truth:
    """Where disaster or like force majeure prevents supply, the provider is released."""
    return origin.circumstances.has(Circumstance.DISASTER)


@reading(
    "incidental-loss",
    en="Is the customer's own incidental loss excluded as well as that of third parties?",
    ja="契約者自身の付随的損害も免責されるか。",
    why=Text("The words on third parties stand before both kinds of loss.", "第三者に生じた旨の文言は両者にかかる。"),
)
class IncidentalLoss(Reading):
    """Whose incidental loss 23.4 excludes."""

    THIRD_PARTIES_ONLY = "no, only that of third parties", "免責されない(第三者の損害に限る)"
    ALL = "yes", "免責される"


@reading(
    "paid-to-third-parties",
    en="Is what the customer had to pay to third parties excluded?",
    ja="契約者が第三者に支払った額も免責されるか。",
    why=Text(
        "It is their damage passed on, and 25.5 leaves it with the customer.",
        "第三者の損害の転嫁であり、25条5項も契約者の負担とする。",
    ),
)
class PaidToThirdParties(Reading):
    """Payments of the customer to third parties."""

    EXCLUDED = "yes", "免責される"
    RECOVERABLE = "no, it is the customer's own loss", "免責されない(契約者自身の損害)"


@reading(
    "reports-without-care",
    en="Is damage through material excluded although the provider took no reasonable care with it?",
    ja="合理的な注意を欠いた資料による損害も免責されるか。",
    why=Text("The exclusion is not tied to care.", "免責は注意の有無に係らない。"),
)
class ReportsWithoutCare(Reading):
    """Damage through careless reports."""

    EXCLUDED = "yes", "免責される"
    RECOVERABLE = "no", "免責されない"


class MaterialCare(Facts):
    """How material was made."""

    care_taken: Truth = fact("the provider took reasonable care with the material", "資料につき合理的な注意を払ったか")


@basic.excludes("23.4/s1", on=_DAMAGES, heads=["lost-profit"])
def expected_profit_excluded() -> Truth:
    """Profits that the customer expected from the services are not owed."""
    return TRUE


@basic.excludes(
    "23.4/s1",
    on=_DAMAGES,
    heads=["third-party-damage"],
    assumes=[
        (
            "It is not the customer's own damage, whatever the fault; what the customer paid to them is asked apart.",
            "契約者自身の損害でなく帰責性を問わない。契約者が第三者に支払った額は別の費目とする。",
        )
    ],
)
def third_party_damage_excluded() -> Truth:
    """Nor is consequential or incidental damage of third parties."""
    return TRUE


@basic.excludes("23.4/s1", on=_DAMAGES, heads=["incidental-loss"])
def incidental_loss_excluded() -> Truth:
    """Read widely, nor is the customer's own incidental loss."""
    return IncidentalLoss.ALL.chosen


@basic.excludes("23.4/s1", on=_DAMAGES, heads=["paid-to-third-parties"])
def payments_to_third_parties_excluded() -> Truth:
    """Nor what it had to pay to third parties."""
    return PaidToThirdParties.EXCLUDED.chosen


@basic.excludes("23.4/s2", on=_DAMAGES, heads=["material-loss"])
def material_excluded(care: type[MaterialCare]) -> Truth:
    """Nor is damage through material or information that the provider supplied."""
    return any_of(ReportsWithoutCare.EXCLUDED.chosen, care.care_taken)


@basic.excludes("23.5", on=_DAMAGES)
def dispute_excluded(origin: type[Origin]) -> Truth:
    """Disputes with third parties over the services give no damages."""
    return origin.circumstances.has(Circumstance.DISPUTE)


@basic.declaration("23.5", by=PROVIDER, to=CUSTOMER)
def no_intervention(claimed: type[Claimed]) -> Truth:
    """The provider has no duty to step into them."""
    return claimed.right.is_(ClaimedRight.INTERVENTION)


@basic.excludes("23.6", on=_DAMAGES)
def own_disclosure_excluded(origin: type[Origin]) -> Truth:
    """Nor does the customer's own leaking or giving of its personal information."""
    return origin.circumstances.has(Circumstance.OWN_DISCLOSURE)


@basic.excludes("23.7", on=_DAMAGES)
def third_party_misuse_excluded(origin: type[Origin]) -> Truth:
    """Nor do third parties that use the services with stolen passwords and the like."""
    return origin.circumstances.has(Circumstance.MISUSE_BY_THIRD_PARTY)


class LeakOfCredentials(Origin, FaultOfProvidersSide):
    """A loss that may come from leaked credentials."""


@basic.disapplies("23.1", rules=[password_misuse_excluded, third_party_misuse_excluded])
def leaked_credentials(case: type[LeakOfCredentials]) -> Truth:
    """Passwords that leaked from the provider's servers by its gross fault are a leak in the first place."""
    leak = case.circumstances.has(Circumstance.SERVER_LEAK) & _gross(case)
    return LeakedCredentials.LEAK_RULE.chosen & leak


@basic.excludes("23.8", on=_DAMAGES)
def data_loss_excluded(origin: type[Origin]) -> Truth:
    """For the loss of the customer's data on the services nothing is owed."""
    return origin.circumstances.has(Circumstance.DATA_LOSS)


@basic.excludes("23.9", on=_DAMAGES)
def not_attributable(case: type[FaultOfProvidersSide]) -> Truth:
    """For causes that it does not answer for the provider is released."""
    by_subcontractor = subcontractors_acts_count.holds & ~case.subcontractors_fault.is_(Fault.NONE)
    return case.fault.is_(Fault.NONE) & ~by_subcontractor


@basic.duty("23.10", by=CUSTOMER, to=PROVIDER)
def bears_third_party_damage(borne: type[BorneMatter]) -> OneOf[Side]:
    """Damage that a customer does to others is settled by the customer at its own cost."""
    return _borne_by_customer(borne, Matter.DAMAGE_TO_THIRD_PARTIES)


@basic.excludes("23.11", on=_DAMAGES)
def neglected_safeguards_excluded(origin: type[Origin]) -> Truth:
    """For neglected environment or safeguards, or errors in material under 5.4, nothing is owed."""
    return origin.circumstances.has(Circumstance.NEGLECTED_SAFEGUARDS) & _customers_cause(origin)


@basic.declaration(
    "23.12",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[("Liability for fault stays within article 25.", "過失責任は25条による。")],
)
def no_warranty_of_rights(claimed: type[Claimed]) -> Truth:
    """The provider does not warrant that the services infringe no rights of third parties."""
    return claimed.right.is_(ClaimedRight.NON_INFRINGEMENT)


@basic.duty("23.13", by=CUSTOMER, to=PROVIDER)
def bears_data_area(borne: type[BorneMatter]) -> OneOf[Side]:
    """The customer answers for everything done in its data area, whoever did it."""
    return _borne_by_customer(borne, Matter.DATA_AREA)


@basic.declaration("23.14", by=PROVIDER, to=CUSTOMER)
def no_warranty_of_web_data(claimed: type[Claimed]) -> Truth:
    """Data submitted through the web system carry no warranty."""
    return claimed.right.is_(ClaimedRight.WEB_DATA)


@basic.excludes("23.14", on=_DAMAGES)
def web_data_excluded(origin: type[Origin]) -> Truth:
    """Nor is anything owed for them."""
    return origin.circumstances.has(Circumstance.WEB_DATA)


@basic.permission("23.15", by=PROVIDER, to=CUSTOMER)
def recovery_copy(use: type[DataUse]) -> Truth:
    """The provider may keep copies of such data for recovery without the customer's consent."""
    return use.act.is_(DataAct.RECOVERY_COPY) & use.submitted_by_web


@basic.permission("23.15", by=PROVIDER, to=CUSTOMER, overrides=[copied_without_consent])
def recovery_copy_is_free(secrecy: type[Secrecy]) -> Truth:
    """Such a copy is no breach of secrecy."""
    return secrecy.discloser.is_(Side.PROVIDER) & secrecy.recovery_copy


data_use = basic.question(
    "data-use",
    DataUse,
    seen_in_remote_work,
    stored_for_analysis,
    anonymous_data_used,
    recovery_copy,
    en="May the provider do this with the customer's data?",
    ja="当社は契約者のデータについてこの行為をできるか。",
)
secrecy_breach = basic.question(
    "secrecy-breach",
    Secrecy,
    used_for_other_purpose,
    disclosed_without_consent,
    used_for_competitor,
    copied_without_consent,
    en="Is secrecy broken?",
    ja="秘密保持義務に違反するか。",
)

# Article 24  Force majeure ------------------------------------------------------------------------------------------


class Delay(OutsideCause):
    """A delay on one day, and what caused it."""

    caused_delay: Truth = fact("the cause delays the performance", "当該事由により履行が遅延したか")
    state_from: Date = fact("the first day on which it lasts", "当該状態の最初の日")
    state_until: Date = fact("the last day on which it lasts", "当該状態の最後の日", not_before="state_from")
    as_of: Date = fact("the day in question", "基準日")
    money_debt: Truth = fact("the duty is to pay money", "金銭債務か")


@basic.deeming(
    "24",
    by=EITHER,
    to=OTHER,
    assumes=[
        (
            "The last day of the state is still covered, no time to recover after it.",
            "状態の最後の日を含み、その後の猶予はない。",
        ),
        ("However long it lasts, no right to end the contract follows.", "長期に及んでも解除権は生じない。"),
    ],
)
def delay_excused(delay: type[Delay]) -> Truth:
    """While circumstances beyond its reasonable control delay its performance, neither side is liable."""
    lasting = (delay.as_of >= delay.state_from) & (delay.as_of <= delay.state_until)
    covered = any_of(ForceMajeureAndMoney.COVERED.chosen, ~delay.money_debt)
    return all_of(force_majeure.holds, delay.caused_delay, lasting, covered)


@basic.excludes("24", on=_DAMAGES)
def delay_excluded(origin: type[Origin]) -> Truth:
    """Nothing is owed for such a delay."""
    return origin.circumstances.has(Circumstance.DELAY_BY_FORCE_MAJEURE)


force_majeure_excuse = basic.question(
    "force-majeure-excuse",
    Delay,
    delay_excused,
    en="Is the side free of liability for the delay on this day?",
    ja="この日の遅延につき責任を免れるか。",
)

# Article 25  Damages ------------------------------------------------------------------------------------------------


class FeeType(Labelled):
    """How the fee of a contract is charged."""

    MONTHLY = "by the month", "月額"
    SPOT = "once, as a spot fee", "スポット"
    BOTH = "both by the month and as a spot fee", "月額及びスポット"
    OTHER = "otherwise, such as by the year in advance", "その他(年額前払い等)"


class Receipt(Facts):
    """Money that the provider received from the customer for fees."""

    received_on: Date = fact("the day on which it was received", "受領の日")
    amount: Yen = fact("the amount", "受領額")
    under_this_contract: Truth = fact("it is for the contract that was broken", "当該契約に係るものか")
    refunded: Yen = fact("what was paid back of it", "うち返金した額")


class Claim(Facts):
    """A claim that was made."""

    claim_sent_on: Date = fact("the day on which the claim was sent", "請求の発信日")
    claim_arrived_on: Date = fact("the day on which it arrived", "請求の到達日", not_before="claim_sent_on")


class TaxInFees(Facts):
    """The consumption tax in fees."""

    tax_percent: Count = fact(
        "the rate of consumption tax in the fees, in percent", "料金に含まれる消費税の税率(%)", high=100
    )


class ReceiptsCap(Claim, TaxInFees):
    """What the cap of six months' receipts depends on."""

    receipts: Rows[Receipt] = fact("fees actually received from the customer", "契約者から現実に受領した料金")
    damage_on: Date = fact("the day on which the damage occurred", "損害発生の日")
    caused_on: Date = fact("the day of the breach", "義務違反の日")
    contract_month_first_day: Date = fact(
        "the first day of the contract month in which the damage occurred", "損害発生日の属する契約月の初日"
    )
    fees_earned: Yen = fact(
        "the fees earned for those six months, whenever received", "当該6か月に対応する料金(受領時期を問わない)"
    )
    recovered_before: Yen = fact(
        "already recovered for other damage in those six months", "当該6か月の他の損害につき既に賠償された額"
    )


class ClaimTime(Facts):
    """From when a claim could be made."""

    claimable_at: Instant = fact("when the claim could first be made", "請求が可能となった日時")
    known_at: Instant = fact("when the customer knew of damage and liability", "契約者が損害及び責任を知った日時")
    next_business_day: Date = fact(
        "the first business day on or after the last day for the claim", "請求期限以後最初の営業日"
    )


class OneDay(Facts):
    """The day for which something is asked."""

    as_of: Date = fact("the day in question", "基準日")


class TimelyClaim(ClaimTime, Claim, OneDay):
    """Whether a claim was made in time."""

    claimed: Truth = fact("the customer made the claim", "契約者が請求したか")
    sued: Truth = fact("the customer brought an action", "契約者が訴えを提起したか")
    sued_on: Date = fact("the day on which it did, if so", "訴え提起の日")


class SharedFault(FaultShare, TaxInFees):
    """What the cap for shared fault depends on."""

    fee_type: OneOf[FeeType] = fact("how the fee is charged", "料金の種類")
    monthly_fee: Yen = fact("one month's fee that the customer owes", "契約者の負担すべき月額料金の1か月分")
    fee_paid: Yen = fact(
        "the spot fee actually paid; by the month, what was actually paid for a month",
        "現実に支払ったスポット料金(月額の場合は1か月分として現実に支払った額)",
    )
    yearly_fee: Yen = fact("the yearly fee, where it is charged so", "年額料金(該当する場合)")


class SharedFaultCap(ReceiptsCap, SharedFault):
    """What both caps depend on."""


class Attribution(Facts):
    """Which side answers for a malfunction."""

    attribution_clear: Truth = fact(
        "it is clear to which side the trouble is attributable", "いずれの責めに帰すべきかが明確か"
    )


class ConsumersSide(Facts):
    """Whether the customer is a consumer."""

    customer_is_consumer: Truth = fact("the customer is a consumer", "契約者が消費者か")


class Loss(LeakOfCredentials, ReceiptsCap, TimelyClaim, SharedFault, MaterialCare, Attribution, ConsumersSide):
    """A customer's loss for which it turns to the provider."""

    breach: Truth = fact(
        "the provider harmed the customer in connection with the terms", "約款又は利用契約に関連して損害を与えたか"
    )
    ordinary_loss: Yen = fact(
        "ordinary loss actually suffered as a direct result, other than the heads below",
        "直接の結果として現に生じた通常損害(以下の費目を除く)",
    )
    indirect_loss: Yen = fact("indirect or special loss actually suffered", "現に生じた間接損害・特別損害")
    lost_profit: Yen = fact(
        "profit that the customer expected from using the services", "サービスの利用により期待していた逸失利益"
    )
    third_party_damage: Yen = fact(
        "consequential or incidental damage that arose with third parties", "第三者に生じた結果的・付随的損害"
    )
    incidental_loss: Yen = fact("the customer's own incidental loss", "契約者自身の付随的損害")
    paid_to_third_parties: Yen = fact("what the customer had to pay to third parties", "契約者が第三者に支払った額")
    material_loss: Yen = fact(
        "loss through material or information that the provider supplied", "当社が提供した資料・情報による損害"
    )
    time_limit_unfair: Truth = fact(
        "a court would find the six months for claims unfair to a consumer",
        "6か月の請求期間が消費者の利益を一方的に害するか",
    )


@reading(
    "cap-window",
    en="Which six months' receipts cap the provider's liability?",
    ja="当社の責任の上限となる6か月間の受領額はいつの期間か。",
    why=Text(
        "The damage is the only event that is named; its own day is not counted (Civil Code 140, by analogy).",
        "損害の発生のみが挙げられ、当日は算入しない(民法140条類推)。",
    ),
)
class CapWindow(Reading):
    """Which six months count for the cap of 25.1."""

    BEFORE_DAMAGE = "those that end on the day before the damage", "損害発生日の前日まで"
    WITH_DAY_OF_DAMAGE = "those that end on the day of the damage", "損害発生日まで"
    BEFORE_BREACH = "those that end on the day before the breach", "義務違反の日の前日まで"
    BEFORE_CLAIM = "those that end on the day before the claim", "請求日の前日まで"
    CONTRACT_MONTHS = "the six contract months before that of the damage", "損害発生日の属する契約月の前6契約月"


@reading(
    "cap-receipts",
    en="Does the cap count money received, or fees earned?",
    ja="上限は受領した金銭によるか、対応する料金によるか。",
    why=Text("The words insist on what was actually received.", "文言は現実の受領を強調する。"),
)
class CapReceipts(Reading):
    """What the cap of 25.1 adds up."""

    RECEIVED = "money received in the window, whatever it pays for", "期間内に受領した金銭"
    EARNED = "fees for the window, whenever received", "期間に対応する料金"


@reading(
    "cap-contracts",
    en="Do receipts under other contracts with the customer count for the cap?",
    ja="契約者との他の契約に係る受領額も上限に含まれるか。",
    why=Text("The receipts are those from the customer, without a limit.", "契約者からの受領額とし、限定がない。"),
)
class CapContracts(Reading):
    """Whose fees count for the cap."""

    ALL_CONTRACTS = "yes", "含まれる"
    THIS_CONTRACT = "no", "含まれない"


@reading(
    "cap-refunds",
    en="Are refunds taken off the receipts that cap liability?",
    ja="返金額は上限となる受領額から控除されるか。",
    why=Text("The total received counts; taking off would need words.", "受領した総額による。控除の文言がない。"),
)
class CapRefunds(Reading):
    """Refunds within the window."""

    NOT_TAKEN_OFF = "no", "控除されない"
    TAKEN_OFF = "yes", "控除される"


@reading(
    "cap-scope",
    en="Does the cap stand for each damage or once for all?",
    ja="上限は損害ごとか、全体で一つか。",
    why=Text("The paragraph speaks of a case of damage.", "同項は損害を与えた場合ごとに定める。"),
)
class CapScope(Reading):
    """For what the cap stands."""

    EACH_DAMAGE = "for each damage", "損害ごと"
    IN_TOTAL = "once for all damage in the six months", "当該6か月の損害全体で一つ"


@reading(
    "claimable-from",
    en="From when do the six months for a claim run?",
    ja="請求の6か月はいつから進行するか。",
    why=Text("The words are those for when a right can be exercised.", "権利を行使し得る時を指す文言である。"),
)
class ClaimableFrom(Reading):
    """The start of the time bar of 25.3."""

    CLAIMABLE = "from when the claim can be made", "請求をし得る時"
    KNOWN = "from when the customer knows of damage and liability", "契約者が損害及び責任を知った時"


@reading(
    "form-of-claim",
    en="Does a claim out of court keep the right?",
    ja="裁判外の請求で権利は保全されるか。",
    why=Text("A claim has no form in the words.", "文言上、請求の方式に定めがない。"),
)
class FormOfClaim(Reading):
    """What keeps a claim from being lost."""

    ANY_CLAIM = "yes", "保全される"
    ACTION = "no, an action is needed", "保全されない(訴えを要する)"


@reading(
    "time-bar-scope",
    en="Are claims under 21.2 and 28.4 lost in six months as well?",
    ja="21条2項・28条4項の請求も6か月で失われるか。",
    why=Text("The time bar is for the case of 25.1.", "期間は25条1項の場合に限られる。"),
)
class TimeBarScope(Reading):
    """Which claims of the customer 25.3 reaches."""

    ARTICLE_25_1 = "no", "失われない"
    ALL_CLAIMS = "yes", "失われる"


@reading(
    "forfeiture-under-gross-fault",
    en="Does intent or gross negligence of the provider lift the time limit for the claim?",
    ja="当社の故意・重過失の場合、請求期限は適用されないか。",
    why=Text(
        "The time bar limits no amount and leaves six months to everybody.", "期限は額を制限せず、6か月の猶予を与える。"
    ),
)
class ForfeitureUnderGrossFault(Reading):
    """What becomes of the time limit under gross fault."""

    STAYS = "no", "適用される"
    LIFTED = "yes", "適用されない"


@reading(
    "apportionment-order",
    en="Is a loss with shared fault split first and then capped, or capped first?",
    ja="過失競合の場合、按分と上限のいずれを先に適用するか。",
    why=Text(
        "What is paid is the amount that was split; the ceiling limits it.",
        "支払うのは按分した額であり、上限はこれを制限する。",
    ),
)
class ApportionmentOrder(Reading):
    """The order of apportionment and caps."""

    SPLIT_THEN_CAP = "split, then capped", "按分後に上限を適用"
    CAP_THEN_SPLIT = "capped, then split", "上限適用後に按分"


@reading(
    "caps-with-shared-fault",
    en="Does the cap of six months' receipts stay beside the cap for shared fault?",
    ja="過失競合の場合、6か月の受領額の上限も併せて及ぶか。",
    why=Text(
        "The paragraph builds on the one before; both ceilings stand.", "前項を前提とする規定であり、双方の上限が及ぶ。"
    ),
)
class CapsWithSharedFault(Reading):
    """Which caps hold where both sides are at fault."""

    BOTH = "yes, the lower counts", "及ぶ(低い方)"
    SHARED_FAULT_ONLY = "no, only the cap for shared fault", "及ばない"


@reading(
    "lower-fee",
    en="Which fees are compared for the cap with shared fault?",
    ja="過失競合の場合の上限は、いずれの料金を比較するか。",
    why=Text(
        "Each kind of contract is given one figure; the lower matters where both exist.",
        "契約の種類ごとに一の額が定められ、併存する場合に低い方による。",
    ),
)
class LowerFee(Reading):
    """What 25.2 takes the lower of."""

    BY_KIND_OF_FEE = (
        "the figure for the kind of fee, the lower one if there are both",
        "料金の種類に応じた額(併存すれば低い方)",
    )
    ALWAYS_PAID_TOO = "one month's fee and what was actually paid, always", "常に1か月分と現実の支払額"


@reading(
    "yearly-fee-with-shared-fault",
    en="What caps a contract with a yearly fee where both sides are at fault?",
    ja="年額契約で過失が競合する場合の上限は何か。",
    why=Text("Only monthly and spot fees are named.", "月額及びスポット料金のみが定められている。"),
)
class YearlyFee(Reading):
    """The cap of 25.2 for a yearly fee."""

    NONE = "nothing but six months' receipts", "6か月の受領額のみ"
    TWELFTH = "a twelfth of it, as one month's fee", "1か月分相当額(12分の1)"


@reading(
    "customers-damage-scope",
    en="Does the customer answer for more than ordinary damage?",
    ja="契約者は通常損害を超えて賠償するか。",
    why=Text(
        "25.1 is about both sides, and 25.4 confirms the right.", "25条1項は双方に適用され、4項は権利の確認にとどまる。"
    ),
)
class CustomersDamageScope(Reading):
    """Whether 25.4 goes beyond 25.1."""

    ORDINARY_DAMAGE = "no", "賠償しない"
    ALL_DAMAGE = "yes, 25.4 stands alone", "賠償する(4項は独立)"


@reading(
    "other-heads-of-liability",
    en="Does the provider owe damages under 21.2 and 28.4 although only article 25 is to apply?",
    ja="25条以外の責任を負わないとの定めの下で、当社は21条2項・28条4項の責任を負うか。",
    why=Text(
        "Those clauses bind both sides, and 25.1 leaves room for other provisions.",
        "両条項は双方を拘束し、25条1項は別段の定めを許す。",
    ),
)
class OtherLiability(Reading):
    """What 25.7 leaves of special clauses."""

    STANDS = "yes", "負う"
    EXCLUDED = "no", "負わない"


@reading(
    "penalty-cap",
    en="Does the cap of 25.1 hold for what the provider owes under 21.2?",
    ja="当社が21条2項により支払う額に25条1項の上限が及ぶか。",
    why=Text("25.1 gives way to other provisions as a whole.", "25条1項は全体として別段の定めに劣後する。"),
)
class PenaltyCap(Reading):
    """Whether the provider's penalty is capped."""

    UNCAPPED = "no", "及ばない"
    CAPPED = "yes", "及ぶ"
    EXCESS_CAPPED = "only for damage above the penalty", "違約金を超える損害のみに及ぶ"


def _receipts(cap: type[ReceiptsCap]) -> Yen:
    """What the cap of six months' receipts comes to.

    A payment is one of the past six months if they had not run out on the day before the window closes: the six months
    after it, its own day not counted, reach the first day that is outside.
    """
    claimed_on = ClaimMoment.choose(
        {ClaimMoment.ARRIVAL: cap.claim_arrived_on, ClaimMoment.DISPATCH: cap.claim_sent_on}
    )
    first_outside = CapWindow.choose(
        {
            CapWindow.BEFORE_DAMAGE: cap.damage_on,
            CapWindow.WITH_DAY_OF_DAMAGE: cap.damage_on + DAY,
            CapWindow.BEFORE_BREACH: cap.caused_on,
            CapWindow.BEFORE_CLAIM: claimed_on,
            CapWindow.CONTRACT_MONTHS: cap.contract_month_first_day,
        }
    )

    def counts(receipt: type[Receipt]) -> Truth:
        in_window = (receipt.received_on < first_outside) & (receipt.received_on.months_after(6) >= first_outside)
        return in_window & any_of(CapContracts.ALL_CONTRACTS.chosen, receipt.under_this_contract)

    def kept(receipt: type[Receipt]) -> Yen:
        net = higher(receipt.amount - receipt.refunded, Yen.fixed(0))
        return CapRefunds.choose({CapRefunds.NOT_TAKEN_OFF: receipt.amount, CapRefunds.TAKEN_OFF: net})

    received = CapReceipts.choose(
        {CapReceipts.RECEIVED: cap.receipts.total(kept, where=counts), CapReceipts.EARNED: cap.fees_earned}
    )
    total = untaxed(named("six-months-receipts", "receipts of six months", "6か月の受領額", received), cap.tax_percent)
    return CapScope.choose(
        {CapScope.EACH_DAMAGE: total, CapScope.IN_TOTAL: higher(total - cap.recovered_before, Yen.fixed(0))}
    )


def _last_day_to_claim(claim: type[ClaimTime]) -> Date:
    start = ClaimableFrom.choose({ClaimableFrom.CLAIMABLE: claim.claimable_at, ClaimableFrom.KNOWN: claim.known_at})
    return last_day_to_claim(start, 6, claim.next_business_day)


def _too_late(claim: type[TimelyClaim]) -> Truth:
    """Whether a claim was made, or is still unmade, after the last day for it."""
    claimed_on = ClaimMoment.choose(
        {ClaimMoment.ARRIVAL: claim.claim_arrived_on, ClaimMoment.DISPATCH: claim.claim_sent_on}
    )
    made = FormOfClaim.choose({FormOfClaim.ANY_CLAIM: claim.claimed, FormOfClaim.ACTION: claim.sued})
    made_on = FormOfClaim.choose({FormOfClaim.ANY_CLAIM: claimed_on, FormOfClaim.ACTION: claim.sued_on})
    return when(made, made_on, otherwise=claim.as_of) > _last_day_to_claim(claim)


def _heads(loss: type[Loss]) -> Yen:
    return (
        head("ordinary-loss", "ordinary loss", "通常損害", loss.ordinary_loss)
        + head("indirect-loss", "indirect or special loss", "間接損害・特別損害", loss.indirect_loss)
        + head("lost-profit", "lost profit", "逸失利益", loss.lost_profit)
        + head("third-party-damage", "damage of third parties", "第三者に生じた損害", loss.third_party_damage)
        + head("incidental-loss", "incidental loss", "付随的損害", loss.incidental_loss)
        + head("paid-to-third-parties", "payments to third parties", "第三者への支払", loss.paid_to_third_parties)
        + head("material-loss", "loss through material", "資料による損害", loss.material_loss)
    )


def _own_part(amount: Yen, shared: type[SharedFault]) -> Yen:
    """The provider's part of an amount, by the shares of fault."""
    hundred = Count.fixed(100)
    part = amount * (hundred - shared.customers_percent) / hundred
    return _rounded_up(part, RoundUpScope.ALL_CALCULATIONS)


def _both_at_fault(shared: type[FaultShare]) -> Truth:
    return shared.customers_percent > Count.fixed(0)


def _split_if_capped_first(limit: Yen, shared: type[SharedFault]) -> Yen:
    """A cap as it lies on an amount that is split already: capping first and splitting then splits the cap itself."""
    return ApportionmentOrder.choose(
        {ApportionmentOrder.SPLIT_THEN_CAP: limit, ApportionmentOrder.CAP_THEN_SPLIT: _own_part(limit, shared)}
    )


@basic.payment(
    "25.1/s1",
    by=PROVIDER,
    to=CUSTOMER,
    assumes=[
        (
            "Refunds under 8.5 and 14.2 are no damages and come on top.",
            "8条5項・14条2項の返金は損害賠償でなく、別途生ずる。",
        ),
        ("The two sides have agreed nothing else on liability.", "責任につき別段の合意はないものとする。"),
    ],
)
def damages(loss: type[Loss]) -> Yen:
    """A party that harms the other in connection with the terms compensates it."""
    return provided(loss.breach, _heads(loss))


@basic.excludes("25.1/s1", on=[damages, "shared_damages"], heads=["indirect-loss"])
def only_ordinary_damage() -> Truth:
    """Only ordinary damage actually suffered as a direct result is owed."""
    return TRUE


@basic.cap(
    "25.1/s2", on=[damages], assumes=[("An amount equal to the cap is owed in full.", "上限と同額までは全額支払う。")]
)
def six_months_receipts(cap: type[SharedFaultCap]) -> Yen:
    """The provider's liability is capped at all fees actually received in the past six months."""
    return provided(~_both_at_fault(cap), _receipts(cap))


@basic.declaration("25.1/s2", by=PROVIDER, to=CUSTOMER)
def receipts_of_six_months(cap: type[ReceiptsCap]) -> Yen:
    """That cap as a figure, whatever becomes of it in a case."""
    return _receipts(cap)


@basic.payment(
    "25.2/b",
    by=PROVIDER,
    to=CUSTOMER,
    overrides=[damages],
    assumes=[("The shares of the two sides add up to 100 percent.", "双方の過失割合の合計は100%とする。")],
)
def shared_damages(loss: type[Loss]) -> Yen:
    """Where the customer is at fault too, what is paid is split by the fault of the two sides."""
    return provided(loss.breach & _both_at_fault(loss), _own_part(_heads(loss), loss))


@basic.cap("25.1/s2", on=[shared_damages])
def six_months_receipts_with_shared_fault(cap: type[SharedFaultCap]) -> Yen:
    """The cap of six months' receipts stands beside the other."""
    return provided(CapsWithSharedFault.BOTH.chosen & _both_at_fault(cap), _split_if_capped_first(_receipts(cap), cap))


@basic.cap("25.2/a", on=[shared_damages])
def one_months_fee(shared: type[SharedFault]) -> Yen:
    """Where the customer is at fault too, the cap is a month's fee or the spot fee actually paid, the lower."""
    monthly = LowerFee.choose(
        {
            LowerFee.BY_KIND_OF_FEE: shared.monthly_fee,
            LowerFee.ALWAYS_PAID_TOO: lower(shared.monthly_fee, shared.fee_paid),
        }
    )
    spot = when(
        shared.fee_type.is_(FeeType.SPOT), shared.fee_paid, otherwise=lower(shared.monthly_fee, shared.fee_paid)
    )
    fee = untaxed(when(shared.fee_type.is_(FeeType.MONTHLY), monthly, otherwise=spot), shared.tax_percent)
    named_fee = ~shared.fee_type.is_(FeeType.OTHER)
    return provided(named_fee & _both_at_fault(shared), _split_if_capped_first(fee, shared))


@basic.cap("25.2/a", on=[shared_damages])
def one_month_of_the_yearly_fee(shared: type[SharedFault]) -> Yen:
    """Read widely, a yearly fee caps with a twelfth of it, as a month's fee."""
    twelfth = _rounded_up(shared.yearly_fee / Count.fixed(12), RoundUpScope.ALL_CALCULATIONS)
    yearly = YearlyFee.TWELFTH.chosen & shared.fee_type.is_(FeeType.OTHER)
    return provided(
        yearly & _both_at_fault(shared), _split_if_capped_first(untaxed(twelfth, shared.tax_percent), shared)
    )


@basic.deadline("25.3", by=CUSTOMER, to=PROVIDER)
def last_day_for_claim(claim: type[ClaimTime]) -> Date:
    """The last day for the claim: the one on which six months from when it could be made run out, included."""
    return _last_day_to_claim(claim)


@basic.bars(
    "25.3", on=[damages, shared_damages], assumes=[("Each loss has its own time.", "損害ごとに期間を計算する。")]
)
def claimed_too_late(claim: type[TimelyClaim]) -> Truth:
    """A customer that has not claimed within six months loses its right."""
    return _too_late(claim)


@basic.disapplies("25.3", rules=[claimed_too_late])
def no_forfeiture_under_gross_fault(case: type[FaultOfProvidersSide]) -> Truth:
    """Read in the customer's favour, this does not hold for intent or gross negligence."""
    return ForfeitureUnderGrossFault.LIFTED.chosen & _gross(case)


class LiabilityOfCustomer(CustomersLiability):
    """Damage of the provider for which it turns to the customer."""

    wrongful_act: Truth = fact("the customer acted wrongfully", "契約者の不正行為があるか")
    further_damage: Yen = fact("further damage, indirect or special", "その他の損害(間接損害・特別損害)")
    delayed_by_force_majeure: Truth = fact("it is delay while force majeure lasts", "不可抗力の継続中の遅延か")
    from_antisocial_cancellation: Truth = fact(
        "it comes from the cancellation by the customer under 28.3", "契約者の28条3項の解除によるものか"
    )


@basic.payment(
    "25.1/s1",
    "25.4",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        ("Nothing caps it and no six months bar it.", "上限及び6か月の期間制限はない。"),
        ("Use of its account by others counts as its own (9.4).", "アカウントの使用は契約者に帰属する(9条4項)。"),
    ],
)
def customers_damages(loss: type[LiabilityOfCustomer]) -> Yen:
    """If a customer harms the provider by a breach or wrongful act, the provider may claim damages."""
    harmed = any_of(loss.breach, loss.wrongful_act, loss.through_account)
    amount = CustomersDamageScope.choose(
        {
            CustomersDamageScope.ORDINARY_DAMAGE: loss.damage,
            CustomersDamageScope.ALL_DAMAGE: loss.damage + loss.further_damage,
        }
    )
    return provided(harmed & answers_for_breach(loss.fault), amount)


@basic.excludes("24", on=[customers_damages])
def customers_delay_excluded(loss: type[LiabilityOfCustomer]) -> Truth:
    """The customer too is not liable for delay while force majeure lasts."""
    return loss.delayed_by_force_majeure


class ThirdPartyClaim(Facts):
    """What third parties had from the provider because of a customer."""

    through_customers_use: Truth = fact(
        "the customer's use of the services did the damage", "契約者のサービス利用により第三者に損害を与えたか"
    )
    provider_paid: Yen = fact("what the provider had to pay", "当社が負担した額")
    providers_fault: OneOf[Fault] = fact("the provider's own fault", "当社の帰責性")


@basic.payment(
    "25.5",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "To keep the provider free of it covers what it had to pay.",
            "責任を負わせないことは当社の負担額の補填を含む。",
        )
    ],
)
def kept_free(claim: type[ThirdPartyClaim]) -> Yen:
    """Damage to third parties through its use is settled by the customer, who keeps the provider free of it."""
    covered = any_of(IndemnityForGrossFault.INCLUDED.chosen, ~gross(claim.providers_fault))
    return provided(claim.through_customers_use & covered, claim.provider_paid)


@basic.duty(
    "25.6",
    by=EITHER,
    to=OTHER,
    assumes=[("Any malfunction that could found a claim is meant.", "請求の原因となり得る稼働不良一般を指す。")],
)
def both_consult(case: type[Attribution]) -> Truth:
    """Where it is unclear which side answers for a malfunction, both consult."""
    return ~case.attribution_clear


@basic.disapplies(
    "25.6", rules=[damages, shared_damages], assumes=[("No shares are presumed.", "過失割合は推定しない。")]
)
def no_damages_before_talks(loss: type[Loss]) -> Truth:
    """Until then no amount follows from the terms."""
    return ~loss.attribution_clear


class SecrecyPenalty(Handling, Gain, PenalisedLeak, ReceiptsCap, TimelyClaim, ConsumersSide):
    """A breach of secrecy and what is owed for it."""


def _penalty_against_provider(case: type[SecrecyPenalty]) -> Truth:
    return case.discloser.is_(Side.PROVIDER)


@basic.cap("25.1/s2", on=[penalty])
def cap_on_penalty(case: type[SecrecyPenalty]) -> Yen:
    """Read strictly, the cap limits the penalty that the provider owes."""
    return provided(PenaltyCap.CAPPED.chosen & _penalty_against_provider(case), _receipts(case))


@basic.cap("25.1/s2", on=[damage_above_penalty])
def cap_on_damage_above_penalty(case: type[SecrecyPenalty]) -> Yen:
    """And the damage that takes its place."""
    limited = any_of(PenaltyCap.CAPPED.chosen, PenaltyCap.EXCESS_CAPPED.chosen)
    limit = when(PenaltyCap.EXCESS_CAPPED.chosen, _gain(case) + _receipts(case), otherwise=_receipts(case))
    return provided(limited & _penalty_against_provider(case), limit)


@basic.bars("25.3", on=[penalty, damage_above_penalty])
def penalty_claimed_too_late(case: type[SecrecyPenalty]) -> Truth:
    """Read widely, the customer loses a claim for the penalty in six months as well."""
    return all_of(TimeBarScope.ALL_CLAIMS.chosen, _penalty_against_provider(case), _too_late(case))


@basic.excludes("25.7", on=[penalty, damage_above_penalty])
def no_penalty_beyond_article_25(case: type[SecrecyPenalty]) -> Truth:
    """Read strictly, the provider owes no damages beyond article 25, and so no penalty."""
    return OtherLiability.EXCLUDED.chosen & _penalty_against_provider(case)


# What the courts and the Consumer Contract Act take from limits of liability ----------------------------------------

_TOTAL_EXCLUSIONS = (
    network_effects_excluded,
    groundless_article_7_measures_excluded,
    password_misuse_excluded,
    authentication_excluded,
    unreported_change_excluded,
    interruption_excluded,
    trouble_excluded,
    groundless_stop_or_cancellation_excluded,
    warranty_claims_excluded,
    unreasonable_discontinuation_excluded,
    leak_excluded,
    compliance_excluded,
    dispute_excluded,
    own_disclosure_excluded,
    third_party_misuse_excluded,
    data_loss_excluded,
    neglected_safeguards_excluded,
    web_data_excluded,
)
_PARTIAL_LIMITS = (
    only_ordinary_damage,
    expected_profit_excluded,
    incidental_loss_excluded,
    payments_to_third_parties_excluded,
    material_excluded,
    six_months_receipts,
    six_months_receipts_with_shared_fault,
    one_months_fee,
    one_month_of_the_yearly_fee,
)


@basic.disapplies(
    GROSS_FAULT_CASES,
    rules=[*_TOTAL_EXCLUSIONS, *_PARTIAL_LIMITS],
    assumes=[
        (
            "The release for a rightful suspension, cancellation or discontinuation stands: each is deliberate.",
            "正当な停止、解除、制限及び廃止の免責は維持される(性質上故意によるものである)。",
        ),
    ],
)
def gross_fault(case: type[FaultOfProvidersSide]) -> Truth:
    """Neither exemptions nor caps hold for intent or gross negligence, as the courts see them."""
    return unlimited_under_gross_fault(_gross(case))


@basic.disapplies(GROSS_FAULT_CASES, rules=[cap_on_penalty, cap_on_damage_above_penalty, no_penalty_beyond_article_25])
def gross_breach_of_secrecy(case: type[SecrecyPenalty]) -> Truth:
    """Nor does a cap on the penalty, or an exemption from it."""
    return unlimited_under_gross_fault(_gross(case))


@basic.disapplies(
    CONSUMER_ACT_8_1_FULL,
    CONSUMER_ACT_8_3,
    rules=[
        cap_on_penalty,
        cap_on_damage_above_penalty,
        no_penalty_beyond_article_25,
        penalty_for_leak_excluded,
    ],
)
def penalty_limits_void_for_consumers(case: type[SecrecyPenalty]) -> Truth:
    """Towards a consumer neither holds, whatever the fault."""
    return struck_for_consumers(case.customer_is_consumer)


@basic.disapplies(CONSUMER_ACT_8_1_FULL, rules=[*_TOTAL_EXCLUSIONS])
def exclusions_void_for_consumers(loss: type[Loss]) -> Truth:
    """Towards a consumer a total exclusion of liability is void."""
    return struck_for_consumers(loss.customer_is_consumer)


@basic.disapplies(CONSUMER_ACT_8_1_GROSS, CONSUMER_ACT_8_3, rules=[*_PARTIAL_LIMITS])
def limits_void_for_consumers(loss: type[Loss]) -> Truth:
    """Towards a consumer so is a limit that does not say that it holds for ordinary negligence only."""
    return struck_for_consumers(loss.customer_is_consumer)


@basic.disapplies(CONSUMER_ACT_10, rules=[claimed_too_late])
def time_limit_void_for_consumers(loss: type[Loss]) -> Truth:
    """And the six months for claims, where a court finds them unfair."""
    return struck_for_consumers(loss.customer_is_consumer) & loss.time_limit_unfair


recoverable_damage = basic.question(
    "recoverable-damage",
    Loss,
    damages,
    shared_damages,
    en="How much damage can the customer recover from the provider?",
    ja="契約者は当社からいくら賠償を受けられるか。",
)
liability_cap = basic.question(
    "liability-cap",
    ReceiptsCap,
    receipts_of_six_months,
    en="At how much is the provider's liability capped?",
    ja="当社の責任の上限はいくらか。",
)
claim_deadline = basic.question(
    "claim-deadline",
    ClaimTime,
    last_day_for_claim,
    en="Until which day must damages be claimed?",
    ja="損害賠償はいつまでに請求しなければならないか。",
)
secrecy_penalty = basic.question(
    "secrecy-penalty",
    SecrecyPenalty,
    penalty,
    damage_above_penalty,
    en="How much is owed for the breach of secrecy?",
    ja="秘密保持違反につきいくら支払うべきか。",
)
third_party_indemnity = basic.question(
    "third-party-indemnity",
    ThirdPartyClaim,
    kept_free,
    en="What does the customer owe the provider for claims of third parties?",
    ja="第三者の請求につき契約者は当社にいくら支払うべきか。",
)
consultation = basic.question(
    "consultation",
    Attribution,
    both_consult,
    en="Must both sides consult instead?",
    ja="双方の協議によるか。",
)

# Article 26  Ban on transfer ----------------------------------------------------------------------------------------


class TransferAct(Labelled):
    """What is done with the right of use or the position under the contract."""

    ASSIGN = "assignment", "譲渡"
    GIVE = "gift", "贈与"
    PLEDGE = "pledge or other security", "担保提供"
    MERGER = "merger", "合併"
    COMPANY_SPLIT = "company split", "会社分割"


class Transfer(Facts):
    """An act on the right of use or the position under the contract."""

    act: OneOf[TransferAct] = fact("the act", "行為の種類")
    consent: OneOf[Form] = fact("the provider's consent", "当社の承諾")
    consent_at: Instant = fact("when consent was given", "承諾の日時")
    act_at: Instant = fact("when the act is done", "行為の日時")


@reading(
    "transfer-by-succession",
    en="Does a merger or company split need the provider's consent?",
    ja="合併・会社分割に当社の承諾を要するか。",
    why=Text(
        "The words list acts of disposal; what passes by statute is none.",
        "文言は処分行為を列挙し、包括承継を含まない。",
    ),
)
class TransferBySuccession(Reading):
    """Whether article 26 reaches what passes by statute."""

    FREE = "no", "要しない"
    COVERED = "yes", "要する"


@basic.prohibition(
    "26/a",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "A forbidden transfer has no effect against the provider; money claims pass all the same (Civil Code 466).",
            "禁止に反する移転は当社に対抗できない。金銭債権の譲渡は妨げられない(民法466条)。",
        ),
        (
            "Of transfers by the provider nothing is said (Civil Code 539-2).",
            "当社による移転の定めはない(民法539条の2)。",
        ),
    ],
)
def no_transfer(transfer: type[Transfer]) -> Truth:
    """Right of use and contract may not be transferred, given away or pledged without prior written consent."""
    agreed = _in_writing(transfer.consent) & (transfer.consent_at < transfer.act_at)
    succession = transfer.act.is_one_of(TransferAct.MERGER, TransferAct.COMPANY_SPLIT)
    return all_of(any_of(TransferBySuccession.COVERED.chosen, ~succession), ~agreed)


@basic.duty("26/b", by=CUSTOMER, to=PROVIDER)
def bears_posted_matter(borne: type[BorneMatter]) -> OneOf[Side]:
    """Responsibility for what is posted lies with the customer that posted it."""
    return _borne_by_customer(borne, Matter.POSTED_MATTER)


@basic.declaration("26/b", by=PROVIDER, to=CUSTOMER)
def posted_matter_belongs_to_customer(rights: type[ContentRights]) -> OneOf[Owner]:
    """So do the rights in it."""
    return provided(rights.content.is_(Content.POSTED_MATTER), OneOf.fixed(Owner.POSTING_CUSTOMER))


transfer_breach = basic.question(
    "transfer",
    Transfer,
    no_transfer,
    en="Is the act on the contract forbidden?",
    ja="契約上の地位等の譲渡等は禁止されるか。",
)
owner_of_content = basic.question(
    "owner-of-content",
    ContentRights,
    software_belongs_to_holder,
    posted_matter_belongs_to_customer,
    en="Whose are the rights in the content?",
    ja="当該コンテンツの権利はだれに帰属するか。",
)
who_bears = basic.question(
    "who-bears",
    BorneMatter,
    bears_remote_access,
    bears_payment_costs,
    bears_refund_transfer,
    bears_discontinuation_refund_transfer,
    bears_delivery,
    bears_return,
    bears_legal_check,
    bears_third_party_damage,
    bears_data_area,
    bears_posted_matter,
    en="Who bears it?",
    ja="だれが負担するか。",
)

# Article 27  Ownership of rights ------------------------------------------------------------------------------------


class Asset(Labelled):
    """Something in which there may be intellectual property."""

    SERVICE = "the services", "当社サービス"
    SUPPLIED_SOFTWARE = "supplied software of others", "第三者の提供ソフトウェア"
    CUSTOMERS_CONTENT = "the customer's own data and posted matter", "契約者自身のデータ・掲示物"


class Ownership(Facts):
    """A question of ownership."""

    asset: OneOf[Asset] = fact("what it is about", "対象")


class WorkAct(Labelled):
    """Something done with works in the services."""

    USED_OTHERWISE = "used for something else than using the services (1)", "サービス利用以外の使用(1号)"
    COPIED_OR_ALTERED = "copied, altered, adapted or distributed (2)", "複製・改変・翻案・頒布等(2号)"
    PASSED_ON = "lent, transferred or given as security to a third party (3)", "第三者への貸与・譲渡・担保設定等(3号)"
    NOTICES_REMOVED = "copyright or trade mark notices removed or changed (4)", "著作物・商標表示等の削除・変更(4号)"


class WorksUse(Facts):
    """How a customer uses the services and the works in them."""

    within_intended_use: Truth = fact("the services are used in the intended manner", "予定された利用態様の範囲内か")
    acts: Several[WorkAct] = fact("what was done with the works", "著作物等についての行為")


@basic.declaration("27.1", by=PROVIDER, to=CUSTOMER)
def belongs_to_provider(ownership: type[Ownership]) -> Truth:
    """All intellectual property in the services belongs to the provider."""
    return ownership.asset.is_(Asset.SERVICE)


@basic.declaration("27.2/s1", by=PROVIDER, to=CUSTOMER)
def no_licence(claimed: type[Claimed]) -> Truth:
    """Permission to use the services grants no other right in that property, unless the terms expressly do."""
    return claimed.right.is_(ClaimedRight.LICENCE) & ~claimed.expressly_granted


@basic.prohibition("27.2/s2", by=CUSTOMER, to=PROVIDER)
def beyond_intended_use(use: type[WorksUse]) -> Truth:
    """The services may not be used beyond the intended manner."""
    return ~use.within_intended_use


@basic.prohibition(
    "27.3",
    by=CUSTOMER,
    to=PROVIDER,
    assumes=[
        (
            "The works are those in the services of 27.1; paragraph 2, to which it refers, names none.",
            "対象は27条1項の知的財産に係る著作物等とする(引用する2項に定めがない)。",
        ),
        ("Consent makes no exception.", "承諾による例外はない。"),
    ],
)
def works_mistreated() -> Truth:
    """The customer treats the works in four ways."""
    return TRUE


@basic.ground("27.3(1)", of=works_mistreated)
def works_used_otherwise(use: type[WorksUse]) -> Truth:
    """They are used only to use the services under the terms."""
    return use.acts.has(WorkAct.USED_OTHERWISE)


@basic.ground("27.3(2)", of=works_mistreated)
def works_copied(use: type[WorksUse]) -> Truth:
    """No copying, altering, adapting or distributing."""
    return use.acts.has(WorkAct.COPIED_OR_ALTERED)


@basic.ground("27.3(3)", of=works_mistreated)
def works_passed_on(use: type[WorksUse]) -> Truth:
    """No lending, transfer or security to third parties, for profit or not."""
    return use.acts.has(WorkAct.PASSED_ON)


@basic.ground("27.3(4)", of=works_mistreated)
def notices_removed(use: type[WorksUse]) -> Truth:
    """No removing or changing of copyright and trade mark notices."""
    return use.acts.has(WorkAct.NOTICES_REMOVED)


ownership = basic.question(
    "ownership", Ownership, belongs_to_provider, en="Does it belong to the provider?", ja="当社に帰属するか。"
)
right_is_excluded = basic.question(
    "excluded-right",
    Claimed,
    no_guarantee_of_detection,
    no_warranty_of_reports,
    no_warranty_of_fitness,
    no_software_rights,
    no_warranty_of_compliance,
    no_intervention,
    no_warranty_of_rights,
    no_warranty_of_web_data,
    no_licence,
    en="Do the terms deny the right that is claimed?",
    ja="主張される権利は約款上否定されるか。",
)
works_breach = basic.question(
    "works-breach",
    WorksUse,
    beyond_intended_use,
    works_mistreated,
    en="Is the use of the services and their works forbidden?",
    ja="サービス及び著作物等の利用は禁止されるか。",
)

# Article 28  Exclusion of anti-social forces ------------------------------------------------------------------------


class CircleRole(Labelled):
    """How somebody stands to the side in question."""

    ITSELF = "the side itself", "当事者自身"
    AFFILIATE = "an affiliate", "関連会社"
    OFFICER = "an officer", "役員"
    EMPLOYEE = "an employee or other member", "従業員その他の構成員"
    SHAREHOLDER = "a shareholder", "株主"
    BUSINESS_PARTNER = "a business partner", "取引先"
    ADVISER = "an adviser", "顧問その他のアドバイザー"
    OUTSIDER = "somebody else", "その他"


class Standing(Labelled):
    """What somebody is, in the words of the clause."""

    ANTISOCIAL_FORCE = (
        "a gang, its member or associate, a gang company, a racketeer or the like",
        "暴力団、暴力団員、準構成員、関係企業、総会屋等",
    )
    FORMER_MEMBER = "a former gang member", "元暴力団員"
    NONE = "none of these", "いずれでもない"


class AntisocialTie(Labelled):
    """A relation with anti-social forces."""

    CONTROL = "they control the management (2)", "経営の支配(2号)"
    MANAGEMENT = "they take a real part in the management (3)", "経営への実質的関与(3号)"
    IMPROPER_USE = "they are used improperly, for gain or harm (4)", "不当な利用(4号)"
    FUNDING = "they are given funds or favours (5)", "資金・便宜の供与(5号)"
    RELATIONS = "other relations that deserve reproach (6)", "その他非難されるべき関係(6号)"


class Person(Facts):
    """One person of the circle of a side."""

    role: OneOf[CircleRole] = fact(
        "how the person stands to the side or to an affiliate of it", "当事者又はその関連会社との関係"
    )
    standing: OneOf[Standing] = fact("what the person is", "該当する属性")
    left_on: Date = fact("the day on which a former member left", "暴力団員でなくなった日")
    ties: Several[AntisocialTie] = fact("relations with anti-social forces", "反社会的勢力等との関係")
    since: Date = fact("the day since when this has been so", "該当することとなった日")
    known: Truth = fact("the side knows of it", "当事者が認識しているか")


class UnjustAct(Labelled):
    """An act that 28.2 forbids."""

    VIOLENT_DEMAND = "a violent demand (1)", "暴力的な要求(1号)"
    UNJUST_DEMAND = "an unjust demand beyond legal responsibility (2)", "法的責任を超えた不当な要求(2号)"
    THREAT = "threats or violence in dealings (3)", "脅迫的言動・暴力(3号)"
    RUMOURS = "rumours, deceit or force against credit or business (4)", "風説・偽計・威力による信用毀損・業務妨害(4号)"
    SIMILAR = "an act like those (5)", "その他準ずる行為(5号)"


class AntisocialCase(OneDay):
    """What is known of one side of the contract."""

    people: Rows[Person] = fact("people of its circle", "当事者の関係者")
    acts: Several[UnjustAct] = fact("acts that it did, itself or through others", "自ら又は第三者を利用してした行為")
    contract_made_on: Date = fact("the day on which the contract was made", "契約成立の日")


class AntisocialNotice(AntisocialCase):
    """A cancellation for anti-social ties."""

    notice_form: OneOf[Form] = fact("the form of the cancellation", "解除の意思表示の方式")
    notice_arrived_on: Date = fact("the day on which it arrived", "解除の意思表示の到達の日")


class AntisocialTermination(AntisocialCase, FaultOfProvidersSide, ReceiptsCap, TimelyClaim, ConsumersSide):
    """A cancellation for anti-social ties and the damage of the side that cancels."""

    terminating: OneOf[Side] = fact("which side cancels", "解除する側")
    damage: Yen = fact("the damage of the side that cancels", "解除する側の損害")
    ordinary_damage: Yen = fact("of it, ordinary damage as in 25.1", "うち25条1項の通常損害")


@reading(
    "unknown-ties",
    en="Is the representation false also for ties that the side does not know of?",
    ja="当事者の知らない関係についても表明は事実に反するか。",
    why=Text("Being contrary to fact does not depend on knowledge.", "事実に反することは認識を要しない。"),
)
class UnknownTies(Reading):
    """Whether knowledge matters for the representation."""

    COUNT = "yes", "反する"
    DO_NOT_COUNT = "no", "反しない"


@reading(
    "representation-date",
    en="Does the representation hold only for the making of the contract?",
    ja="表明は契約締結時についてのみのものか。",
    why=Text("It is undertaken for the future as well.", "将来にわたる確約を含む。"),
)
class RepresentationDate(Reading):
    """The time for which the representation of 28.1 is tested."""

    CONTINUING = "no, for any later day too", "将来にも及ぶ"
    ON_CONCLUSION = "yes", "締結時に限る"


@reading(
    "antisocial-termination-form",
    en="Does a cancellation for anti-social ties need writing?",
    ja="反社会的勢力の排除による解除は書面を要するか。",
    why=Text("No form is named here, unlike in 7.1.", "7条1項と異なり方式の定めがない。"),
)
class AntisocialTerminationForm(Reading):
    """The form of a cancellation under 28.3."""

    ANY = "no", "要しない"
    WRITTEN = "yes", "要する"


@reading(
    "antisocial-termination-effect",
    en="Does a cancellation for anti-social ties work back to the making of the contract?",
    ja="反社会的勢力の排除による解除は契約締結時に遡及するか。",
    why=Text("The contract is a continuing one.", "継続的契約である。"),
)
class AntisocialTerminationEffect(Reading):
    """From when a cancellation under 28.3 works."""

    PROSPECTIVE = "no", "遡及しない"
    RETROACTIVE = "yes", "遡及する"


@reading(
    "antisocial-damages-cap",
    en="Does the cap limit damages of the customer for anti-social ties of the provider?",
    ja="反社条項に基づく当社への賠償請求にも上限が及ぶか。",
    why=Text(
        "The duty is a special one, and the cap would favour the side in breach.",
        "別段の定めであり、上限は違反した側を利することになる。",
    ),
)
class AntisocialDamagesCap(Reading):
    """Whether 25.1 reaches 28.4."""

    DOES_NOT_APPLY = "no", "及ばない"
    APPLIES = "yes", "及ぶ"


@reading(
    "antisocial-damages-scope",
    en="Which damage is made good after a cancellation for anti-social ties?",
    ja="反社会的勢力の排除による解除後に賠償される損害の範囲はどこまでか。",
    why=Text("The sentence says damage without a limit.", "文言に限定がない。"),
)
class AntisocialDamagesScope(Reading):
    """The damage of 28.4."""

    ALL_DAMAGE = "all of it", "全損害"
    ORDINARY_DAMAGE = "ordinary damage as in 25.1", "25条1項の通常損害"


def _in_circle(person: type[Person], case: type[AntisocialCase]) -> Truth:
    """Whether a person's ties count at all."""
    counted = RepresentationDate.choose(
        {
            RepresentationDate.CONTINUING: person.since <= case.as_of,
            RepresentationDate.ON_CONCLUSION: person.since <= case.contract_made_on,
        }
    )
    known = any_of(UnknownTies.COUNT.chosen, person.known)
    return all_of(~person.role.is_(CircleRole.OUTSIDER), counted, known)


def _tie(case: type[AntisocialCase], tie: AntisocialTie) -> Truth:
    return case.people.any(lambda person: person.ties.has(tie) & _in_circle(person, case))


basic.no_outcome("28.1/footer", en="a page footer", ja="ページの下部表示である")


@basic.prohibition(
    "28.1/a",
    "28.1/b",
    by=EITHER,
    to=OTHER,
    assumes=[
        (
            "Each item undertakes not to be such; read literally the clause would say the opposite.",
            "各号は該当しないことの確約と解する(文言は二重否定)。",
        ),
        ("Shareholders and business partners count however minor.", "株主及び取引先は主要か否かを問わない。"),
    ],
)
def representation_false() -> Truth:
    """The parties represent, and undertake for the future, that neither they nor their circle fall under six items."""
    return TRUE


@basic.ground(
    "28.1(1)",
    of=representation_false,
    assumes=[
        ("A former member is caught through the last day of the five years.", "元暴力団員は5年の末日まで該当する。")
    ],
)
def antisocial_force(case: type[AntisocialCase]) -> Truth:
    """No gangs, gang members, people within five years of leaving, gang companies, racketeers or the like."""

    def caught(person: type[Person]) -> Truth:
        last = DayOfEvent.choose(
            {
                DayOfEvent.NOT_COUNTED: person.left_on.months_after(60),
                DayOfEvent.COUNTED: person.left_on.months_from(60),
            }
        )
        tested_on = RepresentationDate.choose(
            {RepresentationDate.CONTINUING: case.as_of, RepresentationDate.ON_CONCLUSION: case.contract_made_on}
        )
        former = person.standing.is_(Standing.FORMER_MEMBER) & (tested_on <= last)
        return all_of(any_of(person.standing.is_(Standing.ANTISOCIAL_FORCE), former), _in_circle(person, case))

    return case.people.any(caught)


@basic.ground("28.1(2)", of=representation_false)
def controlled(case: type[AntisocialCase]) -> Truth:
    """No control of the management by them."""
    return _tie(case, AntisocialTie.CONTROL)


@basic.ground("28.1(3)", of=representation_false)
def part_in_management(case: type[AntisocialCase]) -> Truth:
    """No real part of theirs in the management."""
    return _tie(case, AntisocialTie.MANAGEMENT)


@basic.ground("28.1(4)", of=representation_false)
def used_improperly(case: type[AntisocialCase]) -> Truth:
    """No improper use of them, for unlawful gain or to harm others."""
    return _tie(case, AntisocialTie.IMPROPER_USE)


@basic.ground("28.1(5)", of=representation_false)
def funded(case: type[AntisocialCase]) -> Truth:
    """No funds or favours for them."""
    return _tie(case, AntisocialTie.FUNDING)


@basic.ground("28.1(6)", of=representation_false)
def reproachable_relations(case: type[AntisocialCase]) -> Truth:
    """No other relations with them that deserve reproach."""
    return _tie(case, AntisocialTie.RELATIONS)


@basic.prohibition("28.2", by=EITHER, to=OTHER)
def unjust_acts() -> Truth:
    """The parties undertake not to do five acts, themselves or through others."""
    return TRUE


@basic.ground("28.2(1)", of=unjust_acts)
def violent_demand(case: type[AntisocialCase]) -> Truth:
    """Violent demands."""
    return case.acts.has(UnjustAct.VIOLENT_DEMAND)


@basic.ground("28.2(2)", of=unjust_acts)
def unjust_demand(case: type[AntisocialCase]) -> Truth:
    """Unjust demands beyond legal responsibility."""
    return case.acts.has(UnjustAct.UNJUST_DEMAND)


@basic.ground("28.2(3)", of=unjust_acts)
def threat(case: type[AntisocialCase]) -> Truth:
    """Threats or violence in dealings."""
    return case.acts.has(UnjustAct.THREAT)


@basic.ground("28.2(4)", of=unjust_acts)
def rumours(case: type[AntisocialCase]) -> Truth:
    """Rumours, deceit or force that harm credit or disturb business."""
    return case.acts.has(UnjustAct.RUMOURS)


@basic.ground("28.2(5)", of=unjust_acts)
def similar_acts(case: type[AntisocialCase]) -> Truth:
    """Acts like those."""
    return case.acts.has(UnjustAct.SIMILAR)


@basic.right(
    "28.3",
    by=EITHER,
    to=OTHER,
    assumes=[("Either side may, without demand and without time to cure.", "双方が催告なく解除できる。")],
)
def antisocial_termination() -> Truth:
    """If the representation proves false or the other side does such an act, a party may cancel without demand."""
    return any_of(representation_false.holds, unjust_acts.holds)


@basic.date("28.3", by=EITHER, to=OTHER)
def antisocial_termination_day(case: type[AntisocialNotice]) -> Date:
    """The cancellation works on its arrival."""
    form = AntisocialTerminationForm.choose(
        {
            AntisocialTerminationForm.ANY: ~case.notice_form.is_(Form.NONE),
            AntisocialTerminationForm.WRITTEN: _in_writing(case.notice_form),
        }
    )
    day = AntisocialTerminationEffect.choose(
        {
            AntisocialTerminationEffect.PROSPECTIVE: case.notice_arrived_on,
            AntisocialTerminationEffect.RETROACTIVE: case.contract_made_on,
        }
    )
    return provided(antisocial_termination.holds & form, day)


@basic.payment("28.4", by=OTHER, to=EITHER)
def antisocial_damages(case: type[AntisocialTermination]) -> Yen:
    """The side that was cancelled makes good the other's damage."""
    amount = AntisocialDamagesScope.choose(
        {
            AntisocialDamagesScope.ALL_DAMAGE: case.damage,
            AntisocialDamagesScope.ORDINARY_DAMAGE: case.ordinary_damage,
        }
    )
    return provided(antisocial_termination.holds, amount)


def _against_provider(case: type[AntisocialTermination]) -> Truth:
    return case.terminating.is_(Side.CUSTOMER)


@basic.cap("25.1/s2", on=[antisocial_damages])
def cap_on_antisocial_damages(case: type[AntisocialTermination]) -> Yen:
    """Read strictly, the cap limits what the provider owes here too."""
    return provided(AntisocialDamagesCap.APPLIES.chosen & _against_provider(case), _receipts(case))


@basic.bars("25.3", on=[antisocial_damages])
def antisocial_damages_claimed_too_late(case: type[AntisocialTermination]) -> Truth:
    """Read widely, the customer loses this claim too in six months."""
    return all_of(TimeBarScope.ALL_CLAIMS.chosen, _against_provider(case), _too_late(case))


@basic.excludes("25.7", on=[antisocial_damages])
def no_antisocial_damages_beyond_article_25(case: type[AntisocialTermination]) -> Truth:
    """Read strictly, the provider owes no damages beyond article 25, and so none here."""
    return OtherLiability.EXCLUDED.chosen & _against_provider(case)


@basic.disapplies(GROSS_FAULT_CASES, rules=[cap_on_antisocial_damages, no_antisocial_damages_beyond_article_25])
def gross_fault_in_antisocial_ties(case: type[AntisocialTermination]) -> Truth:
    """But neither holds for its intent or gross negligence."""
    return unlimited_under_gross_fault(_gross(case))


@basic.disapplies(
    CONSUMER_ACT_8_1_FULL,
    CONSUMER_ACT_8_3,
    rules=[cap_on_antisocial_damages, no_antisocial_damages_beyond_article_25],
)
def antisocial_limits_void_for_consumers(case: type[AntisocialTermination]) -> Truth:
    """Nor towards a consumer, whatever the fault."""
    return struck_for_consumers(case.customer_is_consumer)


@basic.excludes("28.5", on=_DAMAGES)
def cancelled_customer_claims_nothing(origin: type[Origin]) -> Truth:
    """The side that was cancelled can claim nothing for the damage that the cancellation does to it."""
    return origin.circumstances.has(Circumstance.CANCELLED_FOR_ANTISOCIAL_TIES)


@basic.excludes("28.5", on=[customers_damages])
def cancelled_provider_claims_nothing(loss: type[LiabilityOfCustomer]) -> Truth:
    """Nor can the provider, if it was cancelled."""
    return loss.from_antisocial_cancellation


may_terminate_for_antisocial_ties = basic.question(
    "antisocial-termination",
    AntisocialCase,
    antisocial_termination,
    en="May the other side terminate at once for anti-social ties?",
    ja="反社会的勢力の排除条項により即時に解除できるか。",
)
antisocial_termination_on = basic.question(
    "antisocial-termination-day",
    AntisocialNotice,
    antisocial_termination_day,
    en="On which day does the cancellation for anti-social ties take effect?",
    ja="反社会的勢力の排除による解除はいつ効力を生じるか。",
)
damages_for_antisocial_ties = basic.question(
    "antisocial-damages",
    AntisocialTermination,
    antisocial_damages,
    en="How much damage from the termination can be claimed?",
    ja="解除により生じた損害をいくら請求できるか。",
)
liability_of_customer = basic.question(
    "liability-of-customer",
    LiabilityOfCustomer,
    customers_damages,
    en="What does the customer owe the provider as damages?",
    ja="契約者の当社に対する賠償額はいくらか。",
)

# Article 29  Severability -------------------------------------------------------------------------------------------


@basic.precedence("29/a")
def others_stand(clause: type[VoidClause]) -> Truth:
    """If a clause is void or cannot be enforced, the rest stays in force."""
    return ~clause.itself_void


@basic.precedence("29/b")
def trimmed(clause: type[VoidClause]) -> Truth:
    """The parties strive to amend a void clause as far as needed."""
    return all_of(VoidClauseReplacement.TRIMMED.chosen, clause.itself_void, clause.can_be_read_down)


clause_stands = basic.question(
    "clause-stands",
    VoidClause,
    others_stand,
    trimmed,
    en="Does the clause stand, at least trimmed?",
    ja="条項は(縮減の上)効力を保つか。",
)

# Articles 30 and 31  Governing law and jurisdiction, consultation ---------------------------------------------------


@basic.declaration("30/a", by=EITHER, to=OTHER)
def law_of_japan(matter: type[TermsMatter]) -> OneOf[Law]:
    """Japanese law governs the terms and the contract."""
    return provided(matter.of_the_terms, OneOf.fixed(Law.JAPAN))


@basic.declaration(
    "30/b",
    by=EITHER,
    to=OTHER,
    assumes=[
        (
            "Disputes over the contract alone are included, whatever the amount.",
            "利用契約のみに関する紛争を含み、訴額を問わない。",
        ),
        ("First instance only.", "第一審に限る。"),
    ],
)
def tokyo_district_court(dispute: type[Dispute]) -> OneOf[Court]:
    """Disputes that arise from the terms go to Tokyo District Court alone at first instance."""
    return provided(dispute.relates_to_contract, OneOf.fixed(Court.TOKYO_DISTRICT))


basic.no_outcome(
    "31", en="it leaves gaps and doubts to law, custom and talks", ja="欠缺及び疑義を法令・慣習・協議に委ねる"
)

venue = basic.question(
    "venue", Dispute, tokyo_district_court, en="Which court has jurisdiction?", ja="管轄裁判所はどこか。"
)
governing_law = basic.question("governing-law", TermsMatter, law_of_japan, en="Which law governs?", ja="準拠法は何か。")

# Supplementary provisions -------------------------------------------------------------------------------------------


class Version(Labelled):
    """A version of the terms."""

    EARLIER = "the version before Ver.2.0", "Ver.2.0より前の版"
    VER_2 = "Ver.2.0", "Ver.2.0"


class VersionDay(Facts):
    """A day for which the version is asked."""

    as_of: Date = fact("the day in question", "基準日")
    revision_applies_from: Date = fact(
        "the first day of the revision, if another than that of the revision was set",
        "改訂版の適用開始日(改訂日と別に定めた場合)",
    )


@reading(
    "revision-first-day",
    en="Does the revision apply from the day of the revision?",
    ja="改訂版は改訂日から適用されるか。",
    why=Text("No other day is given.", "他の日の記載がない。"),
)
class RevisionFirstDay(Reading):
    """From when Ver.2.0 applies."""

    DAY_OF_REVISION = "yes", "改訂日から適用される"
    SEPARATE_DAY = "no, from a day set under 2.4", "2条4項により定めた日から適用される"


_APPLIED_SINCE = Date.fixed(date(2023, 8, 16))
_REVISED_ON = Date.fixed(date(2025, 2, 25))


def _version_2(day: type[VersionDay]) -> Truth:
    first = RevisionFirstDay.choose(
        {RevisionFirstDay.DAY_OF_REVISION: _REVISED_ON, RevisionFirstDay.SEPARATE_DAY: day.revision_applies_from}
    )
    return day.as_of >= first


@basic.date("附則(1)", by=EITHER, to=OTHER, assumes=[("The first version is meant.", "初版の適用日を指す。")])
def earlier_version(day: type[VersionDay]) -> OneOf[Version]:
    """The terms have applied since 16 August 2023."""
    return provided((day.as_of >= _APPLIED_SINCE) & ~_version_2(day), OneOf.fixed(Version.EARLIER))


@basic.date(
    "附則(2)",
    by=EITHER,
    to=OTHER,
    assumes=[("Customers of before are bound by it as article 2 says.", "既存の契約者については2条による。")],
)
def version_2(day: type[VersionDay]) -> OneOf[Version]:
    """They were revised on 25 February 2025."""
    return provided(_version_2(day), OneOf.fixed(Version.VER_2))


version_in_force = basic.question(
    "version-in-force",
    VersionDay,
    earlier_version,
    version_2,
    en="Which version of the terms is in force on the day?",
    ja="その日に適用される版はいずれか。",
)
