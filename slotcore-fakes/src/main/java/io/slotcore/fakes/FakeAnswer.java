package io.slotcore.fakes;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a fake answers.
 *
 * @param status of the answer
 * @param headers by name
 * @param body as text; empty if there is none
 */
public record FakeAnswer(int status, Map<String, String> headers, String body) {

  /**
   * Copies the headers.
   *
   * @param status of the answer
   * @param headers by name
   * @param body as text
   */
  public FakeAnswer {
    headers = Map.copyOf(headers);
  }

  /**
   * Returns an answer with a body.
   *
   * @param status of the answer
   * @param type of the body, a media type
   * @param body any text
   * @return the answer
   */
  public static FakeAnswer of(int status, String type, String body) {
    return new FakeAnswer(status, Map.of("Content-Type", type + "; charset=utf-8"), body);
  }

  /**
   * Returns an answer in JSON.
   *
   * @param status of the answer
   * @param body the JSON
   * @return the answer
   */
  public static FakeAnswer json(int status, String body) {
    return of(status, "application/json", body);
  }

  /**
   * Returns an answer without a body.
   *
   * @param status of the answer
   * @return the answer
   */
  public static FakeAnswer empty(int status) {
    return new FakeAnswer(status, Map.of(), "");
  }

  /**
   * Returns this answer with one more header.
   *
   * @param name of the header
   * @param value of the header
   * @return an answer
   */
  public FakeAnswer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new FakeAnswer(status, more, body);
  }
}
