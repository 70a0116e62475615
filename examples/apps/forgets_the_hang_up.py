#!/usr/bin/env python3
"""Wrong in one way: when the other side hangs up, it stops its media and forgets to tell CallKit.

Found for `calls.end-what-is-over`: the call stays on the screen, and keeps its place.
"""

from call_manager import CallManager, main


class ForgetsTheHangUp(CallManager):
    """The correct app, but for the end of a running call that comes from outside."""

    def hung_up(self, args):
        call = self.calls.get(args["uuid"])
        if call is None or call.state != "connected":
            yield from super().hung_up(args)
        else:
            call.state = "silent"
            yield from self.leave(call)

    REACTIONS = CallManager.REACTIONS | {"remote.hangup": hung_up}


if __name__ == "__main__":
    main(ForgetsTheHangUp())
