"""The pytest plugin: an entry point that names its parts. Each part says at its top what it does.

The order is that of the imports among them, since pytest wants to be the first to import a plugin. A file of step
definitions is a part as well: its sentences are fixtures, and a nearer definition of a sentence wins.
"""

PARTS = ("collect", "guards", "lookup", "messages", "proof", "play")
SENTENCES = ("pushes", "calls", "audio", "life", "designs", "builds", "screens", "outcomes")

pytest_plugins = [f"callkit_restrictions_steps.{module}" for module in PARTS + SENTENCES]
