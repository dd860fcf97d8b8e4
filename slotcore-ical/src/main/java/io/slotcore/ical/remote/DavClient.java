package io.slotcore.ical.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.slotcore.ical.http.Credentials;
import io.slotcore.ical.http.GuardedHttp;
import io.slotcore.ical.http.HttpAnswer;
import io.slotcore.ical.http.HttpCall;
import io.slotcore.spi.CalendarException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Speaks WebDAV as one user. Thread-safe. */
final class DavClient {

  private static final String XML = "application/xml; charset=utf-8";

  private final GuardedHttp http;
  private final Credentials credentials;

  DavClient(GuardedHttp http, Credentials credentials) {
    this.http = http;
    this.credentials = credentials;
  }

  /** What a PROPFIND found, and where: redirects lead elsewhere. */
  record Found(URI address, List<DavResponse> responses) {

    /** Returns what is said of the resource that was asked for, of several the first. */
    Optional<DavResponse> first() {
      return responses.stream().findFirst();
    }
  }

  Found propfind(String operation, URI address, int depth, String properties) {
    String body = DavNames.document("D:propfind", "<D:prop>" + properties + "</D:prop>");
    return send(
        operation,
        call("PROPFIND", address).withHeader("Depth", depth + "").withBody(XML, body),
        answer -> {
          List<DavResponse> responses = new ArrayList<>();
          multistatus(operation, answer, responses::add);
          return new Found(answer.address(), responses);
        });
  }

  /** Sends a REPORT whose answer is one multistatus; returns its sync-token. */
  Optional<String> report(
      String operation, URI address, int depth, String body, Multistatus.Reader reader) {
    return send(
        operation,
        reportCall(address, depth, body),
        answer -> multistatus(operation, answer, reader));
  }

  HttpCall reportCall(URI address, int depth, String body) {
    return call("REPORT", address).withHeader("Depth", depth + "").withBody(XML, body);
  }

  HttpCall call(String method, URI address) {
    return HttpCall.of(method, address).withCredentials(credentials);
  }

  static Optional<String> multistatus(
      String operation, HttpAnswer answer, Multistatus.Reader reader) throws IOException {
    if (answer.status() != 207) {
      throw answer.isSuccess()
          ? Failures.unreadable(operation, "the answer is no multistatus")
          : Failures.of(operation, answer.status());
    }
    return Multistatus.read(operation, answer.body(), reader);
  }

  <T> T send(String operation, HttpCall call, HttpAnswer.Reader<T> reader) {
    try {
      return http.send(call, reader);
    } catch (IOException failure) {
      throw Failures.of(operation, failure);
    }
  }

  /**
   * Returns the address that a server names in an answer. The user's password goes there, too: the
   * server that names it has it already, but nobody on the way shall get it.
   */
  static URI follow(String operation, URI base, String href) {
    URI target = resolve(operation, base, href);
    boolean sameHost =
        String.valueOf(target.getHost()).equalsIgnoreCase(base.getHost())
            && target.getPort() == base.getPort()
            && String.valueOf(target.getScheme()).equalsIgnoreCase(base.getScheme());
    if (!sameHost && !(isSecure(base) && isSecure(target))) {
      throw new CalendarException(
          CalendarException.Problem.REFUSED,
          operation + ": the server names an address on another one without HTTPS",
          null);
    }
    return target;
  }

  private static boolean isSecure(URI address) {
    return "https".equals(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT));
  }

  /** Resolves an address of an answer; some servers leave spaces and the like in it as they are. */
  static URI resolve(String operation, URI base, String href) {
    for (Function<String, String> form :
        List.<Function<String, String>>of(Function.identity(), DavClient::encoded)) {
      try {
        return base.resolve(form.apply(href));
      } catch (IllegalArgumentException malformed) {
        // The next form, or none.
      }
    }
    throw Failures.unreadable(operation, "the server names what is no address");
  }

  private static String encoded(String href) {
    StringBuilder out = new StringBuilder();
    for (byte octet : href.getBytes(UTF_8)) {
      if (octet > ' ' && octet < 0x7F && "\"<>\\^`{|}".indexOf(octet) < 0) {
        out.append((char) octet);
      } else {
        out.append(String.format(Locale.ROOT, "%%%02X", octet));
      }
    }
    return out.toString();
  }
}
