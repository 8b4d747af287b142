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
    Date,
    Days,
    Facts,
    Instant,
    Labelled,
    OneOf,
    Party,
    Reading,
    Text,
    Truth,
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
from rules.boilerplate import (
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
