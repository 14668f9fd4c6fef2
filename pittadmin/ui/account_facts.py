"""What is known of one account, as label and value, for its page."""

from datetime import date

from pittadmin.domain.account_states import State
from pittadmin.domain.accounts import PLACEMENT_NAMES, Account, Answer, Placement
from pittadmin.domain.clock import say_date
from pittadmin.domain.custody_states import CUSTODY_STATE_NAMES
from pittadmin.domain.i18n import _

_ANSWERS = {
    Answer.NONE: "",
    Answer.ASKED: _("Personnel has not answered yet."),
    Answer.ACCEPTED: _("Accepted by Personnel."),
    Answer.REFUSED: _("Refused by Personnel."),
}


_OVER = (State.REVOKED, State.TAKEN_DOWN, State.ARCHIVED)


def facts(account: Account, today: date) -> list[tuple[str, str]]:
    """Return label and value of everything that an account's page says about it.

    Args:
        account: the account.
        today: the day in the City, by which a check is due.
    """
    found = [
        (_("Handle"), account.handle),
        (_("Purpose"), account.purpose),
        (_("Audience"), account.audience),
        (_("Responsible head"), account.head.name if account.head else _("Nobody on file")),
        (_("Administrators"), _administrators(account, today)),
        (_("Business page"), _business_page(account)),
        (_("Disclaimer"), _disclaimer(account)),
        (_("Link to the City"), _link(account)),
    ]
    if account.profile_text:
        found.append((_("Profile text"), account.profile_text))
    if account.live_at is not None:
        found += [
            (_("Password with IT"), CUSTODY_STATE_NAMES[account.custody]),
            (_("Next review"), _review(account, today)),
        ]
    if account.exists_already:
        found.append((_("Page"), _("It existed before it was requested.")))
    return found


def _administrators(account: Account, today: date) -> str:
    waiting = account.undelegated(today) if account.state not in _OVER else ()
    names = ", ".join(
        _("{person} (not delegated)").format(person=person.name)
        if person in waiting
        else person.name
        for person in account.administrators
    )
    if len(account.administrators) == 1:
        hint = _("There is no deputy: a second administrator is advised.")
        return f"{names}\n{hint}"
    return names or _("Nobody yet")


def _business_page(account: Account) -> str:
    if not account.business_page:
        return _("No")
    if account.attested_at is None:
        return _("Yes, but nobody has confirmed it")
    return _("Yes, confirmed {day}\nby {person}").format(
        day=say_date(account.attested_at), person=account.attested_by
    )


def _disclaimer(account: Account) -> str:
    if account.placement is Placement.PROFILE:
        if account.profile_disclaimer:
            return _("In the profile, word for word")
        return _("Not in the profile yet") if account.profile_text else _("Goes in the profile")
    place = PLACEMENT_NAMES[account.placement]
    if account.placement_note:
        place = f"{place}: {account.placement_note}"
    return f"{place}\n{_ANSWERS[account.placement_answer]}".strip()


def _link(account: Account) -> str:
    if account.profile_link:
        return _("In the profile")
    if account.waiver_reason:
        said = _("Waiver: {reason}").format(reason=account.waiver_reason)
        return f"{said}\n{_ANSWERS[account.waiver_answer]}".strip()
    return _("Not in the profile") if account.profile_text else _("Not checked yet")


def _review(account: Account, today: date) -> str:
    day = say_date(account.next_review)
    due = account.next_review is not None and account.next_review <= today
    return _("{day}, due now").format(day=day) if due and account.state is State.LIVE else day
