package io.slotcore.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.fakes.FakeGraphCalendar.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells what was changed in a window of a calendar:
 * https://learn.microsoft.com/en-us/graph/api/event-delta and
 * https://learn.microsoft.com/en-us/graph/delta-query-events. Neither $select nor $expand is
 * supported; what was changed outside the window comes as {@code @removed}, too.
 */
final class GraphDelta {

  private static final int USUAL = 10;

  private final FakeGraphCalendar calendar;
  private final FakeRequest request;

  GraphDelta(FakeGraphCalendar calendar, FakeRequest request) {
    this.calendar = calendar;
    this.request = request;
  }

  /** What a token stands for: changes after one number up to another, from some place on. */
  private record Token(Instant from, Instant to, long after, long upTo, int skip) {

    String text() {
      String plain =
          Stream.of(from, to, after, upTo, skip)
              .map(String::valueOf)
              .reduce("v1", (head, next) -> head + " " + next);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
    }

    static Token read(String text) {
      try {
        String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
        String[] parts = plain.split(" ", -1);
        Token token =
            new Token(
                Instant.parse(parts[1]),
                Instant.parse(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]),
                Integer.parseInt(parts[5]));
        if (token.text().equals(text)) {
          return token;
        }
      } catch (RuntimeException wrong) {
        // Said below.
      }
      throw GraphFailure.badRequest("Badly formed token.");
    }
  }

  FakeAnswer answer(int atMost) {
    Map<String, String> query = request.parameters();
    GraphEvents.allow(query, "startDateTime", "endDateTime", "$deltatoken", "$skiptoken");
    Token token;
    if (query.containsKey("$deltatoken")) {
      Token old = Token.read(query.getOrDefault("$deltatoken", ""));
      token = new Token(old.from, old.to, old.upTo, calendar.lastChange(), 0);
      check(old.upTo);
    } else if (query.containsKey("$skiptoken")) {
      token = Token.read(query.getOrDefault("$skiptoken", ""));
      check(token.upTo);
    } else {
      GraphSchema.require(FakeGraph.json(query), "startDateTime", "endDateTime");
      token =
          new Token(
              GraphEvents.instant(query.getOrDefault("startDateTime", "")),
              GraphEvents.instant(query.getOrDefault("endDateTime", "")),
              -1,
              calendar.lastChange(),
              0);
    }
    return page(token, Math.min(atMost, GraphEvents.pageSize(request, USUAL)));
  }

  /** https://learn.microsoft.com/en-us/graph/delta-query-overview#synchronization-reset. */
  private void check(long change) {
    if (!calendar.knows(change)) {
      throw new GraphFailure(410, "SyncStateNotFound", "The sync state generation is not found.");
    }
  }

  private FakeAnswer page(Token token, int size) {
    List<ObjectNode> all = changes(token);
    int to = Math.min(all.size(), token.skip + size);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("@odata.context", "https://graph.microsoft.com/v1.0/$metadata#Collection(event)");
    ArrayNode value = answer.putArray("value");
    all.subList(Math.min(token.skip, to), to).forEach(value::add);
    String base = "http://" + request.header("Host").orElse("") + request.path();
    if (to < all.size()) {
      Token next = new Token(token.from, token.to, token.after, token.upTo, to);
      answer.put("@odata.nextLink", base + "?%24skiptoken=" + next.text());
    } else {
      answer.put(
          "@odata.deltaLink",
          base + "?%24deltatoken=" + new Token(token.from, token.to, 0, token.upTo, 0).text());
    }
    return FakeAnswer.json(200, answer.toString());
  }

  private List<ObjectNode> changes(Token token) {
    List<ObjectNode> all = new ArrayList<>();
    for (Stored stored : calendar.changedAfter(token.after)) {
      List<ObjectNode> inView =
          stored.gone
              ? List.of()
              : GraphEvents.inView(calendar, List.of(stored), token.from, token.to, "UTC");
      inView.forEach(event -> event.remove("singleValueExtendedProperties"));
      all.addAll(inView);
      if (inView.isEmpty() && token.after >= 0) {
        ObjectNode removed = JsonNodeFactory.instance.objectNode().put("id", stored.id());
        removed.putObject("@removed").put("reason", "deleted");
        all.add(removed);
      }
    }
    return all;
  }
}
