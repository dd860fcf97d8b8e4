package io.slotcore.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which fields of an answer are asked for ({@code fields}), in the notation of
 * https://developers.google.com/workspace/calendar/api/guides/performance#partial-response: names
 * with commas between, {@code a/b} and {@code a(b,c)} for what is inside, {@code *} for all.
 */
final class FieldMask {

  private final String text;
  private int at;

  private FieldMask(String text) {
    this.text = text;
  }

  static JsonNode apply(String fields, JsonNode answer) {
    FieldMask mask = new FieldMask(fields);
    Selection selection = mask.list();
    if (mask.at != fields.length()) {
      throw invalid(fields);
    }
    return selection.of(answer);
  }

  private static GoogleFailure invalid(String fields) {
    return new GoogleFailure(400, "global", "invalidParameter", "Invalid field selection " + fields)
        .at("fields");
  }

  /** Names with what is asked for inside of each; all of it if that is empty. */
  private record Selection(Map<String, Selection> inside) {

    JsonNode of(JsonNode node) {
      if (inside.isEmpty() || inside.containsKey("*")) {
        return node;
      }
      if (node instanceof ArrayNode array) {
        ArrayNode selected = JsonNodeFactory.instance.arrayNode();
        array.forEach(each -> selected.add(of(each)));
        return selected;
      }
      ObjectNode selected = JsonNodeFactory.instance.objectNode();
      inside.forEach(
          (name, more) -> {
            JsonNode value = node.get(name);
            if (value != null) {
              selected.set(name, more.of(value));
            }
          });
      return selected;
    }
  }

  private Selection list() {
    Map<String, Selection> inside = new LinkedHashMap<>();
    field(inside);
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      field(inside);
    }
    return new Selection(inside);
  }

  private void field(Map<String, Selection> inside) {
    int from = at;
    while (at < text.length() && "/(),".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(from, at);
    if (name.isBlank()) {
      throw invalid(text);
    }
    Selection more = new Selection(Map.of());
    if (at < text.length() && text.charAt(at) == '/') {
      at++;
      Map<String, Selection> one = new LinkedHashMap<>();
      field(one);
      more = new Selection(one);
    } else if (at < text.length() && text.charAt(at) == '(') {
      at++;
      more = list();
      if (at >= text.length() || text.charAt(at) != ')') {
        throw invalid(text);
      }
      at++;
    }
    inside.put(name, more);
  }
}
