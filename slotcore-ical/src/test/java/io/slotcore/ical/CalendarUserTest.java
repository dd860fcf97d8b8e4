package io.slotcore.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarUserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.org\r\nATTENDEE:mailto:eve@example.org",
        "ada@example.org\n",
        "ada\u0000@example.org",
        "ada\u0085@example.org",
        "ada\u2028@example.org",
        "ada\u202E@example.org",
        "ada\uD83D@example.org",
        "ada lovelace@example.org",
        "\"ada\"@example.org",
        "ada@example.org,eve@example.org",
        "ada@example.org;X=1",
        "mailto:ada@example.org",
        "<ada@example.org>",
      })
  void anAddressHasNoCharacterThatCouldEndIt(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarUser.of("Ada", address))
        .withMessageMatching("address must not have the character U\\+[0-9A-F]{4,}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada", "@", "ada@", "@example.org", "ada@b@example.org"})
  void anAddressHasOneAtBetweenLocalPartAndDomain(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarUser.of("Ada", address))
        .withMessage("address (%s) must have one @, between a local part and a domain", address);
  }

  @Test
  void anAddressHasAtMost254Octets() {
    String domain = "@example.org";
    String longest = "ä".repeat((254 - domain.length()) / 2) + domain;

    assertThat(CalendarUser.of("Ada", longest).address()).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalendarUser.of("Ada", "ä" + longest))
        .withMessage("address (256 octets) must not be longer than 254 octets");
  }

  @ParameterizedTest
  @CsvSource({
    "ada+slots_1@example.org, ada+slots_1@example.org",
    "o'neil@example.org, o'neil@example.org",
    "a%b?c&d=e/f#g@example.org, a%25b%3Fc%26d%3De%2Ff%23g@example.org",
    "jörg@bücher.example, j%C3%B6rg@b%C3%BCcher.example",
  })
  void anAddressIsWrittenAsAMailtoUri(String address, String encoded) {
    String uri = MailAddress.toUri(address);

    assertThat(uri).isEqualTo("mailto:" + encoded);
    assertThat(URI.create(uri).getSchemeSpecificPart()).isEqualTo(address);
  }

  @Test
  void aNameMayBeAnything() {
    assertThat(CalendarUser.of("", "ada@example.org").name()).isEmpty();
    assertThat(CalendarUser.of("Ada\r\n\"", "ada@example.org").name()).isEqualTo("Ada\r\n\"");
  }
}
