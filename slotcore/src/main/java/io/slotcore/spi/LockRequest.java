package io.slotcore.spi;

import static java.util.Objects.requireNonNull;

import io.slotcore.eventtype.Subject;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.FactsNeeded;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a decision locks, and what it reads under the locks. */
public final class LockRequest {

  private final SortedSet<Subject> subjects;
  private final FactsNeeded facts;
  private final Set<BookingId> bookings;
  private final @Nullable HoldKey hold;
  private final @Nullable IdempotencyKey idempotencyKey;

  private LockRequest(
      SortedSet<Subject> subjects,
      FactsNeeded facts,
      Set<BookingId> bookings,
      @Nullable HoldKey hold,
      @Nullable IdempotencyKey idempotencyKey) {
    this.subjects = Collections.unmodifiableSortedSet(new TreeSet<>(subjects));
    this.facts = requireNonNull(facts, "facts");
    this.bookings = Set.copyOf(bookings);
    this.hold = hold;
    this.idempotencyKey = idempotencyKey;
  }

  /**
   * Asks for locks and nothing else.
   *
   * @param subjects whose facts the decision counts; at least one
   * @return a request that reads nothing
   * @throws IllegalArgumentException if there is no subject
   */
  public static LockRequest of(Collection<Subject> subjects) {
    if (subjects.isEmpty()) {
      throw new IllegalArgumentException("a decision locks at least one subject");
    }
    return new LockRequest(new TreeSet<>(subjects), FactsNeeded.nothing(), Set.of(), null, null);
  }

  /**
   * Returns a request that reads facts, too.
   *
   * @param needed which facts
   * @return the changed copy
   */
  public LockRequest reading(FactsNeeded needed) {
    return new LockRequest(subjects, needed, bookings, hold, idempotencyKey);
  }

  /**
   * Returns a request that reads bookings, too.
   *
   * @param ids which ones
   * @return the changed copy
   */
  public LockRequest reading(Collection<BookingId> ids) {
    return new LockRequest(subjects, facts, Set.copyOf(ids), hold, idempotencyKey);
  }

  /**
   * Returns a request that reads the hold of a visitor, too.
   *
   * @param key visitor and event type
   * @return the changed copy
   */
  public LockRequest reading(HoldKey key) {
    return new LockRequest(subjects, facts, bookings, key, idempotencyKey);
  }

  /**
   * Returns a request that reads what was kept with an idempotency key, too.
   *
   * @param key which key; null for none
   * @return the changed copy
   */
  public LockRequest reading(@Nullable IdempotencyKey key) {
    return new LockRequest(subjects, facts, bookings, hold, key);
  }

  /**
   * Returns what is to be locked.
   *
   * @return in the order in which the locks are taken
   */
  public SortedSet<Subject> subjects() {
    return subjects;
  }

  /**
   * Returns which facts are to be read.
   *
   * @return the facts needed
   */
  public FactsNeeded facts() {
    return facts;
  }

  /**
   * Returns which bookings are to be read.
   *
   * @return their ids
   */
  public Set<BookingId> bookings() {
    return bookings;
  }

  /**
   * Returns whose hold is to be read.
   *
   * @return empty if none
   */
  public Optional<HoldKey> hold() {
    return Optional.ofNullable(hold);
  }

  /**
   * Returns which idempotency key is to be looked up.
   *
   * @return empty if none
   */
  public Optional<IdempotencyKey> idempotencyKey() {
    return Optional.ofNullable(idempotencyKey);
  }
}
