package io.slotcore.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordsTest {

  private final Passwords passwords = new Passwords();

  @Test
  void thePasswordMatchesItsHashAndNoOtherDoes() {
    String hash = passwords.hash("correct horse");

    assertThat(passwords.matches("correct horse", hash)).isTrue();
    assertThat(passwords.matches("correct horsf", hash)).isFalse();
    assertThat(passwords.matches("", hash)).isFalse();
  }

  @Test
  void theHashCarriesItsParametersAndAFreshSalt() {
    String hash = passwords.hash("x");

    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.hash("x")).isNotEqualTo(hash);
  }

  @Test
  void aHashOfAnotherImplementationAndOtherParametersIsUnderstood() {
    // From the tests of the reference implementation (phc-winner-argon2, test.c).
    String hash =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    assertThat(passwords.matches("password", hash)).isTrue();
  }

  @Test
  void theSamePasswordInAnotherUnicodeFormMatches() {
    assertThat(passwords.matches("e\u0301", passwords.hash("\u00e9"))).isTrue();
  }

  @Test
  void anEndlessPasswordIsNoMatch() {
    assertThat(passwords.matches("x".repeat(100_000), passwords.hash("x"))).isFalse();
  }

  @Test
  void whatIsNoHashIsAMistake() {
    assertThatThrownBy(() -> passwords.matches("x", "plain"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
