package io.slotcore.jdbc;

import static io.slotcore.jdbc.WriterByHand.ELEVEN;
import static io.slotcore.jdbc.WriterByHand.HALF_PAST;
import static io.slotcore.jdbc.WriterByHand.TEN;
import static io.slotcore.jdbc.WriterByHand.assertRefusedBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What each database refuses to somebody who writes SQL by hand, past the library. */
@ParameterizedClass
@EnumSource
class BySqlTest {

  private final TestDatabase kind;
  private final WriterByHand writer;

  BySqlTest(TestDatabase kind) {
    this.kind = kind;
    this.writer = new WriterByHand(kind);
  }

  private String of(String constraint) {
    return (kind.hasCells() ? "slotcore_cell_" : "slotcore_claim_") + constraint;
  }

  @Test
  void anOverlappingClaimIsRefused() {
    writer.claim(TEN, ELEVEN);

    writer.assertOverlaps(() -> writer.claim(HALF_PAST, ELEVEN));
    writer.assertOverlaps(() -> writer.claim(TEN.minusSeconds(300), TEN.plusSeconds(300)));
    writer.assertOverlaps(() -> writer.claim(TEN, ELEVEN));
  }

  @Test
  void aClaimThatTouchesAnotherIsAccepted() {
    writer.claim(HALF_PAST, ELEVEN);

    writer.claim(TEN, HALF_PAST);
    writer.claim(ELEVEN, ELEVEN.plusSeconds(300));
  }

  @Test
  void claimsOfAnotherUnitHostOrTenantAreAccepted() {
    writer.claim(TEN, ELEVEN);

    writer.claim("resource:ultrasound", 0, TEN, ELEVEN);
    writer.claim("resource:ultrasound", 1, TEN, ELEVEN);
    for (String other : new String[] {"host:bob", "host:Ada", "host:adä", "host:ada "}) {
      writer.claim(other, 0, TEN, ELEVEN);
    }
    new WriterByHand(kind).claim(TEN, ELEVEN);
  }

  @Test
  void aClaimThatIsMovedOntoAnotherIsRefused() {
    writer.claim(TEN, TEN.plusSeconds(300));
    writer.claim(HALF_PAST, HALF_PAST.plusSeconds(300));
    String move =
        kind.hasCells()
            ? "UPDATE slotcore_cell SET cell_start = ? WHERE cell_start = ? AND tenant_id = ?"
            : "UPDATE slotcore_claim SET claim_start = ? WHERE claim_start = ? AND tenant_id = ?";

    writer.assertOverlaps(() -> writer.execute(move, TEN, HALF_PAST));
  }

  @Test
  void aNegativeUnitIsRefusedAndASecondOneOfAHost() {
    assertRefusedBy(of("unit"), () -> writer.claim("host:ada", -1, TEN, ELEVEN));
    assertRefusedBy(of("unit"), () -> writer.claim("resource:ultrasound", -1, TEN, ELEVEN));
    assertRefusedBy(of("unit"), () -> writer.claim("host:ada", 1, TEN, ELEVEN));
  }

  @Test
  void aClaimWithoutItsBookingIsRefused() {
    UUID nobody = UUID.randomUUID();

    assertRefusedBy(of("fk"), () -> writer.claim("host:ada", 0, nobody, TEN, ELEVEN));
  }

  @Test
  void aBookingWithClaimsCannotBeRemoved() {
    writer.claim(TEN, ELEVEN);

    assertRefusedBy(
        of("fk"), () -> writer.execute("DELETE FROM slotcore_booking WHERE tenant_id = ?"));
  }

  @Test
  void anUnknownStatusIsRefused() {
    for (String unknown : new String[] {"PENDING", "held", ""}) {
      assertRefusedBy(
          "slotcore_booking_status", () -> writer.book(UUID.randomUUID(), unknown, TEN, ELEVEN));
    }
  }

  @Test
  void aBookingThatEndsBeforeItStartsIsRefused() {
    assertRefusedBy(
        "slotcore_booking_span", () -> writer.book(UUID.randomUUID(), "CONFIRMED", ELEVEN, TEN));
  }

  @Test
  void aSeatIsTakenOnce() {
    writer.session(5);
    writer.seat(4, 5);

    assertRefusedBy("slotcore_seat_pk", () -> writer.seat(4, 5));
    writer.seat(3, 5);
  }

  @Test
  void aSeatThatTheSessionDoesNotHaveIsRefused() {
    writer.session(5);

    assertRefusedBy("slotcore_seat_no", () -> writer.seat(-1, 5));
    assertRefusedBy("slotcore_seat_no", () -> writer.seat(5, 5));
    assertRefusedBy("slotcore_seat_session_fk", () -> writer.seat(5, 6));
  }

  @Test
  void aSeatWithoutItsSessionIsRefused() {
    assertRefusedBy("slotcore_seat_session_fk", () -> writer.seat(0, 5));
  }

  @Test
  void aSessionKeepsTheSeatsThatAreTaken() {
    writer.session(5);
    writer.seat(4, 5);
    // Where the number of seats does not cascade, the foreign key stands in the way.
    String name = kind == TestDatabase.MARIADB ? "slotcore_seat_session_fk" : "slotcore_seat_no";

    assertRefusedBy(
        name, () -> writer.execute("UPDATE slotcore_session SET seats = 4 WHERE tenant_id = ?"));
  }

  @Test
  void aSessionWithoutSeatsIsRefused() {
    assertRefusedBy("slotcore_session_size", () -> writer.session(0));
  }
}
