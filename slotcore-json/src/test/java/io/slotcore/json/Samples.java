package io.slotcore.json;

/** Documents that use everything there is. */
final class Samples {

  static final String SCHEDULE =
      """
      {
        "version": 1,
        "id": "office",
        "zone": "Europe/Rome",
        "weeklyHours": {"monday-thursday": ["09:00-12:00", "13:00-17:00"], "friday": ["22:00-02:00"]},
        "overrides": [{"id": "fair", "dates": ["2027-06-05", "2027-06-06"], "ranges": ["10:00-24:00"]},
          {"id": "closed", "dates": ["2027-06-07"]}],
        "holidays": [{"id": "it:republic-day", "date": "2027-06-02"}],
        "seasons": [{"id": "summer", "first": "2027-07-01", "last": "2027-08-31",
          "weeklyHours": {"saturday": ["08:00-12:00"]}}, {"id": "shut", "first": "2027-12-24", "last": "2028-01-06"}],
        "travels": [{"id": "fair", "first": "2027-10-01", "last": "2027-10-05", "zone": "Asia/Tokyo"}]
      }
      """;

  static final String EVENT_TYPE =
      """
      {
        "version": 1,
        "id": "scan",
        "duration": "PT30M",
        "otherDurations": ["PT1H", "PT90M"],
        "hosts": [
          {"id": "ada", "schedules": [
              {"id": "office", "zone": "Europe/Rome", "weeklyHours": {"monday-friday": ["09:00-17:00"]}},
              {"id": "late", "zone": "Europe/Rome", "weeklyHours": {"monday-sunday": ["12:00-22:00"]}}],
            "using": "late",
            "outOfOffice": [{"id": "leave", "from": "2027-06-01T00:00:00+02:00", "to": "2027-06-15T00:00:00+02:00"},
              {"id": "retired", "from": "2060-01-01T00:00:00Z"}, {"id": "before", "to": "2020-01-01T00:00:00Z"}],
            "limits": [{"bookings": 8, "period": "day"}, {"time": "PT20H", "period": "week", "weekStart": "sunday"}]},
          {"id": "ben", "schedule":
              {"id": "office", "zone": "Europe/Rome", "weeklyHours": {"monday-friday": ["09:00-17:00"]}}}],
        "resources": [
          {"id": "ultrasound", "quantity": 3},
          {"id": "room", "capacity": 4,
            "schedule": {"id": "house", "zone": "Europe/Rome", "weeklyHours": {"monday-sunday": ["07:00-23:00"]}},
            "outOfService": [{"id": "painting", "from": "2027-06-20T00:00:00Z", "to": "2027-06-21T00:00:00Z"}]}],
        "pools": [
          {"id": "doctors", "members": [{"member": "host:ada", "priority": 2, "weight": 3}, "host:ben"],
            "choice": {"least-loaded": "month"}},
          {"needed": 2, "members": ["resource:ultrasound"]},
          {"members": ["resource:room"], "choice": "by-priority"}],
        "seats": 2,
        "startIncrement": "PT15M",
        "alignment": "clock",
        "buffers": {"before": "PT5M", "after": "PT10M"},
        "minimumNotice": "PT2H",
        "window": {"businessDays": 30},
        "limits": [{"bookings": 20, "period": "day"}],
        "bookerLimits": [{"bookings": 1, "period": "year"}],
        "closures": [{"id": "party", "from": "2027-06-10T15:00:00Z", "to": "2027-06-10T20:00:00Z"}],
        "busyTypes": ["busy", "out_of_office"],
        "changePolicy": {"cutOff": "PT24H", "maxReschedules": 2},
        "zone": "Europe/London"
      }
      """;

  static final String FACTS =
      """
      {
        "version": 1,
        "now": "2027-05-31T08:00:00.5Z",
        "busy": {"host:ada": {"asOf": "2027-05-31T07:59:00Z", "periods": [
            {"from": "2027-06-16T09:00:00Z", "to": "2027-06-16T10:00:00Z"},
            {"from": "2027-06-16T11:00:00Z", "to": "2027-06-16T12:00:00Z", "type": "tentative", "source": "work"}]},
          "resource:room": {"periods": [{"from": "2027-06-17T09:00:00Z"}]}},
        "claims": [
          {"subject": "host:ada", "from": "2027-06-16T13:00:00Z", "to": "2027-06-16T14:00:00Z",
            "booking": "00000000-0000-0000-0000-000000000001"},
          {"subject": "resource:ultrasound", "unit": 2, "from": "2027-06-16T13:00:00Z", "to": "2027-06-16T14:00:00Z",
            "booking": "00000000-0000-0000-0000-000000000001", "until": "2027-05-31T08:10:00Z"}],
        "counted": {"event-type:scan": [
            {"booking": "00000000-0000-0000-0000-000000000001", "start": "2027-06-16T13:05:00Z", "duration": "PT30M",
              "until": "2027-05-31T08:10:00Z", "bookedAt": "2027-05-31T08:00:00Z"}],
          "booker:bob": [
            {"booking": "00000000-0000-0000-0000-000000000002", "start": "2027-06-16T13:05:00Z", "duration": "PT30M"}]},
        "seats": {"event-type:scan": [
            {"session": "00000000-0000-0000-0000-000000000001", "seat": "00000000-0000-0000-0000-000000000003",
              "start": "2027-06-16T13:05:00Z", "duration": "PT30M", "places": 2, "until": "2027-05-31T08:10:00Z"}]},
        "claimGranularity": "PT5M"
      }
      """;

  static final String QUESTION =
      """
      {
        "version": 1,
        "eventType": %s,
        "facts": %s,
        "from": "2027-06-14T00:00:00Z",
        "to": "2027-06-19T00:00:00Z",
        "duration": "PT1H",
        "party": 2,
        "booker": "bob",
        "ignored": ["00000000-0000-0000-0000-000000000002"],
        "waived": ["notice", "out_of_office"],
        "preferred": ["host:ada"],
        "limit": 5,
        "timeZone": "Asia/Kathmandu"
      }
      """
          .formatted(EVENT_TYPE, FACTS);

  private Samples() {}

  static String of(DocumentFormat<?> format) {
    return switch (format.toString()) {
      case "schedule-1" -> SCHEDULE;
      case "event-type-1" -> EVENT_TYPE;
      case "facts-1" -> FACTS;
      default -> QUESTION;
    };
  }
}
