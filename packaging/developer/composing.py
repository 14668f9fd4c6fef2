"""Writing a post on the stage, as a person does: typed, checked, confirmed."""

from pittadmin.ui.draft_panel import DraftPanel
from stage import Stage


def write(stage: Stage, words: str) -> None:
    """Write a post into the draft that is shown, and wait until it is checked and saved."""
    panel = stage.child(DraftPanel)
    panel.writing.editor.shown_edit().change_text(words)
    rest(stage)


def rest(stage: Stage) -> None:
    """Wait until the draft is saved and its checklist is that of its text."""
    panel = stage.child(DraftPanel)
    stage.until(lambda: panel.keeper is not None and panel.keeper.is_saved and panel.is_settled)
    stage.settle()


def confirm(stage: Stage) -> None:
    """Confirm every point of the checklist."""
    for point in stage.child(DraftPanel).checklist.points:
        point.check.setChecked(True)
    rest(stage)
