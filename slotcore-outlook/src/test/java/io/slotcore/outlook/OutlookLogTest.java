package io.slotcore.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.fakes.FakeGraph;
import io.slotcore.fakes.Fault;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.MeetingRequest;
import io.slotcore.time.Interval;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is logged at the finest level, and whatever fails, tells nothing secret or personal. */
class OutlookLogTest {

  private static final Interval TEN = Interval.parse("2027-02-10T10:00:00Z/2027-02-10T10:30:00Z");

  private final Logger root = Logger.getLogger("");
  private final Level level = root.getLevel();
  private final Queue<String> records = new ConcurrentLinkedQueue<>();
  private final Handler handler =
      new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
          String logger = String.valueOf(line.getLoggerName());
          // The fake is a part of the test.
          if (!logger.startsWith("sun.net.httpserver") && !logger.startsWith("com.sun.net")) {
            records.add(formatter.format(line));
          }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    handler.setLevel(Level.ALL);
    root.setLevel(Level.ALL);
    root.addHandler(handler);
  }

  @AfterEach
  void stopListening() {
    root.removeHandler(handler);
    root.setLevel(level);
  }

  private static String traceOf(Runnable call) {
    StringWriter trace = new StringWriter();
    catchThrowableOfType(CalendarException.class, call::run)
        .printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  @Test
  void nothingSecretIsLoggedOrSaidByAFailure() {
    Logger.getLogger("io.slotcore.test").finest("listening");
    try (OutlookWorld world = new OutlookWorld()) {
      world.clock.advance(Duration.ofHours(2));
      CalendarEvent event =
          CalendarEvent.builder("1@own.slotcore.test", TEN, OutlookWorld.BERLIN, "Hidden title")
              .guest("Bob", "bob@example.com")
              .build();
      String version = world.calendar.create(event);
      world.calendar.busy(TEN);
      world
          .account
          .meetings()
          .create(
              new MeetingRequest(
                  "2@own.slotcore.test", TEN, OutlookWorld.BERLIN, "Hidden meeting"));
      String said = "";
      for (Fault fault :
          new Fault[] {
            FakeGraph.failure(403, "ErrorAccessDenied"),
            Fault.webPage(),
            new Fault.ClosedBefore(),
            new Fault.Half()
          }) {
        world.graph.http().fail(1, fault);
        said += traceOf(() -> world.calendar.update(event, version));
      }

      assertThat(records).anyMatch(line -> line.contains("listening"));
      assertThat(said).contains("updating event 1@own.slotcore.test");
      MicrosoftTokens renewed = world.renewed.get(0);
      assertThat(said + String.join("\n", records))
          .doesNotContain("Hidden", "bob@example.com", "Bob", OutlookWorld.ADA)
          .doesNotContain(FakeGraph.CLIENT_SECRET, "Bearer", "eyJ0eXAi.")
          .doesNotContain(world.tokens.accessToken(), world.tokens.refreshToken())
          .doesNotContain(renewed.accessToken(), renewed.refreshToken());
    }
  }
}
