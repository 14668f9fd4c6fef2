"""What waits for a person of drafts, and of the rules by which they are checked."""

from pittadmin.domain.acts import Act
from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.drafts import Draft
from pittadmin.domain.i18n import _
from pittadmin.services.context import Look
from pittadmin.services.waiting import Waiting
from pittadmin.storage import draft_search, drafts, packs


def waiting(look: Look) -> list[Waiting]:
    """Return what waits for this person of drafts and changed rules."""
    return [*_drafts(look), *_packs(look)]


def _drafts(look: Look) -> list[Waiting]:
    return [
        _draft(drafts.get(look.conn, one)) for one in draft_search.waiting(look.conn, look.actor)
    ]


def _draft(draft: Draft) -> Waiting:
    who = draft.author
    if draft.state is DraftState.HELD:
        who = draft.question.asked_by if draft.question else who
        sentence = _("{person} asks Personnel about a draft, which is held until answered.")
        step = _("Read and answer")
    elif draft.state is DraftState.SENT:
        who = draft.sent_by or who
        sentence = _("{person} sent a post for approval.")
        step = _("Read and decide")
    elif draft.state is DraftState.RETURNED:
        who = draft.decided_by or who
        sentence = _("{person} returned this draft with a remark.")
        step = _("Read the remark")
    elif draft.state is DraftState.APPROVED:
        who = draft.decided_by or who
        sentence = _("{person} approved this post. It is not posted everywhere yet.")
        step = _("Copy and post it")
    else:
        answered = draft.questions[0].answered_by if draft.questions else None
        who = answered or who
        sentence = _("{person} answered the question about this draft.")
        step = _("Read the answer")
    title = _("{department}: {words}").format(department=draft.department, words=draft.title)
    said = sentence.format(person=who.name)
    return Waiting("draft", draft.id, draft.state_since, title, said, step)


def _packs(look: Look) -> list[Waiting]:
    if not look.actor.may(Act.PUBLISH_PACK):
        return []
    return [
        Waiting(
            "rule_pack",
            one.id,
            one.proposed_at,
            _("Rules of the checks, version {version}").format(version=one.version),
            _("{person} proposes changed rules: {note}").format(
                person=one.proposed_by.name, note=one.note
            ),
            _("Read and decide"),
        )
        for one in packs.proposals(look.conn, open_only=True)
        if one.proposed_by.id != look.actor.person.id
    ]
