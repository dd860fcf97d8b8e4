package io.slotcore.server.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slotcore.server.Answer;
import io.slotcore.server.Api;
import io.slotcore.server.Firm;
import io.slotcore.server.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Six clients make two hundred bookings, move some and cancel some; in the middle everything is
 * killed, and started again. They repeat what was not answered, with the same key.
 */
class KilledBookingsIT {

  private static final int BOOKINGS = 200;
  private static final int CLIENTS = 6;
  private static final int KILLED_AFTER = 120;
  private static final InstantSource MACHINE = InstantSource.system();
  private static final List<String> OFFERS =
      List.of("maya-brooks/intro-call", "jonas-weber/intro-call", "asha-gurung/intro-call");

  @TempDir Path path;

  private final List<Process> started = new ArrayList<>();
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final CountDownLatch middle = new CountDownLatch(KILLED_AFTER);
  private final AtomicBoolean killed = new AtomicBoolean();
  private final AtomicInteger repeated = new AtomicInteger();
  private final CountDownLatch restarted = new CountDownLatch(1);
  private volatile URI site = URI.create("http://localhost");

  /** What a client was told. */
  private record Acknowledged(String booking, long version, String status, Instant start) {}

  /** A start of an offer that nobody else will want. */
  private record Start(String offer, Instant at) {}

  @AfterEach
  void killWhatStillRuns() {
    started.forEach(Process::destroyForcibly);
    started.forEach(process -> process.onExit().join());
    try {
      stopped(postmaster());
    } catch (IOException e) {
      // There is none any more.
    }
  }

  @Test
  void aKillOfTheServerLosesNoBookingAndNoMail() throws Exception {
    requireNothingIsLost(server -> Stream.of(server));
  }

  @Test
  void aKillOfServerAndPostgresLosesNoBookingAndNoMail() throws Exception {
    requireNothingIsLost(
        server -> {
          ProcessHandle postmaster = postmaster();
          return Stream.concat(Stream.of(server, postmaster), postmaster.descendants());
        });
  }

  /** Chooses who is killed with the server. */
  private interface Victims {
    Stream<ProcessHandle> of(ProcessHandle server) throws IOException;
  }

  private void requireNothingIsLost(Victims victims) throws Exception {
    Process server = start(0, Firm.OPENING);
    Api api = new Api(() -> site);
    List<List<Start>> starts = starts(api);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      running.add(clients.submit(() -> work(api, client, starts)));
    }
    assertThat(middle.await(120, TimeUnit.SECONDS)).isTrue();
    kill(victims.of(server.toHandle()).toList(), server);
    int before = acknowledged.size();

    Instant restart = MACHINE.instant();
    // What was being delivered is delivered again when its lease of two minutes has passed.
    start(site.getPort(), Firm.OPENING.plus(Duration.ofMinutes(10)));
    assertEverythingAcknowledgedIsThere();
    restarted.countDown();
    for (Future<?> each : running) {
      each.get(120, TimeUnit.SECONDS);
    }
    clients.shutdown();

