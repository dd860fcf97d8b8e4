package io.slotcore.server.eventtypes;

import java.util.List;

/**
 * What a booker is asked.
 *
 * @param id names the answer; unique within an event type
 * @param label what the booker reads
 * @param required whether there must be an answer
 * @param options what a {@link Kind#SELECT} offers; empty for the others
 */
public record Question(String id, String label, Kind kind, boolean required, List<String> options) {

  /** What an answer looks like. */
  public enum Kind {
    /** One line. */
    TEXT(200),
    /** Several lines. */
    LONG_TEXT(4_000),
    /** One of the options. */
    SELECT(200);

    private final int longest;

    Kind(int longest) {
      this.longest = longest;
    }

    /** Returns how long an answer may be, in characters. */
    public int longest() {
      return longest;
    }
  }
}
