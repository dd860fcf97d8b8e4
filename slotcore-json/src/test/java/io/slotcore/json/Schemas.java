package io.slotcore.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Asks a validator that is not ours what it says about documents. */
final class Schemas {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final Map<String, JsonSchema> KNOWN = new ConcurrentHashMap<>();

  private Schemas() {}

  static Set<ValidationMessage> complaints(DocumentFormat<?> format, JsonNode document) {
    return KNOWN
        .computeIfAbsent(
            format.toString(),
            name -> JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(format.schema()))
        .validate(document);
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
