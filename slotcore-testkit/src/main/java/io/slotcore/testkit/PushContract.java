package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.slotcore.spi.PushChannel;
import io.slotcore.spi.PushChannels;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What calendars promise that call when they are changed, as tests that bear the numbers of the
 * promises. The test of a calendar extends this class and hands in the calendar and what is called.
 */
public abstract class PushContract {

  private static final String SECRET = "0123456789abcdefABCDEF";

  /** For subclasses. */
  protected PushContract() {}

  /**
   * A call as it came in.
   *
   * @param channel the id that it bears
   * @param secret the secret that it bears
   */
  protected record Call(String channel, String secret) {

    /**
     * Is public, as that of a protected record would be out of reach for tests in other packages.
     *
     * @param channel the id that it bears
     * @param secret the secret that it bears
     */
    public Call {}
  }

  /**
   * Returns the channels that are tested.
   *
   * @return the same ones throughout a test
   */
  protected abstract PushChannels channels();

  /**
   * Returns the clock that the calendar reads.
   *
   * @return the clock
   */
  protected abstract InstantSource clock();

  /**
   * Returns where calls come in.
   *
   * @return an address of the test's own
   */
  protected abstract URI address();

  /** Changes something in the calendar as its owner does. */
  protected abstract void changeAsOwner();

  /**
   * Waits for the next call that says that something was changed; what only opens a channel is left
   * out.
   *
   * @return the call; empty if there was none for a second after the last change
   */
  protected abstract Optional<Call> nextCall();

  @Test
  void pc01_aChangeLeadsToACallThatBearsIdAndSecret() {
    PushChannel channel = channels().open(address(), SECRET);

    changeAsOwner();

    assertThat(nextCall()).contains(new Call(channel.id(), SECRET));
  }

  @Test
  void pc02_aChannelEndsByItselfAndCanBeRenewed() {
    PushChannel channel = channels().open(address(), SECRET);
    assertThat(channel.end()).isAfter(clock().instant().plus(Duration.ofMinutes(30)));

    PushChannel renewed = channels().renew(channel, address(), SECRET);
    changeAsOwner();

    assertThat(renewed.end()).isAfterOrEqualTo(channel.end());
    assertThat(nextCall().map(Call::channel)).contains(renewed.id());
  }

  @Test
  void pc03_aClosedChannelIsSilentAndClosingAgainIsNoError() {
    PushChannel channel = channels().open(address(), SECRET);

    channels().close(channel);
    channels().close(channel);
    changeAsOwner();

    assertThat(nextCall()).isEmpty();
  }
}
