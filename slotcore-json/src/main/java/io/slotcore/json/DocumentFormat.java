package io.slotcore.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * One kind of document: reads it, writes it, and has its JSON Schema.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param <T> what a document stands for
 */
public final class DocumentFormat<T> {

  /** The largest document that is read, in characters or bytes: 16 MiB. */
  public static final int MAX_LENGTH = 16 * 1024 * 1024;

  /** The version of all formats, which each document names. */
  static final int VERSION = 1;

  private static final int DEEPEST = 32;
  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_POINTER = 300;
  private static final int LONGEST_NUMBER = 30;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNameLength(LONGEST_NAME)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  // Names are chosen by whoever writes the document; they are not worth keeping.
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .build())
          .build();

  private final String name;
  private final Function<In, T> reader;
  private final Function<T, ObjectNode> writer;

  DocumentFormat(String name, Function<In, T> reader, Function<T, ObjectNode> writer) {
    this.name = name;
    this.reader = reader;
    this.writer = writer;
  }

  /**
   * Reads a document.
   *
   * @param json the text of the document
   * @return what it stands for
   * @throws DocumentException if it is too long, no JSON, or not what the format asks for
   */
  public T read(String json) {
    if (json.length() > MAX_LENGTH) {
      throw tooLong();
    }
    return reader.apply(In.root(tree(json)));
  }

  /**
   * Reads a document.
   *
   * @param json the text of the document in UTF-8
   * @return what it stands for
   * @throws DocumentException if it is too long, no JSON, or not what the format asks for
   */
  public T read(byte[] json) {
    if (json.length > MAX_LENGTH) {
      throw tooLong();
    }
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString());
    } catch (CharacterCodingException e) {
      throw new DocumentException("", "expected text in UTF-8", true);
    }
  }

  /**
   * Writes a document.
   *
   * @param value what it stands for
   * @return the document, without what equals its default
   * @throws IllegalArgumentException if something in it cannot be written: an instant or date
   *     outside the years 0 to 9999, a negative duration, half a surrogate pair, or a host with
   *     more than 1,000 schedules
   */
  public String write(T value) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("version", VERSION);
    document.setAll(writer.apply(value));
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the document cannot be written", e);
    }
  }

  /**
   * Returns the JSON Schema of the format, draft 2020-12.
   *
   * @return the text of {@code io/slotcore/json/NAME.schema.json}
   */
  public String schema() {
    try (InputStream in =
        DocumentFormat.class.getResourceAsStream("/io/slotcore/json/" + name + ".schema.json")) {
      if (in == null) {
        throw new IllegalStateException("the schema of " + name + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the name of the format with its version.
   *
   * @return for instance {@code schedule-1}
   */
  @Override
  public String toString() {
    return name;
  }

  private static DocumentException tooLong() {
    return new DocumentException("", "expected at most " + MAX_LENGTH + " bytes");
  }

  private static JsonNode tree(String json) {
    try (JsonParser parser = JSON.createParser(json)) {
      try {
        JsonNode tree = JSON.readTree(parser);
        if (tree == null || tree.isMissingNode()) {
          throw new DocumentException("", "expected an object, found nothing", true);
        }
        if (parser.nextToken() != null) {
          throw new DocumentException("", "expected nothing after the object", true);
        }
        return tree;
      } catch (JsonProcessingException e) {
        throw noJson(parser, e);
      }
    } catch (IOException e) {
      throw new DocumentException("", "expected JSON", true);
    }
  }

  private static DocumentException noJson(JsonParser parser, JsonProcessingException e) {
    String message = e.getOriginalMessage();
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    String where =
        e.getLocation() == null
            ? ""
            : " at line "
                + e.getLocation().getLineNr()
                + ", column "
                + e.getLocation().getColumnNr();
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    // No document is as deep as that, and nobody wants to read all of it.
    while (pointer.length() > LONGEST_POINTER) {
      pointer = pointer.substring(0, pointer.lastIndexOf('/'));
    }
    return new DocumentException(
        pointer, "expected JSON" + where + ": " + In.shortened(line), true);
  }
}
