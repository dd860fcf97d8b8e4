package io.slotcore.jdbc.internal;

import io.slotcore.eventtype.Subject;
import io.slotcore.slot.Claim;
import io.slotcore.spi.BookingChange;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** How claims are kept so that the database refuses an overlap. */
interface ClaimTable {

  /**
   * Returns in which steps claims are kept.
   *
   * @return empty if they may begin and end at any time
   */
  Optional<Duration> granularity();

  /**
   * Checks that the table can keep all claims. Those of the service it can, as the decision has the
   * granularity; this is for others.
   *
   * @param changes whose claims are to be written
   * @throws IllegalArgumentException if it cannot keep one
   */
  void check(List<BookingChange> changes);

  /**
   * Reads claims.
   *
   * @param batch into which the statements go
   * @param tenant whose claims
   * @param windows which time of whom
   * @return tells, once the batch was run, all claims that overlap the windows
   */
  Supplier<List<Claim>> read(Batch batch, String tenant, Map<Subject, Interval> windows);

  /**
   * Takes all claims of bookings away.
   *
   * @param tenant whose claims
   * @param bookings of which bookings; at least one
   * @return the statement
   */
  SqlStatement delete(String tenant, Collection<UUID> bookings);

  /**
   * Writes claims, in one order, so that writers without a common lock seldom deadlock.
   *
   * @param tenant whose claims
   * @param claims in any order
   * @return the statements, each of which fails if a claim overlaps another one
   */
  List<SqlStatement> insert(String tenant, List<Claim> claims);
}
