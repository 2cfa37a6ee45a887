"""The renderer of every form: our templates for the form, its fields and its widgets."""

from django.forms.renderers import TemplatesSetting


class PlanFormRenderer(TemplatesSetting):
    """Label, hint, error, control, in this order; named by ``FORM_RENDERER`` in the settings."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
