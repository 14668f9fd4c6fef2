"""One draft as the Composer shows it to one person, and what its forms need to know."""

from collections.abc import Mapping
from dataclasses import dataclass

from pittadmin.domain.acts import Act
from pittadmin.domain.drafts import Draft, is_open, permit
from pittadmin.domain.errors import NotAllowed
from pittadmin.domain.history import Done
from pittadmin.domain.i18n import _
from pittadmin.domain.people import Actor, Department, PersonRef
from pittadmin.domain.platforms import Platform
from pittadmin.services import facts
from pittadmin.services.context import Context, looking
from pittadmin.services.drafts import approvers, live_pages, sends_by
from pittadmin.storage import acts, draft_search, drafts, people, platforms

OFFERED: tuple[Act, ...] = (
    Act.MARK_POSTED,
    Act.APPROVE_DRAFT,
    Act.RETURN_DRAFT,
    Act.ANSWER_QUESTION,
    Act.APPROVE_OWN_DRAFT,
    Act.SEND_DRAFT,
    Act.ASK_PERSONNEL,
    Act.WITHDRAW_QUESTION,
    Act.FINISH_DRAFT,
    Act.EDIT_DRAFT,
    Act.DISCARD_DRAFT,
)
"""The acts on a draft, in the order of their buttons: what moves it on comes first."""


@dataclass(frozen=True)
class DraftView:
    """One draft as the Composer shows it to one person.

    Args:
        draft: the draft.
        acts: what this person may do now, in the order of the buttons. Of `SEND_DRAFT` and
            `APPROVE_OWN_DRAFT` there is the one by which `drafts.send` would go.
        refused: acts that the person's role allows but not now, with the sentence why.
        approvers: who can approve it; nobody when empty.
        live: the addresses of the department's live pages by platform (R4).
        history: what was done, the newest first.
    """

    draft: Draft
    acts: tuple[Act, ...]
    refused: Mapping[Act, str]
    approvers: tuple[PersonRef, ...]
    live: Mapping[str, str]
    history: tuple[Done, ...]


@dataclass(frozen=True)
class ComposerFacts:
    """What the Composer needs to know to write a draft.

    Args:
        actor: who writes.
        departments: those for which this person may write.
        platforms: all platforms by key.
        photographers: who may take pictures, by name, by department (R27).
        live: the addresses of the live pages by platform, by department (R4).
    """

    actor: Actor
    departments: tuple[Department, ...]
    platforms: Mapping[str, Platform]
    photographers: Mapping[int, tuple[str, ...]]
    live: Mapping[int, Mapping[str, str]]

    @property
    def names(self) -> dict[str, str]:
        """The platforms' names by their keys."""
        return {key: one.name for key, one in self.platforms.items()}


def show(ctx: Context, draft_id: int) -> DraftView:
    """Return one draft as the Composer shows it to this person.

    Raises:
        NotAllowed: it is another department's, and has not gone out.
        Conflict: there is no such draft.
    """
    with looking(ctx) as look:
        draft = drafts.get(look.conn, draft_id)
        if not draft_search.sees(look.conn, look.actor, draft_id):
            raise NotAllowed(
                _("This draft is the business of {department} until it is posted.").format(
                    department=draft.department
                ),
                _("Ask its author, {person}.").format(person=draft.author.name),
            )
        sends = sends_by(look, draft)
        able = approvers(look, draft)
        allowed: list[Act] = []
        refused: dict[Act, str] = {}
        for act in OFFERED:
            if act in (Act.SEND_DRAFT, Act.APPROVE_OWN_DRAFT) and act is not sends:
                continue
            if not is_open(draft, act) or not look.actor.may(act, draft.department_id):
                continue
            try:
                permit(look.actor, draft, act)
            except NotAllowed as error:
                refused[act] = str(error)
            else:
                allowed.append(act)
        return DraftView(
            draft,
            tuple(allowed),
            refused,
            able,
            live_pages(look, draft.department_id),
            tuple(acts.history(look.conn, "draft", draft_id)),
        )


def composer_facts(ctx: Context) -> ComposerFacts:
    """Return what the Composer needs to know to write a draft."""
    with looking(ctx) as look:
        own = look.actor.departments_for(Act.WRITE_DRAFT)
        departments = tuple(one for one in people.departments(look.conn) if one.id in own)
        return ComposerFacts(
            look.actor,
            departments,
            platforms.catalog(look.conn),
            {one.id: facts.photographers(look, one.id) for one in departments},
            {one.id: live_pages(look, one.id) for one in departments},
        )
