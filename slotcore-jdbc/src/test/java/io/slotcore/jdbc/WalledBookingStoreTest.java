package io.slotcore.jdbc;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract behind row-level security, in the roles of the application and of jobs. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = ".*POSTGRES.*")
class WalledBookingStoreTest extends DatabaseContract {

  WalledBookingStoreTest(TestDatabase kind) {
    super(kind, Roles::store);
  }
}
