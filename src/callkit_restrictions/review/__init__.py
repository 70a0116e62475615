"""The third court: what a design wants, or a build declares, judged before any of it runs.

    declaration = read([content("design.yaml"), content("Info.plist")])
    for verdict in judge(declaration, load().values()): …

A declaration becomes a history of wishes and of build facts, and the very judges that the specs run read it. What it
leaves out may be anything: where that decides, the verdict is *can't tell*, and names what is missing.
"""

from callkit_restrictions.review.declaration import Declaration, Statement, read
from callkit_restrictions.review.files import content
from callkit_restrictions.review.judging import COURTS, Verdict, judge, unjudged

__all__ = ["COURTS", "Declaration", "Statement", "Verdict", "content", "judge", "read", "unjudged"]
