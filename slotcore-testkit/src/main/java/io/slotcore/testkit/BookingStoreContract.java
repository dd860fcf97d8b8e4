package io.slotcore.testkit;

import io.slotcore.booking.Booking;
import io.slotcore.booking.TenantId;
import io.slotcore.slot.Claim;
import io.slotcore.spi.BookingStore;
import io.slotcore.spi.Outbox;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What every {@link BookingStore} promises, as tests that bear the numbers of the promises. The
 * test of a store extends this class and hands in the store.
 *
 * <p>Every test has a tenant of its own, so that all may share one database. The store needs the
 * consumers {@link #CONSUMERS}, and its time must move with {@link #clock}.
 */
public abstract class BookingStoreContract extends HistoryPromises {

  /** A consumer of events that the store must know. */
  public static final String MAIL = "mail";

  /** Another consumer of events that the store must know. */
  public static final String CALENDAR = "calendar";

  /** All consumers of events that the store must know. */
  public static final Set<String> CONSUMERS = Set.of(MAIL, CALENDAR);

  /** For subclasses. */
  protected BookingStoreContract() {}

  /**
   * Returns the store that is tested.
   *
   * @return the same one throughout a test
   */
  @Override
  protected abstract BookingStore store();

  /**
   * Returns the outbox of the store.
   *
   * @return the same one throughout a test
   */
  @Override
  protected abstract Outbox outbox();

  /**
   * Returns the clock with which the store's time moves.
   *
   * @return the clock that the store takes, or adds to its own
   */
  @Override
  protected abstract TestClock clock();

  /**
   * Returns what the store can do beyond what every store promises.
   *
   * @return by default nothing
   */
  @Override
  protected Set<Capability> capabilities() {
    return Set.of();
  }

  /**
   * Writes a claim of a booking past the store, as SQL by hand does, and throws if that is refused.
   *
   * @param owner whose claim
   * @param claim of a booking that there is
   */
  @Override
  protected void claimByHand(TenantId owner, Claim claim) {
    throw undeclared(Capability.REFUSES_SQL_BY_HAND);
  }

  /**
   * Writes past the store that a guest has one more seat, as SQL by hand does, and throws if that
   * is refused.
   *
   * @param owner whose guest
   * @param guest the guest's booking, which there is, with the one seat that is to be written
   */
  @Override
  protected void seatByHand(TenantId owner, Booking guest) {
    throw undeclared(Capability.REFUSES_SQL_BY_HAND);
  }

  /**
   * Begins a transaction as an application does, and runs work with a store that joins it. Commits
   * if the work returns; rolls back if it throws, and throws the same.
   *
   * @param work what happens in the transaction
   */
  @Override
  protected void inTransactionOfCaller(Consumer<BookingStore> work) {
    throw undeclared(Capability.JOINS_TRANSACTIONS);
  }

  /**
   * Returns another store over the same data, as another node of the application has it. Its time
   * moves with the same clock.
   *
   * @return a store that shares nothing with {@link #store} but the data
   */
  @Override
  protected BookingStore anotherNode() {
    throw undeclared(Capability.SERVES_SEVERAL_NODES);
  }

  /**
   * Kills the process that keeps the data, without a word of warning, and starts it again.
   *
   * @return a store over what was kept
   */
  @Override
  protected BookingStore killed() {
    throw undeclared(Capability.SURVIVES_A_KILL);
  }

  /**
   * Returns how many random histories the store is to answer as the store in memory does.
   *
   * @return the system property {@code slotcore.histories}, by default 40
   */
  @Override
  protected int histories() {
    return Integer.getInteger("slotcore.histories", 40);
  }

  private static UnsupportedOperationException undeclared(Capability capability) {
    return new UnsupportedOperationException("a store that declares " + capability + " says how");
  }
}
