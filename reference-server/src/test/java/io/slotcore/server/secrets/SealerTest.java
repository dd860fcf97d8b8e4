package io.slotcore.server.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealerTest {

  private final Secrets secrets = Secrets.parse(Secrets.randomText());
  private final Sealer sealer = secrets.sealer("calendars");

  @Test
  void whatIsSealedIsOpenedForItsPlaceOnly() {
    String sealed = sealer.seal("pässword", "tenant", "1");

    assertThat(sealer.open(sealed, "tenant", "1")).contains("pässword");
    assertThat(secrets.sealer("calendars").open(sealed, "tenant", "1")).contains("pässword");
    assertThat(sealer.open(sealed, "tenant", "2")).isEmpty();
    assertThat(sealer.open(sealed, "tenant1", "")).isEmpty();
    assertThat(secrets.sealer("other").open(sealed, "tenant", "1")).isEmpty();
    assertThat(Secrets.parse(Secrets.randomText()).sealer("calendars").open(sealed, "tenant", "1"))
        .isEmpty();
  }

  @Test
  void noTwoSealedTextsAreAlike() {
    assertThat(sealer.seal("a", "x")).isNotEqualTo(sealer.seal("a", "x"));
    assertThat(sealer.seal("password", "x")).doesNotContain("password");
    assertThat(sealer).asString().isEqualTo("Sealer[hidden]");
  }

  @Test
  void whatWasChangedIsNotOpened() {
    byte[] sealed = Base64.getDecoder().decode(sealer.seal("text", "x"));
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThat(sealer.open(Base64.getEncoder().encodeToString(changed), "x")).isEmpty();
    }
    assertThat(sealer.open("", "x")).isEmpty();
    assertThat(sealer.open("no base64!", "x")).isEmpty();
    assertThat(sealer.open("AQ==", "x")).isEmpty();
  }
}
