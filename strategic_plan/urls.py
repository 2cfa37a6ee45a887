"""Which address leads to which floor."""

from django.urls import URLPattern, URLResolver, include, path

from strategic_plan.web.sign_in import closed

# An account's address is the one that was invited. Here the library would let anybody put another in its place, with
# no proof that it is theirs and no event; its own code still looks these names up, so they lead to nothing instead.
CLOSED: list[URLPattern | URLResolver] = [
    path("email/", closed),
    path("confirm-email/", closed),
    path("confirm-email/<path:key>", closed),
    path("password/set/", closed),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("workspace/", include("strategic_plan.workspace.urls")),
    path("account/", include(CLOSED)),
    path("account/", include("allauth.account.urls")),
    path("account/second-factor/", include("allauth.mfa.urls")),
    path("", include("strategic_plan.portal.urls")),
]
