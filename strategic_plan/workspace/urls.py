"""Addresses of the workspace; the name of an address is the name of its view, its template and its test."""

from django.urls import URLPattern, path

from strategic_plan.workspace.views import home

app_name = "workspace"

HOME: list[URLPattern] = [
    path("", home.home, name="home"),
]

urlpatterns = [*HOME]
