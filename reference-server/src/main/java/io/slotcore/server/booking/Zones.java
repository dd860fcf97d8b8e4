package io.slotcore.server.booking;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The IANA zones that people can choose. */
public final class Zones {

  private static final Set<String> KNOWN = known();

  private Zones() {}

  /**
   * A zone as people choose it.
   *
   * @param offset the offset at the instant of the question, for instance {@code +05:45}
   */
  public record Choice(String id, String label, String offset) {}

  private static Set<String> known() {
    Set<String> known = new TreeSet<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      if (!id.startsWith("SystemV/")) {
        known.add(id);
      }
    }
    return known;
  }

  /** Returns whether a text names a zone of the IANA database, in its own spelling. */
  public static boolean isKnown(String id) {
    return KNOWN.contains(id);
  }

  /** Returns all zones, those of places first. */
  public static List<Choice> all(Instant at) {
    return KNOWN.stream()
        .sorted(Comparator.comparing((String id) -> !id.contains("/") || id.startsWith("Etc/")))
        .map(id -> choice(id, at))
        .toList();
  }

  private static Choice choice(String id, Instant at) {
    ZoneOffset offset = ZoneId.of(id).getRules().getOffset(at);
    String text = offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    return new Choice(id, id.replace('_', ' ') + " (UTC" + text + ")", text);
  }
}
