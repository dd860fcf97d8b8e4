package io.slotcore.server.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.server.secrets.SignedLinks.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  private final Secrets secrets = Secrets.parse(Secrets.randomText());
  private final SignedLinks links = SignedLinks.of(secrets);

  @Test
  void aSecretReadFromItsTextSignsTheSame() {
    String text = Secrets.randomText();

    assertThat(Secrets.parse(text).signer("a").sign("x"))
        .isEqualTo(Secrets.parse(text + "\n").signer("a").sign("x"));
  }

  @Test
  void eachPurposeHasAKeyOfItsOwn() {
    String signature = secrets.signer("a").sign("x");

    assertThat(secrets.signer("b").isValid(signature, "x")).isFalse();
    assertThat(secrets.signer("a").isValid(signature, "x")).isTrue();
  }

  @Test
  void noTwoListsOfPartsHaveTheSameSignature() {
    Signer signer = secrets.signer("a");

    assertThat(signer.sign("ab", "c")).isNotEqualTo(signer.sign("a", "bc"));
    assertThat(signer.sign("a", "")).isNotEqualTo(signer.sign("a"));
  }

  @Test
  void noTextFormShowsTheKey() {
    assertThat(secrets.toString() + secrets.signer("a")).isEqualTo("Secrets[hidden]Signer[hidden]");
  }

  @Test
  void aLinkIsValidForItsTenantSubjectAndPurposeOnly() {
    String signature = links.sign("t", "b", Purpose.VIEW);

    assertThat(links.isValid(signature, "t", "b", Purpose.VIEW)).isTrue();
    assertThat(links.isValid(signature, "t", "b", Purpose.MANAGE)).isFalse();
    assertThat(links.isValid(signature, "t", "other", Purpose.VIEW)).isFalse();
    assertThat(links.isValid(signature, "other", "b", Purpose.VIEW)).isFalse();
  }

  @Test
  void aLinkIsTheSameEachTimeAndNeedsNoEscaping() {
    assertThat(links.sign("t", "b", Purpose.MANAGE))
        .isEqualTo(links.sign("t", "b", Purpose.MANAGE))
        .matches("[A-Za-z0-9_-]{43}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "ä", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void aTamperedLinkIsRefused(String signature) {
    assertThat(links.isValid(signature, "t", "b", Purpose.VIEW)).isFalse();
  }

  @Test
  void anotherServersLinkIsRefused() {
    String other = SignedLinks.of(Secrets.parse(Secrets.randomText())).sign("t", "b", Purpose.VIEW);

    assertThat(links.isValid(other, "t", "b", Purpose.VIEW)).isFalse();
  }
}
