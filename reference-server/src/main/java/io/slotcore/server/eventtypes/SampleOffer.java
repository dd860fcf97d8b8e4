package io.slotcore.server.eventtypes;

import io.slotcore.server.accounts.User;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An event type of the sample firm. */
record SampleOffer(
    String slug, String title, String description, String location, EventTypeDocument document) {

  /** The same id in each installation. */
  UUID id(User user) {
    String name = "slotcore sample " + user.username().value() + "/" + slug;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
