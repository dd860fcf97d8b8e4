package io.slotcore.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A visitor books, moves and cancels, and others see the time as gone meanwhile. */
class BookingFlowIT extends WithBrowser {

  @Override
  Instant today() {
    return Instant.parse("2027-03-10T15:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({"1280, true, 15", "390, true, 16", "1280, false, 17", "390, false, 18"})
  void aVisitorBooksMovesAndCancels(int width, boolean javaScript, int day) {
    Visitor visitor = new Visitor("Europe/Berlin", "de-DE", width, javaScript);
    String name = "flow-" + width + (javaScript ? "-js-" : "-plain-");
    Page page = visitor(visitor);
    page.navigate("/");
    picture(page, name + "1-people");
    page.getByRole(AriaRole.LINK, link("Intro call")).nth(2).click();
    if (!javaScript) {
      page.getByLabel("Time zone").fill("Europe/Berlin");
      page.getByRole(AriaRole.BUTTON, button("Show")).click();
    }
    assertThat(page.getByLabel("Time zone")).hasValue("Europe/Berlin");
    page.locator("a.day.open", withText("" + day)).click();
    picture(page, name + "2-picker");
    Locator time = page.locator("button.time").first();
    String chosen = time.textContent();
    time.click();

    assertThat(page.locator("#held")).containsText("held for you");
    picture(page, name + "3-hold");
    page.getByRole(AriaRole.BUTTON, button("Confirm the booking")).click();
    assertThat(page.locator(".field-error").first()).isVisible();
    picture(page, name + "4-errors");
    page.getByLabel("Name").fill("Zoë <b>Müller</b>");
    page.getByLabel("E-mail").fill("zoe@example.org");
    page.getByLabel("What would you like to talk about?").fill("Growth\nand <script>x</script>");
    page.getByRole(AriaRole.BUTTON, button("Confirm the booking")).click();

    assertThat(page.getByRole(AriaRole.HEADING, heading("You are booked"))).isVisible();
    assertThat(page.locator(".facts")).containsText(chosen);
    assertThat(page.locator(".facts")).containsText("Europe/Berlin (UTC+01:00)");
    assertThat(page.locator(".facts")).containsText("America/New York (UTC-04:00)");
    assertThat(page.locator(".facts")).containsText("Zoë <b>Müller</b>");
    picture(page, name + "5-booked");

    page.getByRole(AriaRole.LINK, exactLink("Move")).click();
    assertThat(page.locator(".notice").first()).containsText("You are moving your booking");
    page.locator("a.day.open", withText("" + day)).click();
    page.locator("button.time", withText(chosen)).waitFor();
    picture(page, name + "6-move");
    page.locator("button.time").nth(1).click();
    page.getByRole(AriaRole.BUTTON, button("Move the booking")).click();
    assertThat(page.getByRole(AriaRole.HEADING, heading("Your booking is moved"))).isVisible();

    page.getByRole(AriaRole.LINK, exactLink("Cancel")).click();
    picture(page, name + "7-cancel");
    page.getByLabel("Why?").fill("Plans changed");
    page.getByRole(AriaRole.BUTTON, button("Cancel the booking")).click();
    assertThat(page.locator(".badge")).hasText("Cancelled");
    assertThat(page.locator(".facts")).containsText("Plans changed");
    picture(page, name + "8-cancelled");
  }

  private static Page.GetByRoleOptions link(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions exactLink(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions button(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions heading(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.LocatorOptions withText(String text) {
    return new Page.LocatorOptions().setHasText(java.util.regex.Pattern.compile("^" + text));
  }
}
