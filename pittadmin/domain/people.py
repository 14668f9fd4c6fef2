"""People, departments and roles, and the one table of who may do what.

Buttons, services and, in a city-wide installation, the database's own rules are drawn from
`PERMISSIONS`; a right that is not in it does not exist.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pittadmin.domain.errors import NotAllowed
from pittadmin.domain.i18n import _


class Role(StrEnum):
    """What a person is to the City or to a department."""

    EMPLOYEE = "employee"
    ADMINISTRATOR = "administrator"
    HEAD = "head"
    HEAD_DESIGNEE = "head_designee"
    PHOTOGRAPHER = "photographer"
    PERSONNEL = "personnel"
    PERSONNEL_DIRECTOR = "personnel_director"
    IT = "it"
    MAYOR = "mayor"
    MAYOR_DESIGNEE = "mayor_designee"


ROLE_NAMES: dict[Role, str] = {
    Role.EMPLOYEE: _("Employee"),
    Role.ADMINISTRATOR: _("Page administrator"),
    Role.HEAD: _("Department head"),
    Role.HEAD_DESIGNEE: _("Head's designee"),
    Role.PHOTOGRAPHER: _("Photographer"),
    Role.PERSONNEL: _("Personnel"),
    Role.PERSONNEL_DIRECTOR: _("Director of Personnel"),
    Role.IT: _("IT"),
    Role.MAYOR: _("Mayor"),
    Role.MAYOR_DESIGNEE: _("Mayor's designee"),
}

_WHO: dict[Role, str] = {
    Role.EMPLOYEE: _("everyone on file"),
    Role.ADMINISTRATOR: _("the department's administrators"),
    Role.HEAD: _("the department head"),
    Role.HEAD_DESIGNEE: _("the head's designee"),
    Role.PHOTOGRAPHER: _("the department's photographers"),
    Role.PERSONNEL: _("Personnel"),
    Role.PERSONNEL_DIRECTOR: _("the Director of Personnel"),
    Role.IT: _("IT"),
    Role.MAYOR: _("the Mayor"),
    Role.MAYOR_DESIGNEE: _("a designee of the Mayor"),
}

DEPARTMENT_ROLES = frozenset({Role.ADMINISTRATOR, Role.HEAD, Role.HEAD_DESIGNEE, Role.PHOTOGRAPHER})
"""Roles held in one department; all others but employee are held in the City."""

DATED_ROLES = frozenset({Role.ADMINISTRATOR, Role.HEAD_DESIGNEE, Role.MAYOR_DESIGNEE})
"""Roles that are delegated and so need a last day (R4, R56)."""

IMPLIED: dict[Role, Role] = {Role.PERSONNEL_DIRECTOR: Role.PERSONNEL}
"""Roles that bring another with them: the Director of Personnel is of Personnel."""


class Act(StrEnum):
    """Everything that a person can do that is kept on record."""

    SET_UP = "set_up"
    REQUEST_ACCOUNT = "request_account"
    EDIT_ACCOUNT = "edit_account"
    REQUEST_EMAIL = "request_email"
    SUBMIT_ACCOUNT = "submit_account"
    WITHDRAW_ACCOUNT = "withdraw_account"
    REVISE_ACCOUNT = "revise_account"
    DISCARD_ACCOUNT = "discard_account"
    APPROVE_ACCOUNT = "approve_account"
    DENY_ACCOUNT = "deny_account"
    RECORD_PAGE = "record_page"
    CHANGE_ADMINISTRATORS = "change_administrators"
    RECORD_LOGIN = "record_login"
    PUT_LIVE = "put_live"
    CHECK_PROFILE = "check_profile"
    ACCEPT_PLACEMENT = "accept_placement"
    REFUSE_PLACEMENT = "refuse_placement"
    ACCEPT_WAIVER = "accept_waiver"
    REFUSE_WAIVER = "refuse_waiver"
    SUSPEND_ACCOUNT = "suspend_account"
    RESUME_ACCOUNT = "resume_account"
    REVOKE_ACCOUNT = "revoke_account"
    ORDER_DOWN = "order_down"
    CONFIRM_DOWN = "confirm_down"
    REINSTATE_ACCOUNT = "reinstate_account"
    ARCHIVE_ACCOUNT = "archive_account"
    OFFER_TRANSFER = "offer_transfer"
    WITHDRAW_TRANSFER = "withdraw_transfer"
    AGREE_TRANSFER = "agree_transfer"
    DECLINE_TRANSFER = "decline_transfer"
    APPROVE_TRANSFER = "approve_transfer"
    DENY_TRANSFER = "deny_transfer"
    IMPORT_ACCOUNTS = "import_accounts"
    CHANGE_EMAIL = "change_email"
    SUPPLY_EMAIL = "supply_email"
    TURN_AWAY_EMAIL = "turn_away_email"
    REQUEST_PLATFORM = "request_platform"
    ACCEPT_PLATFORM = "accept_platform"
    DECLINE_PLATFORM = "decline_platform"
    KEEP_PEOPLE = "keep_people"
    DELEGATE = "delegate"
    APPOINT_DESIGNEE = "appoint_designee"
    ACKNOWLEDGE_POLICY = "acknowledge_policy"
    WRITE_DRAFT = "write_draft"
    EDIT_DRAFT = "edit_draft"
    ASK_PERSONNEL = "ask_personnel"
    WITHDRAW_QUESTION = "withdraw_question"
    ANSWER_QUESTION = "answer_question"
    SEND_DRAFT = "send_draft"
    APPROVE_DRAFT = "approve_draft"
    APPROVE_OWN_DRAFT = "approve_own_draft"
    RETURN_DRAFT = "return_draft"
    MARK_POSTED = "mark_posted"
    FINISH_DRAFT = "finish_draft"
    DISCARD_DRAFT = "discard_draft"
    AUTHORIZE_PHOTOGRAPHER = "authorize_photographer"
    KEEP_FACTS = "keep_facts"
    KEEP_SEALS = "keep_seals"
    MARK_HANDLE = "mark_handle"
    PROPOSE_PACK = "propose_pack"
    WITHDRAW_PACK = "withdraw_pack"
    PUBLISH_PACK = "publish_pack"
    REFUSE_PACK = "refuse_pack"
    REVERT_PACK = "revert_pack"
    REPORT_VIOLATION = "report_violation"
    TAKE_UP_CASE = "take_up_case"
    EDIT_CASE = "edit_case"
    WRITE_NOTE = "write_note"
    ADD_CASE_FILE = "add_case_file"
    DISMISS_CASE = "dismiss_case"
    INSTRUCT = "instruct"
    WITHDRAW_INSTRUCTION = "withdraw_instruction"
    ANSWER_REMOVED = "answer_removed"
    ANSWER_REFUSED = "answer_refused"
    REFER_CASE = "refer_case"
    ORDER_CASE_DOWN = "order_case_down"
    CASE_IS_DOWN = "case_is_down"
    FILE_OUTCOME = "file_outcome"
    GIVE_NOTICE = "give_notice"
    CLOSE_CASE = "close_case"
    REOPEN_CASE = "reopen_case"
    SEAL_RECORD = "seal_record"
    COMPLETE_RECORD = "complete_record"
    PLACE_HOLD = "place_hold"
    LIFT_HOLD = "lift_hold"
    SET_RETENTION = "set_retention"
    DISPOSE_RECORD = "dispose_record"
    KEEP_RECORDS_REQUEST = "keep_records_request"
    MONITOR_ACCOUNT = "monitor_account"
    WRITE_FINDING = "write_finding"
    SET_MONITORING = "set_monitoring"
    FOUND_CUSTODY = "found_custody"
    ASK_ENROLMENT = "ask_enrolment"
    TURN_AWAY_DEVICE = "turn_away_device"
    SIGN_DIRECTORY = "sign_directory"
    HAND_OVER_SECRET = "hand_over_secret"
    ISSUE_SECRET = "issue_secret"
    RECEIVE_SECRET = "receive_secret"
    REJECT_SECRET = "reject_secret"
    RESEAL_SECRET = "reseal_secret"
    CONFIRM_SECRET = "confirm_secret"
    REPORT_SECRET = "report_secret"
    REQUIRE_ROTATION = "require_rotation"
    REVOKE_SECRET = "revoke_secret"
    REVEAL_SECRET = "reveal_secret"
    KEEP_PAGE_ROLES = "keep_page_roles"
    BEGIN_LEAVER = "begin_leaver"
    CLOSE_LEAVER = "close_leaver"


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
        Permission(
            Act.SEAL_RECORD,
            (*_APPROVERS, Role.ADMINISTRATOR, Role.PERSONNEL, Role.MAYOR, Role.IT),
            "R9",
            _("record removed content"),
        ),
        Permission(
            Act.COMPLETE_RECORD,
            (*_APPROVERS, Role.ADMINISTRATOR, Role.PERSONNEL, Role.MAYOR, Role.IT),
            "R9",
            _("complete a record of removed content"),
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


@dataclass(frozen=True)
class PersonRef:
    """A person as others name them."""

    id: int
    name: str


@dataclass(frozen=True)
class Person:
    """An employee on file. `login` is what the computer or the database calls them."""

    id: int
    login: str
    name: str
    email: str
    supervisor: PersonRef | None = None
    active: bool = True
    version: int = 1


@dataclass(frozen=True)
class Department:
    """A department of the City, with its one general e-mail (R16) and its head (R55)."""

    id: int
    name: str
    email: str | None = None
    head: PersonRef | None = None
    version: int = 1


@dataclass(frozen=True)
class Membership:
    """A role that a person holds, in a department or in the City, from a day until a day.

    `until` is the day on which the right is lost: a delegation until May 3 ends as May 3 begins.
    """

    id: int
    person: PersonRef
    role: Role
    department_id: int | None
    department: str
    since: date
    until: date | None
    granted_by: PersonRef | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the right stands on `day`, a day in the City."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Grant:
    """A role that stands today; `department_id` is None for roles in the City."""

    role: Role
    department_id: int | None = None


@dataclass(frozen=True)
class Actor:
    """The person who acts, with the roles that stand today."""

    person: Person
    grants: frozenset[Grant] = field(default_factory=frozenset)

    def role_for(self, act: Act, department_id: int | None = None) -> Role | None:
        """Return the role in which this person may do `act`, or None.

        Args:
            act: what is to be done.
            department_id: the department whose matter it is; department roles count there only.
        """
        for role in PERMISSIONS[act].roles:
            if role is Role.EMPLOYEE and self.person.active:
                return role
            if role in DEPARTMENT_ROLES:
                if department_id is not None and Grant(role, department_id) in self.grants:
                    return role
            elif Grant(role) in self.grants:
                return role
        return None

    def may(self, act: Act, department_id: int | None = None) -> bool:
        """Tell whether this person may do `act` in that department's matter."""
        return self.role_for(act, department_id) is not None

    def may_somewhere(self, act: Act) -> bool:
        """Tell whether this person may do `act` in any department or in the City."""
        return self.role_for(act) is not None or bool(self.departments_for(act))

    def departments_for(self, act: Act) -> frozenset[int]:
        """Return the departments in which a department role lets this person do `act`."""
        roles = DEPARTMENT_ROLES.intersection(PERMISSIONS[act].roles)
        return frozenset(
            grant.department_id
            for grant in self.grants
            if grant.role in roles and grant.department_id is not None
        )

    def has(self, *roles: Role) -> bool:
        """Tell whether this person holds one of `roles`, anywhere."""
        return any(grant.role in roles for grant in self.grants)

    @property
    def departments(self) -> frozenset[int]:
        """The departments in which this person holds a role."""
        return frozenset(g.department_id for g in self.grants if g.department_id is not None)

    def role_sentence(self) -> str:
        """Return the roles as they stand beside the person's name on screen."""
        held = [ROLE_NAMES[r] for r in Role if r in {grant.role for grant in self.grants}]
        return _join(held or [ROLE_NAMES[Role.EMPLOYEE]], _("and"))


