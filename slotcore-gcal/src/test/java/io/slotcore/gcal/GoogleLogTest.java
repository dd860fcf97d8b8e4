package io.slotcore.gcal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slotcore.fakes.FakeGoogle;
import io.slotcore.fakes.Fault;
import io.slotcore.spi.CalendarEvent;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.MeetingRequest;
import io.slotcore.spi.PushChannel;
import io.slotcore.time.Interval;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
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

/** Whatever is logged at the finest level, by whom, tells nothing that is secret or personal. */
class GoogleLogTest {

  private static final Interval TEN = Interval.parse("2027-02-10T10:00:00Z/2027-02-10T10:30:00Z");

  private final Logger root = Logger.getLogger("");
  private final Level level = root.getLevel();
  private final Queue<String> records = new ConcurrentLinkedQueue<>();
  private final Queue<String> ofTheJdk = new ConcurrentLinkedQueue<>();
  private final PrintStream console = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Handler handler =
      new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
          String logger = String.valueOf(line.getLoggerName());
          // The fake is a part of the test.
          if (!logger.startsWith("sun.net.httpserver") && !logger.startsWith("com.sun.net")) {
            (logger.startsWith("jdk.internal") ? ofTheJdk : records).add(formatter.format(line));
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
    // The rest of the build sees slf4j at this level on the console: see the pom.
    System.setErr(new PrintStream(printed, true, UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(console);
    root.removeHandler(handler);
    root.setLevel(level);
  }

  @Test
  void nothingSecretIsLogged() {
    Logger.getLogger("io.slotcore.test").finest("listening");
    GoogleTokens renewed;
    try (GoogleWorld world = new GoogleWorld()) {
      world.clock.advance(Duration.ofHours(2));
      GoogleCalendar calendar = world.account.calendar(GoogleWorld.ADA);
      CalendarEvent event =
          CalendarEvent.builder("1@own.slotcore.test", TEN, GoogleWorld.BERLIN, "Hidden title")
              .guest("Bob", "bob@example.com")
              .build();
      String version = calendar.create(event);
      calendar.busy(TEN);
      world
          .account
          .meetings(GoogleWorld.ADA)
          .create(
              new MeetingRequest("2@own.slotcore.test", TEN, GoogleWorld.BERLIN, "Hidden meeting"));
      GooglePushes pushes = world.account.pushes(GoogleWorld.ADA);
      URI address = URI.create("https://slotcore.example.com/push");
      PushChannel channel = pushes.open(address, "secretofthechannel");
      world.google.http().fail(1, request -> request.path().endsWith("/stop"), Fault.status(500));
      pushes.renew(channel, address, "secretofthechannel");
      world.google.http().fail(1, Fault.status(500));
      assertThatThrownBy(() -> calendar.update(event, version))
          .isInstanceOf(CalendarException.class);
      renewed = world.renewed.get(0);
      world.app.revoke(renewed);

      String log = String.join("\n", records) + printed.toString(UTF_8);
      assertThat(log).contains("listening", "is left to end by itself");
      assertThat(log).doesNotContain(GoogleWorld.ADA);
      // The JDK's client writes addresses at FINE, and in these stands whose calendar it is.
      assertThat(ofTheJdk).isNotEmpty();
      assertThat(log + String.join("\n", ofTheJdk))
          .doesNotContain("Hidden", "bob@example.com", "Bob")
          .doesNotContain("secretofthechannel", FakeGoogle.CLIENT_SECRET)
          .doesNotContain(world.tokens.accessToken(), world.tokens.refreshToken())
          .doesNotContain(renewed.accessToken(), "ya29.", "Bearer");
    }
  }
}
