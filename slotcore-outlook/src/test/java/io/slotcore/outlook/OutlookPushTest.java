package io.slotcore.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slotcore.fakes.FakeAnswer;
import io.slotcore.fakes.FakeGraphEvent;
import io.slotcore.fakes.FakeHttp;
import io.slotcore.fakes.FakeRequest;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.PushChannel;
import io.slotcore.spi.PushChannels;
import io.slotcore.testkit.PushContract;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutlookPushTest extends PushContract {

  private static final Instant NOON = Instant.parse("2027-02-10T12:00:00Z");
  private static final String SECRET = "0123456789abcdef";

  private final OutlookWorld world = new OutlookWorld();
  private final BlockingQueue<List<GraphNotification>> calls = new LinkedBlockingQueue<>();
  private final FakeHttp receiver = FakeHttp.start(this::receive);

  @AfterEach
  void close() {
    world.close();
    receiver.close();
  }

  private FakeAnswer receive(FakeRequest request) {
    Optional<String> token = GraphNotification.validation(request.parameters()::get);
    if (token.isPresent()) {
      return FakeAnswer.of(200, "text/plain", token.get());
    }
    calls.add(GraphNotification.read(request.body()));
    return FakeAnswer.empty(202);
  }

  @Override
  protected PushChannels channels() {
    return world.account.pushes(world.ada.id());
  }

  @Override
  protected InstantSource clock() {
    return world.clock;
  }

  @Override
  protected URI address() {
    return receiver.address().resolve("/microsoft");
  }

  @Override
  protected void changeAsOwner() {
    world.ada.put(FakeGraphEvent.timed(UUID.randomUUID().toString(), NOON, NOON.plusSeconds(1800)));
  }

  @Override
  protected Optional<Call> nextCall() {
    return next().stream()
        .filter(message -> message.kind() == GraphNotification.Kind.CHANGED)
        .map(message -> new Call(message.channel(), message.secret()))
        .findFirst();
  }

  private List<GraphNotification> next() {
    try {
      List<GraphNotification> messages = calls.poll(1, TimeUnit.SECONDS);
      return messages == null ? List.of() : messages;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void anAddressThatDoesNotGiveTheTokenBackOpensNoChannel() {
    CalendarException failure =
        catchThrowableOfType(
            CalendarException.class,
            () -> channels().open(world.graph.root().resolve("/elsewhere"), SECRET));

    assertThat(failure.problem()).isEqualTo(CalendarException.Problem.UNREADABLE);
    assertThat(failure).hasMessageContaining("ValidationError");
    assertThat(world.graph.openSubscriptions()).isZero();
  }

  @Test
  void renewingInTimeKeepsTheChannelAndAfterItsEndOpensAnother() {
    PushChannel first = channels().open(address(), SECRET);
    world.clock.advance(Duration.ofDays(5));

    PushChannel longer = channels().renew(first, address(), SECRET);
    assertThat(longer.id()).isEqualTo(first.id());
    assertThat(longer.end()).isEqualTo(first.end().plus(Duration.ofDays(5)));

    world.clock.advance(Duration.ofDays(8));
    PushChannel other = channels().renew(longer, address(), SECRET);
    assertThat(other.id()).isNotEqualTo(first.id());
    assertThat(world.graph.openSubscriptions()).isOne();
  }

  @Test
  void severalMessagesInOneCallAndRepeatedCallsAreRead() throws InterruptedException {
    PushChannel channel = channels().open(address(), SECRET);
    world.graph.holdNotifications();
    changeAsOwner();
    changeAsOwner();
    world.graph.releaseNotifications();
    world.graph.repeatNotifications();
    world.graph.awaitNotifications();

    for (int call = 0; call < 2; call++) {
      assertThat(next())
          .hasSize(2)
          .allMatch(message -> message.channel().equals(channel.id()) && message.bears(SECRET));
    }
  }

  @Test
  void aCallThatWasLostIsFollowedByTheNext() {
    PushChannel channel = channels().open(address(), SECRET);
    world.graph.loseNotifications(1);
    changeAsOwner();
    changeAsOwner();

    assertThat(nextCall()).contains(new Call(channel.id(), SECRET));
    assertThat(nextCall()).isEmpty();
  }

  @Test
  void whatHappensToAChannelIsTold() {
    PushChannel channel = channels().open(address(), SECRET);

    world.graph.notifyLifecycle("reauthorizationRequired");
    assertThat(next())
        .extracting(GraphNotification::kind)
        .containsExactly(GraphNotification.Kind.RENEW);
    world.graph.notifyLifecycle("missed");
    assertThat(next())
        .extracting(GraphNotification::kind)
        .containsExactly(GraphNotification.Kind.CHANGED);
    world.graph.removeSubscription(channel.id());
    assertThat(next())
        .extracting(GraphNotification::kind)
        .containsExactly(GraphNotification.Kind.ENDED);
  }

  @Test
  void whatIsNoCallOfGraphsIsNothing() {
    for (String body : List.of("", "<html>", "[]", "{\"value\": 3}", "{\"value\": [{}]}")) {
      assertThat(GraphNotification.read(body)).isEmpty();
    }
    GraphNotification message =
        new GraphNotification("channel", "secret", GraphNotification.Kind.CHANGED);
    assertThat(message.bears("other")).isFalse();
    assertThat(message.toString()).doesNotContain("secret");
    assertThat(GraphNotification.validation(name -> null)).isEmpty();
  }
}
