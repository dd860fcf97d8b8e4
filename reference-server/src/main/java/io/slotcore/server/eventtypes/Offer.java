package io.slotcore.server.eventtypes;

import io.slotcore.eventtype.EventType;
import io.slotcore.server.accounts.User;
import java.util.List;

/**
 * An event type of a person, as visitors see it.
 *
 * @param host who serves it
 * @param slug its part of the address: {@code /{username}/{slug}}
 * @param location where it takes place, in words
 * @param eventType its rules
 */
public record Offer(
    User host,
    String slug,
    String title,
    String description,
    String location,
    List<Question> questions,
    EventType eventType) {

  /** Returns the address of its page. */
  public String path() {
    return "/" + host.username().value() + "/" + slug;
  }
}
