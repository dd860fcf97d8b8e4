package io.slotcore.jdbc;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"POSTGRES", "MARIADB", "H2"})
class JooqBookingStoreTest extends DatabaseContract {

  JooqBookingStoreTest(TestDatabase kind) {
    super(kind, JooqBookingStore::builder);
  }
}
