#!/usr/bin/env python3
"""Wrong in one way: it asks its server who is calling before it reports the call, and the push handler returns.

Found for `push.report-before-the-handler-returns`: iOS has looked for a report as the handler returned, and found none.
Where the push itself says that it must be reported (iOS 26.4 and later) the app obeys.
"""

from call_manager import CallManager, ask, main


class AsksTheServerFirst(CallManager):
    """The correct app, but for its push handler."""

    def __init__(self):
        super().__init__()
        self.asked = {}

    def push(self, args):
        if "must_report" in args:
            yield from super().push(args)
            return
        uuid = (args.get("payload") or {}).get("uuid")
        self.asked[f"who is {uuid}"] = args
        yield ask("URLSessionTask.resume", purpose=f"who is {uuid}")
        yield ask("PKPushRegistryDelegate.didReceiveIncomingPush.return")

    def server_answered(self, args):
        """Only now the call is reported, as in the correct app: a second too late."""
        if push := self.asked.pop(args.get("purpose"), None):
            for said in super().push(push):
                if not said.get("event", "").startswith("PKPush"):
                    yield said

    REACTIONS = CallManager.REACTIONS | {
        "PKPushRegistryDelegate.didReceiveIncomingPush": push,
        "URLSessionTask.didComplete": server_answered,
    }


if __name__ == "__main__":
    main(AsksTheServerFirst())
