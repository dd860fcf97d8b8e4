package io.slotcore.eventtype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "host:zoë", "x\uD83D\uDE00y"})
  void anIdIsAnyTextWithoutWhiteSpace(String id) {
    assertThat(Ids.check("id", id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a\n", "a\u2028", "a\u0000", "\uD83D", "a\uDE00", "\uDE00\uD83D"})
  void whatNoDatabaseGivesBackIsNoId(String id) {
    assertThatIllegalArgumentException().isThrownBy(() -> Ids.check("id", id));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200})
  void anIdHasUpTo200Characters(int length) {
    assertThat(Ids.check("id", "x".repeat(length))).hasSize(length);
    assertThatIllegalArgumentException().isThrownBy(() -> Ids.check("id", "x".repeat(201)));
  }
}
