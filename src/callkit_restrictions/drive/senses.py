"""What an app perceives of all that happens. It sees no screen, no tap on the system's screen, and no push on its way.

A callback of the system reaches it, and so does what its own signalling and media tell it. That somebody answered it
learns from the action that it is given to perform.
"""

from callkit_restrictions.events import KINDS, Event, Tell, people, process, pushes, screens, store
from callkit_restrictions.events.audio import SoundHeard
from callkit_restrictions.events.calls import CallbackWithoutDelegate

ITS_OWN = (
    people.UserTapsInApp,
    people.RemoteHangsUp,
    people.RemoteCancels,
    people.RemoteAnswers,
    people.AnsweredElsewhere,
    people.MediaConnected,
    people.MediaFailed,
)
"""Acts of people and of the network that reach the app by its own screen, its own server, its own media."""

UNHEARD = (
    *(kind for kind in KINDS.values() if kind.__module__ in {screens.__name__, store.__name__}),
    SoundHeard,
    CallbackWithoutDelegate,
    pushes.PushDropped,
    pushes.PushRefused,
    pushes.PushesLeftUnreported,
    process.LaunchRefused,
    process.ProcessSuspended,
    process.ProcessResumed,
    process.ProcessTerminated,
    process.DeviceRebooted,
)
"""What the system does without a word to the app's code."""


def perceives(event: Event) -> bool:
    """Does the app's code hear of it?"""
    return isinstance(event, ITS_OWN) or (isinstance(event, Tell) and not isinstance(event, UNHEARD))
