package io.slotcore.fakes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/**
 * Says which fields of which types JSON may have. Types are string, boolean, integer and any; a
 * text that begins with = has the words that are allowed, and a field * stands for all others.
 */
final class JsonShape {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode shape;
  private final Function<String, RuntimeException> refusal;

  JsonShape(String shape, Function<String, RuntimeException> refusal) {
    try {
      this.shape = JSON.readTree(shape);
    } catch (JsonProcessingException wrong) {
      throw new IllegalStateException(wrong);
    }
    this.refusal = refusal;
  }

  void check(JsonNode value) {
    check("", shape, value);
  }

  private void check(String path, JsonNode type, JsonNode value) {
    if (value.isNull()) {
      return;
    }
    if (type.isTextual()) {
      if (!isOf(type.textValue(), value)) {
        throw refusal.apply("Cannot convert the value of '" + path + "'");
      }
    } else if (type.isArray()) {
      if (!value.isArray()) {
        throw refusal.apply("A list is expected at '" + path + "'");
      }
      value.forEach(each -> check(path, type.get(0), each));
    } else {
      if (!value.isObject()) {
        throw refusal.apply("An object is expected at '" + path + "'");
      }
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        JsonNode of = type.has("*") ? type.get("*") : type.get(field.getKey());
        if (of == null) {
          throw refusal.apply("The property '" + field.getKey() + "' does not exist");
        }
        check(path + "/" + field.getKey(), of, field.getValue());
      }
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "any" -> true;
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isInt();
      default ->
          value.isTextual()
              && Arrays.asList(type.substring(1).split(" ", -1)).contains(value.textValue());
    };
  }
}
