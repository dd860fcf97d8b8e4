package io.slotcore.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.slotcore.eventtype.ChangePolicy;
import io.slotcore.eventtype.EventType;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.SlotQuery;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** An argument that is missing is told by its name. */
class MissingArgumentsTest {

  private static final EventType TYPE = Desk.type().build();
  private static final Instant TEN = Desk.at("10:00");
  private static final Choice CHOICE = Choice.of(TYPE, TEN);
  private static final BookingId ID = new BookingId(new UUID(0, 1));

  private static final Booking BOOKING = new Desk().service.book(Desk.BOOKER, CHOICE, Desk.GUEST);

  /** What is handed in, by type; what is told of its absence is the name of the parameter. */
  private static final Map<Class<?>, Object> ARGUMENTS =
      Map.ofEntries(
          Map.entry(TenantId.class, Desk.TENANT),
          Map.entry(SlotQuery.class, SlotQuery.at(TYPE, TEN).build()),
          Map.entry(Map.class, Map.of()),
          Map.entry(Instant.class, TEN),
          Map.entry(BookingId.class, ID),
          Map.entry(Caller.class, Desk.HOST),
          Map.entry(HoldRequest.class, HoldRequest.of(CHOICE, "visitor", Duration.ofMinutes(5))),
          Map.entry(Choice.class, CHOICE),
          Map.entry(Attendance.class, Desk.GUEST),
          Map.entry(
              SeriesRequest.class,
              SeriesRequest.of(CHOICE, List.of(LocalDateTime.parse("2027-01-04T10:00")))),
          Map.entry(ConfirmRequest.class, ConfirmRequest.of(ID, Desk.GUEST)),
          Map.entry(TransitionRequest.class, TransitionRequest.of(ID, Command.COMPLETE)),
          Map.entry(RescheduleRequest.class, RescheduleRequest.of(ID, CHOICE)),
          Map.entry(CancelRequest.class, CancelRequest.of(ID, "", ChangePolicy.unlimited())),
          Map.entry(Command.class, Command.CANCEL),
          Map.entry(Booking.class, BOOKING),
          Map.entry(ChangePolicy.class, ChangePolicy.unlimited()));

  private static final Set<String> NAMES =
      Set.of(
          "tenant",
          "query",
          "busy",
          "start",
          "id",
          "caller",
          "request",
          "choice",
          "attendance",
          "command",
          "booking",
          "policy");

  @TestFactory
  List<DynamicTest> everyCommandNamesWhatIsMissing() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Method command : BookingService.class.getDeclaredMethods()) {
      if (Modifier.isPublic(command.getModifiers())) {
        for (int missing = 0; missing < command.getParameterCount(); missing++) {
          int index = missing;
          tests.add(
              DynamicTest.dynamicTest(
                  command.getName() + " without " + command.getParameterTypes()[missing],
                  () -> assertThat(told(command, index)).isIn(NAMES)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(30);
    return tests;
  }

  private static String told(Method command, int missing) throws IllegalAccessException {
    Object[] arguments = Arrays.stream(command.getParameterTypes()).map(ARGUMENTS::get).toArray();
    assertThat(arguments).doesNotContainNull();
    arguments[missing] = null;
    try {
      command.invoke(new Desk().service, arguments);
    } catch (InvocationTargetException failed) {
      assertThat(failed.getCause()).isInstanceOf(NullPointerException.class);
      return String.valueOf(failed.getCause().getMessage());
    }
    throw new AssertionError(command + " does without");
  }

  @Test
  void aServiceNeedsAStore() {
    assertThatThrownBy(() -> new BookingService(null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("store");
  }

  @Test
  void onlyMovesAndCancellationsAreForetold() {
    assertThat(
            catchThrowable(
                () ->
                    new Desk()
                        .service.refusal(
                            Desk.HOST, Command.RELEASE, BOOKING, ChangePolicy.unlimited())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RELEASE");
  }
}
