"""Our project's features are bound to its restrictions: each has one of the other, under one name."""

from callkit_restrictions import load


def pytest_callkit_restrictions() -> dict[str, str]:
    """The title of each restriction by its id, which the guards hold every feature to."""
    return {restriction.id: restriction.title for restriction in load().values()}
