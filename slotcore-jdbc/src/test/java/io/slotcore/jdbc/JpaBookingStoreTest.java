package io.slotcore.jdbc;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JpaBookingStoreTest extends DatabaseContract {

  JpaBookingStoreTest(TestDatabase kind) {
    super(kind, database -> JpaBookingStore.builder(Jpa.on(database)));
  }
}
