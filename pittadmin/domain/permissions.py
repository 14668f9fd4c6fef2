"""The one table of who may do what.

Buttons, services and, in a city-wide installation, the database's own rules are drawn from
`PERMISSIONS`; a right that is not in it does not exist.
"""

from dataclasses import dataclass

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _, listed
from pittadmin.domain.roles import HOLDERS, Role


@dataclass(frozen=True)
class Permission:
    """One row of the table of who may do what.

    Args:
        act: what may be done.
        roles: who may do it; a role of `DEPARTMENT_ROLES` counts in its own department only.
        requirement: the requirement it rests on.
        phrase: the act as it stands in a sentence: "approve an account".
        others_only: whether it is refused to a person whose own matter it is (R4).
        own_only: whether it is refused to everybody else.
        confidential: whether it is written down where only those read who work a case, apart from
            what everybody's histories show (R66, R67).
    """

    act: Act
    roles: tuple[Role, ...]
    requirement: str
    phrase: str
    others_only: bool = False
    own_only: bool = False
    confidential: bool = False


_DEPARTMENT = (Role.ADMINISTRATOR, Role.HEAD)
_MAYOR = (Role.MAYOR, Role.MAYOR_DESIGNEE)
_APPROVERS = (Role.HEAD, Role.HEAD_DESIGNEE)
_PERSONNEL = (Role.PERSONNEL,)
_CUSTODIANS = (Role.IT, *_DEPARTMENT)
_MONITORS = (Role.HEAD, Role.PERSONNEL, *_MAYOR)
_RECORDERS = (*_APPROVERS, Role.ADMINISTRATOR, Role.PERSONNEL, Role.MAYOR, Role.IT)
_CASE_WORKERS = (Role.PERSONNEL, Role.PERSONNEL_DIRECTOR, Role.MAYOR)
"""Who works a case; which of them, its office says: `domain.violations.WORKS`."""


def _case(
    act: Act, requirement: str, phrase: str, roles: tuple[Role, ...] = _CASE_WORKERS
) -> "Permission":
    return Permission(act, roles, requirement, phrase, others_only=True, confidential=True)


