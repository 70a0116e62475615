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

from dataclasses import Field, FrozenInstanceError, dataclass
from typing import ClassVar, Literal, NoReturn, TypeAlias, dataclass_transform

Who: TypeAlias = Literal["app", "system", "user", "remote", "designer"]


@dataclass_transform(frozen_default=True)
class Event:
    """Something that happened. Subclasses say what, and carry Apple's own names for it.

    Each of them is a dataclass that never changes. What a dataclass can do is written here, once for all kinds: to have
    it written and compiled anew for each of them took half of what `callkit-restrictions check` takes.
    """

    who: ClassVar[Who]
    name: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Field[object]]]  # dataclasses fills in these two
    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        dataclass(init=False, repr=False, eq=False)(cls)

    def __init__(self, *values: object, **named: object) -> None:
        kind = type(self)
        names = kind.__match_args__
        said = dict(zip(names, values, strict=False)) | named
        if len(said) < len(values) + len(named) or not said.keys() <= set(names):
            raise TypeError(f"{kind.__name__} takes {names}, and was given {(*values, *named)}")
        # A field without a default is no attribute of its class.
        if missing := [name for name in names if name not in said and not hasattr(kind, name)]:
            raise TypeError(f"{kind.__name__} needs its {missing[0]}")
        vars(self).update(said)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Refuse values, with a `ValueError`: for subclasses that know which are wrong."""

    def _values(self) -> tuple[object, ...]:
        return tuple([getattr(self, name) for name in self.__match_args__])

    def __repr__(self) -> str:
        said = zip(self.__match_args__, self._values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in said)})"

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Event):
            return type(self) is type(other) and self._values() == other._values()
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self._values())

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
