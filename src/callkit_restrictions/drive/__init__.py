"""A real call manager on the phone: the model plays iOS, and a program of any language plays the app.

    program = Program(["./my-call-manager"])             # the app: lines of JSON on its standard input and output
    stage = perform(play, program, load().values())      # people, network, system and clock act; the app answers
    stage.phone.findings                                 # what every restriction says about it

The phone is the one that the specs run on: it grants, restrictions take away. What a play holds are only the acts of
the world; whatever the app does comes over the pipe, while a clock stands still that the app never sees.

| module | what it holds |
|---|---|
| `play` | what the world does around the app |
| `conversation` | the protocol: what the two say to each other, line by line |
| `program` | the app's process, and the time-out that keeps it from hanging |
| `senses` | what of all that happens an app can perceive |
| `stage` | one play with one app: who is told what, and when |
| `tally` | what many plays say about each restriction |
| `explore` | the search for the shortest play in which a restriction is broken |
"""

from callkit_restrictions.drive.conversation import AppError
from callkit_restrictions.drive.play import NotDriven, Play
from callkit_restrictions.drive.program import Program
from callkit_restrictions.drive.stage import Stage, perform

__all__ = ["AppError", "NotDriven", "Play", "Program", "Stage", "perform"]
