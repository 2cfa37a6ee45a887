"""A refused form says what is wrong once, before everything, and again at each field in the same words."""

import re

from django import forms
from django.forms import formset_factory
from django.template import Context, Template

from strategic_plan.web.fields import ChosenField, HealthChoices, PlainDateField, PlainTextField


class UpdateForm(forms.Form):
    """Three questions."""

    health = ChosenField(label="How is it going?", choices=[("on_track", "On track")], widget=HealthChoices)
    done = PlainTextField(label="What was done?", rows=4, help_text="About 60 words.", counts_words=True)
    expected_on = PlainDateField(label="Back on track by", required=False)


def summary(*bound: object) -> str:
    names = [f"form{place}" for place in range(len(bound))]
    template = Template("{% load plan_forms %}{% error_summary " + " ".join(names) + " %}")
    return template.render(Context(dict(zip(names, bound, strict=True))))


def test_the_summary_counts_what_is_wrong_and_leads_to_each_field() -> None:
    html = summary(UpdateForm({"expected_on": "02/03/2026"}))
    assert "Three answers are missing or cannot be right" in html
    assert re.findall(r'<a href="#(\w+)">', html) == ["id_health_0", "id_done", "id_expected_on"]


def test_lines_that_read_alike_name_their_field_and_every_line_is_a_sentence() -> None:
    alike = UpdateForm({"health": "on_track", "done": "Thirteen.", "expected_on": "02/03/2026"})
    again = UpdateForm(
        {"again-health": "on_track", "again-done": "Thirteen.", "again-expected_on": "03/02/2026"}, prefix="again"
    )
    html = summary(alike, again)
    assert html.count("Back on track by: Write the month as a word, such as 31 May 2024.</a>") == 2


def test_nothing_is_drawn_when_nothing_is_wrong() -> None:
    assert summary(UpdateForm()).strip() == ""
    assert summary(UpdateForm({"health": "on_track", "done": "Thirteen reviews."})).strip() == ""


def test_one_summary_holds_the_errors_of_a_form_and_of_its_formset() -> None:
    milestones = formset_factory(UpdateForm, extra=1)
    data = {
        "form-TOTAL_FORMS": "1",
        "form-INITIAL_FORMS": "0",
        "form-0-health": "on_track",
        "form-0-expected_on": "soon",
    }
    html = summary(UpdateForm({"health": "on_track"}), milestones(data))
    assert "Three answers" in html
    assert re.findall(r'<a href="#([\w-]+)">', html) == ["id_done", "id_form-0-done", "id_form-0-expected_on"]


def test_a_field_names_its_hint_and_its_error_to_a_screen_reader() -> None:
    html = UpdateForm({"health": "on_track"})["done"].as_field_group()
    assert 'aria-describedby="id_done_helptext id_done_error"' in html
    assert 'id="id_done_helptext"' in html
    assert 'id="id_done_error"' in html
    assert '<span class="visually-hidden">Error: </span>Answer “What was done?”' in html


def test_a_group_of_choices_is_a_fieldset_with_its_question_as_legend() -> None:
    html = UpdateForm()["health"].as_field_group()
    assert "<legend>How is it going?</legend>" in html
    assert '<label for="id_health_0">On track</label>' in html


def test_what_was_typed_stays_in_a_refused_field() -> None:
    assert 'value="02/03/2026"' in UpdateForm({"expected_on": "02/03/2026"})["expected_on"].as_field_group()
