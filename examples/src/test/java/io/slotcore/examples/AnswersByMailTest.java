package io.slotcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswersByMailTest {

  @Test
  void proposalsAreMovedIfTheDecisionAllowsItAndADeclineCancels() {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      AnswersByMail.main(new String[0]);
    } finally {
      System.setOut(console);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .satisfiesExactly(
            evening -> assertThat(evening).startsWith("Move[").contains("2027-03-15T18:00:00Z"),
            refused -> assertThat(refused).isEqualTo("true, it stays as it was"),
            ten -> assertThat(ten).startsWith("Move[").contains("2027-03-15T09:00:00Z"),
            declined -> assertThat(declined).isEqualTo("Cancel"),
            status -> assertThat(status).isEqualTo("CANCELLED"));
  }
}
