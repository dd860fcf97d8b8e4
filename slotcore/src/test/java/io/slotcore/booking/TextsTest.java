package io.slotcore.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "1234", "🦊🦊", "\ud7ff\ue000"})
  void whatEveryDatabaseGivesBackIsKept(String text) {
    assertThat(Texts.check("text", text, 4)).isSameAs(text);
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThatThrownBy(() -> Texts.check("text", "12345", 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("text (5 characters) must be at most 4");
  }

  @Test
  void nulAndHalfPairsAreRefused() {
    for (String wrong : new String[] {"a\0", "\ud800", "\udfffx", "x\udbff", "\udc00"}) {
      assertThatThrownBy(() -> Texts.check("text", wrong, 10))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("neither NUL nor half a surrogate pair");
    }
  }
}
