"""What one-sided acts are about, a second time: the oracle's part on words. It shares no code with `register.word`."""

from kelisim.model.act import Act, Commenting, Notifying, Releasing, Reporting

KINDS = {"report": {"measure", "milestone", "decision"}, "notify": {"instrument", "charter"}, "release": {"indicator"}}


def about(act: Act) -> list[str]:
    """The entries that a one-sided act is about."""
    if isinstance(act, Reporting):
        return [act.body.report.about]
    if isinstance(act, Notifying):
        return [act.body.notice.about]
    if isinstance(act, Releasing):
        return [act.body.release.indicator]
    if isinstance(act, Commenting):
        return [act.body.comment.entry] if act.body.comment.entry else []
    return [one.entry for one in act.body.statement.about if one.entry]