@dataclass(frozen=True)
class Unsupervised:
    """Who may have no supervisor: the Mayor alone (R66).

    While no Mayor is on file, that is the one who is to be it, so one person at most.

    Args:
        mayors: ids of who is the Mayor today.
        others: ids of who else works here without a supervisor on file.
    """

    mayors: frozenset[int]
    others: frozenset[int]

    def may_be(self, person_id: int | None) -> bool:
        """Tell whether this person may have none; None is somebody new."""
        return person_id in self.mayors if self.mayors else self.others <= {person_id}


def who_may(act: Act) -> str:
    """Return who may do `act`, as it stands in a sentence: "the Mayor or a designee …"."""
    return _join([_WHO[role] for role in PERMISSIONS[act].roles], _("or"))


def require(
    actor: Actor,
    act: Act,
    department_id: int | None = None,
    own_matter_of: Iterable[int] = (),
    others: str = "",
) -> Role:
    """Return the role in which `actor` does `act`.

    Args:
        actor: who acts.
        act: what is to be done.
        department_id: the department whose matter it is.
        own_matter_of: ids of the persons whose own matter it is; they can't decide it (R4), or
            they alone can.
        others: who else could, a sentence; a plain one is made when empty.

    Raises:
        NotAllowed: the table does not allow it, or it is their own matter, or another's.
    """
    permission = PERMISSIONS[act]
    role = actor.role_for(act, department_id)
    if role is None:
        raise NotAllowed(
            _("You can't {act}.").format(act=permission.phrase),
            _("Ask {who}.").format(who=who_may(act)),
            permission.requirement,
        )
    own = set(own_matter_of)
    if permission.own_only and own and actor.person.id not in own:
        raise NotAllowed(
            _("This is another person's matter, so you can't {act}.").format(act=permission.phrase),
            others,
            permission.requirement,
        )
    if permission.others_only and actor.person.id in own:
        raise NotAllowed(
            _("This is your own matter, so you can't decide it alone."),
            others or _("Ask another person: {who}.").format(who=who_may(act)),
            permission.requirement,
        )
    return role


def _join(words: list[str], last: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
