package io.slotcore.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AttendeeTest {

  private static Attendee reading(Locale locale) {
    return new Attendee("Grace", "grace@example.org", ZoneOffset.UTC, locale);
  }

  private static Locale tagged(int length) {
    String tag = "en-x-" + "abcdefgh-".repeat(20);
    return Locale.forLanguageTag(tag.substring(0, length));
  }

  @Test
  void aLocaleIsKeptAsItsTagSaysIt() {
    assertThat(reading(new Locale("no", "NO", "NY")).locale())
        .isEqualTo(Locale.forLanguageTag("nn-NO"));
    assertThat(Arrays.stream(Locale.getAvailableLocales()).map(AttendeeTest::reading))
        .allSatisfy(
            kept ->
                assertThat(Locale.forLanguageTag(kept.locale().toLanguageTag()))
                    .isEqualTo(kept.locale()));
  }

  @Test
  void aLocaleOfAHundredCharactersIsKeptAndNoLongerOne() {
    Locale longest = tagged(100);

    assertThat(longest.toLanguageTag()).hasSize(100);
    assertThat(reading(longest).locale()).isEqualTo(longest);
    assertThatThrownBy(() -> reading(tagged(101)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("locale (101 characters)");
  }
}
