"""The whole story by hand of each role: from a quarter's words to a report that anybody reads."""

from __future__ import annotations

import hashlib
import io

import pypdf
import pytest

from strategic_plan.models import Action, Edition, Report, Role, StatusUpdate
from tests.factories.actions import make_action, make_action_plan
from tests.factories.indicators import make_indicator, make_target, make_years_of_observations
from tests.factories.organization import make_organization
from tests.factories.people import make_membership, make_user
from tests.factories.plans import make_objective, make_plan, make_priority
from tests.factories.updates import make_cycle
from tests.journeys.conftest import Visits
from tests.journeys.visitor import PASSWORD, Visitor

OWNER, OTHER, CHIEF, STAFF = (f"{name}@example.org" for name in ("traffic", "records", "chief", "office"))
REASON = "Two officers were away for nine weeks."
QUESTION = "Say which crossings are left."
ANSWER = "Four of ten crossings are patrolled every week; six are left, all in the north."
SUMMARY = "Roads are **safer** than a year ago, but the north is behind."


@pytest.fixture
def story(transactional_db: None) -> None:
    """A plan with three actions, two of them the Traffic Sergeant's, and a quarter to report on."""
    make_organization()

    def office(email: str, role: str, words: str) -> object:
        return make_membership(role, user=make_user(email, password=PASSWORD), office=words)

    plan = make_plan()
    objective = make_objective(make_priority(plan))
    action_plan = make_action_plan(plan)
    traffic = office(OWNER, Role.CONTRIBUTOR, "Traffic Sergeant")
    records = office(OTHER, Role.CONTRIBUTOR, "Records Manager")
    office(CHIEF, Role.CHIEFS_OFFICE, "Inspector, Chief’s Office")
    office(STAFF, Role.GOVERNANCE_STAFF, "Governance Officer")
    for owner, title in (
        (traffic, "Patrol the ten worst crossings"),
        (traffic, "Teach road safety in every school"),
        (records, "Publish collision figures each month"),
    ):
        make_action(objective, owner=owner, action_plan=action_plan, title=title)  # type: ignore[arg-type]
    make_cycle(action_plan)
    indicator = make_indicator(objective, is_lead=True)
    make_target(indicator)
    assert indicator.numerator is not None
    make_years_of_observations(indicator.numerator, indicator.area, years=range(2021, 2024), value=7)


def path(code: str) -> str:
    number = int(code[-1])
    return f"/workspace/updates/{StatusUpdate.objects.get(action__number=number).pk}/"


def the_owner_writes(owner: Visitor) -> None:
    """At risk, with errors first: they are listed, lead to their questions, and nothing typed is lost."""
    owner.opens("/workspace/updates/").clicks("Write the update 1.1.1").says_health("at_risk").says(
        "What was done?", "Four."
    )
    owner.says("Why is that?", REASON).clicks("Submit to the Chief’s office")
    summary = owner.page.locator(".error-summary")
    assert summary.get_by_role("link").all_inner_texts() == [
        "Say what is being done about it.",
        "Give the date by which it will be right.",
    ]
    assert owner.page.get_by_label("Why is that?").input_value() == REASON
    summary.get_by_role("link").first.click()
    assert owner.page.evaluate("document.activeElement.name") == "corrective_action"
    owner.says("What is being done about it?", "District 2 lends one officer until July.")
    owner.says("Back on track by", "2024-08-31").clicks("Submit to the Chief’s office")
    assert "The update of 1.1.1 is with the Chief’s office." in owner.page.inner_text("body")
    owner.opens("/workspace/updates/").clicks("Write the update 1.1.2").says_health("on_track")
    owner.says("What was done?", "Nine of 31 schools were visited.").clicks("Submit to the Chief’s office")


def the_office_enters_one_from_a_mail(staff: Visitor) -> None:
    staff.opens("/workspace/updates/on-behalf/").clicks("Enter the update 1.1.3")
    staff.page.get_by_label("How did it come in?").select_option("mail")
    staff.says("From whom?", "Records Manager").says("On which day?", "2024-04-10").says_health("on_track")
    staff.says("What was done?", "Figures to February are published.").clicks("Submit and go to the next")


def the_chief_decides(chief: Visitor) -> None:
    """One goes back with a reason, the others are approved as they were read."""
    chief.opens("/workspace/queue/").opens(path("1.1.1").replace("updates", "queue"))
    assert REASON in chief.text
    chief.says("Return it, and say why", QUESTION).clicks("Return to the owner")
    for code in ("1.1.2", "1.1.3"):
        chief.opens(path(code).replace("updates", "queue")).clicks("Approve version 1")