    assertEverythingAcknowledgedIsThere();
    assertThat(strings("SELECT count(*) FROM slotcore_booking")).containsExactly("" + BOOKINGS);
    assertNothingOverlaps();
    assertEachBookingIsAsItsClientWasTold();
    awaitMails(restart);
    int mails = assertEveryMailIsSentInOrder();
    System.out.printf(
        "killed bookings: %d of %d commands acknowledged before the kill, %d repeated after it,"
            + " %d bookings, %d mails%n",
        before, acknowledged.size(), repeated.get(), BOOKINGS, mails);
    assertThat(repeated).hasValue(CLIENTS);
  }

  private Process start(int port, Instant time) throws IOException {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FixedTimeServer.class.getName(),
                path.toString(),
                TestDatabase.options().installation().orElseThrow().toString(),
                Integer.toString(port),
                time.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    started.add(server);
    String line = server.inputReader().readLine();
    while (line != null && !line.startsWith("ready at ")) {
      line = server.inputReader().readLine();
    }
    assertThat(line).as("the server died").isNotNull();
    site = URI.create(line.substring("ready at ".length()));
    return server;
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(path.resolve("cluster/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow(() -> new IOException("it is gone"));
  }

  private static void stopped(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private void kill(List<ProcessHandle> victims, Process server) {
    killed.set(true);
    victims.forEach(ProcessHandle::destroyForcibly);
    server.onExit().join();
  }

  /** For each offer the starts that do not touch one another, six for each day. */
  private static List<List<Start>> starts(Api api) {
    List<List<Start>> all = new ArrayList<>();
    for (String offer : OFFERS) {
      List<Start> some = new ArrayList<>();
      Map<LocalDate, Integer> perDay = new HashMap<>();
      Instant last = Instant.EPOCH;
      for (Instant at : api.starts(offer, "2027-03-10", "2027-05-01", "&timeZone=UTC")) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        boolean apart = !at.isBefore(last.plus(Duration.ofHours(1)));
        if (apart && perDay.merge(day, 1, Integer::sum) <= 5) {
          some.add(new Start(offer, at));
          last = at;
        }
      }
      assertThat(some).hasSizeGreaterThan(130);
      all.add(some);
    }
    return all;
  }

  /** Each third booking is moved, each fifth is cancelled, some are both. */
  private void work(Api api, int client, List<List<Start>> starts) {
    for (int i = client; i < BOOKINGS; i += CLIENTS) {
      List<Start> own = starts.get(i % OFFERS.size());
      Start start = own.get(i / OFFERS.size());
      Start other = own.get(own.size() - 1 - i / OFFERS.size());
      String key = "booking-" + i;
      Map<String, Object> body =
          Api.booking(start.offer(), start.at(), "client" + client + "@example.org");
      Answer booking =
          acknowledged(() -> api.post("/api/v1/bookings", body, "Idempotency-Key", key));
      String address = Api.path(booking);
      if (i % 3 == 1) {
        Map<String, Object> move = Map.of("start", other.at().toString());
        acknowledged(() -> api.put(address, move, "Idempotency-Key", key));
      }
      if (i % 5 == 2) {
        acknowledged(() -> api.delete(address, "Idempotency-Key", key));
      }
    }
  }

  /** Sends a request until it is answered: at most once more after the restart. */
  private Answer acknowledged(Supplier<Answer> request) {
    Answer answer;
    try {
      answer = request.get();
    } catch (UncheckedIOException e) {
      assertThat(killed).as("%s", e).isTrue();
      answer = again(request);
    }
    if (answer.status() >= 500) {
      assertThat(killed).as("%s", answer).isTrue();
      answer = again(request);
    }
    assertThat(answer.status()).as("%s", answer).isBetween(200, 201);
    acknowledged.add(
        new Acknowledged(
            answer.text("id"),
            answer.json().path("version").asLong(),
            answer.text("status"),
            answer.time("start").toInstant()));
    middle.countDown();
    return answer;
  }

  private Answer again(Supplier<Answer> request) {
    repeated.incrementAndGet();
    try {
      assertThat(restarted.await(120, TimeUnit.SECONDS)).isTrue();
      return request.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void assertEverythingAcknowledgedIsThere() throws Exception {
    List<String> events =
        strings(
            """
            SELECT booking_id || '/' || version || ' ' || lower(after_status) || ' '
                   || extract(epoch FROM after_start)::bigint
              FROM slotcore_event
            """);
    assertThat(events).doesNotHaveDuplicates();
    List<String> told =
        List.copyOf(acknowledged).stream()
            .map(
                a ->
                    a.booking()
                        + "/"
                        + a.version()
                        + " "
                        + a.status()
                        + " "
                        + a.start().getEpochSecond())
            .toList();
    assertThat(events).containsAll(told);
  }

  private void assertNothingOverlaps() throws Exception {
    assertThat(
            strings(
                """
                SELECT a.booking_id || ' and ' || b.booking_id
                  FROM slotcore_claim a
                  JOIN slotcore_claim b
                    ON b.tenant_id = a.tenant_id AND b.subject = a.subject
                   AND b.booking_id > a.booking_id
                   AND b.claim_start < a.claim_end AND a.claim_start < b.claim_end
                """))
        .isEmpty();
    assertThat(
            strings(
                """
                SELECT b.booking_id::text
                  FROM slotcore_booking b
                  LEFT JOIN slotcore_claim c USING (tenant_id, booking_id)
                 GROUP BY b.booking_id, b.status
                HAVING count(c.subject) <> CASE b.status WHEN 'CONFIRMED' THEN 1 ELSE 0 END
                """))
        .isEmpty();
  }

  private void assertEachBookingIsAsItsClientWasTold() throws Exception {
    Map<String, Acknowledged> last = new HashMap<>();
    for (Acknowledged each : acknowledged) {
      last.merge(each.booking(), each, (a, b) -> a.version() > b.version() ? a : b);
    }
    assertThat(
            strings(
                """
                SELECT booking_id || ' ' || version || ' ' || lower(status) || ' '
                       || extract(epoch FROM start_at)::bigint
                  FROM slotcore_booking
                """))
        .containsExactlyInAnyOrderElementsOf(
            last.values().stream()
                .map(
                    a ->
                        a.booking()
                            + " "
                            + a.version()
                            + " "
                            + a.status()
                            + " "
                            + a.start().getEpochSecond())
                .toList());
  }

  /**
   * A job that ran in the killed server is taken over when its heart has not beaten for half a
   * minute; that time passes here by hand.
   */
  private void awaitMails(Instant restart) throws Exception {
    try (Connection connection = connect();
        PreparedStatement age =
            connection.prepareStatement(
                """
                UPDATE server_tasks SET last_heartbeat = last_heartbeat - interval '2 minutes'
                 WHERE picked AND last_heartbeat < ?
                """)) {
      age.setObject(1, restart.atOffset(ZoneOffset.UTC));
      age.executeUpdate();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> strings("SELECT 1 FROM slotcore_delivery LIMIT 1").isEmpty());
  }

  private int assertEveryMailIsSentInOrder() throws Exception {
    String mails =
        """
        SELECT %s || ' ' || string_agg(%s || ' ' || calendar_method, ', ' ORDER BY sent_at)
          FROM (SELECT substring(calendar FROM 'UID:([0-9a-f-]+)@') AS booking,
                       substring(calendar FROM 'SEQUENCE:([0-9]+)') AS sequence,
                       recipient_address, calendar_method, sent_at
                  FROM server_mailbox) mails
         WHERE recipient_address %s LIKE '%%@example.org'
         GROUP BY booking
        """;
    List<String> changes =
        strings(
            """
            SELECT booking_id || ' ' || string_agg(after_sequence || ' ' || CASE command
                   WHEN 'CANCEL' THEN 'CANCEL' ELSE 'REQUEST' END, ', ' ORDER BY version)
              FROM slotcore_event GROUP BY booking_id
            """);
    assertThat(changes).hasSize(BOOKINGS);
    for (String side : List.of("", "NOT")) {
      assertThat(strings(mails.formatted("booking", "sequence", side)))
          .as("mails %s to bookers", side)
          .containsExactlyInAnyOrderElementsOf(changes);
    }
    return Integer.parseInt(strings("SELECT count(*) FROM server_mailbox").get(0));
  }

  private Connection connect() throws IOException, SQLException {
    String port = Files.readAllLines(path.resolve("cluster/postmaster.pid")).get(3);
    String password = Files.readString(path.resolve("database-password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "slotcore", password);
  }

  private List<String> strings(String query) throws IOException, SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = connect();
        PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
