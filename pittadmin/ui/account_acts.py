"""The acts on an account: how each is asked, and which service does it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QWidget

from pittadmin.domain.account_states import NEED_REASON
from pittadmin.domain.accounts import PLACEMENT_NAMES, Account
from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _
from pittadmin.services import accounts, pages
from pittadmin.services.account_view import AccountView
from pittadmin.ui.decision import Question, decide
from pittadmin.ui.shell import Shell

Form = Callable[[Shell, QWidget, int], object]
"""Opens a form about the account with this id."""


@dataclass(frozen=True)
class Way:
    """How an act is asked and done.

    Args:
        words: its button.
        question: what the dialog says, with places for {account}, {place}, {waiver}, and the {old}
            and the {new} address of its login.
        run: the service; takes context, id, version, and the reason where one is asked.
        todo: what to do, a sentence; an act that moves the account on has one.
    """

    words: str
    question: Question
    run: Callable[..., Account]
    todo: str = ""


WAYS: dict[Act, Way] = {
    Act.SUBMIT_ACCOUNT: Way(
        _("&Send to the Mayor's office…"),
        Question(
            _("Send the request for {account}?"),
            _("The Mayor or a designee reads it and decides. Until then you can take it back."),
            _("Send the request"),
            _("The request for {account} is with the Mayor's office."),
        ),
        accounts.submit,
        todo=_("Everything that the Mayor's office needs is there. Send the request."),
    ),
    Act.WITHDRAW_ACCOUNT: Way(
        _("&Take back…"),
        Question(
            _("Take back the request for {account}?"),
            _("It becomes a draft again, which you can change and send once more."),
            _("Take back the request"),
            _("The request for {account} is a draft again."),
        ),
        accounts.withdraw,
    ),
    Act.REVISE_ACCOUNT: Way(
        _("&Revise the request…"),
        Question(
            _("Take up the request for {account} again?"),
            _("It becomes a draft that you can change and send again. The reason stays on record."),
            _("Revise the request"),
            _("The request for {account} is a draft again."),
        ),
        accounts.revise,
        todo=_("Read the reason, then revise the request and send it again."),
    ),
    Act.DISCARD_ACCOUNT: Way(
        _("&Discard…"),
        Question(
            _("Discard the request for {account}?"),
            _("It is kept in the archive and can't be taken up again."),
            _("Discard the request"),
            _("The request for {account} is in the archive."),
            "danger",
        ),
        accounts.discard,
    ),
    Act.APPROVE_ACCOUNT: Way(
        _("&Approve…"),
        Question(
            _("Approve {account}?"),
            _(
                "The department may then make the page and record it here. The account goes live "
                "once everything that the policy asks for is there."
            ),
            _("Approve"),
            _("{account} is approved."),
        ),
        accounts.approve,
        todo=_("Read the request, then approve it or deny it with a reason."),
    ),
    Act.DENY_ACCOUNT: Way(
        _("&Deny…"),
        Question(
            _("Deny {account}?"),
            _("The department reads your reason; it can revise the request and send it again."),
            _("Deny the request"),
            _("The request for {account} is denied."),
            "danger",
        ),
        accounts.deny,
    ),
    Act.PUT_LIVE: Way(
        _("Put &live…"),
        Question(
            _("Put {account} live?"),
            _("It is then in the official register of the City's accounts."),
            _("Put live"),
            _("{account} is live."),
        ),
        pages.put_live,
        todo=_("Everything that the policy asks for is there. Look at the page, then put it live."),
    ),
    Act.RECORD_LOGIN: Way(
        _("Record the new lo&gin…"),
        Question(
            _("Is the login of {account} on the general e-mail now?"),
            _("On the platform, change its address from {old} to {new} first."),
            _("Record the new login"),
            _("The login of {account} is {new}."),
        ),
        pages.record_login,
        todo=_("Move the login to the department's e-mail on the platform, then record it here."),
    ),
    Act.ACCEPT_PLACEMENT: Way(
        _("&Accept the place…"),
        Question(
            _("Accept this place for the disclaimer?"),
            _("{account}: {place}. From then on it counts as the profile's disclaimer."),
            _("Accept the place"),
            _("The place of the disclaimer of {account} is accepted."),
        ),
        pages.accept_placement,
        todo=_("Look at the place, then accept it or refuse it with a reason."),
    ),
    Act.REFUSE_PLACEMENT: Way(
        _("&Refuse…"),
        Question(
            _("Refuse this place for the disclaimer?"),
            _("{account}: {place}. The department reads your reason and chooses another place."),
            _("Refuse the place"),
            _("The place of the disclaimer of {account} is refused."),
            "danger",
        ),
        pages.refuse_placement,
    ),
    Act.ACCEPT_WAIVER: Way(
        _("Accept the &waiver…"),
        Question(
            _("Accept a profile without a link to the City's website?"),
            _("{account}: {waiver}"),
            _("Accept the waiver"),
            _("The waiver of {account} is accepted."),
        ),
        pages.accept_waiver,
        todo=_("Read the reason, then accept the waiver or refuse it."),
    ),
    Act.REFUSE_WAIVER: Way(
        _("Re&fuse…"),
        Question(
            _("Refuse a profile without a link to the City's website?"),
            _("{account}: {waiver} The department reads your reason and adds the link."),
            _("Refuse the waiver"),
            _("The waiver of {account} is refused."),
            "danger",
        ),
        pages.refuse_waiver,
    ),
    Act.SUSPEND_ACCOUNT: Way(
        _("&Suspend…"),
        Question(
            _("Suspend {account}?"),
            _("The department must not use the page until the Mayor's office lets it resume."),
            _("Suspend the account"),
            _("{account} is suspended."),
            "danger",
        ),
        accounts.suspend,
    ),
    Act.RESUME_ACCOUNT: Way(
        _("&Let it resume…"),
        Question(
            _("Let {account} resume?"),
            _(
                "The department may use the page again. One that was taken down meanwhile is "
                "looked at anew before it is live."
            ),
            _("Let it resume"),
            _("The suspension of {account} is lifted."),
        ),
        accounts.resume,
        todo=_("Suspended. Let the account resume, or revoke its approval."),
    ),
    Act.REVOKE_ACCOUNT: Way(
        _("Re&voke approval…"),
        Question(
            _("Revoke the approval of {account}?"),
            _(
                "The page must not be used from then on. This can't be undone: the department would"
                " have to ask for a new account."
            ),
            _("Revoke approval"),
            _("The approval of {account} is revoked."),
            "danger",
        ),
        accounts.revoke,
    ),
    Act.ORDER_DOWN: Way(
        _("&Order down…"),
        Question(
            _("Order {account} down?"),
            _("The department must take the page down and confirm it here."),
            _("Order the page down"),
            _("{account} is ordered down."),
            "danger",
        ),
        accounts.order_down,
    ),
    Act.CONFIRM_DOWN: Way(
        _("&Confirm that it is down…"),
        Question(
            _("Is {account} down?"),
            _("Confirm it once the page can't be seen on the platform any more."),
            _("Confirm that it is down"),
            _("{account} is recorded as taken down."),
        ),
        accounts.confirm_down,
        todo=_("What it showed is recorded. Take the page down now, then confirm it here."),
    ),
    Act.REINSTATE_ACCOUNT: Way(
        _("Re&instate…"),
        Question(
            _("Reinstate {account}?"),
            _(
                "The order to take it down is lifted. What the Mayor's office has suspended or not "
                "approved stays so, and a page that was down is looked at anew before it is live."
            ),
            _("Reinstate the account"),
            _("{account} is reinstated."),
        ),
        accounts.reinstate,
    ),
    Act.ARCHIVE_ACCOUNT: Way(
        _("Arc&hive…"),
        Question(
            _("Archive {account}?"),
            _("It is kept for the record and can't be used again."),
            _("Archive the account"),
            _("{account} is archived."),
            "danger",
        ),
        accounts.archive,
    ),
}
"""Acts that are asked in one dialog."""


def _wizard(shell: Shell, parent: QWidget, account_id: int) -> object:
    from pittadmin.ui.account_wizard import open_wizard

    return open_wizard(shell, parent, account_id)


def _page_record(shell: Shell, parent: QWidget, account_id: int) -> object:
    from pittadmin.ui.page_record import open_page_record

    return open_page_record(shell, parent, account_id)


def _profile_check(shell: Shell, parent: QWidget, account_id: int) -> object:
    from pittadmin.ui.profile_check import open_profile_check

    return open_profile_check(shell, parent, account_id)


def _administrators(shell: Shell, parent: QWidget, account_id: int) -> object:
    from pittadmin.ui.administrators_form import open_administrators_form

    return open_administrators_form(shell, parent, account_id)


def _removal(shell: Shell, parent: QWidget, account_id: int) -> object:
    from pittadmin.ui.removal_form import open_removal

    return open_removal(shell, parent, account_id=account_id)


FORMS: dict[Act, tuple[str, Form, str]] = {
    Act.EDIT_ACCOUNT: (_("&Edit the request…"), _wizard, ""),
    Act.RECORD_PAGE: (_("&Record the page…"), _page_record, ""),
    Act.CHANGE_ADMINISTRATORS: (
        _("Change &who looks after it…"),
        _administrators,
        _("Name who looks after the page; two are better than one."),
    ),
    Act.CHECK_PROFILE: (
        _("&Check the profile…"),
        _profile_check,
        _("The profile is due to be checked for the disclaimer again."),
    ),
    Act.SEAL_RECORD: (
        _("&Record and remove…"),
        _removal,
        _("Record the page as it is now, take it down, then confirm it here."),
    ),
}
"""Acts that have a form of their own: the words of the button, what opens it, what to do."""


def words(act: Act) -> str:
    """Return the words of an act's button."""
    if act is Act.OFFER_TRANSFER:
        return _("&Transfer…")
    return FORMS[act][0] if act in FORMS else WAYS[act].words


