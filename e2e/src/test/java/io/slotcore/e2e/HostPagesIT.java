package io.slotcore.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the host sees of it: the list of bookings, the mailbox, and the time that others see. */
class HostPagesIT extends WithBrowser {

  @Override
  Instant today() {
    return Instant.parse("2027-03-10T15:00:00Z");
  }

  @Test
  void theHostFindsTheBookingAndItsMailAndCancelsIt() throws IOException {
    Page page = visitor(Visitor.in("Asia/Kathmandu", "en-GB"));
    page.navigate("/maya-brooks/strategy-session?month=2027-03&date=2027-03-18&tz=Asia/Kathmandu");
    Locator time = page.locator("button.time").nth(2);
    String taken = time.textContent();
    time.click();
    page.getByLabel("Name").fill("Prem Thapa");
    page.getByLabel("E-mail").fill("prem@example.org");
    page.getByLabel("What would you like to talk about?").fill("Prices");
    page.getByRole(AriaRole.BUTTON, button("Confirm the booking")).click();
    assertThat(page.getByRole(AriaRole.HEADING, heading("You are booked"))).isVisible();
    Download file = page.waitForDownload(() -> page.getByText("Calendar file").click());
    assertThat(Files.readString(file.path()).replace("\r\n ", ""))
        .contains("METHOD:REQUEST", "TZID=America/New_York:20270317T", "mailto:prem@example.org");

    page.navigate("/maya-brooks/strategy-session?month=2027-03&date=2027-03-18&tz=Asia/Kathmandu");
    page.locator("button.time").first().waitFor();
    assertThat(page.locator("button.time").allTextContents()).doesNotContain(taken);

    signIn(page);
    page.getByRole(AriaRole.LINK, link("Bookings")).click();
    picture(page, "host-1-bookings");
    page.getByText("Prem Thapa").click();
    assertThat(page.locator(".facts")).containsText("Asia/Kathmandu (UTC+05:45)");
    picture(page, "host-2-booking");
    page.getByRole(AriaRole.LINK, link("Cancel")).click();
    page.getByLabel("Why?").fill("I am ill");
    page.getByRole(AriaRole.BUTTON, button("Cancel the booking")).click();
    assertThat(page.locator(".badge")).hasText("Cancelled");

    page.navigate("/mailbox");
    while (page.getByText("Cancelled:").count() < 2) {
      page.reload();
    }
    picture(page, "host-3-mailbox");
    page.getByText("Cancelled:").first().click();
    assertThat(page.locator("pre.mail")).containsText("I am ill");
    picture(page, "host-4-mail");
  }

  @Test
  void noPageHasABarrierThatAxeCanFind() {
    Page page = visitor(Visitor.in("Europe/Berlin", "en-GB"));
    page.navigate("/");
    requireAccessible(page);
    page.navigate("/maya-brooks/intro-call?month=2027-03&date=2027-03-19&tz=Europe/Berlin");
    requireAccessible(page);
    page.locator("button.time").first().click();
    requireAccessible(page);
    page.getByRole(AriaRole.BUTTON, button("Confirm the booking")).click();
    assertThat(page.locator(".field-error").first()).isVisible();
    requireAccessible(page);
    signIn(page);
    page.navigate("/bookings");
    requireAccessible(page);
  }

  private static Page.GetByRoleOptions link(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions heading(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
