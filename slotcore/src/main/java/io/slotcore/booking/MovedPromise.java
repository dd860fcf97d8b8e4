package io.slotcore.booking;

import io.slotcore.slot.BookingId;
import io.slotcore.time.OffsetRun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A booking that, by the present time-zone data, starts at another local time than was promised
 * (rule T8). Immutable, and without personal data.
 */
public final class MovedPromise {

  /** How often the promised local time comes by the present data. */
  public enum Comes {
    /** Once, as nearly every local time. */
    ONCE,
    /** Twice, since the clocks are set back over it; the first one counts. */
    TWICE,
    /** Never, since the clocks are set forward over it. */
    NEVER
  }

  /** No offset is larger. */
  private static final long FARTHEST = Duration.ofHours(18).toSeconds();

  private final BookingId booking;
  private final Instant start;
  private final ZoneId zone;
  private final LocalDateTime promisedStart;
  private final List<Instant> kept;
  private final String recordedVersion;
  private final String presentVersion;

  private MovedPromise(Booking booking, String presentVersion) {
    this.booking = booking.id();
    this.start = booking.start();
    this.zone = booking.zone();
    this.promisedStart = booking.promisedStart();
    this.kept = instants(promisedStart, zone);
    this.recordedVersion = booking.zoneDataVersion();
    this.presentVersion = presentVersion;
  }

  /** Returns what has become of a booking's promise; empty if it is kept. */
  static Optional<MovedPromise> of(Booking booking, String presentVersion) {
    LocalDateTime now = LocalDateTime.ofInstant(booking.start(), booking.zone());
    return now.equals(booking.promisedStart())
        ? Optional.empty()
        : Optional.of(new MovedPromise(booking, presentVersion));
  }

  private static List<Instant> instants(LocalDateTime local, ZoneId zone) {
    Instant asIfUtc = local.toInstant(ZoneOffset.UTC);
    long second = asIfUtc.getEpochSecond();
    List<Instant> instants = new ArrayList<>(2);
    for (OffsetRun run : OffsetRun.over(zone, second - FARTHEST, second + FARTHEST + 1)) {
      long at = second - run.offset();
      if (run.start() <= at && at < run.end()) {
        instants.add(asIfUtc.minusSeconds(run.offset()));
      }
    }
    return List.copyOf(instants);
  }

  /**
   * Returns what was booked.
   *
   * @return the booking's id
   */
  public BookingId booking() {
    return booking;
  }

  /**
   * Returns when the booking starts. It is this instant that the booking has taken.
   *
   * @return the start, which the data does not change
   */
  public Instant start() {
    return start;
  }

  /**
   * Returns the zone in which the time was promised.
   *
   * @return the event type's zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Returns the local time that was promised.
   *
   * @return the start on the wall clock of {@link #zone}, by the recorded data
   */
  public LocalDateTime promisedStart() {
    return promisedStart;
  }

  /**
   * Returns the local time at which the booking starts now.
   *
   * @return the start on the wall clock of {@link #zone}, by the present data
   */
  public LocalDateTime presentStart() {
    return LocalDateTime.ofInstant(start, zone);
  }

  /**
   * Returns how often the promised local time comes.
   *
   * @return once for nearly every local time
   */
  public Comes comes() {
    return kept.isEmpty() ? Comes.NEVER : kept.size() == 1 ? Comes.ONCE : Comes.TWICE;
  }

  /**
   * Returns when the booking would have to start to keep the promise.
   *
   * @return the instant of the promised local time, the earlier one if it comes twice; empty if it
   *     does not exist
   */
  public Optional<Instant> keptAt() {
    return kept.stream().findFirst();
  }

  /**
   * Returns the version of the data by which the time was promised.
   *
   * @return as it is recorded with the booking
   */
  public String recordedVersion() {
    return recordedVersion;
  }

  /**
   * Returns the version of the data by which the promise is not kept.
   *
   * @return that of the running JDK
   */
  public String presentVersion() {
    return presentVersion;
  }

  /**
   * Returns what was promised and what it has become.
   *
   * @return one line
   */
  @Override
  public String toString() {
    return String.format(
        "MovedPromise[%s, %s: %s by %s, %s by %s]",
        booking, zone, promisedStart, recordedVersion, presentStart(), presentVersion);
  }
}
