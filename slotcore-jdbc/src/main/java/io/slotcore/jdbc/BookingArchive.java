package io.slotcore.jdbc;

import static java.util.Objects.requireNonNull;

import io.slotcore.jdbc.internal.Archiver;
import io.slotcore.jdbc.internal.Connections;
import io.slotcore.jdbc.internal.OwnTransactions;
import io.slotcore.spi.IdempotencyKey;
import io.slotcore.spi.StoreException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Moves bookings of long ago out of the way, and removes what was kept with idempotency keys.
 *
 * <p>What is archived lies in the tables {@code slotcore_archived_booking}, {@code _booking_host},
 * {@code _session}, {@code _seat} and {@code _event}, row for row as it was. No store reads them: a
 * booking that was archived is not found any more, cannot be changed, and counts for nothing.
 *
 * <p>For jobs: it works on all tenants, one after the other, in short transactions. Several nodes
 * may run it at once, and it can be stopped at any time; it goes on where it stood. Time is the
 * database's. Safe for use by several threads, as far as the data source is.
 */
public final class BookingArchive {

  /**
   * After how long nothing counts for any limit: the longest period is a calendar year, and days
   * begin up to a day earlier or later elsewhere.
   */
  public static final Duration LONGEST_LIMIT = Duration.ofDays(368);

  private final Archiver archiver;

  private BookingArchive(Builder builder) {
    archiver =
        new Archiver(
            new OwnTransactions(Connections.of(builder.dataSource)),
            builder.guard.guard(),
            builder.batchSize);
  }

  /**
   * Starts an archive of bookings whose overlaps are refused by {@link OverlapGuard#standard}.
   *
   * @param dataSource hands out connections that are in no transaction; under row-level security
   *     those of the role for jobs or of the owner
   * @return a builder
   */
  public static Builder builder(DataSource dataSource) {
    return new Builder(requireNonNull(dataSource, "dataSource"));
  }

  /**
   * Archives the bookings that ended longer ago than an age, and of which every consumer has
   * handled every event. A session goes after its last guest. Each booking goes with its hosts,
   * seats and events, or stays; its claims are removed.
   *
   * @param age at least what the longest limit of any event type, host or booker counts, and what
   *     anybody wants to look up; {@link #LONGEST_LIMIT} is always enough
   * @return how many bookings were archived
   * @throws IllegalArgumentException if the age is less than the 24 hours for which idempotency
   *     keys count
   * @throws StoreException if the database fails; what was archived before stays archived
   */
  public long archive(Duration age) {
    if (age.compareTo(IdempotencyKey.KEPT) < 0) {
      throw new IllegalArgumentException(
          "age (" + age + ") must be at least " + IdempotencyKey.KEPT);
    }
    return archiver.archive(archiver.now().minus(age));
  }

  /**
   * Removes what was kept with idempotency keys for longer than the 24 hours that it counts.
   *
   * @return how many keys were forgotten
   * @throws StoreException if the database fails
   */
  public long forgetKeys() {
    return archiver.forgetKeys();
  }

  /** Collects what an archive is made of. */
  public static final class Builder {

    private static final int MOST = 1_000;

    private final DataSource dataSource;
    private OverlapGuard guard = OverlapGuard.standard();
    private int batchSize = 200;

    private Builder(DataSource dataSource) {
      this.dataSource = dataSource;
    }

    /**
     * Sets how overlaps are refused; as the schema was made.
     *
     * @param newGuard that of the stores
     * @return this builder
     */
    public Builder guard(OverlapGuard newGuard) {
      guard = requireNonNull(newGuard, "guard");
      return this;
    }

    /**
     * Sets how many bookings are moved in one transaction.
     *
     * @param bookings 1 to 1,000; 200 if not set
     * @return this builder
     * @throws IllegalArgumentException if there are fewer or more
     */
    public Builder batchSize(int bookings) {
      if (bookings < 1 || bookings > MOST) {
        throw new IllegalArgumentException("batch (" + bookings + ") must have 1 to " + MOST);
      }
      batchSize = bookings;
      return this;
    }

    /**
     * Makes the archive. It opens no connection.
     *
     * @return the archive
     */
    public BookingArchive build() {
      return new BookingArchive(this);
    }
  }
}
