package io.slotcore.json;

import io.slotcore.slot.Slot;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * Writes slots as JSON by arithmetic: the date and the offset are written once for as long as they
 * stay the same, and each slot is a copy with other hours, minutes and seconds.
 */
public final class SlotsJson {

  private static final byte[] START = ascii("{\"start\":\"");
  private static final byte[] END = ascii("\",\"end\":\"");
  private static final byte[] CLOSE = ascii("\"},");

  private final WallClock starts;
  private final WallClock ends;

  /** A slot as it was last written, with any time of day. */
  private byte[] slot = {};

  /** Where in {@link #slot} the time of day of the end stands. */
  private int endTime;

  private SlotsJson(ZoneId viewer) {
    starts = new WallClock(viewer);
    ends = new WallClock(viewer);
  }

  /**
   * Writes slots in the zone of a viewer.
   *
   * @param slots in any order; fastest in order of start
   * @param viewer whose wall clock and offset the times are written in
   * @return an array in UTF-8, for instance {@code
   *     [{"start":"2027-03-15T09:00:00-04:00","end":"2027-03-15T09:30:00-04:00"}]}; seconds are
   *     always written, {@code Z} stands for an offset of zero
   */
  public static byte[] write(List<Slot> slots, ZoneId viewer) {
    return new SlotsJson(viewer).write(slots);
  }

  private byte[] write(List<Slot> slots) {
    byte[] out = new byte[2];
    int size = 0;
    out[size++] = '[';
    int left = slots.size();
    for (Slot each : slots) {
      long start = each.start().getEpochSecond();
      long end = start + each.duration().toSeconds();
      if (!starts.shows(start) || !ends.shows(end)) {
        show(start, end);
      }
      if (out.length - size < slot.length) {
        // Exactly what is needed if the rest is as long, which it is but for other forms of offset.
        out = Arrays.copyOf(out, Math.addExact(size, Math.multiplyExact(left, slot.length)));
      }
      System.arraycopy(slot, 0, out, size, slot.length);
      starts.putTime(start, out, size + START.length + starts.time());
      ends.putTime(end, out, size + endTime);
      size += slot.length;
      left--;
    }
    if (size == 1) {
      size++;
    }
    out[size - 1] = ']';
    return size == out.length ? out : Arrays.copyOf(out, size);
  }

  private void show(long start, long end) {
    starts.show(start);
    ends.show(end);
    byte[] from = starts.text();
    byte[] to = ends.text();
    endTime = START.length + from.length + END.length + ends.time();
    slot = new byte[START.length + from.length + END.length + to.length + CLOSE.length];
    int size = 0;
    for (byte[] part : new byte[][] {START, from, END, to, CLOSE}) {
      System.arraycopy(part, 0, slot, size, part.length);
      size += part.length;
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
