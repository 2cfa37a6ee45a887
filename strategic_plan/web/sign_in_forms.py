"""The forms of sign-in in this product's words: labels say what is meant, and no placeholder stands in for one."""

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

NEW_PASSWORD = _("New password")
NEW_PASSWORD_AGAIN = _("New password, once more")
PASSWORD_HINT = _("At least 15 characters. A few unrelated words are easy to remember and hard to guess.")


class Worded(forms.BaseForm):
    """Replaces the labels, hints and placeholders that a form of the library comes with."""

    labels: ClassVar[dict[str, Any]] = {}
    hints: ClassVar[dict[str, Any]] = {}
    missing: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.error_messages["required"] = self.missing.get(name, field.error_messages["required"])
            field.widget.attrs.pop("placeholder", None)
            # The page says itself where focus begins: at the error summary when there is one.
            field.widget.attrs.pop("autofocus", None)


class SignInForm(Worded, account.LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    labels: ClassVar = {"login": _("E-mail address"), "password": _("Password")}
    missing: ClassVar = {"login": _("Write your e-mail address"), "password": _("Write your password")}


class ForgottenPasswordForm(Worded, account.ResetPasswordForm):  # type: ignore[misc]
    """Where to send the link; the answer is the same for known and unknown addresses."""

    labels: ClassVar = {"email": _("E-mail address")}
    missing: ClassVar = {"email": _("Write your e-mail address")}


class NewPasswordForm(Worded, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, after following the link."""

    labels: ClassVar = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD_AGAIN}
    hints: ClassVar = {"password1": PASSWORD_HINT}


class ChangedPasswordForm(Worded, account.ChangePasswordForm):  # type: ignore[misc]
    """A new password, knowing the present one."""

    labels: ClassVar = {
        "oldpassword": _("Password until now"),
        "password1": NEW_PASSWORD,
        "password2": NEW_PASSWORD_AGAIN,
    }
    hints: ClassVar = {"password1": PASSWORD_HINT}


class ConfirmPasswordForm(Worded, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something that matters."""

    labels: ClassVar = {"password": _("Password")}


class SecondStepForm(Worded, second_step.AuthenticateForm):  # type: ignore[misc]
    """The code from the app, or a recovery code."""

    labels: ClassVar = {"code": _("Code")}
    hints: ClassVar = {"code": _("Six digits from your app, or one of your recovery codes.")}
    missing: ClassVar = {"code": _("Write the code that your app shows")}


class AddAppForm(Worded, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a newly added app."""

    labels: ClassVar = {"code": _("Code that the app shows")}
    missing: ClassVar = {"code": _("Write the six digits that the app shows")}
