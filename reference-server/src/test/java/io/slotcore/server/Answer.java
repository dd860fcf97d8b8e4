package io.slotcore.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What a server answered, read as the JSON of the API. */
public record Answer(HttpResponse<String> http) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Returns the status. */
  public int status() {
    return http.statusCode();
  }

  /** Returns the body as it was sent. */
  public String text() {
    return http.body();
  }

  /** Returns the body. */
  public JsonNode json() {
    try {
      return JSON.readTree(text());
    } catch (JsonProcessingException e) {
      throw new AssertionError(this + " is no JSON", e);
    }
  }

  /** Returns a member of the body as text; empty if it is not there. */
  public String text(String member) {
    return json().path(member).asText();
  }

  /** Returns the stable code of a problem. */
  public String code() {
    return text("code");
  }

  /** Returns the rules among the reasons, in the order in which they were told. */
  public List<String> rules() {
    List<String> rules = new ArrayList<>();
    json().path("reasons").forEach(reason -> rules.add(reason.path("rule").asText()));
    return rules;
  }

  /** Returns a time in the body. */
  public OffsetDateTime time(String member) {
    return OffsetDateTime.parse(text(member));
  }

  /** Returns the value of a header; empty if it is not there. */
  public String header(String name) {
    return http.headers().firstValue(name).orElse("");
  }

  @Override
  public String toString() {
    return http.request().method() + " " + http.uri().getPath() + ": " + status() + " " + text();
  }
}
