package io.slotcore.gcal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class EventIdsProperties {

  @Property
  void anIdIsOfTheLettersThatGoogleTakesAndTellsItsUid(
      @ForAll @StringLength(min = 1, max = 150) String uid) {
    Assume.that(StandardCharsets.UTF_8.newEncoder().canEncode(uid));

    String id = EventIds.of(uid);

    assertThat(id).matches("[a-v0-9]{5,1024}");
    assertThat(EventIds.uid(id)).contains(uid);
  }

  @Property
  void whatGoogleMakesIsNoIdOfOurs(@ForAll @StringLength(max = 40) String id) {
    assertThat(EventIds.uid(id).map(EventIds::of).orElse(id)).isEqualTo(id);
  }

  @Example
  void aUidThatIsTooLongIsRefused() {
    assertThat(EventIds.of("u".repeat(600))).hasSizeLessThan(1025);
    assertThatThrownBy(() -> EventIds.of("u".repeat(601)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("601");
  }

  @Example
  void whatOnlyBeginsLikeOursIsNot() {
    assertThat(EventIds.uid("slotcore")).isEqualTo(Optional.empty());
    assertThat(EventIds.uid("slotcore0")).isEqualTo(Optional.empty());
    assertThat(EventIds.uid("slotcorevvvv")).isEqualTo(Optional.empty());
    assertThat(EventIds.uid("_60q30c1g60o30e1i60o4ac1g60rj8gpl88rj2c1h84s34h9g60s30c1g60o30c1g"))
        .isEqualTo(Optional.empty());
  }
}
