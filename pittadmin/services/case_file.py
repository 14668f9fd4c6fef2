"""What of a case is printed: the case file, with an index of its evidence, and the letter that
tells an employee what was filed."""

from collections.abc import Iterator
from dataclasses import replace

from pittadmin.domain.clock import say_date, say_time
from pittadmin.domain.documents import Document, FactList, Grid, Heading, Paragraph, Part
from pittadmin.domain.errors import Conflict, NotAllowed
from pittadmin.domain.i18n import _
from pittadmin.domain.roles import ROLE_NAMES
from pittadmin.domain.violation_categories import categories, category_title
from pittadmin.domain.violation_sight import Sight
from pittadmin.domain.violation_states import VIOLATION_STATE_NAMES
from pittadmin.domain.violations import PLACE_NAMES, Answer, Instruction
from pittadmin.services import violation_view
from pittadmin.services.context import Context, looking
from pittadmin.services.violation_view import CaseView
from pittadmin.storage import platforms

ANSWER_NAMES: dict[Answer, str] = {
    Answer.NONE: _("Not answered yet"),
    Answer.REMOVED: _("Removed"),
    Answer.REFUSED: _("Refused"),
    Answer.WITHDRAWN: _("Taken back"),
}


def document(ctx: Context, violation_id: int) -> Document:
    """Return a case as this person sees it, to print: whole for who works it.

    Raises:
        NotAllowed: it is none of their business.
    """
    with looking(ctx) as look:
        view = violation_view.view(look, violation_id)
        names = platforms.names(look.conn)
    case = view.violation
    case = replace(case, platform=names.get(case.platform, case.platform))
    said = _about(view, look.actor.person.name, say_time(ctx.clock.now()))
    title = _("Case {number}").format(number=case.number)
    parts = [Paragraph(said, quiet=True), *_parts(replace(view, violation=case))]
    return Document(title, parts, _mark(ctx))


def notice_letter(ctx: Context, violation_id: int, outcome_id: int) -> Document:
    """Return the letter that tells an employee what was filed (R52): M.G.L. c.149 §52C.

    Raises:
        NotAllowed: this person does not work the case.
        Conflict: there is no such outcome.
    """
    view = violation_view.case(ctx, violation_id)
    if view.sight is not Sight.WORKS:
        raise NotAllowed(_("This case is not worked by you."), _("Ask Personnel."), "R52")
    found = [one for one in view.outcomes if one.id == outcome_id]
    if not found:
        raise Conflict(_("The outcome is not there."), _("Look at the case again."), "R52")
    (outcome,) = found
    parts = (
        Paragraph(
            "\n".join(
                (_("City of Pittsfield"), _("Personnel Department"), say_date(ctx.clock.today()))
            )
        ),
        Paragraph(_("To {person}").format(person=outcome.person.name)),
        Paragraph(
            _(
                "Under Massachusetts General Laws, chapter 149, section 52C, you are notified that "
                "on {day} the following was placed in your personnel record:"
            ).format(day=say_date(outcome.filed_at))
        ),
        Paragraph(outcome.body),
        Paragraph(_("Reference: case {number}").format(number=view.violation.number)),
        Paragraph(
            _(
                "You may review your personnel record, and receive a copy of it, within five "
                "business days of a written request. If you disagree with what it says, you may "
                "ask for a change, or submit a written statement of your position, which becomes "
                "part of the record."
            )
        ),
        Paragraph(
            _("To be given by {day}.").format(day=say_date(outcome.notice_due)),
            quiet=True,
        ),
        Paragraph("\n\n______________________________\n" + _("For the City, and the date")),
        Paragraph("\n\n______________________________\n" + _("Received by, and the date")),
    )
    return Document(_("Notice of an entry in your personnel record"), parts, _mark(ctx))


def _about(view: CaseView, person: str, day: str) -> str:
    if view.sight is Sight.WORKS:
        return _(
            "Confidential: this file names who reported the violation (R66, R67). "
            "Printed by {person} on {day}."
        ).format(person=person, day=day)
    return _("Printed by {person} on {day}.").format(person=person, day=day)


def _mark(ctx: Context) -> str:
    return _("Try-out: nothing in it counts.") if ctx.installation.is_try_out else ""


