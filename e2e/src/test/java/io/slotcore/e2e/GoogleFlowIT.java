package io.slotcore.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import com.sun.net.httpserver.HttpServer;
import io.slotcore.fakes.FakeGoogle;
import io.slotcore.fakes.FakeGoogleCalendar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A host connects his account at Google, and a visitor books a meeting by Google Meet. */
class GoogleFlowIT extends WithBrowser {

  private static final String MAIL = "maya@example.com";

  private @Nullable FakeGoogle google;
  private @Nullable HttpServer meet;

  @Override
  Instant today() {
    return Instant.parse("2027-03-10T15:00:00Z");
  }

  @Override
  Map<String, String> settings() {
    InstantSource machine = InstantSource.system();
    google =
        FakeGoogle.start(
            InstantSource.offset(machine, Duration.between(machine.instant(), today())));
    try {
      meet = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    meet.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    meet.start();
    return Map.of(
        "SLOTCORE_ALLOWED_NETWORKS",
        "127.0.0.0/8",
        "SLOTCORE_MEETING_LINKS_AT",
        "http://127.0.0.1:" + meet.getAddress().getPort(),
        "SLOTCORE_GOOGLE_CLIENT_ID",
        FakeGoogle.CLIENT_ID,
        "SLOTCORE_GOOGLE_CLIENT_SECRET",
        FakeGoogle.CLIENT_SECRET,
        "SLOTCORE_GOOGLE_AT",
        google.http().address().toString());
  }

  @AfterAll
  void stopProviders() {
    if (google != null) {
      google.close();
    }
    if (meet != null) {
      meet.stop(0);
    }
  }

  private FakeGoogle google() {
    if (google == null) {
      throw new IllegalStateException("the provider was not started");
    }
    return google;
  }

  @Test
  void theHostConnectsAndAVisitorIsGivenALink() {
    FakeGoogleCalendar calendar = google().addAccount(MAIL, ZoneId.of("America/New_York"));
    google().allowRedirect(server().baseUrl().resolve("/calendars/google/connected"));
    Page page = visitor(Visitor.in("Europe/Berlin", "en-GB"));
    signIn(page);
    page.navigate("/calendars");
    picture(page, "google-1-before");
    page.getByRole(AriaRole.LINK, named("Connect Google")).click();
    page.getByRole(AriaRole.BUTTON, named("Continue")).click();
    picture(page, "google-2-choose");
    requireAccessible(page);
    page.locator("input[name=written]").nth(1).check();
    page.getByLabel("If a booking's event is changed there")
        .selectOption(new SelectOption().setValue("FOLLOW"));
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    page.getByLabel("Intro call").selectOption(new SelectOption().setIndex(1));
    page.getByRole(AriaRole.BUTTON, named("Save")).click();
    assertThat(page.getByLabel("Intro call")).not().hasValue("");
    picture(page, "google-3-connected");
    requireAccessible(page);
    page.setViewportSize(390, 900);
    picture(page, "google-3-connected-narrow");

    google().make(FakeGoogle.Making.NEVER);
    Page visitor = visitor(Visitor.in("Asia/Kathmandu", "en-GB"));
    visitor.navigate("/maya-brooks/intro-call?month=2027-03&date=2027-03-18&tz=Asia/Kathmandu");
    visitor.locator("button.time").nth(2).click();
    visitor.getByLabel("Name").fill("Prem Thapa");
    visitor.getByLabel("E-mail").fill("prem@example.org");
    visitor.getByLabel("What would you like to talk about?").fill("Prices");
    Locator confirm = visitor.getByRole(AriaRole.BUTTON, named("Confirm the booking"));
    confirm.click();
    assertThat(visitor.getByText("No link could be had for your online meeting")).isVisible();
    picture(visitor, "google-4-no-link");
    requireAccessible(visitor);
    assertThat(calendar.events()).isEmpty();

    google().make(FakeGoogle.Making.AT_ONCE);
    confirm.click();
    assertThat(visitor.getByRole(AriaRole.HEADING, heading("You are booked"))).isVisible();
    Locator link = visitor.locator("a[href^='https://meet.google.com/']");
    assertThat(link).isVisible();
    picture(visitor, "google-5-booked");
    visitor.setViewportSize(390, 900);
    picture(visitor, "google-5-booked-narrow");
    requireAccessible(visitor);
    visitor.waitForCondition(() -> calendar.events().toString().contains("Prem Thapa"));
    assertThat(calendar.events()).hasSize(1);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions heading(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
