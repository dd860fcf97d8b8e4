package io.slotcore.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import io.slotcore.jdbc.BookingArchive;
import io.slotcore.jdbc.JooqBookingStore;
import io.slotcore.server.accounts.LoginRoutes;
import io.slotcore.server.accounts.LoginRoutes.Accounts;
import io.slotcore.server.accounts.Passwords;
import io.slotcore.server.accounts.SampleAccounts;
import io.slotcore.server.accounts.Sessions;
import io.slotcore.server.accounts.UserStore;
import io.slotcore.server.booking.BookingDesk;
import io.slotcore.server.booking.BookingsApi;
import io.slotcore.server.booking.Links;
import io.slotcore.server.booking.Rights;
import io.slotcore.server.booking.SlotsApi;
import io.slotcore.server.booking.ZoneDataApi;
import io.slotcore.server.booking.mail.BookingMails;
import io.slotcore.server.calendars.BookingWriter;
import io.slotcore.server.calendars.CalendarFailures;
import io.slotcore.server.calendars.CalendarOptions;
import io.slotcore.server.calendars.CalendarReading;
import io.slotcore.server.calendars.CalendarRoutes;
import io.slotcore.server.calendars.CalendarStore;
import io.slotcore.server.calendars.EventChanges;
import io.slotcore.server.calendars.HostBusyTimes;
import io.slotcore.server.calendars.HostsBookings;
import io.slotcore.server.calendars.RemoteCalendars;
import io.slotcore.server.calendars.WrittenEvents;
import io.slotcore.server.compute.ComputeApi;
import io.slotcore.server.data.DataFolder;
import io.slotcore.server.database.Database;
import io.slotcore.server.eventtypes.Offers;
import io.slotcore.server.eventtypes.SampleOffers;
import io.slotcore.server.feeds.FeedAddresses;
import io.slotcore.server.feeds.FeedRoutes;
import io.slotcore.server.feeds.FeedStore;
import io.slotcore.server.feeds.HostCalendar;
import io.slotcore.server.jobs.Housekeeping;
import io.slotcore.server.jobs.Jobs;
import io.slotcore.server.jobs.OutboxJob;
import io.slotcore.server.meetings.LinkCheck;
import io.slotcore.server.meetings.MeetingMakers;
import io.slotcore.server.meetings.MeetingStore;
import io.slotcore.server.meetings.MeetingSweep;
import io.slotcore.server.meetings.Meetings;
import io.slotcore.server.notifications.Mailbox;
import io.slotcore.server.notifications.MailboxRoutes;
import io.slotcore.server.notifications.Mailer;
import io.slotcore.server.notifications.SmtpMailer;
import io.slotcore.server.pages.BookingFlow;
import io.slotcore.server.pages.BrowsePages;
import io.slotcore.server.secrets.Secrets;
import io.slotcore.server.secrets.SignedLinks;
import io.slotcore.server.tenants.Tenant;
import io.slotcore.server.tenants.TenantResolver;
import io.slotcore.server.web.Assets;
import io.slotcore.server.web.ClientAddress;
import io.slotcore.server.web.Cookies;
import io.slotcore.server.web.FormTokens;
import io.slotcore.server.web.Health;
import io.slotcore.server.web.Page;
import io.slotcore.server.web.Routes;
import io.slotcore.server.web.WebApp;
import io.slotcore.time.ZoneData;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running server: every part made once and handed to those that need it.
 *
 * <p>Closing it closes its parts in the opposite order.
 */
