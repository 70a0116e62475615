"""The second court: what a real app lived through, judged by the very judges that the specs run.

    recording = read("trace.jsonl", lines)
    for verdict in judge(recording): …

A trace of any length is heard story by story, in little memory. What that takes is imported only where it is wanted:

    from callkit_restrictions.check.court import Court

    court = Court("trace.jsonl", restrictions)
    for verdict in court.hear(lines): …

Nothing is simulated. A recording shows less than a phone does: its beginning or its end may be missing, times may not
be known, a recorder does not see everything, a line may be damaged. Where any of that could have changed a finding,
the verdict is *can't tell*, and says why.
"""

from callkit_restrictions.check.judging import Verdict, judge
from callkit_restrictions.check.recording import Recording, read

__all__ = ["Recording", "Verdict", "judge", "read"]
