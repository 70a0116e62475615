"""An event: one thing that happened, in the voice of the one who caused it.

| voice | who | example |
|---|---|---|
| `Ask` | the app calls Apple's API, or does work of its own | `ReportNewIncomingCall` |
| `Tell` | iOS calls back, completes, suspends, terminates, or shows something | `DidActivateAudioSession` |
| `Act` | a person, the network or the other party does something | `UserAnswers`, `PushSent` |

Events are Apple's *messages*, not Apple's objects. A class bears Apple's name without the framework's prefix, its
mood tells the voice (imperative asks, past or perform tells), and `name` is what an iOS engineer would log: the same
word stands in recorded traces. A field `call` holds the call's UUID.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

Who: TypeAlias = Literal["app", "system", "user", "remote", "designer"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. Subclasses say what, and carry Apple's own names for it."""

    who: ClassVar[Who]
    name: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Ask(Event):
    """The app asks: it calls an API or does work of its own. iOS may refuse it, and then says so."""

    who: ClassVar[Who] = "app"


@dataclass(frozen=True, slots=True)
class Tell(Event):
    """iOS tells: a callback, a completion, a suspension, something on the screen."""

    who: ClassVar[Who] = "system"


@dataclass(frozen=True, slots=True)
class UserAct(Event):
    """The person holding the phone acts."""

    who: ClassVar[Who] = "user"


@dataclass(frozen=True, slots=True)
class RemoteAct(Event):
    """The network, the server or the other party acts."""

    who: ClassVar[Who] = "remote"


@dataclass(frozen=True, slots=True)
class Unknown(Event):
    """An event of a trace that this vocabulary does not know: kept, shown, never judged."""

    name: ClassVar[str] = ""
    who: ClassVar[Who] = "app"
    said_by: str = "app"
    said: str = ""
    said_with: str = "{}"
