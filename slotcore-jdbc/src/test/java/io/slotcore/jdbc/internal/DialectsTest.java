package io.slotcore.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.spi.StoreException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On which databases the store runs. */
class DialectsTest {

  /** A connection that knows nothing but product and version. */
  private static Connection connection(String product, String version) {
    String[] numbers = version.split("[^0-9]+", -1);
    DatabaseMetaData database =
        proxy(
            DatabaseMetaData.class,
            method ->
                switch (method) {
                  case "getDatabaseProductName" -> product;
                  case "getDatabaseProductVersion" -> version;
                  case "getDatabaseMajorVersion" -> Integer.parseInt(numbers[0]);
                  default -> Integer.parseInt(numbers[1]);
                });
    return proxy(Connection.class, method -> database);
  }

  private interface Answers {
    Object to(String method);
  }

  private static <T> T proxy(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            DialectsTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.to(method.getName())));
  }

  @ParameterizedTest
  @CsvSource({
    "PostgreSQL, 15.20, postgresql",
    "PostgreSQL, 18.6 (Debian), postgresql",
    "H2, 2.4.240 (2025-09-22), h2",
    "MariaDB, 10.6.23-MariaDB, mariadb",
    "MariaDB, 10.11.14-MariaDB-0+deb12u2, mariadb",
    "MariaDB, 11.4.8-MariaDB-log, mariadb",
    "MariaDB, 11.8.3-MariaDB, mariadb",
    "MariaDB, 11.8.3-1-MariaDB-enterprise, mariadb",
    "MariaDB, 12.0.2-MariaDB, mariadb",
    "MariaDB, 12.1.0-MariaDB, mariadb",
    "MariaDB, 13.0.1-MariaDB, mariadb",
    "MySQL, 5.5.5-10.11.19-MariaDB, mariadb"
  })
  void theStoreRunsOn(String product, String version, String folder) throws SQLException {
    assertThat(Dialects.of(connection(product, version)).folder()).isEqualTo(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.5.29-MariaDB",
        "10.6.22-MariaDB",
        "10.6.22-18-MariaDB-enterprise",
        "10.11.13-MariaDB-0ubuntu0.24.04.1",
        "11.4.7-MariaDB",
        "11.7.2-MariaDB",
        "11.8.2-MariaDB",
        "12.0.1-MariaDB",
        "5.5.5-10.6.22-MariaDB"
      })
  void aMariaDbThatLetsOverlapsInIsRefused(String version) {
    assertThatThrownBy(() -> Dialects.of(connection("MariaDB", version)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(version)
        .hasMessageContaining("MDEV-37199");
  }

  @ParameterizedTest
  @CsvSource({
    "PostgreSQL, 14.19",
    "MySQL, 8.4.6",
    "MySQL, 9.5.0",
    "H2, 1.4.200 (2019-10-14)",
    "Oracle, 23.5 Free"
  })
  void anotherDatabaseIsRefused(String product, String version) {
    assertThatThrownBy(() -> Dialects.of(connection(product, version)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(product + " " + version);
  }
}