def the_owner_answers(owner: Visitor) -> None:
    owner.opens("/workspace/updates/").follows("Answer and resubmit")
    assert QUESTION in owner.text
    owner.says("What was done?", ANSWER).clicks("Submit to the Chief’s office")


def the_chief_reads_what_changed(chief: Visitor) -> None:
    chief.opens(path("1.1.1").replace("updates", "queue"))
    assert "six are left" in chief.text
    chief.clicks("Approve version 2")
    assert list(StatusUpdate.objects.order_by("action__number").values_list("state", flat=True)) == ["approved"] * 3


def the_office_composes(staff: Visitor) -> None:
    """Two sections written with their preview, and the report is sent."""
    staff.opens("/workspace/reports/").follows("Begin a report")
    staff.page.get_by_label("Implementation status report").check(force=True)
    staff.page.locator("select[name=cycle]").select_option(label="Quarter 1 2024")
    staff.clicks("Begin the report")
    composer = staff.page.url.removeprefix(staff.site).split("sections")[0]
    for key, words in (("priority-1", SUMMARY), ("data-notes", "Complete to the end of March.")):
        staff.opens(f"{composer}sections/{key}/").says("Words", words).clicks("Save this section")
    staff.opens(f"{composer}sections/priority-1/")
    assert staff.page.locator(".sheet strong").first.inner_text() == "safer"
    staff.opens(f"{composer}send/").clicks("Send to the Chief’s office")


def report_path() -> str:
    return f"/workspace/reports/{Report.objects.get().pk}/"


def the_chief_approves_the_report(chief: Visitor) -> None:
    chief.opens(f"{report_path()}decide/")
    assert "the north is behind" in chief.text
    chief.clicks("Approve this report")


def the_office_publishes(staff: Visitor) -> None:
    staff.opens(f"{report_path()}publish/")
    staff.page.get_by_label("I have read the report as it was approved").check(force=True)
    staff.clicks("Publish edition 1")


def the_public_reads(public: Visitor) -> None:
    """The report on the web, and the same words in its PDF."""
    edition = Edition.objects.select_related("report").get()
    public.opens("/").opens("/plan/").opens("/plan/objectives/1.1/").opens("/reports/")
    public.opens(f"/reports/{edition.report.slug}/")
    assert REASON in public.text
    assert "the north is behind" in public.text
    answer = public.page.request.get(f"{public.site}/reports/{edition.report.slug}/editions/1/report.pdf")
    pdf = answer.body()
    assert pdf.startswith(b"%PDF-")
    assert hashlib.sha256(pdf).hexdigest() == edition.pdf_sha256
    words = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).split())
    assert REASON in words.replace("\u00a0", " ")
    assert "the north is behind" in words
    assert "Patrol the ten worst crossings" in words


@pytest.mark.usefixtures("story")
def test_the_whole_story_from_a_quarters_words_to_what_the_public_reads(visitor: Visits) -> None:
    owner, chief, staff = visitor(OWNER), visitor(CHIEF), visitor(STAFF)
    the_owner_writes(owner)
    the_office_enters_one_from_a_mail(staff)
    the_chief_decides(chief)
    the_owner_answers(owner)
    the_chief_reads_what_changed(chief)
    the_office_composes(staff)
    the_chief_approves_the_report(chief)
    the_office_publishes(staff)
    the_public_reads(visitor())


@pytest.mark.usefixtures("story")
def test_an_update_is_written_without_javascript(visitor: Visits) -> None:
    owner = visitor(java_script_enabled=False)
    page = owner.page
    page.goto(f"{owner.site}/account/login/")
    page.get_by_label("E-mail address").fill(OWNER)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{owner.site}/workspace/updates/")
    page.get_by_role("button", name="Write the update 1.1.1").click()
    page.get_by_role("button", name="Submit to the Chief’s office").click()
    assert page.locator(".error-summary a").all_inner_texts() == [
        "Choose how the action is going.",
        "Say what was done, or that nothing has changed.",
    ]
    owner.says_health("at_risk").says("What was done?", "Four.").says("Why is that?", REASON)
    owner.says("What is being done about it?", "One officer is lent.").says("Back on track by", "2024-08-31")
    page.get_by_role("button", name="Submit to the Chief’s office").click()
    assert StatusUpdate.objects.get().state == "submitted"
    assert Action.objects.count() == 3
