package io.slotcore.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A client that keeps cookies, follows no redirect and fills the hidden token of forms. */
public final class Browser {

  private static final Pattern TOKEN = Pattern.compile("name=\"_form\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Function<String, URI> site;

  /** Takes how a path becomes an address. */
  public Browser(Function<String, URI> site) {
    this.site = site;
  }

  /** Asks for a page as browsers do. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  /** Sends a form with the token that the page of another path holds. */
  public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
    Matcher token = TOKEN.matcher(get(page).body());
    Map<String, String> all = new LinkedHashMap<>(fields);
    if (token.find()) {
      all.put("_form", token.group(1));
    }
    return post(action, all);
  }

  /** Sends a form as it is. */
  public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Sends any request. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Begins a request with what browsers accept; headers are names and values in turn. */
  public HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(site.apply(path));
    builder.setHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    for (int i = 0; i < headers.length; i += 2) {
      builder.setHeader(headers[i], headers[i + 1]);
    }
    return builder;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
