package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.TenantId;
import io.slotcore.eventtype.Subject;
import io.slotcore.spi.LockRequest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A decision runs at READ COMMITTED, whatever the pool's connections are set to. */
class IsolationTest {

  private static final String ON_MARIADB =
      "SELECT trx_isolation_level FROM information_schema.innodb_trx";

  private static final String ON_H2 =
      "SELECT isolation_level FROM information_schema.sessions WHERE contains_uncommitted";

  @ParameterizedTest
  @EnumSource(names = {"MARIADB", "H2"})
  void aDecisionRunsAtReadCommitted(TestDatabase kind) {
    try (HikariDataSource database = kind.newStoreDatabase();
        HikariDataSource strict = new HikariDataSource()) {
      database.copyStateTo(strict);
      strict.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
      JdbcBookingStore store = JdbcBookingStore.builder(strict).build();

      List<String> levels =
          store.inTransaction(
              TenantId.of("tenant"),
              transaction -> {
                transaction.lock(LockRequest.of(Set.of(Subject.host("ada"))));
                return Sql.strings(database, kind == TestDatabase.H2 ? ON_H2 : ON_MARIADB);
              });

      assertThat(levels).containsExactly("READ COMMITTED");
    }
  }
}
