package dev.selvedge.storetests;

import java.util.List;

/** A way in which a store can be wrong, and the test that has to notice it. */
enum Flaw {
  GRANTS_TWICE("refusesAnotherOwnerOfTheSameProcess"),
  IGNORES_THE_OWNER_ON_RELEASE("aReleaseByAnotherOwnerDoesNothingAndAnswersFalse"),
  IGNORES_THE_TOKEN_ON_RELEASE("aReleaseWithAWrongTokenDoesNothingAndAnswersFalse"),
  RELEASES_LATE_HOLDS("aLateReleaseAfterATakeoverDoesNothingAndAnswersFalse"),
  FORGETS_TOKENS("tokensRiseFromReleaseToRelease"),
  FORGETS_TOKENS_AT_RESTART("tokensRiseOverTheEndOfAllClientsAndTheRestartOfTheStore"),
  NEW_TOKEN_WHEN_ASKED_AGAIN("answersTheSameTokenWhenTheReplyWasLostAndTheOwnerAsksAgain"),
  KEEPS_THE_LEASE_WHEN_ASKED_AGAIN("startsTheLeaseAnewWhenTheOwnerAsksAgain"),
  RENEWING_GRANTS("renewingAReleasedHoldIsLostAndNeverGrantsItAgain"),
  RENEWS_WHAT_HAS_EXPIRED("renewingAnExpiredHoldIsLostAndNeverGrantsItAgain"),
  RENEWING_DOES_NOTHING("renewingStartsTheLeaseAnew"),
  RENEWS_IN_ANOTHER_ORDER("renewsAThousandHoldsAtOnceAndAnswersInTheirOrder"),
  WAKES_NOBODY("aReleaseWakesTheOneWhoWaitsInAnotherProcess"),
  WAKES_ALL("onlyTheOneWhoHasWaitedLongestIsWoken"),
  LETS_OTHERS_BARGE("nobodyOvertakesTheOneWhoWaits"),
  FORGETS_TO_WITHDRAW_FROM_THE_QUEUE("aWaiterThatWithdrawsLeavesNoReservationBehind"),
  FORGETS_TO_WITHDRAW_A_GRANT("withdrawingTakesBackAGrantWhoseReplyWasLost"),
  DOES_NOT_PASS_ON_WHAT_IS_WITHDRAWN("aGrantThatIsWithdrawnIsPassedOnToTheNextInLine"),
  NEVER_EXPIRES("anExpiredLeaseFreesTheKey"),
  EXPIRES_EARLY("aLeaseKeepsOthersOutUntilItEnds"),
  KEEPS_NOTHING_BUSY("aKeptKeyStaysBusyWithoutAnOwner"),
  KEEPS_FOR_EVER("aKeptKeyIsFreeWhenItsTimeIsOver"),
  READERS_KEEP_NOBODY_OUT("aReaderKeepsTheWriterOut"),
  READERS_STARVE_WRITERS("readersDoNotStarveAWriterThatWaits"),
  ONE_READER_RELEASES_ALL("aReleaseOfOneReaderLeavesTheOthers"),
  IGNORES_CASE("oddKeysAreDifferentLocks"),
  TRIMS_KEYS("oddKeysAreDifferentLocks"),
  CUTS_KEYS("keysOf256BytesThatDifferInTheLastAreDifferentLocks"),
  IGNORES_THE_NAMESPACE("theSameKeyInAnotherNamespaceIsAnotherLock"),
  KEEPS_ALL_KEYS("manyKeysUsedOnceLeaveLittleBehindAndNoTokenGoesBack"),
  LEAKS_A_THREAD("closeEndsThreadsAndConnections"),
  WORKS_WHEN_CLOSED("afterCloseAllCallsFailAndSayWhy"),
  SWALLOWS_INTERRUPTS("anInterruptedCallerKeepsItsFlagAndBreaksNothing"),
  GRANTS_TWICE_NOW_AND_THEN(
      "ofManyThreadsOfManyProcessesOneHoldsAtATime",
      "inAStormOfTakingReleasingAndDyingTokensRiseAndNoTwoHold",
      "readersAndWritersInAStormNeverMeet"),
  REPEATS_A_TOKEN_NOW_AND_THEN("inAStormOfTakingReleasingAndDyingTokensRiseAndNoTwoHold"),
  TAKES_RELEASES_FOR_LATER("whereRequestsAreOrderedAKeyCanBeAskedForBeforeTheReplyToItsRelease");

  private final String tests;

  Flaw(String... tests) {
    this.tests = String.join(" ", tests);
  }

  List<String> tests() {
    return List.of(tests.split(" ", -1));
  }
}
