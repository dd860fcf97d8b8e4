package io.slotcore.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Patch semantics (https://developers.google.com/workspace/calendar/api/guides/performance#patch):
 * objects are merged, lists replaced, null removes.
 */
final class MergePatch {

  private MergePatch() {}

  static void apply(JsonNode patch, ObjectNode into) {
    for (Map.Entry<String, JsonNode> field : patch.properties()) {
      JsonNode value = field.getValue();
      if (value.isNull()) {
        into.remove(field.getKey());
      } else if (value.isObject()) {
        ObjectNode inside =
            into.get(field.getKey()) instanceof ObjectNode object
                ? object
                : into.putObject(field.getKey());
        apply(value, inside);
      } else {
        into.set(field.getKey(), value.deepCopy());
      }
    }
  }

  static ObjectNode withoutNulls(JsonNode sent) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    apply(sent, json);
    return json;
  }
}