public final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  private static final MeetingMakers NOBODY = (tenantId, kind, account) -> Optional.empty();

  private final Deque<Runnable> closing;
  private final Settings settings;
  private final InstantSource clock;
  private final Database database;
  private final Secrets secrets;
  private final SampleAccounts sample;
  private final Mailer mailer;
  private final Offers offers;
  private final BookingDesk desk;
  private final Links links;
  private final CalendarRoutes.Parts calendarParts;
  private final Javalin web;
  private final List<RecurringTask<Void>> jobs;

  private Server(
      Settings settings,
      InstantSource clock,
      Supplier<Duration> shift,
      MeetingMakers makers,
      Deque<Runnable> closing) {
    this.closing = closing;
    this.settings = settings;
    this.clock = clock;
    if (settings.database().isPresent()) {
      database = Database.at(settings.database().get(), settings.wall());
      secrets = settings.secrets().orElseThrow();
    } else {
      DataFolder folder = DataFolder.open(settings.data());
      closing.push(folder::close);
      database = Database.embedded(folder, settings.embedded(), settings.wall());
      secrets =
          settings
              .secrets()
              .orElseGet(() -> Secrets.parse(folder.ownerOnly("secret", Secrets::randomText)));
    }
    closing.push(database::close);
    UserStore users = new UserStore(database.sql());
    Passwords passwords = new Passwords();
    sample = new SampleAccounts(users, passwords, secrets);
    sample.addIfMissing(clock);
    ObjectMapper json = WebApp.objectMapper();
    offers = new Offers(database.sql(), users, json);
    new SampleOffers(offers).addIfMissing(users.all(Tenant.SAMPLE.id()));
    JooqBookingStore store =
        JooqBookingStore.builder(database.dataSource())
            .jobs(database.jobs())
            .consumers(
                List.of(
                    BookingMails.TO_BOOKER,
                    BookingMails.TO_HOST,
                    BookingWriter.CONSUMER,
                    Meetings.CONSUMER))
            .clockShift(shift)
            .build();
    CalendarOptions options = settings.calendars();
    RemoteCalendars remote = new RemoteCalendars(users, store, secrets, options, clock);
    closing.push(remote::close);
    CalendarStore calendars = new CalendarStore(database.sql());
    CalendarFailures failures = new CalendarFailures(calendars, clock);
    HostBusyTimes busyTimes = new HostBusyTimes(calendars, remote, failures, options, clock);
    LinkCheck linkCheck = new LinkCheck(options.allowed(), settings.meetingLinksAt());
    closing.push(linkCheck::close);
    Meetings meetings =
        new Meetings(
            new MeetingStore(database.sql(), clock),
            new Meetings.Providers(makers, linkCheck, wait -> Thread.sleep(wait.toMillis())),
            store,
            offers);
    desk = new BookingDesk(store, offers, new BookingDesk.Outside(busyTimes, meetings), json);
    links = new Links(SignedLinks.of(secrets), this::baseUrl);
    WrittenEvents events = new WrittenEvents(calendars, clock);
    HostsBookings bookings = new HostsBookings(desk, users, links, clock);
    BookingWriter writer = new BookingWriter(calendars, events, remote, bookings);
    CalendarReading reading =
        new CalendarReading(
            new CalendarReading.Parts(calendars, remote, failures, writer), options, clock);
    closing.push(reading::close);
    calendarParts =
        new CalendarRoutes.Parts(
            calendars, remote, reading, busyTimes, new EventChanges(events, writer, desk), options);
    Mailbox mailbox = new Mailbox(database.sql(), clock);
    mailer = settings.smtp().<Mailer>map(smtp -> new SmtpMailer(smtp, clock)).orElse(mailbox);
    web =
        web(
            users,
            passwords,
            settings.smtp().isPresent() ? Optional.empty() : Optional.of(mailbox));
    closing.push(web::stop);
    BookingMails mails = new BookingMails(desk, links, mailer);
    jobs = new ArrayList<>();
    jobs.add(new OutboxJob(store.outbox(), BookingMails.TO_BOOKER, mails::tellBooker).task());
    jobs.add(new OutboxJob(store.outbox(), BookingMails.TO_HOST, mails::tellHost).task());
    jobs.add(reading.task());
    jobs.add(new OutboxJob(store.outbox(), BookingWriter.CONSUMER, writer::write).task());
    jobs.add(new OutboxJob(store.outbox(), Meetings.CONSUMER, meetings::follow).task());
    jobs.add(new MeetingSweep(meetings).task());
    BookingArchive archive = BookingArchive.builder(database.jobs()).build();
    jobs.addAll(new Housekeeping(archive, settings.archiveAge()).tasks());
  }

  /**
   * Starts a server; it listens when this returns, and nothing is left running if it fails.
   *
   * @throws SettingsException if the port cannot be had
   */
  public static Server start(Settings settings, InstantSource clock) {
    return start(settings, clock, () -> Duration.ZERO, NOBODY);
  }

  /**
   * Starts a server in another time than the machine's, as tests do.
   *
   * @param shift how far the clock is ahead of the database's
   */
  public static Server start(Settings settings, InstantSource clock, Supplier<Duration> shift) {
    return start(settings, clock, shift, NOBODY);
  }

  /** Starts a server whose links of online meetings are made by others than it is set to. */
  static Server start(
      Settings settings, InstantSource clock, Supplier<Duration> shift, MeetingMakers makers) {
    requireFreePort(settings);
    Deque<Runnable> closing = new ArrayDeque<>();
    try {
      Server server = new Server(settings, clock, shift, makers, closing);
      server.web.start(settings.bind(), settings.port());
      Jobs jobs = Jobs.start(server.database.jobs(), server.jobs);
      closing.push(jobs::close);
      LOG.info("Local times are promised by the time-zone data {}", ZoneData.version());
      return server;
    } catch (JavalinBindException e) {
      closeAll(closing);
      throw portNotFree(settings);
    } catch (RuntimeException e) {
      closeAll(closing);
      throw e;
    }
  }

  /** Asked before PostgreSQL is started, which takes seconds; only listening can be sure of it. */
  private static void requireFreePort(Settings settings) {
    try (ServerSocket probe = new ServerSocket()) {
      // As the web server does: connections of a former one that are still closing are no obstacle.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(settings.bind(), settings.port()));
    } catch (IOException e) {
      throw portNotFree(settings);
    }
  }

  private static SettingsException portNotFree(Settings settings) {
    return new SettingsException(
        "SLOTCORE_PORT is '%d' and SLOTCORE_BIND '%s'; that port is in use or not allowed, set another"
            .formatted(settings.port(), settings.bind()));
  }

  private Javalin web(UserStore users, Passwords passwords, Optional<Mailbox> mailbox) {
    Cookies cookies = new Cookies(settings.isHttps());
    FormTokens formTokens = new FormTokens(secrets, cookies, settings.publicAddress());
    Accounts accounts = Accounts.of(users, new Sessions(database.sql(), clock), passwords, clock);
    List<Routes> features = new ArrayList<>();
    features.add(new Health(database::isReachable));
    features.add(new LoginRoutes(accounts, cookies, new ClientAddress(settings.trustedProxies())));
    mailbox.map(MailboxRoutes::new).ifPresent(features::add);
    Rights rights = new Rights(links);
    features.add(new SlotsApi(desk, offers, users, rights));
    features.add(new BookingsApi(desk, rights, links, WebApp.objectMapper()));
    features.add(new ComputeApi());
    features.add(new ZoneDataApi(desk, WebApp.objectMapper()));
    features.add(
        new FeedRoutes(
            new FeedStore(database.sql(), clock),
            new FeedAddresses(secrets),
            new HostCalendar(desk, links, clock),
            new FeedRoutes.People(users, links)));
    features.add(new CalendarRoutes(calendarParts, users, clock));
    BookingFlow.Outside outside = new BookingFlow.Outside(users, cookies, formTokens, clock);
    features.addAll(BookingFlow.routes(desk, links, outside));
    features.add(new BrowsePages(users, offers));
    WebApp.Options options =
        new WebApp.Options(
            settings.isHttps(),
            TenantResolver.single(Tenant.SAMPLE),
            formTokens,
            new Page.Site(new Assets(), mailbox.isPresent()));
    return WebApp.of(options, features);
  }

  /** Returns the address that people open. */
  public URI baseUrl() {
    return settings.baseUrl(web.port());
  }

  /** Returns the people of the sample firm, whose login the start prints. */
  public SampleAccounts sample() {
    return sample;
  }

  /** Returns where mail goes. */
  public Mailer mailer() {
    return mailer;
  }

  /** Stops listening, lets requests end, and closes the database. */
  @Override
  public void close() {
    closeAll(closing);
  }

  private static void closeAll(Deque<Runnable> closing) {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
