package io.slotcore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final String SECRET = "c2VjcmV0IHNlY3JldCBzZWNyZXQgc2VjcmV0IHNlY3JldA==";

  @Test
  void nothingSetGivesALoopbackServerWithItsOwnDatabase() {
    Settings settings = Settings.from(Map.of());

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.bind()).isEqualTo("127.0.0.1");
    assertThat(settings.baseUrl(8080)).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(settings.data()).isEqualTo(Path.of("data"));
    assertThat(settings.database()).isEmpty();
    assertThat(settings.smtp()).isEmpty();
    assertThat(settings.isHttps()).isFalse();
  }

  @Test
  void anEmptyVariableIsAnAbsentOne() {
    assertThat(Settings.from(Map.of("SLOTCORE_PORT", " ")).port()).isEqualTo(8080);
  }

  @ParameterizedTest
  @CsvSource({
    "SLOTCORE_PORT, abc",
    "SLOTCORE_PORT, 65536",
    "SLOTCORE_PORT, -1",
    "SLOTCORE_POSTGRES_PORT, 1.5",
    "SLOTCORE_TRUSTED_PROXIES, yes",
    "SLOTCORE_ROW_LEVEL_SECURITY, yes",
    "SLOTCORE_ARCHIVE_DAYS, 367",
    "SLOTCORE_CALENDAR_MINUTES, 0",
    "SLOTCORE_ALLOWED_NETWORKS, localhost",
    "SLOTCORE_MEETING_LINKS_AT, https://example.org/x",
    "SLOTCORE_ALLOWED_NETWORKS, 10.0.0.0/33",
    "SLOTCORE_BASE_URL, book.example.com",
    "SLOTCORE_BASE_URL, ftp://book.example.com",
    "SLOTCORE_BASE_URL, https://book.example.com/path",
    "SLOTCORE_BASE_URL, https://a b",
    "SLOTCORE_SMTP_STARTTLS, maybe",
  })
  void aBadValueIsNamedWithItsVariableAndARemedy(String variable, String value) {
    assertThatThrownBy(() -> Settings.from(Map.of(variable, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(variable)
        .hasMessageContaining("'" + value + "'")
        .hasMessageContaining("set it to");
  }

  @Test
  void aMisspeltVariableIsNoticed() {
    Settings settings =
        Settings.from(Map.of("SLOTCORE_PROT", "1", "SLOTCORE_PORT", "1", "PATH", ""));

    assertThat(settings.unknown()).containsExactly("SLOTCORE_PROT");
  }

  @Test
  void aPublicAddressLosesItsLastSlash() {
    Settings settings = Settings.from(Map.of("SLOTCORE_BASE_URL", "https://book.example.com/"));

    assertThat(settings.baseUrl(8080)).hasToString("https://book.example.com");
    assertThat(settings.isHttps()).isTrue();
  }

  @Test
  void bothFormsOfDatabaseAddressAreRead() {
    assertThat(database("jdbc:postgresql://db/slot?user=a&password=b").jdbcUrl())
        .isEqualTo("jdbc:postgresql://db/slot?user=a&password=b");

    var url = database("postgres://us%40er:p%2Fa+ss@db.example:5433/slot?sslmode=require");
    assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/slot?sslmode=require");
    assertThat(url.user()).contains("us@er");
    assertThat(url.password()).contains("p/a+ss");
  }

  private static io.slotcore.server.database.PostgresUrl database(String url) {
    return Settings.from(Map.of("DATABASE_URL", url, "SLOTCORE_SECRET", SECRET))
        .database()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mysql://u:hunter2@h/d", "postgres://u:hunter2@h", "postgres://u:hunter2^h/d"})
  void aBadDatabaseAddressIsNotQuotedAsItMayHoldAPassword(String url) {
    assertThatThrownBy(() -> database(url))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("DATABASE_URL")
        .hasMessageContaining("postgres://USER:PASSWORD@HOST/DATABASE")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aDatabaseAddressShowsNoPassword() {
    assertThat(database("jdbc:postgresql://db/slot?password=hunter2").toString())
        .doesNotContain("hunter2");
    assertThat(database("postgres://u:hunter2@db/slot").toString()).doesNotContain("hunter2");
  }

  @Test
  void aSharedDatabaseNeedsASharedSecret() {
    assertThatThrownBy(() -> Settings.from(Map.of("DATABASE_URL", "postgres://u:p@h/d")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("SLOTCORE_SECRET")
        .hasMessageContaining("openssl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "not base64 at all!", "c2hvcnQ="})
  void aWeakSecretIsRefusedAndNotQuoted(String secret) {
    assertThatThrownBy(() -> Settings.from(Map.of("SLOTCORE_SECRET", secret)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("SLOTCORE_SECRET")
        .hasMessageNotContaining(secret);
  }

  @Test
  void aMailServerIsReadFromOneAddressOrFromSingleVariables() {
    String from = "Bookings <bookings@example.com>";
    var url =
        Settings.from(
                Map.of("SMTP_URL", "smtps://me:s%40cret@mx.example", "SLOTCORE_SMTP_FROM", from))
            .smtp()
            .orElseThrow();
    assertThat(url.port()).isEqualTo(465);
    assertThat(url.password()).contains("s@cret");
    assertThat(url.toString()).doesNotContain("s@cret");

    var single =
        Settings.from(Map.of("SLOTCORE_SMTP_HOST", "mx.example", "SLOTCORE_SMTP_FROM", from))
            .smtp()
            .orElseThrow();
    assertThat(single.port()).isEqualTo(587);
    assertThat(single.from().name()).isEqualTo("Bookings");
  }

  @Test
  void aMailServerNeedsASender() {
    assertThatThrownBy(() -> Settings.from(Map.of("SLOTCORE_SMTP_HOST", "mx.example")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("SLOTCORE_SMTP_FROM");
  }

  @Test
  void aMailPasswordWithoutAUserIsRefusedAndNotQuoted() {
    Map<String, String> environment =
        Map.of(
            "SLOTCORE_SMTP_HOST", "mx.example",
            "SLOTCORE_SMTP_PASSWORD", "hunter2",
            "SLOTCORE_SMTP_FROM", "a@b.example");

    assertThatThrownBy(() -> Settings.from(environment))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("SLOTCORE_SMTP_USER")
        .hasMessageNotContaining("hunter2");
  }
}
