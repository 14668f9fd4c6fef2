"""What was done: an act on record, and how it is said in a history."""

from dataclasses import dataclass
from datetime import datetime

from pittadmin.domain.acts import Act
from pittadmin.domain.i18n import _
from pittadmin.domain.roles import Role

DONE_NAMES: dict[Act, str] = {
    Act.SET_UP: _("Set up"),
    Act.REQUEST_ACCOUNT: _("Request begun"),
    Act.EDIT_ACCOUNT: _("Request changed"),
    Act.REQUEST_EMAIL: _("E-mail asked of IT"),
    Act.SUBMIT_ACCOUNT: _("Sent to the Mayor's office"),
    Act.WITHDRAW_ACCOUNT: _("Taken back"),
    Act.REVISE_ACCOUNT: _("Taken up again"),
    Act.DISCARD_ACCOUNT: _("Discarded"),
    Act.APPROVE_ACCOUNT: _("Approved"),
    Act.DENY_ACCOUNT: _("Denied"),
    Act.RECORD_PAGE: _("Page recorded"),
    Act.CHANGE_ADMINISTRATORS: _("Administrators or purpose changed"),
    Act.RECORD_LOGIN: _("Login moved"),
    Act.PUT_LIVE: _("Put live"),
    Act.CHECK_PROFILE: _("Profile checked again"),
    Act.ACCEPT_PLACEMENT: _("Place of the disclaimer accepted"),
    Act.REFUSE_PLACEMENT: _("Place of the disclaimer refused"),
    Act.ACCEPT_WAIVER: _("Waiver of the website link accepted"),
    Act.REFUSE_WAIVER: _("Waiver of the website link refused"),
    Act.SUSPEND_ACCOUNT: _("Suspended"),
    Act.RESUME_ACCOUNT: _("Allowed to resume"),
    Act.REVOKE_ACCOUNT: _("Approval revoked"),
    Act.ORDER_DOWN: _("Ordered down"),
    Act.CONFIRM_DOWN: _("Taken down"),
    Act.REINSTATE_ACCOUNT: _("Reinstated"),
    Act.ARCHIVE_ACCOUNT: _("Archived"),
    Act.OFFER_TRANSFER: _("Transfer offered"),
    Act.WITHDRAW_TRANSFER: _("Transfer taken back"),
    Act.AGREE_TRANSFER: _("Transfer agreed to"),
    Act.DECLINE_TRANSFER: _("Transfer declined"),
    Act.APPROVE_TRANSFER: _("Transferred"),
    Act.DENY_TRANSFER: _("Transfer denied"),
    Act.IMPORT_ACCOUNTS: _("Imported as an existing page"),
    Act.CHANGE_EMAIL: _("Department's e-mail changed"),
    Act.SUPPLY_EMAIL: _("E-mail supplied"),
    Act.TURN_AWAY_EMAIL: _("E-mail request declined"),
    Act.REQUEST_PLATFORM: _("Platform requested"),
    Act.ACCEPT_PLATFORM: _("Platform accepted"),
    Act.DECLINE_PLATFORM: _("Platform declined"),
    Act.KEEP_PEOPLE: _("People changed"),
    Act.DELEGATE: _("Delegation changed"),
    Act.APPOINT_DESIGNEE: _("Mayor's designee changed"),
    Act.ACKNOWLEDGE_POLICY: _("Policy acknowledged"),
    Act.WRITE_DRAFT: _("Draft begun"),
    Act.EDIT_DRAFT: _("Taken up again to change it"),
    Act.ASK_PERSONNEL: _("Personnel asked"),
    Act.WITHDRAW_QUESTION: _("Question taken back"),
    Act.ANSWER_QUESTION: _("Answered by Personnel"),
    Act.SEND_DRAFT: _("Sent for approval"),
    Act.APPROVE_DRAFT: _("Approved to be posted"),
    Act.APPROVE_OWN_DRAFT: _("Approved: the head's own"),
    Act.RETURN_DRAFT: _("Returned"),
    Act.MARK_POSTED: _("Posted"),
    Act.FINISH_DRAFT: _("Closed, posted in part"),
    Act.DISCARD_DRAFT: _("Draft discarded"),
    Act.AUTHORIZE_PHOTOGRAPHER: _("Photographers changed"),
    Act.KEEP_FACTS: _("Known pages and numbers changed"),
    Act.KEEP_SEALS: _("Official seals changed"),
    Act.MARK_HANDLE: _("Personal handles changed"),
    Act.PROPOSE_PACK: _("Changed rules proposed"),
    Act.WITHDRAW_PACK: _("Changed rules taken back"),
    Act.PUBLISH_PACK: _("Rules published"),
    Act.REFUSE_PACK: _("Changed rules refused"),
    Act.REVERT_PACK: _("Gone back to earlier rules"),
    Act.REPORT_VIOLATION: _("Reported"),
    Act.TAKE_UP_CASE: _("Taken up"),
    Act.EDIT_CASE: _("Case changed"),
    Act.WRITE_NOTE: _("Note written"),
    Act.ADD_CASE_FILE: _("Evidence added"),
    Act.DISMISS_CASE: _("Dismissed"),
    Act.INSTRUCT: _("Instruction given"),
    Act.WITHDRAW_INSTRUCTION: _("Instruction taken back"),
    Act.ANSWER_REMOVED: _("Answered: removed"),
    Act.ANSWER_REFUSED: _("Answered: refused"),
    Act.REFER_CASE: _("Referred for discipline"),
    Act.ORDER_CASE_DOWN: _("Page ordered down"),
    Act.CASE_IS_DOWN: _("Page is down"),
    Act.FILE_OUTCOME: _("Outcome filed"),
    Act.GIVE_NOTICE: _("Employee told"),
    Act.CLOSE_CASE: _("Closed"),
    Act.REOPEN_CASE: _("Reopened"),
    Act.SEAL_RECORD: _("Recorded and sealed"),
    Act.COMPLETE_RECORD: _("Record completed"),
    Act.PLACE_HOLD: _("Hold placed"),
    Act.LIFT_HOLD: _("Hold lifted"),
    Act.SET_RETENTION: _("Retention period entered"),
    Act.DISPOSE_RECORD: _("Disposed of"),
    Act.KEEP_RECORDS_REQUEST: _("Public records request"),
    Act.MONITOR_ACCOUNT: _("Page looked at"),
    Act.WRITE_FINDING: _("Finding written down"),
    Act.SET_MONITORING: _("Monitoring period changed"),
    Act.FOUND_CUSTODY: _("Keeping of passwords set up"),
    Act.ASK_ENROLMENT: _("Computer asked to be enrolled"),
    Act.TURN_AWAY_DEVICE: _("Computer turned away"),
    Act.SIGN_DIRECTORY: _("List of devices signed"),
    Act.HAND_OVER_SECRET: _("Password handed over"),
    Act.ISSUE_SECRET: _("Password made by IT"),
    Act.RECEIVE_SECRET: _("Password received"),
    Act.REJECT_SECRET: _("Password rejected"),
    Act.RESEAL_SECRET: _("Password sealed anew"),
    Act.CONFIRM_SECRET: _("Login tried: works"),
    Act.REPORT_SECRET: _("Login tried: does not work"),
    Act.REQUIRE_ROTATION: _("Password must be changed"),
    Act.REVOKE_SECRET: _("Password no longer kept"),
    Act.REVEAL_SECRET: _("Password looked at by IT"),
    Act.KEEP_PAGE_ROLES: _("Page roles changed"),
    Act.BEGIN_LEAVER: _("Leaves"),
    Act.CLOSE_LEAVER: _("Everything done that a leaver knew"),
}


@dataclass(frozen=True)
class Done:
    """One act as a history shows it.

    `login` is the computer's or the database's user, beside the person who acted.
    """

    id: int
    at: datetime
    person: str
    role: Role
    act: Act
    requirement: str
    reason: str
    login: str

    @property
    def title(self) -> str:
        """What was done, in a few words."""
        return DONE_NAMES[self.act]
