package io.slotcore.server.calendars;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.slotcore.gcal.GoogleNotification;
import io.slotcore.server.calendars.PushStore.Kept;
import io.slotcore.server.secrets.Sealer;
import io.slotcore.server.secrets.Secrets;
import io.slotcore.spi.CalendarException;
import io.slotcore.spi.PushChannel;
import io.slotcore.spi.PushChannels;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has providers call when calendars are changed, so that they are read within seconds. Thread-safe.
 *
 * <p>A call only makes a calendar due; what is lost is found when it is read in its turn.
 */
public final class Pushes {

  /** Where providers call. */
  static final String PATH = "/api/v1/notifications/google";

  private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);
  private static final Duration TICK = Duration.ofSeconds(30);
  private static final Duration RETRY = Duration.ofHours(1);

  private final CalendarStore calendars;
  private final PushStore store;
  private final RemoteCalendars remote;
  private final Sealer sealer;
  private final Supplier<URI> site;
  private final InstantSource clock;

  /** Takes where calendars are kept, what opens them, the server's secret, this site, the clock. */
  public Pushes(
      CalendarStore calendars,
      RemoteCalendars remote,
      Secrets secrets,
      Supplier<URI> site,
      InstantSource clock) {
    this.calendars = calendars;
    store = new PushStore(calendars);
    this.remote = remote;
    sealer = secrets.sealer("pushes");
    this.site = site;
    this.clock = clock;
  }

  /** Returns the job for the scheduler, which runs it on one node at a time. */
  public RecurringTask<Void> task() {
    return Tasks.recurring("pushes", FixedDelay.of(TICK)).execute((instance, context) -> openAll());
  }

  private void openAll() {
    for (String tenantId : calendars.tenants()) {
      for (UUID id : store.due(tenantId, clock.instant())) {
        calendars.find(tenantId, id).ifPresent(this::open);
      }
    }
  }

  private void open(ConnectedCalendar calendar) {
    String tenantId = calendar.account().tenantId();
    Instant now = clock.instant();
    Optional<Kept> before = store.of(tenantId, calendar.id());
    String secret = Secrets.randomToken(32).replaceAll("[^A-Za-z0-9]", "");
    URI address = URI.create(site.get() + PATH);
    try {
      PushChannels channels = remote.pushes(calendar);
      PushChannel channel =
          before.isPresent()
              ? channels.renew(before.get().channel(), address, secret)
              : channels.open(address, secret);
      Duration life = Duration.between(now, channel.end());
      store.keep(
          tenantId,
          calendar.id(),
          Optional.of(channel),
          sealer.seal(secret, tenantId, channel.id()),
          now.plus(life.multipliedBy(3).dividedBy(4)));
    } catch (CalendarException e) {
      LOG.info("Calendar {} calls nobody, and is read in its turn: {}", calendar.id(), e.problem());
      store.keep(tenantId, calendar.id(), Optional.empty(), "", now.plus(RETRY));
    }
  }

  /**
   * Hears a call.
   *
   * @return the calendar that was changed; empty if it is none of ours, or only says that the
   *     channel is open
   */
  Optional<ConnectedCalendar> hear(String tenantId, GoogleNotification call) {
    return store
        .byChannel(tenantId, call.channel())
        .filter(
            kept -> sealer.open(kept.sealed(), tenantId, kept.id()).filter(call::bears).isPresent())
        .filter(kept -> !call.opening())
        .flatMap(kept -> calendars.find(tenantId, kept.calendar()));
  }

  /** Ends the channels of an account that is disconnected; one that stays ends by itself. */
  void close(Account account) {
    calendars.of(account.tenantId(), account.userId()).stream()
        .filter(calendar -> calendar.account().id().equals(account.id()))
        .forEach(
            calendar ->
                store
                    .of(account.tenantId(), calendar.id())
                    .ifPresent(kept -> remote.pushes(calendar).close(kept.channel())));
  }
}
