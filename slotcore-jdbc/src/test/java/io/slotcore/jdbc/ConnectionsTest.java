package io.slotcore.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.Actor;
import io.slotcore.booking.Booking;
import io.slotcore.booking.BookingService;
import io.slotcore.booking.BookingStatus;
import io.slotcore.booking.Caller;
import io.slotcore.booking.Choice;
import io.slotcore.booking.TenantId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections come and go, and are set as their owner likes it. */
class ConnectionsTest {

  private static final Instant START = Instant.parse("2030-01-01T10:00:00Z");
  private static final int RACERS = 12;

  private static Booking book(DataSource database, int number) {
    return book(JdbcBookingStore.builder(database).build(), number);
  }

  private static Booking book(JdbcBookingStore store, int number) {
    return new BookingService(store)
        .book(
            Caller.of(TenantId.of("tenant"), Actor.booker("visitor")),
            Choice.of(
                Worlds.type("intro-" + number, "host-" + number).build(),
                START.plus(Duration.ofHours(number))),
            Worlds.attendance());
  }

  /** Without a pool, the connection that has made the tables is closed before the first booking. */
  @Test
  void h2KeepsItsRulesWhenTheConnectionIsClosedThatHasMadeThem() {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:connections;DB_CLOSE_DELAY=-1");
    SlotcoreSchema.migrate(database);

    assertThat(book(database, 1).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  /** The first transactions of a store find out together that the level is to be set apart. */
  @ParameterizedTest
  @ValueSource(strings = {"repeatable read", "serializable", "read uncommitted"})
  void firstBookingsTogetherSucceedWhateverTheDefaultLevel(String level) throws Exception {
    try (HikariDataSource database = PostgresServer.newStoreDatabase();
        HikariDataSource strict = new HikariDataSource()) {
      database.copyStateTo(strict);
      strict.setConnectionInitSql("SET default_transaction_isolation = '" + level + "'");
      strict.setMaximumPoolSize(RACERS);
      JdbcBookingStore store = JdbcBookingStore.builder(strict).build();

      ExecutorService threads = Executors.newFixedThreadPool(RACERS);
      List<Callable<Booking>> first =
          IntStream.range(0, RACERS)
              .<Callable<Booking>>mapToObj(i -> () -> book(store, i))
              .toList();
      for (Future<Booking> booking : threads.invokeAll(first)) {
        assertThat(booking.get().status()).isEqualTo(BookingStatus.CONFIRMED);
      }
      threads.shutdown();
    }
  }

  @Test
  void aConnectionThatCannotBeClosedTakesNothingBack() {
    try (HikariDataSource database = PostgresServer.newStoreDatabase()) {
      DataSource broken =
          proxy(
              DataSource.class,
              database,
              connection -> proxy(Connection.class, (Connection) connection, result -> result));

      assertThat(book(broken, 1).status()).isEqualTo(BookingStatus.CONFIRMED);
      assertThat(Sql.strings(database, "SELECT status FROM slotcore_booking"))
          .containsExactly("CONFIRMED");
    }
  }

  private interface After {
    Object change(Object result);
  }

  /** Does what the other one does, and fails to be closed. */
  private static <T> T proxy(Class<T> type, T real, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object result;
              try {
                result = method.invoke(real, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
              if (method.getName().equals("close")) {
                throw new SQLException("the socket of ada@example.org is gone", "08006");
              }
              return method.getName().equals("getConnection") ? after.change(result) : result;
            }));
  }
}
