"""What a restriction is in one word: its area, its kind, what shows a breach, how sure its sources are.

Apart from the model, which takes longer to import than the command has time to say what it takes.
"""

from typing import Literal, TypeAlias

AREAS = ("ui", "push", "audio", "privacy", "calls", "background", "store")
"""The areas, in the order in which a designer meets them."""

Kind: TypeAlias = Literal["duty", "limit", "no-api", "review"]
Court: TypeAlias = Literal["trace", "design", "build"]
Confidence: TypeAlias = Literal["high", "medium", "low"]
