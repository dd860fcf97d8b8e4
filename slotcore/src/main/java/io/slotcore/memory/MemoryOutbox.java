package io.slotcore.memory;

import io.slotcore.booking.BookingEvent;
import io.slotcore.spi.Delivery;
import io.slotcore.spi.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the undelivered events of all tenants, in the order in which they were committed. */
final class MemoryOutbox implements Outbox {

  private static final class Entry {

    private final BookingEvent event;
    private Instant dueAt = Instant.MIN;
    private int attempts;

    private Entry(BookingEvent event) {
      this.event = event;
    }
  }

  private final InstantSource clock;
  private final Map<String, List<Entry>> undelivered = new LinkedHashMap<>();

  MemoryOutbox(InstantSource clock, Set<String> consumers) {
    this.clock = clock;
    consumers.forEach(consumer -> undelivered.put(consumer, new ArrayList<>()));
  }

  synchronized void add(BookingEvent event) {
    undelivered.values().forEach(entries -> entries.add(new Entry(event)));
  }

  @Override
  public synchronized List<Delivery> take(String consumer, int limit, Duration lease) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit (" + limit + ") must be 1 or more");
    }
    Instant now = clock.instant();
    Set<String> seen = new HashSet<>();
    List<Delivery> taken = new ArrayList<>();
    for (Entry entry : undelivered.getOrDefault(consumer, List.of())) {
      boolean first = seen.add(entry.event.tenant() + "/" + entry.event.booking());
      if (first && !entry.dueAt.isAfter(now) && taken.size() < limit) {
        entry.attempts++;
        entry.dueAt = now.plus(lease);
        taken.add(new Delivery(consumer, entry.event, entry.attempts));
      }
    }
    return taken;
  }

  @Override
  public synchronized void delivered(Delivery delivery) {
    entries(delivery).removeIf(entry -> isOf(entry, delivery));
  }

  @Override
  public synchronized void failed(Delivery delivery, String error, Duration retryAfter) {
    entries(delivery).stream()
        .filter(entry -> isOf(entry, delivery) && entry.attempts == delivery.attempt())
        .forEach(entry -> entry.dueAt = clock.instant().plus(retryAfter));
  }

  private List<Entry> entries(Delivery delivery) {
    return undelivered.getOrDefault(delivery.consumer(), new ArrayList<>());
  }

  private static boolean isOf(Entry entry, Delivery delivery) {
    return entry.event.tenant().equals(delivery.event().tenant())
        && entry.event.id().equals(delivery.event().id());
  }
}
