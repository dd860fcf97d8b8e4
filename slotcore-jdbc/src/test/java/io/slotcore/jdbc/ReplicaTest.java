package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.SlotRefusedException;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.EventType;
import io.slotcore.slot.Reason;
import io.slotcore.slot.Rule;
import io.slotcore.slot.Slot;
import io.slotcore.slot.SlotQuery;
import io.slotcore.time.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Listings from a replica that streams, and lags behind. */
@Timeout(120)
class ReplicaTest {

  private static final TenantId TENANT = TenantId.of("firm");
  private static final Instant TEN = Instant.parse("2030-01-01T10:00:00Z");
  private static final EventType TYPE = Worlds.type("intro", "ada").build();

  private static ReplicatedServers servers;

  @BeforeAll
  static void start() {
    Assumptions.assumeTrue(OldestPostgresServer.isInstalled(), "PostgreSQL is not installed");
    servers = new ReplicatedServers();
  }

  @AfterAll
  static void stop() {
    if (servers != null) {
      servers.close();
    }
  }

  private static Booking book(BookingService service, Instant start) {
    return service.book(
        Caller.of(TENANT, Actor.booker("visitor")), Choice.of(TYPE, start), Worlds.attendance());
  }

  private static List<Instant> starts(BookingService service) {
    SlotQuery query = SlotQuery.builder(TYPE, Interval.of(TEN, Duration.ofHours(1))).build();
    return service.slots(TENANT, query).stream().map(Slot::start).toList();
  }

  /** The server confirms a pause once what it was replaying is done. */
  private static void pause(HikariDataSource replica) {
    Sql.strings(replica, "SELECT pg_wal_replay_pause()");
    String state = "SELECT pg_get_wal_replay_pause_state()";
    while (!Sql.strings(replica, state).equals(List.of("paused"))) {
      Thread.onSpinWait();
    }
  }

  @Test
  void listingsComeFromTheReplicaAndDecisionsNever() {
    try (HikariDataSource primary = servers.primary();
        HikariDataSource waiting = servers.primaryThatWaits();
        HikariDataSource replica = servers.replica()) {
      SlotcoreSchema.migrate(waiting);
      JdbcBookingStore store = JdbcBookingStore.builder(primary).reads(replica).build();
      BookingService service = new BookingService(store);
      BookingService synchronous =
          new BookingService(JdbcBookingStore.builder(waiting).reads(replica).build());

      Booking seen = book(synchronous, TEN.plus(Duration.ofMinutes(30)));
      assertThat(store.find(TENANT, seen.id())).isPresent();
      assertThat(starts(service)).containsExactly(TEN);

      pause(replica);
      Booking unseen = book(service, TEN);
      assertThat(store.find(TENANT, unseen.id())).as("the replica lags").isEmpty();
      assertThat(starts(service)).as("and lists what it knows").containsExactly(TEN);
      assertThatThrownBy(() -> book(service, TEN))
          .isInstanceOfSatisfying(
              SlotRefusedException.class,
              refused ->
                  assertThat(refused.reasons()).extracting(Reason::rule).contains(Rule.CLAIM));

      Sql.strings(replica, "SELECT pg_wal_replay_resume()");
      book(synchronous, TEN.plus(Duration.ofHours(5)));
      assertThat(store.find(TENANT, unseen.id())).isPresent();
      assertThat(starts(service)).isEmpty();
    }
  }

  @Test
  void nothingIsWrittenToTheReplica() {
    try (HikariDataSource replica = servers.replica()) {
      assertThatThrownBy(() -> Sql.execute(replica, "CREATE TABLE mine (id int)"))
          .hasMessageContaining("read-only");
    }
  }
}
