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
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of bookings whose tables are partitioned. */
@ParameterizedClass
@EnumSource(names = {"POSTGRES", "OLDEST_POSTGRES"})
class PartitionsTest {

  private static final Instant TEN = Instant.parse("2030-01-01T10:00:00Z");

  /** Checks and keys, foreign ones too, without the numbers that partitions have in their names. */
  private static final String CONSTRAINTS =
      """
      SELECT DISTINCT concat_ws(' ', conname, contype, conrelid::regclass)
      FROM pg_constraint
      WHERE connamespace = current_schema()::regnamespace AND contype IN ('p', 'u', 'c', 'f')
        AND conname LIKE 'slotcore%' AND conparentid = 0
        AND NOT (SELECT relispartition FROM pg_class WHERE oid = conrelid)
      ORDER BY 1
      """;

  private static final String INDEXES =
      """
      SELECT pg_get_indexdef(indexrelid)
      FROM pg_index
      WHERE indrelid IN ('slotcore_booking'::regclass, 'slotcore_claim'::regclass)
        AND NOT indisexclusion
      ORDER BY 1
      """;

  private final TestDatabase kind;

  PartitionsTest(TestDatabase kind) {
    this.kind = kind;
  }

  private static Booking book(HikariDataSource database, TenantId tenant) {
    return new BookingService(JdbcBookingStore.builder(database).build())
        .book(
            Caller.of(tenant, Actor.booker("visitor")),
            Choice.of(Worlds.type("intro", "ada").build(), TEN),
            Worlds.attendance());
  }

  private static List<String> withoutOnly(List<String> definitions) {
    return definitions.stream().map(text -> text.replace(" ON ONLY ", " ON ")).toList();
  }

  @Test
  void bookingsKeysAndIndexesAreKept() {
    try (HikariDataSource database = kind.newStoreDatabase()) {
      TenantId tenant = TenantId.of("firm");
      Booking booking = book(database, tenant);
      List<String> constraints = Sql.strings(database, CONSTRAINTS);
      List<String> indexes = Sql.strings(database, INDEXES);

      SlotcoreSchema.partitionByTenant(database, 4);
      SlotcoreSchema.partitionByTenant(database, 4);
      SlotcoreSchema.migrate(database);

      assertThat(Sql.strings(database, CONSTRAINTS)).isEqualTo(constraints);
      assertThat(withoutOnly(Sql.strings(database, INDEXES))).isEqualTo(indexes);
      assertThat(JdbcBookingStore.builder(database).build().find(tenant, booking.id())).isPresent();
      assertThatThrownBy(() -> book(database, tenant)).isInstanceOf(SlotRefusedException.class);
      book(database, TenantId.of("other-firm"));
    }
  }

  @Test
  void everyPartitionRefusesOverlaps() {
    try (HikariDataSource database = kind.newStoreDatabase()) {
      SlotcoreSchema.partitionByTenant(database, 5);

      assertThat(
              Sql.strings(
                  database,
                  "SELECT conname FROM pg_constraint WHERE contype = 'x' AND conname LIKE 'slot%'"))
          .hasSize(5)
          .allMatch(name -> name.startsWith("slotcore_claim_no_overlap_p"));
    }
  }

  @Test
  void aReadOfATenantTouchesOnePartition() {
    try (HikariDataSource database = kind.newStoreDatabase()) {
      SlotcoreSchema.partitionByTenant(database, 4);

      List<String> plan =
          Sql.strings(
              database,
              "EXPLAIN SELECT 1 FROM slotcore_claim WHERE tenant_id = 'firm' AND subject = 'a'");

      assertThat(plan).filteredOn(line -> line.contains(" on slotcore_claim_p")).hasSize(1);
    }
  }

  @Test
  void rowLevelSecurityIsPutUpAnew() {
    try (HikariDataSource database = kind.newStoreDatabase()) {
      SlotcoreSchema.enableRowLevelSecurity(database);
      SlotcoreSchema.partitionByTenant(database, 4);
      Roles roles = Roles.of(database);
      TenantId tenant = TenantId.of("firm");

      Booking booking = book(roles.application(), tenant);

      assertThat(JdbcBookingStore.builder(roles.application()).build().find(tenant, booking.id()))
          .isPresent();
      assertThat(Sql.strings(roles.application(), "SELECT 1 FROM slotcore_booking")).isEmpty();
    }
  }

  @Test
  void thereIsAtLeastOne() {
    try (HikariDataSource database = kind.newDatabase()) {
      assertThatThrownBy(() -> SlotcoreSchema.partitionByTenant(database, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
