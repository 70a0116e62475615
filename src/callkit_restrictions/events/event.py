"""An event: one thing that happened, in the voice of the one who caused it.

| voice | who | example |
|---|---|---|
| `Ask` | the app calls Apple's API, or does work of its own | `ReportNewIncomingCall` |
| `Tell` | iOS calls back, completes, suspends, terminates, or shows something | `DidActivateAudioSession` |
| `Act` | a person, the network or the other party does something | `UserAnswers`, `PushSent` |

Events are Apple's *messages*, not Apple's objects. A class bears Apple's name without the framework's prefix, its
mood tells the voice (imperative asks, past or perform tells), and `name` is what an iOS engineer would log: the same
word stands in recorded traces. A field `call` holds the call's UUID.

A new kind is a class with a docstring, its `name` and its fields: a frozen dataclass without being told so.
"""

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields
from typing import ClassVar, Literal, NoReturn, TypeAlias, dataclass_transform

Who: TypeAlias = Literal["app", "system", "user", "remote", "designer"]


@dataclass_transform(frozen_default=True)
class Event:
    """Something that happened. Subclasses say what, and carry Apple's own names for it; each is a frozen dataclass."""

    # What a dataclass can do is written here, once for all kinds. To have it generated and compiled for each of them
    # took longer than all else that `callkit-restrictions check` does with a small trace.

    who: ClassVar[Who]
    name: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Field[object]]]  # dataclasses fills in these two
    __match_args__: ClassVar[tuple[str, ...]] = ()
    _names: ClassVar[frozenset[str]] = frozenset()
    _defaults: ClassVar[dict[str, object]] = {}

    def __init_subclass__(cls) -> None:
        dataclass(init=False, repr=False, eq=False)(cls)
        cls._names = frozenset(cls.__match_args__)
        cls._defaults = {field.name: field.default for field in fields(cls) if field.default is not MISSING}

    def __init__(self, *values: object, **named: object) -> None:
        kind = type(self)
        said = dict(zip(kind.__match_args__, values, strict=False)) | named
        whole = self._defaults | said
        if whole.keys() != self._names or len(said) < len(values) + len(named):
            missing = ", ".join(name for name in kind.__match_args__ if name not in whole)
            why = f"needs {missing}" if missing else f"takes {kind.__match_args__}, and was given {(*values, *named)}"
            raise TypeError(f"{kind.__name__} {why}")
        vars(self).update(whole)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Refuse values, with a `ValueError`: for subclasses that know which are wrong."""

    def __repr__(self) -> str:
        said = [f"{name}={getattr(self, name)!r}" for name in self.__match_args__]
        return f"{type(self).__name__}({', '.join(said)})"

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Event):
            return type(self) is type(other) and vars(self) == vars(other)
        return NotImplemented

    def __hash__(self) -> int:
        return hash(tuple([getattr(self, name) for name in self.__match_args__]))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise FrozenInstanceError(f"cannot delete field {name!r}")


class Ask(Event):
    """The app asks: it calls an API or does work of its own. iOS may refuse it, and then says so."""

    who: ClassVar[Who] = "app"


class Tell(Event):
    """iOS tells: a callback, a completion, a suspension, something on the screen."""

    who: ClassVar[Who] = "system"


class UserAct(Event):
    """The person holding the phone acts."""

    who: ClassVar[Who] = "user"


class RemoteAct(Event):
    """The network, the server or the other party acts."""

    who: ClassVar[Who] = "remote"


class Unknown(Event):
    """An event of a trace that this vocabulary does not know: kept, shown, never judged."""

    name: ClassVar[str] = ""
    who: ClassVar[Who] = "app"
    said_by: str = "app"
    said: str = ""
    said_with: str = "{}"
