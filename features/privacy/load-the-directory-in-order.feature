@privacy.load-the-directory-in-order
Feature: Caller lists are loaded in ascending order, without duplicates

  An app that names or blocks callers hands its list to the system number by number. The list must be sorted, and no
  number may come twice. Otherwise the system refuses it as a whole.

  **You can't have.** A list in the order in which people were added.

  **Do instead.** Nothing to draw: sorting is engineering. Only do not promise that a list just loaded is in use; it may
  be refused.

  **For engineers.** Sort and remove duplicates before the export.
  `addIdentificationEntry(withNextSequentialPhoneNumber:label:)` and its blocking twin expect rising numbers with country
  code. `com.apple.CallKit.error.calldirectorymanager` answers with 3 `entriesOutOfOrder` or 4 `duplicateEntries`.
  Removing is for incremental loads only (8 `unexpectedIncrementalRemoval`).

  @kept
  Scenario: Each list rises on its own
    When the extension adds 49 30 1000 as Taxi
    And the extension adds 49 30 2000 as Pharmacy
    And the extension blocks 49 30 1500
    And the extension completes its request
    Then the caller list is loaded

  @broken
  Scenario: A lower number follows a higher one
    When the extension adds 49 30 2000 as Pharmacy
    And the extension adds 49 30 1000 as Taxi
    Then the caller list is refused with code 3 entriesOutOfOrder

  @broken
  Scenario: A number comes twice
    When the extension adds 49 30 1000 as Taxi
    And the extension adds 49 30 1000 as Cab
    Then the caller list is refused with code 4 duplicateEntries

  @outside
  Scenario: An incremental load only removes numbers
    When the extension removes 49 30 2000
    And the extension removes 49 30 1000
    And the extension completes its request
    Then the caller list is loaded
