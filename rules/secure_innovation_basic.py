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
    TRUE,
    Contract,
    Count,
    Date,
    Days,
    Facts,
    Fault,
    Instant,
    Labelled,
    OneOf,
    Party,
    Reading,
    Rows,
    Several,
    Text,
    Truth,
    Yen,
    all_of,
    any_of,
    fact,
    higher,
    lower,
    provided,
    reading,
    when,
)
from obligations.conventions import ClaimMoment, calendar_day
from obligations.law import (
    gross,
)
from rules.boilerplate import (
    Acceptance,
    ApplicationAnswer,
    SharedCause,
    Side,
    StaffFault,
    StatutoryTest,
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
    raises_fee: Truth = fact("the change revises the usage fee", "利用料金の改定を含むか")


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
    """Where it finds it necessary, the provider may change the terms with the customer's consent, given or treated
    as given."""
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


@basic.disapplies("2.5/s2", rules=[bound_by_consent, bound_by_treatment, bound_by_silence])
def consent_required_by_law(change: type[ChangeOfTerms]) -> Truth:
    """Where the law asks for consent, neither silence nor treatment nor another consent will do."""
    return change.law_requires_consent


@basic.deeming("2.6", by=CUSTOMER, to=PROVIDER)
def bound_during_run_off(change: type[ChangeOfTerms]) -> Date:
    """Read widely, the revised version goes first also for who ends its contract, until the end."""
    ending = change.step.is_(Step.TERMINATION) & _step_in_time(change)
    return provided(all_of(RunOff.NEW_TERMS.chosen, ending, announced_in_time.holds), change.effective_on)


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


class ProvidersFault(Facts):
    """The fault on the provider's side."""

    fault: OneOf[Fault] = fact("the provider's fault", "当社の帰責性")
    fault_of_staff_only: Truth = fact(
        "intent or gross negligence lies with employees or agents only", "故意・重過失は従業員等のみにあるか"
    )
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
    measure_covered: Truth = fact("a ground for the measure of 7.1 existed", "7条1項の措置の事由が存在したか")
    discontinued_reasonably: Truth = fact(
        "the decision to discontinue was within reasonable discretion", "廃止の判断が合理的な裁量の範囲内か"
    )


_DAMAGES = ("damages", "shared_damages")


def _gross(case: type[ProvidersFault]) -> Truth:
    """Intent or gross negligence on the provider's side; a subcontractor's counts as its own (22)."""
    own = gross(case.fault) & any_of(StaffFault.INCLUDED.chosen, ~case.fault_of_staff_only)
    return any_of(own, basic.holds("22/s2/b") & gross(case.subcontractors_fault))


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
def network_effects_by_gross_fault(case: type[ProvidersFault]) -> Truth:
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
    special = individual & any_of(IndividualContractPriority.SPECIAL_AGREEMENT.chosen, texts.left_to_agreement)
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


@basic.duty("6.5", by=PROVIDER, to=APPLICANT, assumes=[("No time is set for it.", "期限の定めはない。")])
def decision_not_told(notice: type[DecisionNotice]) -> Truth:
    """When it holds back, cancels or refuses, the provider tells the applicant by e-mail or the like."""
    held = notice.decision.is_(DecisionOnApplication.HELD_BACK)
    reasons_due = any_of(held, ReasonsForRefusal.EVERY_DECISION.chosen)
    return all_of(
        ~notice.decision.is_(DecisionOnApplication.ACCEPTED),
        any_of(~notice.told_by_email, reasons_due & ~notice.reasons_given),
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
