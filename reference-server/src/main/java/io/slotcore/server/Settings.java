package io.slotcore.server;

import io.slotcore.jdbc.BookingArchive;
import io.slotcore.server.calendars.CalendarOptions;
import io.slotcore.server.database.EmbeddedOptions;
import io.slotcore.server.database.PostgresUrl;
import io.slotcore.server.database.RowLevelSecurity;
import io.slotcore.server.notifications.SmtpOptions;
import io.slotcore.server.secrets.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that can be set from outside, read once and checked.
 *
 * <p>Immutable. {@code docs/operations.md} describes each variable.
 */
public final class Settings {

  private static final int DEFAULT_PORT = 8080;
  private static final int DEFAULT_ARCHIVE_DAYS = 400;
  private static final int DEFAULT_CALENDAR_MINUTES = 5;

  private final int port;
  private final String bind;
  private final Optional<URI> baseUrl;
  private final Path data;
  private final Optional<PostgresUrl> database;
  private final EmbeddedOptions embedded;
  private final RowLevelSecurity wall;
  private final Optional<Secrets> secrets;
  private final Optional<SmtpOptions> smtp;
  private final int trustedProxies;
  private final int archiveDays;
  private final CalendarOptions calendars;
  private final Optional<URI> meetingLinksAt;
  private final Set<String> unknown;

  private Settings(Variables variables) {
    port = variables.number("SLOTCORE_PORT", 0, 65_535, DEFAULT_PORT);
    bind = variables.text("SLOTCORE_BIND").orElse("127.0.0.1");
    baseUrl = variables.webAddress("SLOTCORE_BASE_URL");
    data = variables.path("SLOTCORE_DATA").orElse(Path.of("data"));
    database = variables.text("DATABASE_URL").map(Settings::postgresUrl);
    embedded =
        new EmbeddedOptions(
            variables.number("SLOTCORE_POSTGRES_PORT", 0, 65_535, 0),
            variables.path("SLOTCORE_POSTGRES_HOME"));
    wall =
        variables.flag("SLOTCORE_ROW_LEVEL_SECURITY", true)
            ? RowLevelSecurity.ON
            : RowLevelSecurity.OFF;
    secrets = variables.text("SLOTCORE_SECRET").map(Settings::secrets);
    smtp = SmtpSettings.read(variables);
    trustedProxies = variables.number("SLOTCORE_TRUSTED_PROXIES", 0, 8, 0);
    archiveDays = variables.number("SLOTCORE_ARCHIVE_DAYS", 0, 36_500, DEFAULT_ARCHIVE_DAYS);
    if (archiveDays > 0 && archiveDays < BookingArchive.LONGEST_LIMIT.toDays()) {
      throw Variables.wrong(
          "SLOTCORE_ARCHIVE_DAYS",
          String.valueOf(archiveDays),
          "set it to at least %d days, so that yearly limits count right, or to 0"
              .formatted(BookingArchive.LONGEST_LIMIT.toDays()));
    }
    calendars =
        new CalendarOptions(
            Duration.ofMinutes(
                variables.number("SLOTCORE_CALENDAR_MINUTES", 1, 1_440, DEFAULT_CALENDAR_MINUTES)),
            variables.networks("SLOTCORE_ALLOWED_NETWORKS"));
    meetingLinksAt = variables.webAddress("SLOTCORE_MEETING_LINKS_AT");
    unknown = Set.copyOf(variables.unknown("SLOTCORE_"));
    if (database.isPresent() && secrets.isEmpty()) {
      throw new SettingsException(
          "SLOTCORE_SECRET is missing; with DATABASE_URL every node needs the same one, for"
              + " instance from `openssl rand -base64 32`, kept with your other secrets");
    }
  }

  /**
   * Reads the settings from environment variables.
   *
   * @throws SettingsException if one is wrong; it names the variable, its value and the remedy
   */
  public static Settings from(Map<String, String> environment) {
    return new Settings(new Variables(environment));
  }

  private static PostgresUrl postgresUrl(String value) {
    try {
      return PostgresUrl.parse(value);
    } catch (IllegalArgumentException e) {
      throw Variables.wrongSecret("DATABASE_URL", String.valueOf(e.getMessage()));
    }
  }

  private static Secrets secrets(String value) {
    try {
      return Secrets.parse(value);
    } catch (IllegalArgumentException e) {
      throw Variables.wrongSecret("SLOTCORE_SECRET", String.valueOf(e.getMessage()));
    }
  }

  /** Returns the port to listen on; 0 takes a free one. */
  public int port() {
    return port;
  }

  /**
   * Returns the address to listen on: loopback unless set otherwise, for a proxy or a container.
   */
  public String bind() {
    return bind;
  }

  /**
   * Returns the public address that links begin with, without a slash at its end.
   *
   * @param actualPort the port that is really listened on, for the default address
   */
  public URI baseUrl(int actualPort) {
    return baseUrl.orElseGet(() -> URI.create("http://localhost:" + actualPort));
  }

  /** Returns the public address if it was set. */
  public Optional<URI> publicAddress() {
    return baseUrl;
  }

  /** Returns whether the public address is encrypted, so that cookies must be too. */
  public boolean isHttps() {
    return baseUrl.map(URI::getScheme).filter("https"::equals).isPresent();
  }

  /**
   * Returns where links of online meetings are opened to see whether they answer, in the place of
   * their own hosts, as tests do.
   */
  public Optional<URI> meetingLinksAt() {
    return meetingLinksAt;
  }

  /** Returns the folder for everything that is kept on disk. */
  public Path data() {
    return data;
  }

  /** Returns where the database is, or empty for an embedded one in the data folder. */
  public Optional<PostgresUrl> database() {
    return database;
  }

  /** Returns how the embedded PostgreSQL is run. */
  public EmbeddedOptions embedded() {
    return embedded;
  }

  /** Returns whether the server works in roles that see one tenant at a time. */
  public RowLevelSecurity wall() {
    return wall;
  }

  /** Returns the key material that was set, or empty if the data folder keeps it. */
  public Optional<Secrets> secrets() {
    return secrets;
  }

  /** Returns how often connected calendars are read, and where they may be. */
  public CalendarOptions calendars() {
    return calendars;
  }

  /** Returns the mail server, or empty if mail goes to the mailbox page. */
  public Optional<SmtpOptions> smtp() {
    return smtp;
  }

  /**
   * Returns how many proxies stand in front, each adding one address to {@code X-Forwarded-For}.
   */
  public int trustedProxies() {
    return trustedProxies;
  }

  /** Returns the age from which on bookings are archived, or empty if none are. */
  public Optional<Duration> archiveAge() {
    return archiveDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(archiveDays));
  }

  /** Returns the variables that look like ours and are none, probably misspelt. */
  public Set<String> unknown() {
    return unknown;
  }
}
