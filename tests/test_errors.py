"""An error is written as a number, as domain and code, or as Apple's symbol; all of them mean the same case."""

import pytest

from callkit_restrictions.errors import (
    CALL_DIRECTORY,
    ERRORS,
    GENERAL,
    INCOMING_CALL,
    REQUEST_TRANSACTION,
    STRUCTS,
    read,
)

EXISTS, GROUPS = ERRORS[INCOMING_CALL, 2], ERRORS[REQUEST_TRANSACTION, 7]
NO_MODE, ORDER = ERRORS[GENERAL, 3], ERRORS[CALL_DIRECTORY, 3]


@pytest.mark.parametrize(
    ("said", "domain", "case"),
    [
        (2, INCOMING_CALL, EXISTS),
        ("2", INCOMING_CALL, EXISTS),
        ("Code=2", INCOMING_CALL, EXISTS),
        (str(EXISTS), INCOMING_CALL, EXISTS),
        ("The operation couldn’t be completed. (com.apple.CallKit.error.incomingcall error 2.)", INCOMING_CALL, EXISTS),
        ("callUUIDAlreadyExists", INCOMING_CALL, EXISTS),
        ("CXErrorCodeIncomingCallError.callUUIDAlreadyExists", INCOMING_CALL, EXISTS),
        ("CXErrorCodeRequestTransactionError.maximumCallGroupsReached", REQUEST_TRANSACTION, GROUPS),
        (7, REQUEST_TRANSACTION, GROUPS),
        (str(NO_MODE), GENERAL, NO_MODE),
        (NO_MODE.symbol, GENERAL, NO_MODE),
        ("CXErrorCodeMissingVoIPBackgroundMode", GENERAL, NO_MODE),
        ("CXErrorCodeCallDirectoryManagerErrorEntriesOutOfOrder", CALL_DIRECTORY, ORDER),
        (".callUUIDAlreadyExists", INCOMING_CALL, EXISTS),
        ("CXErrorCodeIncomingCallErrorCallUUIDAlreadyExists (2)", INCOMING_CALL, EXISTS),
        ("maximumCallGroupsReached = 7", REQUEST_TRANSACTION, GROUPS),
        ("requesttransaction 7", REQUEST_TRANSACTION, GROUPS),
        ("error (7)", REQUEST_TRANSACTION, GROUPS),
        # Nobody can say what these mean.
        ("CXErrorCodeRequestTransactionErrorMaximumCallGroupsReached (7)", INCOMING_CALL, None),
        (99, INCOMING_CALL, None),
        ("no idea", INCOMING_CALL, None),
        ("The network is down.", INCOMING_CALL, None),
        (str(GROUPS), INCOMING_CALL, None),
        ("NSURLErrorDomain Code=-1009", INCOMING_CALL, None),
        ("CXErrorCodeRequestTransactionError.maximumCallGroupsReached", INCOMING_CALL, None),
        (INCOMING_CALL, INCOMING_CALL, None),
        (str(EXISTS), GENERAL, None),
        (NO_MODE.symbol, INCOMING_CALL, None),
    ],
)
def test_an_error_is_recognised_however_it_is_written(said, domain, case):
    assert read(said, domain) is case


def test_a_case_is_written_as_domain_and_code():
    assert str(GROUPS) == "com.apple.CallKit.error.requesttransaction 7"
    assert all(ERRORS[each.domain, each.code] is each for each in ERRORS.values())


def test_every_case_is_found_by_its_symbol_and_every_domain_has_a_type():
    assert {case.domain for case in ERRORS.values()} == set(STRUCTS)
    assert all(read(case.symbol, case.domain) is case for case in ERRORS.values())
