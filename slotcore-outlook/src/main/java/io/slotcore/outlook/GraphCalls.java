package io.slotcore.outlook;

import com.fasterxml.jackson.databind.JsonNode;
import io.slotcore.outlook.GraphHttp.Kind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Calls on behalf of the owner of an account. Thread-safe. */
final class GraphCalls {

  /** Else a version could not be told from the header that it goes into. */
  private static final String ETAG = "[\\x21-\\x7e]{1,512}";

  private static final String UTC = "outlook.timezone=\"UTC\"";

  private final MicrosoftApp app;
  private final TokenHolder tokens;

  GraphCalls(MicrosoftApp app, TokenHolder tokens) {
    this.app = app;
    this.tokens = tokens;
  }

  InstantSource clock() {
    return app.http().clock();
  }

  /** Returns the address of something. */
  URI address(String... segments) {
    return app.root()
        .resolve(Arrays.stream(segments).map(Urls::segment).collect(Collectors.joining("/")));
  }

  static URI with(URI address, Map<String, String> query) {
    return URI.create(address + "?" + Urls.encode(query));
  }

  /**
   * Reads where an answer goes on. Only Graph itself is gone on with: the access token goes along.
   */
  Optional<URI> link(String operation, JsonNode answer, String name) {
    JsonNode link = answer.path(name);
    if (link.isMissingNode() || link.isNull()) {
      return Optional.empty();
    }
    if (!link.asText().startsWith(app.root().toString())) {
      throw GraphFailure.unreadable(operation, "the answer goes on elsewhere");
    }
    return Optional.of(parse(operation, link.asText()));
  }

  private static URI parse(String operation, String link) {
    try {
      return URI.create(link);
    } catch (IllegalArgumentException wrong) {
      throw GraphFailure.unreadable(operation, "the answer goes on nowhere");
    }
  }

  /** Reads something; times are in UTC. */
  JsonNode get(String operation, URI address) {
    return withAccess(
        access -> app.http().call(Kind.READ, operation, request(address, access).build()));
  }

  /** Reads something, so many on a page. */
  JsonNode get(String operation, URI address, int pageSize) {
    String prefer = UTC + ", odata.maxpagesize=" + pageSize;
    return withAccess(
        access ->
            app.http()
                .call(
                    Kind.READ,
                    operation,
                    request(address, access).setHeader("Prefer", prefer).build()));
  }

  /** Sends something that is answered by an object. */
  JsonNode send(Kind kind, String operation, String method, URI address, JsonNode body) {
    return withAccess(
        access ->
            app.http()
                .call(kind, operation, withBody(request(address, access), method, body).build()));
  }

  /** Changes an event if it is what it was. */
  JsonNode patch(String operation, URI address, JsonNode body, String etag) {
    return withAccess(
        access ->
            app.http()
                .call(
                    Kind.CHANGE,
                    operation,
                    withBody(request(address, access), "PATCH", body)
                        .header("If-Match", etag)
                        .build()));
  }

  /** Deletes an event if it is what it was. */
  void delete(String operation, URI address, String etag) {
    delete(operation, address, request -> request.header("If-Match", etag));
  }

  /** Deletes something that has no versions. */
  void delete(String operation, URI address) {
    delete(operation, address, UnaryOperator.identity());
  }

  private void delete(String operation, URI address, UnaryOperator<HttpRequest.Builder> how) {
    withAccess(
        access -> {
          HttpRequest request = how.apply(request(address, access)).DELETE().build();
          app.http().callForNothing(Kind.CHANGE, operation, request);
          return true;
        });
  }

  static boolean isEtag(String text) {
    return text.matches(ETAG);
  }

  private <T> T withAccess(Function<String, T> call) {
    String access = tokens.access();
    try {
      return call.apply(access);
    } catch (GraphFailure failure) {
      if (failure.status() != 401) {
        throw failure;
      }
      return call.apply(tokens.renew(access));
    }
  }

  private static HttpRequest.Builder request(URI address, String access) {
    return HttpRequest.newBuilder(address)
        .header("Authorization", "Bearer " + access)
        .header("Accept", "application/json")
        .header("Accept-Encoding", "gzip")
        .header("Prefer", UTC);
  }

  private static HttpRequest.Builder withBody(
      HttpRequest.Builder request, String method, JsonNode body) {
    return request
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(body.toString()));
  }
}
