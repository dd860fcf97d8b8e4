package io.slotcore.server.web;

import io.javalin.http.Context;
import io.slotcore.json.SlotsJson;
import io.slotcore.slot.Slot;
import io.slotcore.time.Interval;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Answers with slots, past the JSON mapper: this is the answer that is asked for most. */
public final class SlotAnswers {

  private static final byte[] END = {'}'};

  private final ZoneId zone;
  private final StringBuilder head;

  private SlotAnswers(ZoneId zone, StringBuilder head) {
    this.zone = zone;
    this.head = head;
  }

  /**
   * Starts an answer.
   *
   * @param window the starts that were asked for
   * @param zone in which all times are written
   */
  public static SlotAnswers of(Interval window, ZoneId zone) {
    // Neither the id of a zone nor a time has a character that JSON would escape.
    StringBuilder head = new StringBuilder("{\"timeZone\":\"").append(zone.getId()).append('"');
    return new SlotAnswers(zone, head).with("from", window.start()).with("to", window.end());
  }

  /** Adds a time. */
  public SlotAnswers with(String name, Instant time) {
    head.append(",\"").append(name).append("\":\"");
    DateTimeFormatter.ISO_OFFSET_DATE_TIME.formatTo(time.atZone(zone), head);
    head.append('"');
    return this;
  }

  /** Answers. */
  public void write(Context context, List<Slot> slots) {
    byte[] start = head.append(",\"slots\":").toString().getBytes(StandardCharsets.US_ASCII);
    byte[] array = SlotsJson.write(slots, zone);
    byte[] body = new byte[start.length + array.length + 1];
    System.arraycopy(start, 0, body, 0, start.length);
    System.arraycopy(array, 0, body, start.length, array.length);
    System.arraycopy(END, 0, body, body.length - 1, 1);
    context.contentType("application/json").result(body);
  }
}
