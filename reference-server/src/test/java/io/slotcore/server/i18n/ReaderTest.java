package io.slotcore.server.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderTest {

  private static final Instant AFTERNOON = Instant.parse("2027-03-12T19:30:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en-US,en;q=0.9 | en-US | 2:30 PM",
        "en-GB | en-GB | 14:30",
        "de-DE,de;q=0.9,en;q=0.8 | en-DE | 14:30",
        "fr | en | 14:30",
        "en | en | 2:30 PM",
        "fr-150,fr;q=0.9 | en | 14:30",
        "* | en | 2:30 PM",
        "de;q=0, en-US | en-US | 2:30 PM",
      })
  void textsAreInALanguageThatWeHaveAndTimesAsTheReaderWritesThem(
      String header, String locale, String time) {
    Reader reader = Reader.negotiate(header);

    assertThat(reader.locale().toLanguageTag()).isEqualTo(locale);
    assertThat(TimeText.of(reader, ZoneId.of("America/New_York")).time(AFTERNOON)).isEqualTo(time);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "!!!", "en;q=9", ",,,", "x-y-z_%", "\u0000"})
  void anUnusableHeaderMeansEnglish(String header) {
    assertThat(Reader.negotiate(header).locale()).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void aHugeHeaderMeansEnglish() {
    assertThat(Reader.negotiate("de,".repeat(10_000)).locale()).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void datesAndTimesAreThoseOfTheZone() {
    TimeText times = TimeText.of(Reader.of(Locale.US), ZoneId.of("Asia/Kathmandu"));

    assertThat(times.dateTime(AFTERNOON)).isEqualTo("Saturday, March 13, 2027, 1:15 AM");
    assertThat(times.times(AFTERNOON, AFTERNOON.plusSeconds(1800))).isEqualTo("1:15 AM – 1:45 AM");
    assertThat(times.machine(AFTERNOON)).isEqualTo("2027-03-13T01:15:00+05:45");
    assertThat(times.zoneAt(AFTERNOON)).isEqualTo("Asia/Kathmandu (UTC+05:45)");
    assertThat(times.month(YearMonth.of(2027, 3))).isEqualTo("March 2027");
    assertThat(times.weekday(DayOfWeek.FRIDAY)).isEqualTo("Fri");
    assertThat(times.shortDate(LocalDate.of(2027, 3, 12))).isEqualTo("Mar 12, 2027");
  }

  @Test
  void aZoneIsShownWithTheOffsetOfThatInstant() {
    TimeText times = TimeText.of(Reader.of(Locale.US), ZoneId.of("Europe/Berlin"));

    assertThat(times.zoneAt(AFTERNOON)).isEqualTo("Europe/Berlin (UTC+01:00)");
    assertThat(times.zoneAt(Instant.parse("2027-07-01T00:00:00Z")))
        .isEqualTo("Europe/Berlin (UTC+02:00)");
  }

  @Test
  void aTextIsFilledIn() {
    Messages messages = Messages.of(Locale.GERMANY);

    assertThat(messages.text("site.signedInAs", "O'Neill")).isEqualTo("Signed in as O'Neill");
    assertThatThrownBy(() -> messages.text("no.such.key"))
        .isInstanceOf(MissingResourceException.class);
  }
}
