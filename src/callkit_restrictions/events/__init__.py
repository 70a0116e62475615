"""Everything that can happen, one class an event. `KINDS` finds a class by the name that traces use."""

from callkit_restrictions.events import (
    actions,
    audio,
    calls,
    designs,
    people,
    process,
    pushes,
    screens,
    store,
)
from callkit_restrictions.events.event import Ask, Event, RemoteAct, Tell, Unknown, UserAct

KINDS: dict[str, type[Event]] = {
    kind.name: kind
    for module in (actions, audio, calls, designs, people, process, pushes, screens, store)
    for kind in vars(module).values()
    if isinstance(kind, type)
    and issubclass(kind, Event)
    and kind.__module__ == module.__name__
    and hasattr(kind, "name")
}
"""Every kind of event by its name in logs and traces."""

__all__ = ["KINDS", "Ask", "Event", "RemoteAct", "Tell", "Unknown", "UserAct"]
