package io.slotcore.server.compute;

import io.slotcore.eventtype.LimitPeriod;
import io.slotcore.eventtype.RoundRobin;
import io.slotcore.server.web.Reasons;
import io.slotcore.slot.Assignment;
import io.slotcore.slot.DayExplanation;
import io.slotcore.slot.Explanation;
import io.slotcore.slot.PoolVerdict;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes explanations with all that stands behind them: whoever asks brought it himself. */
final class ExplanationJson {

  private final ZoneId zone;

  ExplanationJson(ZoneId zone) {
    this.zone = zone;
  }

  Map<String, Object> of(Explanation explanation) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("timeZone", zone.getId());
    body.putAll(start(explanation));
    return body;
  }

  Map<String, Object> of(DayExplanation day) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("timeZone", zone.getId());
    body.put("date", day.date().toString());
    body.put("open", day.slots().size());
    body.put("causes", day.causes().stream().map(ExplanationJson::cause).toList());
    body.put("starts", day.starts().stream().map(this::start).toList());
    return body;
  }

  private static Map<String, Object> cause(DayExplanation.Cause cause) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("starts", cause.starts());
    body.put("reason", Reasons.of(List.of(cause.reason()), true).get(0));
    return body;
  }

  private Map<String, Object> start(Explanation explanation) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("start", at(explanation.start()));
    explanation.slot().ifPresent(slot -> body.put("end", at(slot.end())));
    body.put("bookable", explanation.isBookable());
    explanation
        .slot()
        .filter(slot -> !slot.asOf().equals(Instant.MAX))
        .ifPresent(slot -> body.put("asOf", at(slot.asOf())));
    body.put("reasons", Reasons.of(explanation.reasons(), true));
    body.put("pools", explanation.pools().stream().map(ExplanationJson::pool).toList());
    explanation
        .assignment()
        .ifPresent(
            assignment ->
                body.put(
                    "assignment",
                    assignment.rankings().stream().map(ExplanationJson::ranking).toList()));
    return body;
  }

  private static Map<String, Object> pool(PoolVerdict pool) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("pool", pool.pool());
    body.put("needed", pool.needed());
    body.put("filled", pool.isFilled());
    body.put("members", pool.members().stream().map(ExplanationJson::verdict).toList());
    return body;
  }

  private static Map<String, Object> verdict(PoolVerdict.Verdict verdict) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("unit", verdict.unit().toString());
    body.put("free", verdict.isFree());
    body.put("reasons", Reasons.of(verdict.reasons(), true));
    return body;
  }

  private static Map<String, Object> ranking(Assignment.Ranking ranking) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("pool", ranking.pool());
    body.put("choice", choice(ranking.choice()));
    body.put("ranked", ranking.ranked().stream().map(ExplanationJson::ranked).toList());
    return body;
  }

  private static Map<String, Object> ranked(Assignment.Ranked ranked) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("unit", ranked.unit().toString());
    body.put("figure", ranked.figure());
    body.put("preferred", ranked.preferred());
    body.put("chosen", ranked.chosen());
    return body;
  }

  /** Returns the choice as documents write it. */
  private static Object choice(RoundRobin choice) {
    if (choice instanceof RoundRobin.ByWeight byWeight) {
      return Map.of("by-weight", word(byWeight.period()));
    }
    if (choice instanceof RoundRobin.LeastLoaded leastLoaded) {
      return Map.of("least-loaded", word(leastLoaded.period()));
    }
    if (choice instanceof RoundRobin.ByPriority) {
      return "by-priority";
    }
    return choice instanceof RoundRobin.LeastRecent ? "least-recent" : "in-order";
  }

  private static String word(LimitPeriod period) {
    return period.name().toLowerCase(Locale.ROOT);
  }

  private OffsetDateTime at(Instant instant) {
    return instant.atZone(zone).toOffsetDateTime();
  }
}
