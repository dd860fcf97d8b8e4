package io.slotcore.server;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.slotcore.jdbc.JooqBookingStore;
import io.slotcore.server.database.TestDatabase;
import io.slotcore.server.meetings.MeetingMakers;
import io.slotcore.server.secrets.Secrets;
import io.slotcore.spi.BookingStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A whole server with the sample firm on a database of its own, in a time that the test moves.
 *
 * <p>It opens at {@link #OPENING}; the time then goes on as it does outside.
 */
public final class Firm implements AutoCloseable {

  /** A Monday, 07:00 in New York and 13:00 in Berlin; New York's clocks change six days later. */
  public static final Instant OPENING = Instant.parse("2027-03-08T12:00:00Z");

  /** Half an hour with the first of the sample people. */
  public static final String INTRO = "maya-brooks/intro-call";

  private static final MeetingMakers NOBODY = (tenantId, kind, account) -> Optional.empty();

  private static final InstantSource MACHINE = InstantSource.system();

  private final AtomicReference<Duration> shift;
  private final Server server;
  private final HikariDataSource database;
  private final Api api;
  private String digests = "";

  private Firm(Map<String, String> settings, Duration clockError, MeetingMakers makers) {
    String url = TestDatabase.newUrl();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("SLOTCORE_PORT", "0");
    environment.put("DATABASE_URL", url);
    environment.put("SLOTCORE_SECRET", Secrets.randomText());
    shift = new AtomicReference<>(Duration.between(MACHINE.instant(), OPENING));
    server =
        Server.start(Settings.from(environment), () -> now().plus(clockError), shift::get, makers);
    api = new Api(server::baseUrl);
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(2);
    database = new HikariDataSource(pool);
  }

  /** Opens a firm that keeps its mail. */
  public static Firm open() {
    return new Firm(Map.of(), Duration.ZERO, NOBODY);
  }

  /** Opens a firm with more settings. */
  public static Firm open(Map<String, String> settings) {
    return new Firm(settings, Duration.ZERO, NOBODY);
  }

  /** Opens a firm whose online meetings are made by the test. */
  public static Firm meeting(Map<String, String> settings, MeetingMakers makers) {
    return new Firm(settings, Duration.ZERO, makers);
  }

  /** Opens a firm whose machine has a clock that is wrong, other than that of the database. */
  public static Firm withWrongClock(Duration error) {
    return new Firm(Map.of(), error, NOBODY);
  }

  /** Returns the firm's time. */
  public Instant now() {
    return MACHINE.instant().plus(shift.get());
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    shift.updateAndGet(before -> before.plus(time));
  }

  /** Returns a client of the API. */
  public Api api() {
    return api;
  }

  /** Returns the address of a path. */
  public URI uri(String path) {
    return server.baseUrl().resolve(path);
  }

  /** Returns a browser. */
  public Browser browser() {
    return new Browser(this::uri);
  }

  /** Returns a browser in which one of the sample people is signed in. */
  public Browser signedIn(String username) {
    Browser browser = browser();
    Map<String, String> login =
        Map.of("username", username, "password", server.sample().password());
    if (browser.submit("/login", "/login", login).statusCode() != 303) {
      throw new AssertionError(username + " cannot sign in");
    }
    return browser;
  }

  /** Asks for JSON as the one who is signed in. */
  public static Answer json(Browser browser, String path) {
    return new Answer(browser.get(path, "Accept", "application/json"));
  }

  /** Returns SQL by hand, past the server. */
  public DSLContext sql() {
    return DSL.using(database, SQLDialect.POSTGRES);
  }

  /** Returns the bookings, past the server and in the firm's time. */
  public BookingStore store() {
    return JooqBookingStore.builder(database).clockShift(shift::get).build();
  }

  /** Returns the number that a query counts. */
  public int count(String query, Object... values) {
    return sql().fetchSingle(query, values).get(0, int.class);
  }

  /** Waits until both consumers were told of everything that has happened. */
  public void awaitMails() {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> count("SELECT count(*) FROM slotcore_delivery") == 0);
  }

  /**
   * Returns what the tables hold, apart from locks, logins and jobs: a line for each table, with
   * the number of its rows and a digest of them.
   */
  public List<String> contents() {
    awaitMails();
    if (digests.isEmpty()) {
      digests = String.join(" UNION ALL ", tables().stream().map(Firm::digest).toList());
    }
    return sql().fetch(digests + " ORDER BY 1").getValues(0, String.class);
  }

  private static String digest(String table) {
    return "SELECT '%1$s: ' || count(*) || coalesce(md5(string_agg(md5(t::text), '' ORDER BY t::text)), '') FROM %1$s t"
        .formatted(table);
  }

  private List<String> tables() {
    return sql()
        .fetch(
            """
            SELECT tablename FROM pg_tables
             WHERE schemaname = 'public'
               AND (tablename LIKE 'slotcore\\_%' OR tablename LIKE 'server\\_%')
               AND tablename NOT IN ('slotcore_subject', 'server_sessions', 'server_tasks')
               AND tablename NOT LIKE '%history'
             ORDER BY tablename
            """)
        .getValues(0, String.class);
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
