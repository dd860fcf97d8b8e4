package io.slotcore.server.eventtypes;

import io.slotcore.eventtype.EventType;
import io.slotcore.server.accounts.User;
import java.util.List;
import java.util.Optional;

/**
 * An event type of a person, as visitors see it.
 *
 * @param host who serves it
 * @param slug its part of the address: {@code /{username}/{slug}}
 * @param location where it takes place, in words
 * @param meeting who makes the link, if it takes place online by one that is made for each booking
 * @param eventType its rules
 */
public record Offer(
    User host,
    String slug,
    String title,
    String description,
    String location,
    List<Question> questions,
    Optional<MeetingChoice> meeting,
    EventType eventType) {

  /** Returns the address of its page. */
  public String path() {
    return "/" + host.username().value() + "/" + slug;
  }
}
