package io.slotcore.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packages of the modules, and what each package of the core may know of the others. */
final class Packages {

  /** The core's packages from the ground up, each with those that it may use. */
  static final Map<String, List<String>> CORE = core();

  /** The packages of the modules that plug something into the core. */
  static final List<String> ADAPTERS = roots("jdbc", "ical", "gcal", "outlook", "json");

  static final String JSON = "io.slotcore.json";
  static final String TESTKIT = "io.slotcore.testkit";
  static final String FAKES = "io.slotcore.fakes";
  static final String SERVER = "io.slotcore.server";
  static final String EXAMPLES = "io.slotcore.examples";
  static final String BENCHMARKS = "io.slotcore.benchmarks";

  private Packages() {}

  /** All packages that a class of ours may lie in or below. */
  static List<String> all() {
    return Stream.of(CORE.keySet(), ADAPTERS, List.of(TESTKIT, FAKES, SERVER, EXAMPLES, BENCHMARKS))
        .flatMap(group -> group.stream())
        .toList();
  }

  /** The packages below {@code root}, itself included, in ArchUnit's notation. */
  static String under(String root) {
    return root + "..";
  }

  static String[] under(Stream<String> roots) {
    return roots.map(Packages::under).toArray(String[]::new);
  }

  /** The packages of the core that {@code user} must not use. */
  static String[] forbiddenTo(String user) {
    return under(
        CORE.keySet().stream()
            .filter(used -> !used.equals(user) && !CORE.get(user).contains(used)));
  }

  private static Map<String, List<String>> core() {
    Map<String, List<String>> known = new LinkedHashMap<>();
    known.put("io.slotcore.time", List.of());
    known.put("io.slotcore.freebusy", roots("time"));
    known.put("io.slotcore.schedule", roots("time", "freebusy"));
    known.put("io.slotcore.eventtype", roots("time", "freebusy", "schedule"));
    known.put("io.slotcore.slot", roots("time", "freebusy", "schedule", "eventtype", "internal"));
    known.put("io.slotcore.internal", roots("time", "freebusy", "schedule", "eventtype", "slot"));
    // Services take ports and ports speak of bookings, so these two know each other.
    known.put(
        "io.slotcore.booking",
        roots("time", "freebusy", "schedule", "eventtype", "slot", "spi", "internal"));
    known.put(
        "io.slotcore.spi", roots("time", "freebusy", "schedule", "eventtype", "slot", "booking"));
    known.put(
        "io.slotcore.memory",
        roots("time", "freebusy", "schedule", "eventtype", "slot", "booking", "spi", "internal"));
    return known;
  }

  private static List<String> roots(String... names) {
    return Stream.of(names).map(name -> "io.slotcore." + name).toList();
  }
}
