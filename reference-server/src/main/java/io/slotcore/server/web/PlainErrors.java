package io.slotcore.server.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what is refused before it becomes a request that a handler could see, such as a broken
 * header: one line of text with our headers, where Jetty would show a page of its own.
 */
final class PlainErrors extends ErrorHandler {

  private final SecurityHeaders headers;

  PlainErrors(SecurityHeaders headers) {
    this.headers = headers;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    headers.putAll(response.getHeaders());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    response.write(true, text(response.getStatus()), callback);
    return true;
  }

  private static ByteBuffer text(int status) {
    String text = status + " " + HttpStatus.getMessage(status) + "\n";
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
