package io.slotcore.ical.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;

/** What came back. It can be read as long as the call's reader runs, by one thread. */
public final class HttpAnswer {

  private final ClassicHttpResponse response;
  private final URI address;
  private final InputStream body;

  HttpAnswer(ClassicHttpResponse response, URI address, InputStream body) {
    this.response = response;
    this.address = address;
    this.body = body;
  }

  /** {@return the status code} */
  public int status() {
    return response.getCode();
  }

  /** {@return whether the status is one of success} */
  public boolean isSuccess() {
    return status() / 100 == 2;
  }

  /** {@return the address that answered, after all redirects} */
  public URI address() {
    return address;
  }

  /**
   * Returns a header.
   *
   * @param name of the header, in any case
   * @return of several the first
   */
  public Optional<String> header(String name) {
    Header header = response.getFirstHeader(name);
    return Optional.ofNullable(header).map(Header::getValue);
  }

  /**
   * Returns the body, unpacked. Reading throws {@link HttpCallException} when it is larger than
   * allowed or takes too long.
   *
   * @return empty if there is none
   */
  public InputStream body() {
    return body;
  }

  /** Reads an answer. */
  @FunctionalInterface
  public interface Reader<T> {

    /**
     * Reads an answer; it need not be read to its end.
     *
     * @param answer what came back
     * @return what the call is to return
     * @throws IOException if the answer cannot be read
     */
    T read(HttpAnswer answer) throws IOException;
  }
}
