package io.slotcore.server.eventtypes;

/** Who makes the links of online meetings. */
public enum MeetingKind {
  GOOGLE_MEET("Google Meet"),
  TEAMS("Microsoft Teams"),
  ZOOM("Zoom");

  private final String title;

  MeetingKind(String title) {
    this.title = title;
  }

  /** Returns its name, the same in all languages. */
  public String title() {
    return title;
  }
}
