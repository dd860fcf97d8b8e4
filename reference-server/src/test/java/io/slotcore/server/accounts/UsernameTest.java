package io.slotcore.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

  @ParameterizedTest
  @ValueSource(strings = {"jo", "maya-brooks", "a1", "3d-print", "x-y-z"})
  void smallLettersDigitsAndSingleHyphensAreAName(String name) {
    assertThat(new Username(name).value()).isEqualTo(name);
    assertThat(Username.isValid(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "Maya",
        "a--b",
        "-ab",
        "ab-",
        "a.b",
        "a/b",
        "a b",
        "ä-ö",
        "ab\n",
        "\u0000\u0000"
      })
  void anythingElseIsNone(String name) {
    assertThat(Username.isValid(name)).isFalse();
    assertThatThrownBy(() -> new Username(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNameHasAtMostFortyCharacters() {
    assertThat(Username.isValid("a".repeat(40))).isTrue();
    assertThat(Username.isValid("a".repeat(41))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api",
        "admin",
        "login",
        "logout",
        "static",
        "assets",
        "health",
        "healthz",
        "mailbox",
        "hold",
        "bookings",
        "event-types",
        "well-known",
        "www"
      })
  void theServersOwnAddressesAreReserved(String name) {
    assertThatThrownBy(() -> new Username(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reserved");
  }
}
