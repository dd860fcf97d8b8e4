package io.slotcore.testkit;

/**
 * What a store can do beyond what every store promises. {@link BookingStoreContract} tests it if
 * the store declares it, and skips what is not declared with a word.
 */
public enum Capability {
  /**
   * Refuses what breaks BS-01 and BS-03 to every writer, SQL by hand among them. Needs {@link
   * BookingStoreContract#claimByHand} and {@link BookingStoreContract#seatByHand}.
   */
  REFUSES_SQL_BY_HAND,
  /**
   * Joins a transaction that its caller has begun and will end. Needs {@link
   * BookingStoreContract#inTransactionOfCaller}.
   */
  JOINS_TRANSACTIONS,
  /**
   * Works on the same data together with other stores of its kind, as the nodes of an application
   * have them. Needs {@link BookingStoreContract#anotherNode}.
   */
  SERVES_SEVERAL_NODES,
  /**
   * Has all that was acknowledged after the process that keeps the data was killed (BS-11). Needs
   * {@link BookingStoreContract#killed}.
   */
  SURVIVES_A_KILL,
  /** Tells claims apart to the microsecond. Stores that keep time in cells do not. */
  CLAIMS_TO_THE_MICROSECOND
}
