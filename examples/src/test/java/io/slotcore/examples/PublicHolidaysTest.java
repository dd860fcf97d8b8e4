package io.slotcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PublicHolidaysTest {

  @Test
  void theRepublicDayIsNamedAsTheReason() {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      PublicHolidays.main(new String[0]);
    } finally {
      System.setOut(console);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "2027-06-02: 0 of 1 starts open",
            "  1 x host:ada HOURS: outside the hours of 'it:REPUBLIC_DAY'",
            "32 starts on the other days");
  }
}
