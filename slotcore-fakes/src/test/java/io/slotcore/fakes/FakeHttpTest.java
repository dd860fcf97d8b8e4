package io.slotcore.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeHttpTest {

  private final AtomicInteger effects = new AtomicInteger();
  private final FakeHttp fake =
      FakeHttp.start(
          request -> {
            effects.incrementAndGet();
            return FakeAnswer.json(200, "{\"body\":\"" + request.body() + "\"}");
          });
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    fake.close();
  }

  private HttpRequest.Builder post(String body) {
    return HttpRequest.newBuilder(fake.address().resolve("/a%2Fb?x=1%202&y"))
        .POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void whatWasAskedIsKept() throws Exception {
    assertThat(send(post("hello")).body()).isEqualTo("{\"body\":\"hello\"}");

    FakeRequest request = fake.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/a%2Fb");
    assertThat(request.parameters()).containsEntry("x", "1 2").containsEntry("y", "");
    assertThat(request.header("HOST")).contains("127.0.0.1:" + fake.address().getPort());
  }

  @Test
  void packedBodiesAreUnpackedAndAnswersPackedForWhoUnderstandsIt() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("hello".getBytes(UTF_8));
    }
    HttpRequest request =
        HttpRequest.newBuilder(fake.address())
            .header("Content-Encoding", "gzip")
            .header("Accept-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(packed.toByteArray()))
            .build();

    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())))
        .hasContent("{\"body\":\"hello\"}");
  }

  @Test
  void faultsComeInTurnAndEnd() throws Exception {
    fake.fail(1, Fault.retryAfter(429, "3"));
    fake.fail(1, Fault.webPage());

    HttpResponse<String> first = send(post(""));
    assertThat(first.statusCode()).isEqualTo(429);
    assertThat(first.headers().firstValue("Retry-After")).contains("3");
    assertThat(send(post("")).body()).startsWith("<!doctype html>");
    assertThat(effects).hasValue(0);
    assertThat(send(post("")).statusCode()).isEqualTo(200);
  }

  @Test
  void aFaultMayBeForSomeRequestsOnly() throws Exception {
    fake.fail(1, request -> request.body().equals("bad"), Fault.status(503));

    assertThat(send(post("good")).statusCode()).isEqualTo(200);
    assertThat(send(post("bad")).statusCode()).isEqualTo(503);
  }

  @Test
  void aConnectionIsClosedBeforeOrAfterTheEffectOrAmidstTheAnswer() {
    fake.fail(1, new Fault.ClosedBefore());
    assertThatThrownBy(() -> send(post(""))).isInstanceOf(IOException.class);
    assertThat(effects).hasValue(0);

    fake.fail(1, new Fault.ClosedAfter());
    assertThatThrownBy(() -> send(post(""))).isInstanceOf(IOException.class);
    assertThat(effects).hasValue(1);

    fake.fail(1, new Fault.Half());
    assertThatThrownBy(() -> send(post(""))).isInstanceOf(IOException.class);
    assertThat(effects).hasValue(2);
  }

  @Test
  void anAnswerIsHeldUntilItIsReleased() throws Exception {
    Fault.Held held = new Fault.Held();
    fake.fail(1, held);

    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(post("").build(), BodyHandlers.ofString());
    assertThat(held.awaitRequest()).isTrue();
    assertThat(effects).hasValue(0);
    assertThat(send(post("")).statusCode()).isEqualTo(200);
    held.release();

    assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(effects).hasValue(2);
  }
}
