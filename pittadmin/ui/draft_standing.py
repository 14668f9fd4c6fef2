"""What the line below a draft says: where it stands, and the one next step of who looks."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from pittadmin.domain.acts import Act
from pittadmin.domain.clock import say_time
from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.drafts import Draft
from pittadmin.domain.errors import Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.people import PersonRef
from pittadmin.domain.reports import Report
from pittadmin.ui.draft_acts import WAYS
from pittadmin.ui.verdict_bar import Standing, Step, how_far


@dataclass(frozen=True)
class Scene:
    """What is known of a draft as it is shown.

    Args:
        draft: the draft as it was read.
        acts: what this person may do now.
        approvers: who can approve it.
        names: the platforms' names by their keys.
        report: what the checks found in it as it is typed; None until they have.
        answered: the keys of the points that are confirmed.
        empty: whether nothing is written yet.
        problems: what else it lacks before it can be sent.
        copied: the platforms that its text was copied for.
    """

    draft: Draft
    acts: Collection[Act]
    approvers: Sequence[PersonRef]
    names: Mapping[str, str]
    report: Report | None
    answered: frozenset[str]
    empty: bool
    problems: Sequence[Problem]
    copied: Collection[str]


@dataclass(frozen=True)
class Hands:
    """What the steps call."""

    act: Callable[[Act], object]
    first: Callable[[], object]
    copy: Callable[[str], object]
    mark: Callable[[], object]
    report: Callable[[str], object]


def standing(scene: Scene, hands: Hands) -> Standing:
    """Return how a draft stands, and what the person who looks can do."""
    state = scene.draft.state
    if state in (DraftState.DRAFT, DraftState.RETURNED):
        return _written(scene, hands)
    if state is DraftState.APPROVED:
        return _approved(scene, hands)
    sentence, meaning = _elsewhere(scene)
    if state is DraftState.POSTED and scene.draft.posts:
        address = scene.draft.posts[-1].address
        report = Step(_("Report a violation…"), lambda: hands.report(address))
        return Standing(sentence, meaning, (*_steps(scene, hands, None), report))
    lead = {DraftState.HELD: Act.ANSWER_QUESTION, DraftState.SENT: Act.APPROVE_DRAFT}.get(state)
    return Standing(sentence, meaning, _steps(scene, hands, lead))


def _written(scene: Scene, hands: Hands) -> Standing:
    if Act.EDIT_DRAFT not in scene.acts:
        return Standing(_("It is still being written."), "muted", _steps(scene, hands, None))
    if scene.empty:
        words = _("Write the post; it is checked while you write.")
        return Standing(words, "info", _steps(scene, hands, None, without=SENDING))
    if scene.report is None:
        return Standing(_("Checking…"), "info", _steps(scene, hands, None, without=SENDING))
    sentence, meaning = how_far(scene.report, scene.answered)
    if not scene.report.may_be_sent(scene.answered):
        first = Step(_("Show the &first"), hands.first, "primary")
        return Standing(sentence, meaning, (*_steps(scene, hands, None, without=SENDING), first))
    if scene.problems:
        problem = scene.problems[0]
        others = _steps(scene, hands, None, without=SENDING)
        return Standing(_("Not ready: {what}").format(what=str(problem)), "info", others)
    lead = next((act for act in SENDING if act in scene.acts), None)
    return Standing(sentence, meaning, _steps(scene, hands, lead))


SENDING = (Act.APPROVE_OWN_DRAFT, Act.SEND_DRAFT)
"""What moves a written draft on; the head's own needs no second approval."""


def _approved(scene: Scene, hands: Hands) -> Standing:
    draft = scene.draft
    by = draft.decided_by.name if draft.decided_by else ""
    names = [scene.names.get(key, key) for key in draft.to_post]
    if Act.MARK_POSTED not in scene.acts:
        return Standing(_("Approved by {who}.").format(who=by), "good", _steps(scene, hands, None))
    steps = []
    following = next((key for key in draft.to_post if key not in scene.copied), None)
    lead = following or draft.to_post[0]
    for key, name in zip(draft.to_post, names, strict=True):
        kind = "primary" if key == following else "plain"
        # Alt+C copies for the one that is next, Alt+K marks: a key presses one button only.
        words = _("&Copy for {platform}") if key == lead else _("Copy for {platform}")
        steps.append(Step(words.format(platform=name), lambda key=key: hands.copy(key), kind))
    mark = Step(_("Mar&k as posted…"), hands.mark, "plain" if following else "primary")
    told = _("Approved by {who}. Copy it for {platform}, post it there, then mark it.")
    if draft.posts:
        told = _("Posted in part. Copy it for {platform}, post it there, then mark it.")
    sentence = told.format(who=by, platform=scene.names.get(lead, lead))
    if following is None:
        sentence = _("Copied. Once it is posted, mark it with its address and time.")
    others = _steps(scene, hands, None)
    return Standing(sentence, "good", (*others, *reversed(steps), mark))


def _elsewhere(scene: Scene) -> tuple[str, str]:
    """Return the sentence of a draft whose next step is another's, or nobody's."""
    draft = scene.draft
    if draft.state is DraftState.HELD:
        if Act.ANSWER_QUESTION in scene.acts:
            return _("Held until you answer. Read the draft and the question."), "warn"
        return _("Held until Personnel has answered."), "warn"
    if draft.state is DraftState.SENT:
        if Act.APPROVE_DRAFT in scene.acts:
            return _("Read it as each platform will show it, then approve or return it."), "info"
        who = ", ".join(one.name for one in scene.approvers)
        waits = _("Waits for {who}.").format(who=who) if who else _("Waits for the head.")
        return waits, "info"
    if draft.state is DraftState.POSTED and draft.posts:
        said = [
            _("{platform} on {moment}").format(
                platform=scene.names.get(one.platform, one.platform), moment=say_time(one.posted_at)
            )
            for one in draft.posts
        ]
        return _("Posted: {where}.").format(where="; ".join(said)), "good"
    return _("It was discarded."), "muted"


def _steps(
    scene: Scene, hands: Hands, lead: Act | None, without: Collection[Act] = ()
) -> tuple[Step, ...]:
    """Return a button for each act that is asked in a dialog, the leading one last."""
    writable = scene.draft.state in (DraftState.DRAFT, DraftState.RETURNED)
    hidden = set(without) | ({Act.EDIT_DRAFT} if writable else set())
    if Act.APPROVE_OWN_DRAFT in scene.acts:
        hidden.add(Act.SEND_DRAFT)
    others = [act for act in WAYS if act in scene.acts and act not in hidden and act is not lead]
    steps = [Step(WAYS[act].words, lambda act=act: hands.act(act)) for act in reversed(others)]
    if lead is not None and lead in scene.acts:
        steps.append(Step(WAYS[lead].words, lambda: hands.act(lead), "primary"))
    return tuple(steps)
