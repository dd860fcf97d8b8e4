package io.slotcore.jdbc;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"POSTGRES", "MARIADB", "H2"})
class JpaBookingStoreTest extends DatabaseContract {

  JpaBookingStoreTest(TestDatabase kind) {
    super(kind, database -> JpaBookingStore.builder(Jpa.on(database)));
  }
}