def _parts(view: CaseView) -> Iterator[Part]:
    yield FactList(_facts(view))
    if view.said is not None:
        yield Heading(_("The report"))
        yield FactList(
            [
                (title, words)
                for title, words in (
                    (_("What happened"), view.said.body),
                    (_("Other category"), view.said.other),
                    (_("What was posted"), view.said.copied),
                    (_("How it was noticed"), view.said.noticed),
                )
                if words
            ]
        )
    if view.violation.instructions:
        yield Heading(_("Instructions"))
        for one in view.violation.instructions:
            yield FactList(_instruction(one))
    if view.outcomes:
        yield Heading(_("Outcome of discipline"))
        yield Grid(
            (_("Person"), _("Outcome"), _("Filed"), _("Employee told")),
            [
                (
                    one.person.name,
                    one.body,
                    f"{one.filed_by.name}, {say_time(one.filed_at)}",
                    say_time(one.notice_at) or _("due {day}").format(day=say_date(one.notice_due)),
                )
                for one in view.outcomes
            ],
            (2, 4, 2, 2),
        )
    if view.notes:
        yield Heading(_("Notes"))
        for note in view.notes:
            yield Paragraph(f"{note.by.name}, {say_time(note.at)}", quiet=True)
            yield Paragraph(note.body)
    yield from _evidence(view)
    if view.signs:
        yield Heading(_("Later acts against who reported it"))
        yield Grid(
            (_("When"), _("Who"), _("What"), _("About")),
            [(say_time(one.at), one.person.name, one.title, one.about) for one in view.signs],
        )
    if view.history:
        yield Heading(_("What was done"))
        yield Grid(
            (_("When"), _("Who"), _("What"), _("Reason")),
            [
                (
                    say_time(one.at),
                    f"{one.person} ({ROLE_NAMES[one.role]})",
                    f"{one.title} ({one.requirement})",
                    one.reason,
                )
                for one in reversed(view.history)
            ],
            (3, 3, 3, 4),
        )


def _facts(view: CaseView) -> list[tuple[str, str]]:
    case = view.violation
    account = f"{case.account} ({case.platform})" if case.account else ""
    known = categories()
    rules = [
        f"{category_title(key)} ({known[key].requirement})" if key in known else key
        for key in case.categories
    ]
    facts = (
        (_("State"), f"{VIOLATION_STATE_NAMES[case.state]}, {say_date(case.state_since)}"),
        (_("Reported"), say_date(case.reported_on) if view.said else ""),
        (_("Reported by"), view.reporter.name if view.reporter else ""),
        (_("Also read by"), ", ".join(one.name for one in view.readers)),
        (_("Categories"), "\n".join(rules)),
        (_("Where"), PLACE_NAMES[case.place]),
        (_("Account"), account),
        (_("Department"), case.department),
        (_("Address"), case.address),
        (_("When"), say_time(case.happened_at)),
        (_("Posted by"), case.poster),
        (_("About"), ", ".join(one.name for one in case.named)),
        (_("Owner"), case.owner.name if case.owner else ""),
        (_("Due"), say_date(case.due)),
        (_("Linked cases"), ", ".join(one.number for one in view.linked)),
        (_("Records of removed content"), ", ".join(one.number for one in view.records)),
    )
    return [(title, words) for title, words in facts if words]


def _instruction(one: Instruction) -> list[tuple[str, str]]:
    facts = (
        (_("To"), f"{one.to.name}, {one.department}"),
        (_("Given"), f"{one.given_by.name}, {say_time(one.given_at)}"),
        (_("Content"), one.content),
        (_("Due"), say_date(one.due)),
        (_("Answer"), ANSWER_NAMES[one.answer]),
        (
            _("Answered"),
            f"{one.answered_by.name}, {say_time(one.answered_at)}" if one.answered_by else "",
        ),
        (_("Remark"), one.remark),
    )
    return [(title, words) for title, words in facts if words]


def _evidence(view: CaseView) -> Iterator[Part]:
    if not view.evidence:
        return
    yield Heading(_("Index of evidence"))
    yield Grid(
        (_("File"), _("Kind"), _("Size in bytes"), _("Added"), _("SHA-256")),
        [
            (
                one.filename,
                one.kind,
                f"{one.size:,}",
                f"{one.added_by.name if one.added_by else _('With the report')}, "
                f"{say_date(one.added_on)}",
                one.sha256,
            )
            for one in view.evidence
        ],
        (3, 2, 2, 3, 5),
    )
