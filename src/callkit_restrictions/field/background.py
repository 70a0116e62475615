"""Reports about the background, and what the build declares for it."""

from callkit_restrictions.field.report import Report

REPORTS = (
    Report(
        title="A decline that never reaches the server",
        url="https://github.com/QuickBlox/quickblox-ios-sdk/issues/1287",
        product="QuickBlox",
        date="2021-07-31",
        seen="If the app had not been running, declining changed nothing for the caller. It helped to wait a little "
        "before declining.",
        cause="With the call over, the process did not live long enough to send the message.",
        fix="A background task around the request keeps it alive until that is done.",
        sure="established",
        broke=("background.running-time-ends-with-the-call",),
    ),
    Report(
        title="No call can be started: error 1",
        url="https://github.com/twilio/video-quickstart-ios/issues/122",
        product="Twilio Video",
        date="2017-05-07",
        seen="CallKit answered each start with requesttransaction error 1.",
        cause="Voice over IP was not among the capabilities that the project had switched on.",
        fix="Switch it on.",
        sure="established",
        broke=("background.declare-the-voip-mode",),
    ),
)