def todo(act: Act) -> str:
    """Return what is to be done by an act that moves an account on, or an empty text."""
    return FORMS[act][2] if act in FORMS else WAYS[act].todo if act in WAYS else ""


def is_dangerous(act: Act) -> bool:
    """Tell whether an act ends or stops the use of a page."""
    return act in WAYS and WAYS[act].question.kind == "danger" and act not in _ANSWERS


_ANSWERS = (Act.DENY_ACCOUNT, Act.REFUSE_PLACEMENT, Act.REFUSE_WAIVER)
"""Half of a yes or no: they stand beside the yes."""


def question(act: Act, account: Account) -> Question:
    """Return how an act is asked about one account."""
    asked = WAYS[act].question
    place = PLACEMENT_NAMES[account.placement]
    known = {
        "account": account.name,
        "place": f"{place} ({account.placement_note})" if account.placement_note else place,
        "waiver": account.waiver_reason,
        "old": account.email,
        "new": account.department_email,
    }
    return replace(
        asked,
        title=asked.title.format(**known),
        sentence=asked.sentence.format(**known),
        said=asked.said.format(**known),
        reason=act in NEED_REASON,
    )


def perform(shell: Shell, parent: QWidget, act: Act, view: AccountView) -> object:
    """Ask for an act on an account, do it, and announce it; return the dialog or the form."""
    account = view.account
    if act in FORMS:
        return FORMS[act][1](shell, parent, account.id)
    if act is Act.OFFER_TRANSFER:
        from pittadmin.ui.transfer_offer import open_transfer_offer

        return open_transfer_offer(shell, parent, account)
    return decide(
        shell,
        parent,
        question(act, account),
        f"{act}.{account.id}",
        WAYS[act].run,
        shell.ctx,
        account.id,
        account.version,
    )
