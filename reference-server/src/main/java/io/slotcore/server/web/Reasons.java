package io.slotcore.server.web;

import io.slotcore.slot.Reason;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes reasons as JSON. */
public final class Reasons {

  private Reasons() {}

  /**
   * Returns the reasons as objects.
   *
   * @param forHost whether everything is told; the public is told the kinds of reason, never
   *     another's booking or calendar
   */
  public static List<Map<String, Object>> of(List<Reason> reasons, boolean forHost) {
    return reasons.stream()
        .map(reason -> forHost ? full(reason) : kind(reason))
        .distinct()
        .toList();
  }

  private static Map<String, Object> kind(Reason reason) {
    return Map.of("rule", reason.rule().name().toLowerCase(Locale.ROOT));
  }

  private static Map<String, Object> full(Reason reason) {
    Map<String, Object> body = new LinkedHashMap<>(kind(reason));
    body.put("subject", reason.subject().toString());
    body.put("id", reason.id());
    body.put("forbids", span(reason.forbids()));
    body.put("text", reason.text());
    return body;
  }

  private static Map<String, Object> span(Interval interval) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (!interval.start().equals(Instant.MIN)) {
      body.put("from", interval.start());
    }
    if (!interval.end().equals(Instant.MAX)) {
      body.put("to", interval.end());
    }
    return body;
  }
}
