package io.slotcore.jdbc;

import io.slotcore.booking.BookingService;
import io.slotcore.testkit.TestClock;
import java.time.Duration;
import java.util.Random;
import javax.sql.DataSource;

/** One of the nodes in a storm; its clock may jump, as after a failover to another database. */
final class StormNode {

  private static final int HOUR = 3_600;

  private final boolean jumps;
  private final JdbcBookingStore store;
  private final BookingService service;
  private volatile Duration jump = Duration.ZERO;

  StormNode(TestDatabase kind, DataSource database, TestClock clock, boolean jumps) {
    this.jumps = jumps;
    store =
        JdbcBookingStore.builder(database)
            .guard(kind.guard())
            .consumer("mail")
            .clockShift(() -> clock.elapsed().plus(jump))
            .build();
    service = new BookingService(store);
  }

  JdbcBookingStore store() {
    return store;
  }

  BookingService service() {
    return service;
  }

  /** Puts the clock up to an hour off, and now and then right. */
  void perhapsJump(Random random) {
    if (jumps) {
      jump = Duration.ofSeconds(random.nextInt(3) * random.nextInt(-HOUR, HOUR + 1) / 2);
    }
  }
}
