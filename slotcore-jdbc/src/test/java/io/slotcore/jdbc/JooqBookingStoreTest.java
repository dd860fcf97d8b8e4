package io.slotcore.jdbc;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JooqBookingStoreTest extends DatabaseContract {

  JooqBookingStoreTest(TestDatabase kind) {
    super(kind, JooqBookingStore::builder);
  }
}