PERMISSIONS: dict[Act, Permission] = {
    row.act: row
    for row in (
        Permission(Act.SET_UP, (Role.IT,), "R22", _("set up the program")),
        Permission(Act.REQUEST_ACCOUNT, _DEPARTMENT, "R4", _("request an account")),
        Permission(Act.EDIT_ACCOUNT, _DEPARTMENT, "R5", _("change a request")),
        Permission(Act.REQUEST_EMAIL, _DEPARTMENT, "R15", _("ask IT for a department e-mail")),
        Permission(Act.SUBMIT_ACCOUNT, _DEPARTMENT, "R4", _("submit a request")),
        Permission(Act.WITHDRAW_ACCOUNT, _DEPARTMENT, "R4", _("take back a request")),
        Permission(Act.REVISE_ACCOUNT, _DEPARTMENT, "R4", _("revise a denied request")),
        Permission(Act.DISCARD_ACCOUNT, _DEPARTMENT, "R5", _("discard a request")),
        Permission(Act.APPROVE_ACCOUNT, _MAYOR, "R4", _("approve an account"), True),
        Permission(Act.DENY_ACCOUNT, _MAYOR, "R4", _("deny an account"), True),
        Permission(Act.RECORD_PAGE, _DEPARTMENT, "R18", _("record an account's page")),
        Permission(
            Act.CHANGE_ADMINISTRATORS,
            _DEPARTMENT,
            "R56",
            _("change who looks after an account"),
        ),
        Permission(
            Act.RECORD_LOGIN,
            (*_DEPARTMENT, Role.IT),
            "R20",
            _("record that a login was moved"),
        ),
        Permission(
            Act.PUT_LIVE, (*_DEPARTMENT, Role.PERSONNEL), "R10", _("put an account live"), True
        ),
        Permission(
            Act.CHECK_PROFILE, (*_DEPARTMENT, Role.PERSONNEL), "R10", _("check a profile again")
        ),
        Permission(Act.ACCEPT_PLACEMENT, (Role.PERSONNEL,), "R10", _("accept a placement"), True),
        Permission(Act.REFUSE_PLACEMENT, (Role.PERSONNEL,), "R10", _("refuse a placement"), True),
        Permission(Act.ACCEPT_WAIVER, (Role.PERSONNEL,), "R6", _("accept a waiver"), True),
        Permission(Act.REFUSE_WAIVER, (Role.PERSONNEL,), "R6", _("refuse a waiver"), True),
        Permission(Act.SUSPEND_ACCOUNT, _MAYOR, "R4", _("suspend an account"), True),
        Permission(Act.RESUME_ACCOUNT, _MAYOR, "R4", _("let an account resume"), True),
        Permission(Act.REVOKE_ACCOUNT, _MAYOR, "R4", _("revoke an approval"), True),
        Permission(Act.ORDER_DOWN, (Role.PERSONNEL,), "R48", _("order an account down"), True),
        Permission(Act.CONFIRM_DOWN, _DEPARTMENT, "R48", _("confirm that a page is down")),
        Permission(
            Act.REINSTATE_ACCOUNT, (Role.PERSONNEL,), "R48", _("reinstate an account"), True
        ),
        Permission(Act.ARCHIVE_ACCOUNT, (Role.HEAD, Role.IT), "R5", _("archive an account")),
        Permission(Act.OFFER_TRANSFER, (Role.HEAD,), "R5", _("offer an account's transfer")),
        Permission(Act.WITHDRAW_TRANSFER, (Role.HEAD,), "R5", _("take back a transfer")),
        Permission(Act.AGREE_TRANSFER, (Role.HEAD,), "R5", _("agree to a transfer")),
        Permission(Act.DECLINE_TRANSFER, (Role.HEAD,), "R5", _("decline a transfer")),
        Permission(Act.APPROVE_TRANSFER, _MAYOR, "R5", _("approve a transfer"), True),
        Permission(Act.DENY_TRANSFER, _MAYOR, "R5", _("deny a transfer"), True),
        Permission(Act.IMPORT_ACCOUNTS, (Role.IT,), "R22", _("import existing pages")),
        Permission(Act.CHANGE_EMAIL, (Role.IT,), "R16", _("change a department's e-mail")),
        Permission(Act.SUPPLY_EMAIL, (Role.IT,), "R15", _("supply a department e-mail")),
        Permission(Act.TURN_AWAY_EMAIL, (Role.IT,), "R15", _("decline an e-mail request")),
        Permission(Act.REQUEST_PLATFORM, _DEPARTMENT, "R13", _("ask for another platform")),
        Permission(Act.ACCEPT_PLATFORM, (Role.PERSONNEL,), "R13", _("accept a platform"), True),
        Permission(Act.DECLINE_PLATFORM, (Role.PERSONNEL,), "R13", _("decline a platform"), True),
        Permission(
            Act.KEEP_PEOPLE, (Role.IT,), "R49", _("change people, departments and City roles"), True
        ),
        Permission(
            Act.DELEGATE,
            (Role.HEAD,),
            "R56",
            _("delegate administrators and head's designees"),
            True,
        ),
        Permission(
            Act.APPOINT_DESIGNEE, (Role.MAYOR,), "R4", _("appoint the Mayor's designees"), True
        ),
        Permission(Act.ACKNOWLEDGE_POLICY, (Role.EMPLOYEE,), "R11", _("acknowledge the policy")),
        Permission(Act.WRITE_DRAFT, _DEPARTMENT, "R56", _("write a draft")),
        Permission(Act.EDIT_DRAFT, _DEPARTMENT, "R56", _("change a draft")),
        Permission(Act.ASK_PERSONNEL, _DEPARTMENT, "R53", _("ask Personnel about a draft")),
        Permission(
            Act.WITHDRAW_QUESTION,
            _DEPARTMENT,
            "R53",
            _("take back a question to Personnel"),
            own_only=True,
        ),
        Permission(
            Act.ANSWER_QUESTION, _PERSONNEL, "R53", _("answer a question about a draft"), True
        ),
        Permission(Act.SEND_DRAFT, _DEPARTMENT, "R32", _("send a draft for approval")),
        Permission(Act.APPROVE_DRAFT, _APPROVERS, "R32", _("approve a draft"), True),
        Permission(Act.APPROVE_OWN_DRAFT, (Role.HEAD,), "R32", _("approve a draft of one's own")),
        Permission(Act.RETURN_DRAFT, _APPROVERS, "R32", _("return a draft")),
        Permission(Act.MARK_POSTED, _DEPARTMENT, "R61", _("mark a draft as posted")),
        Permission(Act.FINISH_DRAFT, _DEPARTMENT, "R61", _("close a draft that is posted in part")),
        Permission(Act.DISCARD_DRAFT, _DEPARTMENT, "R56", _("discard a draft")),
        Permission(Act.AUTHORIZE_PHOTOGRAPHER, (Role.HEAD,), "R27", _("authorize photographers")),
        Permission(
            Act.KEEP_FACTS, _PERSONNEL, "R31", _("keep related pages and published numbers")
        ),
        Permission(
            Act.KEEP_SEALS, _PERSONNEL, "R26", _("keep the City's official seals and logos")
        ),
        Permission(Act.MARK_HANDLE, _DEPARTMENT, "R37", _("mark a handle as a person's")),
        Permission(Act.PROPOSE_PACK, _PERSONNEL, "R34", _("change the rules of the checks")),
        Permission(Act.WITHDRAW_PACK, _PERSONNEL, "R34", _("take back changed rules")),
        Permission(Act.PUBLISH_PACK, _PERSONNEL, "R34", _("publish changed rules"), True),
        Permission(Act.REFUSE_PACK, _PERSONNEL, "R34", _("refuse changed rules")),
        Permission(Act.REVERT_PACK, _PERSONNEL, "R34", _("go back to earlier rules")),
        Permission(
            Act.REPORT_VIOLATION,
            (Role.EMPLOYEE,),
            "R66",
            _("report a violation"),
            confidential=True,
        ),
        _case(Act.TAKE_UP_CASE, "R7", _("take up a case")),
        _case(Act.EDIT_CASE, "R7", _("change what a case says")),
        _case(Act.WRITE_NOTE, "R7", _("write a note on a case")),
        _case(Act.ADD_CASE_FILE, "R7", _("add evidence to a case")),
        _case(Act.DISMISS_CASE, "R7", _("dismiss a case")),
        _case(Act.INSTRUCT, "R46", _("instruct a head to remove content")),
        _case(Act.WITHDRAW_INSTRUCTION, "R46", _("take back an instruction")),
        Permission(
            Act.ANSWER_REMOVED,
            _APPROVERS,
            "R46",
            _("answer an instruction: removed"),
            confidential=True,
        ),
        Permission(
            Act.ANSWER_REFUSED,
            _APPROVERS,
            "R47",
            _("answer an instruction: refused"),
            confidential=True,
        ),
        _case(Act.REFER_CASE, "R47", _("refer a case for discipline")),
        _case(
            Act.ORDER_CASE_DOWN,
            "R48",
            _("order a case's page down"),
            (Role.PERSONNEL, Role.PERSONNEL_DIRECTOR),
        ),
        Permission(
            Act.CASE_IS_DOWN,
            (*_DEPARTMENT, *_CASE_WORKERS),
            "R48",
            _("record that a case's page is down"),
            confidential=True,
        ),
        _case(Act.FILE_OUTCOME, "R52", _("file the outcome of discipline")),
        _case(Act.GIVE_NOTICE, "R52", _("record that the employee was told")),
        _case(Act.CLOSE_CASE, "R7", _("close a case")),
        _case(Act.REOPEN_CASE, "R7", _("reopen a case")),
        Permission(Act.SEAL_RECORD, _RECORDERS, "R9", _("record removed content")),
        Permission(
            Act.COMPLETE_RECORD, _RECORDERS, "R9", _("complete a record of removed content")
        ),
        Permission(Act.PLACE_HOLD, (Role.IT,), "R9", _("place a hold on a record")),
        Permission(Act.LIFT_HOLD, (Role.IT,), "R9", _("lift a hold"), True),
        Permission(Act.SET_RETENTION, (Role.IT,), "R9", _("enter how long records are kept")),
        Permission(Act.DISPOSE_RECORD, (Role.IT,), "R9", _("dispose of a record")),
        Permission(
            Act.KEEP_RECORDS_REQUEST,
            (Role.IT, Role.PERSONNEL),
            "R9",
            _("answer a public records request"),
        ),
        Permission(Act.MONITOR_ACCOUNT, _MONITORS, "R7", _("record that a page was looked at")),
        Permission(
            Act.WRITE_FINDING,
            _MONITORS,
            "R7",
            _("write down what was found on a page"),
            confidential=True,
        ),
        Permission(Act.SET_MONITORING, _PERSONNEL, "R34", _("set how often pages are looked at")),
        Permission(Act.FOUND_CUSTODY, (Role.IT,), "R22", _("set up the keeping of passwords")),
        Permission(Act.ASK_ENROLMENT, _CUSTODIANS, "R22", _("ask for a computer to be enrolled")),
        Permission(Act.TURN_AWAY_DEVICE, (Role.IT,), "R22", _("turn a computer away")),
        Permission(Act.SIGN_DIRECTORY, (Role.IT,), "R22", _("sign the list of devices")),
        Permission(Act.HAND_OVER_SECRET, _DEPARTMENT, "R21", _("hand a password over to IT")),
        Permission(Act.ISSUE_SECRET, (Role.IT,), "R49", _("make a password for a department")),
        Permission(Act.RECEIVE_SECRET, _CUSTODIANS, "R21", _("receive a password")),
        Permission(Act.REJECT_SECRET, _CUSTODIANS, "R21", _("reject a password")),
        Permission(Act.RESEAL_SECRET, (Role.IT,), "R22", _("seal a password to others")),
        Permission(Act.CONFIRM_SECRET, (Role.IT,), "R22", _("confirm that a password works")),
        Permission(Act.REPORT_SECRET, (Role.IT,), "R22", _("report that a password does not work")),
        Permission(
            Act.REQUIRE_ROTATION,
            (Role.IT, Role.HEAD),
            "R49",
            _("require that a password is changed"),
        ),
        Permission(Act.REVOKE_SECRET, (Role.IT,), "R22", _("stop keeping a password")),
        Permission(Act.REVEAL_SECRET, (Role.IT,), "R22", _("look at a password that IT keeps")),
        Permission(Act.KEEP_PAGE_ROLES, _CUSTODIANS, "R22", _("keep the roster of page roles")),
        Permission(Act.BEGIN_LEAVER, (Role.IT,), "R49", _("begin what is to do when one leaves")),
        Permission(Act.CLOSE_LEAVER, (Role.IT,), "R49", _("close what was to do when one left")),
    )
}


GRANTED_BY: dict[Role, Act] = {
    Role.ADMINISTRATOR: Act.DELEGATE,
    Role.HEAD_DESIGNEE: Act.DELEGATE,
    Role.PHOTOGRAPHER: Act.AUTHORIZE_PHOTOGRAPHER,
    Role.MAYOR_DESIGNEE: Act.APPOINT_DESIGNEE,
    Role.PERSONNEL: Act.KEEP_PEOPLE,
    Role.PERSONNEL_DIRECTOR: Act.KEEP_PEOPLE,
    Role.IT: Act.KEEP_PEOPLE,
    Role.MAYOR: Act.KEEP_PEOPLE,
}
"""By which act each role is given. A head is named on the department; everyone is an employee."""


def who_may(act: Act) -> str:
    """Return who may do `act`, as it stands in a sentence: "the Mayor or a designee …"."""
    return listed([HOLDERS[role] for role in PERMISSIONS[act].roles], _("or"))
