package io.slotcore.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "a.b+c@sub.example.com",
        "o'neil@example.com",
        "a%b?c&d=e/f#g@example.org",
        "ü@müller.example",
        "語@例え.example",
        "a@xn--mller-kva.example",
      })
  void whatPeopleTypeIsAnAddress(String address) {
    assertThat(MailAddresses.isValid(address)).isTrue();
    assertThat(new Attendee("Ada", address, ZoneOffset.UTC, Locale.ENGLISH).email())
        .isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "a", "a@", "@b", "a@b@c", "a b@c", "a@b\r\nBcc: x@y", "<a@b>", "a@b, c@d", "a@b;c@d",
        "\"a\"@b", ".a@b", "a.@b", "a..b@c", "a@.b", "a@b.", "a@b..c", "a@-b", "a@b-.c", "a@b_c",
        "a@b/c", "a@b\u0000", "a\u202E@b", "a\uD83D@b", "a\u00A0@b", "a@[127.0.0.1]",
      })
  void anythingElseIsNone(String address) {
    assertThat(MailAddresses.isValid(address)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Attendee("Ada", address, ZoneOffset.UTC, Locale.ENGLISH))
        .withMessageStartingWith("email ");
  }

  @Test
  void anAddressHasAtMost254Octets() {
    String domain = "@example.org";

    assertThat(MailAddresses.isValid("ä".repeat(121) + domain)).isTrue();
    assertThat(MailAddresses.isValid("ä".repeat(122) + domain)).isFalse();
  }
}
