package io.slotcore.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;

/** Calls and method references that read the machine's clock or its zone. */
final class ClockReads extends DescribedPredicate<JavaAccess<?>> {

  private static final Map<Class<?>, Set<String>> READERS =
      Map.of(
          Clock.class,
          Set.of(
              "system",
              "systemUTC",
              "systemDefaultZone",
              "tickMillis",
              "tickSeconds",
              "tickMinutes"),
          InstantSource.class,
          Set.of("system"),
          System.class,
          Set.of("currentTimeMillis"),
          ZoneId.class,
          Set.of("systemDefault"),
          TimeZone.class,
          Set.of("getDefault"),
          Calendar.class,
          Set.of("getInstance"));

  ClockReads() {
    super("read the machine's clock or its zone");
  }

  @Override
  public boolean test(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && (isNow(target) || isReader(target) || isDateOfNow(target));
  }

  /** {@code now} of a java.time type, unless a clock is handed in. */
  private static boolean isNow(CodeUnitAccessTarget target) {
    return target.getName().equals("now")
        && target.getOwner().getPackageName().startsWith("java.time")
        && target.getRawParameterTypes().stream()
            .noneMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static boolean isReader(AccessTarget target) {
    return READERS.entrySet().stream()
        .anyMatch(
            reader ->
                target.getOwner().isEquivalentTo(reader.getKey())
                    && reader.getValue().contains(target.getName()));
  }

  private static boolean isDateOfNow(CodeUnitAccessTarget target) {
    return target.getName().equals("<init>")
        && target.getRawParameterTypes().isEmpty()
        && (target.getOwner().isEquivalentTo(Date.class)
            || target.getOwner().isEquivalentTo(GregorianCalendar.class));
  }
}
