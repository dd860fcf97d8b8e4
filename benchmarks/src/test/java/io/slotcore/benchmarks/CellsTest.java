package io.slotcore.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is measured that answers wrongly. */
class CellsTest {

  static Stream<Map.Entry<Cell, Answer>> allCells() {
    return Cells.AGREED.entrySet().stream();
  }

  @Test
  void thereAreFourShapesOfFourWindowsOfThreeLoads() {
    assertThat(Cells.AGREED).hasSize(48);
  }

  @ParameterizedTest
  @MethodSource("allCells")
  void theFloorGivesTheAgreedAnswer(Map.Entry<Cell, Answer> cell) {
    assertThat(Cells.ofFloor(cell.getKey())).isEqualTo(cell.getValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"B1 60 50", "BR10 60 50 100"})
  void aCellIsReadAsItIsWritten(String text) {
    assertThat(Cell.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @MethodSource("allCells")
  void theEngineGivesTheAgreedAnswer(Map.Entry<Cell, Answer> cell) {
    assertThat(Cells.ofEngine(cell.getKey())).isEqualTo(cell.getValue());
  }
}
