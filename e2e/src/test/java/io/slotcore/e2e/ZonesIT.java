package io.slotcore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What visitors see whose clocks do not run with those of the host. */
class ZonesIT extends WithBrowser {

  private static final String NEW_YORK_HOST = "/maya-brooks/intro-call";
  private static final String KATHMANDU_HOST = "/asha-gurung/office-hours";

  @Override
  Instant today() {
    return Instant.parse("2027-03-11T12:00:00Z");
  }

  /** New York changes its clocks on 14 March, Berlin on 28 March: in between they differ by 5 h. */
  @ParameterizedTest
  @CsvSource({
    "2027-03-12, 15:00, 22:30",
    "2027-03-15, 14:00, 21:30",
    "2027-03-18, 14:00, 21:30",
    "2027-03-26, 14:00, 21:30",
    "2027-03-29, 15:00, 22:30",
    "2027-03-30, 15:00, 22:30"
  })
  void newYorkSeenFromBerlinKeepsNewYorkHours(LocalDate date, String first, String last) {
    Page page = visitor(Visitor.in("Europe/Berlin", "de-DE"));

    List<String> times = times(page, NEW_YORK_HOST, "2027-03", date);

    assertThat(times).first().isEqualTo(first);
    assertThat(times).last().isEqualTo(last);
  }

  @Test
  void theEveningsOfNewYorkBelongToTheNextDayInBerlin() {
    Page page = visitor(Visitor.in("Europe/Berlin", "de-DE"));

    // Tuesday evening in New York, from 18:00 to 20:00, is 23:00 to 01:00 while 5 h apart.
    assertThat(times(page, NEW_YORK_HOST, "2027-03", LocalDate.of(2027, 3, 16)))
        .endsWith("23:00", "23:30");
    assertThat(times(page, NEW_YORK_HOST, "2027-03", LocalDate.of(2027, 3, 17)))
        .startsWith("00:00", "00:30");
  }

  @Test
  void kathmanduKeepsItsFortyFiveMinutes() {
    Page page = visitor(Visitor.in("Europe/London", "en-GB"));

    List<String> times = times(page, KATHMANDU_HOST, "2027-03", LocalDate.of(2027, 3, 15));

    // 10:00 in Kathmandu is 04:15 in London.
    assertThat(times).first().isEqualTo("04:15");
    assertThat(times).last().isEqualTo("11:00");
    picture(page, "zones-kathmandu-from-london");
  }

  @Test
  void theClockOfLordHoweGoesBackByHalfAnHour() {
    Page page = visitor(Visitor.in("Australia/Lord_Howe", "en-AU"));

    // 10:00 in Kathmandu is 15:15 at +11:00 and 14:45 at +10:30, from 4 April on.
    assertThat(times(page, "/asha-gurung/team-session", "2027-04", LocalDate.of(2027, 4, 1)))
        .first()
        .isEqualTo("3:15 pm");
    assertThat(times(page, "/asha-gurung/team-session", "2027-04", LocalDate.of(2027, 4, 5)))
        .first()
        .isEqualTo("2:45 pm");
  }

  @Test
  void theClockIsWrittenAsTheVisitorWritesIt() {
    Page page = visitor(Visitor.in("America/New_York", "en-US"));

    assertThat(times(page, NEW_YORK_HOST, "2027-03", LocalDate.of(2027, 3, 15)))
        .startsWith("9:00 AM", "9:30 AM")
        .contains("1:00 PM");
    picture(page, "zones-new-york-12h");
  }

  @Test
  void aZoneCanBeSearchedAmongAll() {
    Page page = visitor(Visitor.in("Europe/Berlin", "en-GB"));
    page.navigate(NEW_YORK_HOST + "?date=2027-03-15");
    page.waitForURL("**tz=Europe**");
    assertThat(page.locator("#zones option").count()).isGreaterThan(400);
    assertThat(page.locator("#zones option").first().getAttribute("value"))
        .isEqualTo("Europe/Berlin");

    page.getByLabel("Time zone").fill("Asia/Tokyo");
    page.getByLabel("Time zone").press("Enter");
    page.waitForURL("**tz=Asia%2FTokyo**");

    assertThat(page.locator("button.time").first().textContent()).isEqualTo("22:00");
    page.navigate(KATHMANDU_HOST);
    assertThat(page.getByLabel("Time zone").inputValue()).isEqualTo("Asia/Tokyo");
  }

  private static List<String> times(Page page, String offer, String month, LocalDate date) {
    page.navigate(offer + "?month=" + month);
    // The browser's own zone is chosen without being asked for.
    Object own = page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone");
    PlaywrightAssertions.assertThat(page.getByLabel("Time zone")).hasValue(String.valueOf(own));
    page.locator("a.day.open[href*='date=" + date + "']").click();
    page.locator("button.time")
        .first()
        .waitFor(
            new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(WaitForSelectorState.VISIBLE));
    page.locator("a.day[aria-current=date][href*='date=" + date + "']").waitFor();
    return page.locator("button.time").allTextContents();
  }
}
