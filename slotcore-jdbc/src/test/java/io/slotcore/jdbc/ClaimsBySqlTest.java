package io.slotcore.jdbc;

import static io.slotcore.jdbc.WriterByHand.ELEVEN;
import static io.slotcore.jdbc.WriterByHand.TEN;
import static io.slotcore.jdbc.WriterByHand.assertRefusedBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the databases that know spans of time refuse besides. */
@ParameterizedClass
@EnumSource(
    mode = EnumSource.Mode.EXCLUDE,
    names = {"POSTGRES_WITH_CELLS", "H2"})
class ClaimsBySqlTest {

  private final TestDatabase kind;
  private final WriterByHand writer;

  ClaimsBySqlTest(TestDatabase kind) {
    this.kind = kind;
    this.writer = new WriterByHand(kind);
  }

  @Test
  void aClaimThatEndsBeforeItStartsOrIsEmptyIsRefused() {
    // The period itself, which MariaDB names so.
    String span = kind == TestDatabase.MARIADB ? "claimed" : "slotcore_claim_span";

    assertRefusedBy(span, () -> writer.claim(ELEVEN, TEN));
    assertRefusedBy(span, () -> writer.claim(TEN, TEN));
  }

  @Test
  void anOverlapOfAMicrosecondIsRefused() {
    writer.claim(TEN, ELEVEN.plusNanos(1_000));

    writer.assertOverlaps(() -> writer.claim(ELEVEN, ELEVEN.plusSeconds(300)));
  }

  @Test
  void aClaimOfMoreThan93DaysIsRefused() {
    Instant end = TEN.plus(Duration.ofDays(93));

    assertRefusedBy("slotcore_claim_length", () -> writer.claim(TEN, end.plusNanos(1_000)));
    writer.claim(TEN, end);
  }
}
