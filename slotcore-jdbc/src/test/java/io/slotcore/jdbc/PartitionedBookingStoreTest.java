package io.slotcore.jdbc;

import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract where bookings and claims are partitioned by tenant. */
@ParameterizedClass
@EnumSource(names = {"POSTGRES", "OLDEST_POSTGRES"})
class PartitionedBookingStoreTest extends DatabaseContract {

  PartitionedBookingStoreTest(TestDatabase kind) {
    super(kind, PartitionedBookingStoreTest::partitioned);
  }

  private static JdbcBookingStore.Builder partitioned(DataSource database) {
    SlotcoreSchema.partitionByTenant(database, 4);
    return JdbcBookingStore.builder(database);
  }
}
