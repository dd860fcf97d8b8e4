package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.BookingEvent;
import io.slotcore.slot.BookingId;
import io.slotcore.spi.Delivery;
import io.slotcore.spi.Outbox;
import io.slotcore.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left after a storm, on each database. */
@ParameterizedClass
@EnumSource
class StormTest {

  private static final boolean DEEP = Boolean.getBoolean("slotcore.deep");
  private static final int CLIENTS = DEEP ? 64 : 16;
  private static final Duration LENGTH = Duration.ofSeconds(DEEP ? 60 : 3);

  private final TestDatabase kind;
  private final HikariDataSource database;
  private final TestClock clock = TestClock.at(Instant.EPOCH);
  private final Map<BookingId, List<BookingEvent>> told = new HashMap<>();

  StormTest(TestDatabase kind) {
    this.kind = kind;
    this.database = kind.newStoreDatabase();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void afterAStormNothingOverlapsAndEveryLimitIsKept() throws Exception {
    StormLaws laws = laws(false);
    laws.limitsAreKept();
  }

  @Test
  void clocksThatJumpByAnHourLetNothingOverlap() throws Exception {
    laws(true);
  }

  private StormLaws laws(boolean clocksJump) throws Exception {
    List<StormNode> nodes =
        IntStream.range(0, 4)
            .mapToObj(i -> new StormNode(kind, database, clock, clocksJump && i % 2 == 1))
            .toList();
    Outbox outbox = nodes.get(0).store().outbox();
    Storm storm = new Storm(nodes, clock);
    storm.rage(CLIENTS, LENGTH, () -> deliver(outbox));
    System.out.printf(
        "storm on %s, %d s, clocks %s: %d commands done, %d refused%n",
        kind, LENGTH.toSeconds(), clocksJump ? "jump" : "agree", storm.done(), storm.refused());
    assertThat(storm.done()).isGreaterThan(20);
    assertThat(storm.refused()).isGreaterThan(20);

    deliverTheRest(outbox);
    StormLaws laws = new StormLaws(kind, database, nodes.get(0).store(), told);
    laws.hold(storm.acknowledged());
    return laws;
  }

  private boolean deliver(Outbox outbox) {
    List<Delivery> due = outbox.take("mail", 200, Duration.ofDays(1));
    for (Delivery delivery : due) {
      told.computeIfAbsent(delivery.event().booking(), b -> new ArrayList<>())
          .add(delivery.event());
      outbox.delivered(delivery);
    }
    return !due.isEmpty();
  }

  /** Also what a clock that was ahead has put off. */
  private void deliverTheRest(Outbox outbox) {
    clock.advance(Duration.ofHours(2));
    while (deliver(outbox)) {}
  }
}
