package io.slotcore.jdbc;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcBookingStoreTest extends DatabaseContract {

  JdbcBookingStoreTest(TestDatabase kind) {
    super(kind, JdbcBookingStore::builder);
  }
}
