package io.slotcore.jdbc;

import static io.slotcore.jdbc.WriterByHand.TEN;
import static io.slotcore.jdbc.WriterByHand.assertRefusedBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What cells of time refuse besides. */
@ParameterizedClass
@EnumSource(names = {"POSTGRES_WITH_CELLS", "H2"})
class CellsBySqlTest {

  private final WriterByHand writer;

  CellsBySqlTest(TestDatabase kind) {
    this.writer = new WriterByHand(kind);
  }

  @Test
  void aCellOffTheGridIsRefused() {
    Instant before1970 = Instant.parse("1927-03-28T10:05:00Z");
    List<Instant> off =
        List.of(
            TEN.plusSeconds(60),
            TEN.plusNanos(1_000),
            TEN.minusNanos(1_000),
            before1970.plusNanos(1_000));

    for (Instant start : off) {
      assertRefusedBy("slotcore_cell_grid", () -> writer.cell(start));
    }
    writer.cell(before1970);
  }
}
