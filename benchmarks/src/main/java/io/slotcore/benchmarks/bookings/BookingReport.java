package io.slotcore.benchmarks.bookings;

import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.booking.BookingService;
import io.slotcore.jdbc.JdbcBookingStore;
import io.slotcore.jdbc.SlotcoreSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures bookings on PostgreSQL, and writes what came out. */
public final class BookingReport {

  private final BookingPlan plan;

  private BookingReport(BookingPlan plan) {
    this.plan = plan;
  }

  /**
   * Runs.
   *
   * @param args the plan (full, short or smoke), and the file to write; a smoke run prints to the
   *     console instead
   * @throws IOException if the database does not start or the file cannot be written
   * @throws SQLException if the database fails
   */
  public static void main(String[] args) throws IOException, SQLException {
    BookingPlan plan = BookingPlan.valueOf(args[0].toUpperCase(Locale.ROOT));
    String page = new BookingReport(plan).page();
    if (plan == BookingPlan.SMOKE) {
      System.out.println(page);
    } else {
      Path file = Path.of(args[1]).normalize();
      Files.writeString(file, page);
      System.out.println("Written: " + file.getFileName());
    }
  }

  private String page() throws IOException, SQLException {
    List<Figures> figures = new ArrayList<>();
    for (int bookings : List.of(0, plan.filled())) {
      try (Server server = new Server()) {
        figures.add(measure(server, bookings));
      }
    }
    return new BookingPage(plan, LocalDate.now(ZoneOffset.UTC), figures).text();
  }

  /** Bare rows and bookings take turns, and so do bookings without and with rivals. */
  private Figures measure(Server server, int filled) throws SQLException {
    SlotcoreSchema.migrate(server.owner());
    SlotcoreSchema.enableRowLevelSecurity(server.owner());
    try (HikariDataSource pool = server.pool()) {
      Starts starts = new Starts(Instant.now());
      if (filled > 0) {
        Filling.fill(server.owner(), filled, starts.firstDay());
      }
      BareRows bare = new BareRows(pool);
      BareRows.createTable(server.owner());
      Bookings bookings = new Bookings(new BookingService(JdbcBookingStore.builder(pool).build()));
      Figures figures = new Figures(filled);
      for (int round = -1; round < plan.rounds(); round++) {
        Load.Outcome rows =
            Load.run(server, plan.time(round), client -> bare.insert(starts.free()));
        Load.Outcome booked =
            Load.run(server, plan.time(round), client -> bookings.book(starts.free()));
        Load.Outcome raced =
            Load.run(server, plan.time(round), client -> bookings.book(raced(starts)));
        System.out.printf(
            Locale.ROOT,
            "%d filled, round %d: %.0f bare (%.0f + %.0f us), %.0f booked (%.0f + %.0f us),"
                + " %.0f won of %.0f raced per second%n",
            filled,
            round,
            rows.wonPerSecond(),
            rows.clientMicros(),
            rows.serverMicros(),
            booked.wonPerSecond(),
            booked.clientMicros(),
            booked.serverMicros(),
            raced.wonPerSecond(),
            raced.perSecond());
        if (round < 0) {
          // What autovacuum does within a minute: plans that were made on empty tables are made
          // anew.
          server.analyze();
        } else {
          figures.add(rows, booked, raced);
        }
      }
      return figures;
    }
  }

  private static io.slotcore.booking.Choice raced(Starts starts) {
    return java.util.concurrent.ThreadLocalRandom.current().nextBoolean()
        ? starts.hot()
        : starts.free();
  }
}
