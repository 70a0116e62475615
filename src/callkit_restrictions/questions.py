"""Questions that several restrictions ask of a history, answered once.

A restriction never imports another one. Meaning that two of them share stands here, or in the situation.
"""

from collections.abc import Iterator

from callkit_restrictions.events import Event
from callkit_restrictions.events.actions import FailAction, FulfillAction
from callkit_restrictions.events.calls import ReportCallEnded
from callkit_restrictions.events.pushes import DidReceiveIncomingPush
from callkit_restrictions.history import Entry, History


def exempt_from_reporting(history: History, push: Entry[DidReceiveIncomingPush]) -> bool:
    """Did the system see the app in the foreground, or on a call that is more than ringing, as the push came?

    Source: Apple's developer support, forum thread 768136. It is the system's view that counts, which the app cannot
    know for sure.
    """
    seen = history.before(push)
    on_a_call = any(call.state != "ringing" for call in seen.calls.values())
    return (push.event.app_state or seen.app_state) == "foreground" or on_a_call


def ends_of_the_last_call(history: History) -> Iterator[Entry[Event]]:
    """The moments at which the app's last call ended."""
    for end in history.of(FulfillAction, ReportCallEnded, FailAction):
        if history.before(end).calls and not history.after(end).calls:
            yield end
