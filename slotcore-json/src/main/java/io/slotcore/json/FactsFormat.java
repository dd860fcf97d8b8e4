package io.slotcore.json;

import static io.slotcore.json.Values.checked;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.freebusy.BusyPeriod;
import io.slotcore.freebusy.FreeBusy;
import io.slotcore.freebusy.FreeBusyType;
import io.slotcore.slot.Claim;
import io.slotcore.slot.CountedBooking;
import io.slotcore.slot.Facts;
import io.slotcore.slot.TakenSeats;
import io.slotcore.time.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Facts in documents. */
final class FactsFormat {

  private FactsFormat() {}

  static Facts read(In in) {
    in.object("now", "busy", "claims", "counted", "seats", "claimGranularity");
    Facts.Builder facts = Facts.builder(Values.instant(in.get("now")));
    entries(in, "busy").forEach((subject, each) -> facts.busy(subject, freeBusy(each)));
    facts.claims(in.items("claims").stream().map(FactsFormat::claim).toList());
    entries(in, "counted")
        .forEach(
            (subject, each) ->
                facts.counted(subject, each.items().stream().map(FactsFormat::counted).toList()));
    entries(in, "seats")
        .forEach(
            (subject, each) ->
                facts.seats(subject, each.items().stream().map(FactsFormat::seats).toList()));
    in.find("claimGranularity")
        .ifPresent(step -> step.make(() -> facts.claimGranularity(Values.duration(step))));
    return facts.build();
  }

  private static Map<Subject, In> entries(In in, String name) {
    Map<Subject, In> bySubject = new TreeMap<>();
    in.find(name)
        .ifPresent(
            all ->
                all.entries()
                    .forEach((text, each) -> bySubject.put(Values.subject(each, text), each)));
    return bySubject;
  }

  private static FreeBusy freeBusy(In in) {
    in.part("asOf", "periods");
    Instant asOf = in.find("asOf").map(Values::instant).orElse(Instant.MAX);
    return FreeBusy.of(in.items("periods").stream().map(FactsFormat::period).toList(), asOf);
  }

  private static BusyPeriod period(In in) {
    in.part("from", "to", "type", "source");
    Interval interval = Values.interval(in);
    FreeBusyType type =
        in.find("type")
            .map(word -> Values.word(word, FreeBusyType.class))
            .orElse(FreeBusyType.BUSY);
    return new BusyPeriod(interval, type, in.find("source").map(In::text).orElse(""));
  }

  private static Claim claim(In in) {
    in.part("subject", "unit", "from", "to", "booking", "until");
    Subject subject = Values.subject(in.get("subject"));
    int number = in.find("unit").map(unit -> unit.integer(0, Integer.MAX_VALUE)).orElse(0);
    Interval interval = Values.interval(in);
    return in.make(
        () ->
            new Claim(
                new Unit(subject, number),
                interval,
                Values.booking(in.get("booking")),
                Values.until(in)));
  }

  private static CountedBooking counted(In in) {
    in.part("booking", "start", "duration", "until", "bookedAt");
    return new CountedBooking(
        Values.booking(in.get("booking")),
        Values.instant(in.get("start")),
        Values.duration(in.get("duration")),
        Values.until(in),
        in.find("bookedAt").map(Values::instant).orElse(Instant.MIN));
  }

  private static TakenSeats seats(In in) {
    in.part("session", "seat", "start", "duration", "places", "until");
    return new TakenSeats(
        Values.booking(in.get("session")),
        Values.booking(in.get("seat")),
        Values.instant(in.get("start")),
        Values.duration(in.get("duration")),
        in.find("places").map(places -> places.integer(1, Integer.MAX_VALUE)).orElse(1),
        Values.until(in));
  }

  static ObjectNode write(Facts facts) {
    ObjectNode out = ScheduleFormat.object();
    out.put("now", Values.text(facts.now()));
    new TreeMap<>(facts.busy())
        .forEach(
            (subject, freeBusy) -> {
              if (!freeBusy.equals(FreeBusy.none())) {
                object(out, "busy").set(key(subject), write(freeBusy));
              }
            });
    Map<Subject, List<Claim>> claims = new TreeMap<>();
    facts.claims().forEach(claim -> claims.put(claim.subject(), facts.claims(claim.subject())));
    claims.values().forEach(all -> all.forEach(claim -> out.withArray("claims").add(write(claim))));
    new TreeMap<>(facts.counted())
        .forEach(
            (subject, all) ->
                all.forEach(
                    booking -> object(out, "counted").withArray(key(subject)).add(write(booking))));
    new TreeMap<>(facts.seats())
        .forEach(
            (subject, all) ->
                all.forEach(
                    seats -> object(out, "seats").withArray(key(subject)).add(write(seats))));
    facts.claimGranularity().ifPresent(step -> out.put("claimGranularity", Values.text(step)));
    return out;
  }

  private static String key(Subject subject) {
    return checked(subject.toString());
  }

  private static ObjectNode object(ObjectNode out, String name) {
    return out.get(name) instanceof ObjectNode there ? there : out.putObject(name);
  }

  private static ObjectNode write(FreeBusy freeBusy) {
    ObjectNode out = ScheduleFormat.object();
    if (!freeBusy.asOf().equals(Instant.MAX)) {
      out.put("asOf", Values.text(freeBusy.asOf()));
    }
    for (BusyPeriod period : freeBusy.periods()) {
      ObjectNode each = out.withArray("periods").addObject();
      Values.put(each, period.interval());
      if (period.type() != FreeBusyType.BUSY) {
        each.put("type", Values.word(period.type()));
      }
      if (!period.source().isEmpty()) {
        each.put("source", checked(period.source()));
      }
    }
    return out;
  }

  private static ObjectNode write(Claim claim) {
    ObjectNode out = ScheduleFormat.object();
    out.put("subject", key(claim.subject()));
    if (claim.unit().number() != 0) {
      out.put("unit", claim.unit().number());
    }
    Values.put(out, claim.interval());
    out.put("booking", claim.booking().toString());
    Values.putUntil(out, claim.activeUntil());
    return out;
  }

  private static ObjectNode write(CountedBooking booking) {
    ObjectNode out = ScheduleFormat.object();
    out.put("booking", booking.id().toString());
    out.put("start", Values.text(booking.start()));
    out.put("duration", Values.text(booking.duration()));
    Values.putUntil(out, booking.activeUntil());
    if (!booking.bookedAt().equals(Instant.MIN)) {
      out.put("bookedAt", Values.text(booking.bookedAt()));
    }
    return out;
  }

  private static ObjectNode write(TakenSeats seats) {
    ObjectNode out = ScheduleFormat.object();
    out.put("session", seats.session().toString()).put("seat", seats.seat().toString());
    out.put("start", Values.text(seats.start()));
    out.put("duration", Values.text(seats.duration()));
    if (seats.places() != 1) {
      out.put("places", seats.places());
    }
    Values.putUntil(out, seats.activeUntil());
    return out;
  }
}
