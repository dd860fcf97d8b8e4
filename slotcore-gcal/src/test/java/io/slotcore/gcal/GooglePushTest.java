package io.slotcore.gcal;

import io.slotcore.fakes.FakeAnswer;
import io.slotcore.fakes.FakeGoogleEvent;
import io.slotcore.fakes.FakeHttp;
import io.slotcore.fakes.FakeRequest;
import io.slotcore.spi.PushChannels;
import io.slotcore.testkit.PushContract;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

class GooglePushTest extends PushContract {

  private static final Instant NOON = Instant.parse("2027-02-10T12:00:00Z");

  private final GoogleWorld world = new GoogleWorld();
  private final BlockingQueue<GoogleNotification> calls = new LinkedBlockingQueue<>();
  private final FakeHttp receiver = FakeHttp.start(this::receive);

  @AfterEach
  void close() {
    world.close();
    receiver.close();
  }

  private FakeAnswer receive(FakeRequest request) {
    GoogleNotification.read(name -> request.header(name).orElse(null))
        .filter(call -> !call.opening())
        .ifPresent(calls::add);
    return FakeAnswer.empty(204);
  }

  @Override
  protected PushChannels channels() {
    return world.account.pushes(GoogleWorld.ADA);
  }

  @Override
  protected InstantSource clock() {
    return world.clock;
  }

  @Override
  protected URI address() {
    return receiver.address().resolve("/google");
  }

  @Override
  protected void changeAsOwner() {
    world.ada.put(
        FakeGoogleEvent.timed(UUID.randomUUID().toString(), NOON, NOON.plusSeconds(1800)));
  }

  @Override
  protected Optional<Call> nextCall() {
    try {
      return Optional.ofNullable(calls.poll(1, TimeUnit.SECONDS))
          .map(call -> new Call(call.channel(), call.secret()));
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
