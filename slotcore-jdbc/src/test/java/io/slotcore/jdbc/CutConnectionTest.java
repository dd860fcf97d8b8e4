package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.TenantId;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections that break at any byte of a booking: a retry with its key ends in one booking. */
@ParameterizedClass
@EnumSource(names = {"POSTGRES", "MARIADB"})
class CutConnectionTest {

  private static final Instant TEN = Instant.parse("2030-01-01T10:00:00Z");
  private static final int CUTS = Boolean.getBoolean("slotcore.deep") ? 400 : 40;
  private static final int CLIENTS = 4;

  private final HikariDataSource database;
  private final CuttingProxy proxy;
  private final JdbcBookingStore cut;
  private final JdbcBookingStore healthy;

  CutConnectionTest(TestDatabase kind) throws Exception {
    database = kind.of(getClass());
    try (Connection connection = database.getConnection()) {
      DatabaseMetaData server = connection.getMetaData();
      String url = server.getURL();
      int port = Integer.parseInt(url.replaceFirst(".*//[^:/]+:(\\d+)/.*", "$1"));
      proxy = CuttingProxy.to(port);
      cut = store(throughProxy(url.replaceFirst(":\\d+/", ":" + proxy.port() + "/"), server));
    }
    healthy = store(database);
  }

  private static JdbcBookingStore store(DataSource source) {
    return JdbcBookingStore.builder(source).consumer("mail").build();
  }

  /** Not pooled, so that the login can be cut as well. */
  private static DataSource throughProxy(String url, DatabaseMetaData server) throws SQLException {
    if (url.startsWith("jdbc:mariadb:")) {
      MariaDbDataSource source = new MariaDbDataSource(url);
      source.setUser("test");
      return source;
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(server.getUserName());
    return source;
  }

  @AfterEach
  void close() {
    proxy.close();
  }

  private static Repeat repeat(int number) {
    return new Repeat(
        TenantId.of(UUID.randomUUID().toString()), "ada", TEN.plus(Duration.ofHours(number)));
  }

  @ParameterizedTest
  @EnumSource
  void aBookingThatIsCutAtAnyByteIsMadeOnceByARetry(CuttingProxy.From from) {
    long before = proxy.passed(from);
    repeat(0).book(cut);
    long all = proxy.passed(from) - before;
    int acknowledged = 0;
    for (int i = 0; i < CUTS; i++) {
      Repeat repeat = repeat(i);
      proxy.cutAfter(from, all * i / CUTS);

      acknowledged += repeat.isAcknowledged(cut) ? 1 : 0;

      proxy.heal();
      repeat.untilAcknowledged(healthy);
      repeat.assertBookedOnce(database);
      Repeat.assertBookings(database, repeat.tenant(), 1);
    }
    assertThat(acknowledged).isLessThan(CUTS / 2);
  }

  @Test
  void whenAllConnectionsAreCutEachBookingIsMadeOnceByARetry() {
    long before = proxy.passed(CuttingProxy.From.CLIENT);
    repeat(0).book(cut);
    long all = (proxy.passed(CuttingProxy.From.CLIENT) - before) * CLIENTS;
    for (int i = 0; i < CUTS / 2; i++) {
      TenantId tenant = repeat(i).tenant();
      proxy.cutAfter(CuttingProxy.From.CLIENT, all * 2 * i / CUTS);

      IntStream.range(0, CLIENTS)
          .mapToObj(n -> new Repeat(tenant, "host-" + n % 2, TEN.plus(Duration.ofHours(n))))
          .parallel()
          .forEach(
              repeat -> {
                repeat.isAcknowledged(cut);
                repeat.untilAcknowledged(healthy);
                repeat.assertBookedOnce(database);
              });

      proxy.heal();
      Repeat.assertBookings(database, tenant, CLIENTS);
    }
  }
}
