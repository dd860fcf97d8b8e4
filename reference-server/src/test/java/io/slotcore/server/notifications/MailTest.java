package io.slotcore.server.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"a@b.example", "a.b+c@sub.example.com", "o'neil@example.com", "ü@müller.example"})
  void whatPeopleTypeIsAnAddress(String address) {
    assertThat(new MailAddress("x", address).address()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a@",
        "@b",
        "a@b@c",
        "a b@c",
        "a@b\r\nBcc: x@y",
        "a@b\nc",
        "<a@b>",
        "a@b, c@d",
        "a@b;c@d",
        "\"a\"@b",
        ".a@b",
        "a.@b",
        "a..b@c",
        "a@.b",
        "a@b.",
        "a@-b",
        "a@b\u0000"
      })
  void anythingElseIsNone(String address) {
    assertThatThrownBy(() -> new MailAddress("x", address))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Bookings <a@b.example>, Bookings, a@b.example",
    "a@b.example, '', a@b.example",
    "' Zoë Ünal  <a@b.example> ', Zoë Ünal, a@b.example",
  })
  void aNamedAddressIsReadAndWritten(String text, String name, String address) {
    MailAddress parsed = MailAddress.parse(text);

    assertThat(parsed).isEqualTo(new MailAddress(name, address));
    assertThat(MailAddress.parse(parsed.toString())).isEqualTo(parsed);
  }

  @Test
  void aNameAndASubjectAreOneLine() {
    MailAddress to =
        new MailAddress("Eve\r\nBcc: victim@example.com\u2028\u202E", "eve@example.com");
    Mail mail = Mail.of("t", "1", to, new MailBody("Hello\r\n\r\nbody\u0085", "text", "html"));

    assertThat(to.name()).isEqualTo("Eve Bcc: victim@example.com");
    assertThat(mail.subject()).isEqualTo("Hello body");
  }

  @Test
  void aCalendarMethodCannotAddAParameter() {
    assertThatThrownBy(() -> new Mail.Calendar("REQUEST; x=y", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
