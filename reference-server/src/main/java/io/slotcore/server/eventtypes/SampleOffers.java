package io.slotcore.server.eventtypes;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;

import io.slotcore.eventtype.Alignment;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.server.accounts.User;
import io.slotcore.server.eventtypes.Question.Kind;
import io.slotcore.server.schedules.ScheduleDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What the people of the sample firm offer, and when. */
public final class SampleOffers {

  private static final Question TOPIC =
      new Question("topic", "What would you like to talk about?", Kind.LONG_TEXT, true, List.of());
  private static final Question COMPANY =
      new Question("company", "Company", Kind.TEXT, false, List.of());
  private static final Question SIZE =
      new Question(
          "team-size",
          "How large is your team?",
          Kind.SELECT,
          true,
          List.of("1 to 10", "11 to 50", "More than 50"));

  private final Offers offers;

  /** Takes where offers are kept. */
  public SampleOffers(Offers offers) {
    this.offers = offers;
  }

  /** Adds hours and offers for each of the sample people; does nothing for those who have some. */
  public void addIfMissing(List<User> people) {
    for (User person : people) {
      if (offers.of(person).isEmpty()) {
        UUID scheduleId = id(person, "schedule");
        offers.addSchedule(person, scheduleId, ScheduleDocument.of(schedule(person)));
        int position = 0;
        for (SampleOffer offer : offers(person)) {
          offers.add(person, scheduleId, offer, position++);
        }
      }
    }
  }

  private static UUID id(User person, String what) {
    String name = "slotcore sample " + person.username().value() + " " + what;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static Schedule schedule(User person) {
    WeeklyHours.Builder hours = WeeklyHours.builder();
    switch (person.username().value()) {
      case "jonas-weber" ->
          hours.on(MONDAY, THURSDAY, "08:30-12:30", "13:30-17:00").on(FRIDAY, "08:30-13:00");
      case "asha-gurung" -> hours.on(SUNDAY, THURSDAY, "10:00-17:00").on(FRIDAY, "10:00-13:00");
      default ->
          hours
              .on(MONDAY, FRIDAY, "09:00-12:00", "13:00-17:00")
              .on(TUESDAY, "18:00-20:00")
              .on(SATURDAY, "10:00-12:00");
    }
    return Schedule.builder("working-hours", person.zone()).weeklyHours(hours.build()).build();
  }

  private static List<SampleOffer> offers(User person) {
    return switch (person.username().value()) {
      case "jonas-weber" ->
          List.of(
              intro("A first call about your systems, and whether I can help."),
              new SampleOffer(
                  "architecture-review",
                  "Architecture review",
                  "Ninety minutes on one system, with a written summary afterwards.",
                  "Video call",
                  rules(90, 60, 15, 15, Duration.ofHours(24)).limited(45, 2).asking(TOPIC, SIZE)));
      case "asha-gurung" ->
          List.of(
              intro("A short call to see what your team struggles with."),
              new SampleOffer(
                  "team-session",
                  "Team session",
                  "An hour with your team on how you work together.",
                  "Video call",
                  rules(60, 30, 10, 10, Duration.ofHours(12)).limited(60, 3).asking(SIZE, TOPIC)),
              new SampleOffer(
                  "office-hours",
                  "Office hours",
                  "Fifteen minutes for one question. No preparation needed.",
                  "Phone",
                  rules(15, 15, 0, 5, Duration.ofHours(1)).limited(14, 8).asking(TOPIC)));
      default ->
          List.of(
              intro("Half an hour to get to know each other. No cost, no obligation."),
              new SampleOffer(
                  "strategy-session",
                  "Strategy session",
                  "An hour on your pricing or your market, well prepared on my side.",
                  "Video call",
                  rules(60, 30, 5, 10, Duration.ofHours(4)).limited(60, 4).asking(COMPANY, TOPIC)),
              new SampleOffer(
                  "on-site-workshop",
                  "Half-day workshop",
                  "Three hours at your office in New York City.",
                  "At your office",
                  rules(180, 60, 60, 60, Duration.ofDays(3)).limited(90, 1).asking(COMPANY, SIZE)));
    };
  }

  private static SampleOffer intro(String description) {
    return new SampleOffer(
        "intro-call",
        "Intro call",
        description,
        "Video call",
        rules(30, 30, 0, 10, Duration.ofHours(2)).limited(60, 6).asking(COMPANY, TOPIC));
  }

  private static Rules rules(int minutes, int increment, int before, int after, Duration notice) {
    return new Rules(
        Duration.ofMinutes(minutes),
        Duration.ofMinutes(increment),
        Duration.ofMinutes(before),
        Duration.ofMinutes(after),
        notice);
  }

  private record Rules(
      Duration duration, Duration increment, Duration before, Duration after, Duration notice) {

    Limited limited(int windowDays, int perDay) {
      return new Limited(this, windowDays, perDay);
    }
  }

  private record Limited(Rules rules, int windowDays, int perDay) {

    EventTypeDocument asking(Question... questions) {
      return new EventTypeDocument(
          rules.duration(),
          rules.increment(),
          Alignment.RANGE,
          rules.before(),
          rules.after(),
          rules.notice(),
          windowDays,
          perDay,
          Duration.ofHours(1),
          5,
          List.of(questions),
          null);
    }
  }
}
