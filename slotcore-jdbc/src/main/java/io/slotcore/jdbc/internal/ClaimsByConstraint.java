package io.slotcore.jdbc.internal;

import io.slotcore.eventtype.Subject;
import io.slotcore.eventtype.Unit;
import io.slotcore.slot.BookingId;
import io.slotcore.slot.Claim;
import io.slotcore.spi.BookingChange;
import io.slotcore.time.Interval;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** A row for each claim; a constraint of the database compares their spans. */
final class ClaimsByConstraint implements ClaimTable {

  /** The longest claim that the schema lets in; no longer one can reach into a window. */
  private static final Duration LONGEST_CLAIM = Duration.ofDays(93);

  /** Hardly any claim is longer, so that the few that are can be looked for by themselves. */
  private static final Duration USUAL_CLAIM = Duration.ofDays(1);

  /** PostgreSQL takes a few thousand unions in one statement and then says that it is too deep. */
  private static final int MOST_SUBJECTS = 500;

  private static final Table TABLE =
      new Table(
          "slotcore_claim",
          List.of(
              "tenant_id",
              "booking_id",
              "subject",
              "unit_no",
              "claim_start",
              "claim_end",
              "expires_at"));

  private static final String READ =
      """
      SELECT subject, unit_no, claim_start, claim_end, booking_id, expires_at
      FROM slotcore_claim
      WHERE tenant_id = ? AND subject = ?
        AND claim_start >= ? AND claim_start < ? AND claim_end > ?
      """;

  private static final String READ_USUAL =
      READ + "  AND claim_end - claim_start <= interval '1 day'\n";

  private static final String READ_LONG =
      READ + "  AND claim_end - claim_start > interval '1 day'\n";

  private static final Comparator<Claim> ORDER =
      Comparator.comparing(Claim::unit).thenComparing(claim -> claim.interval().start());

  private final boolean longOnesAreApart;

  ClaimsByConstraint(Dialect dialect) {
    longOnesAreApart = dialect.hasIndexOfLongClaims();
  }

  @Override
  public Optional<Duration> granularity() {
    return Optional.empty();
  }

  /** The schema checks what there is to check. */
  @Override
  public void check(List<BookingChange> changes) {}

  /**
   * One statement for many subjects, each with an index range of its own; with two where there is
   * an index of the long claims, since otherwise every read would go through three months.
   */
  @Override
  public Supplier<List<Claim>> read(Batch batch, String tenant, Map<Subject, Interval> windows) {
    List<Map.Entry<Subject, Interval>> all = List.copyOf(windows.entrySet());
    List<Result<Claim>> results = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MOST_SUBJECTS) {
      SqlText text = new SqlText();
      for (var window : all.subList(from, Math.min(from + MOST_SUBJECTS, all.size()))) {
        add(text, tenant, window.getKey(), window.getValue());
      }
      results.add(batch.ask(text.statement(), ClaimsByConstraint::claim));
    }
    return () -> results.stream().flatMap(result -> result.rows().stream()).toList();
  }

  private void add(SqlText text, String tenant, Subject subject, Interval window) {
    if (longOnesAreApart) {
      add(text, READ_USUAL, tenant, subject, window, USUAL_CLAIM);
      add(text, READ_LONG, tenant, subject, window, LONGEST_CLAIM);
    } else {
      add(text, READ, tenant, subject, window, LONGEST_CLAIM);
    }
  }

  private static void add(
      SqlText text,
      String read,
      String tenant,
      Subject subject,
      Interval window,
      Duration longest) {
    Instant from = Instants.clamped(window.start());
    text.add(text.isEmpty() ? "" : "UNION ALL\n")
        .add(
            read,
            tenant,
            subject.toString(),
            from.minus(longest),
            Instants.clamped(window.end()),
            from);
  }

  private static Claim claim(Row row) throws SQLException {
    return new Claim(
        new Unit(Subject.parse(row.text()), row.number()),
        Interval.of(row.instant(), row.instant()),
        new BookingId(row.id()),
        row.until());
  }

  @Override
  public SqlStatement delete(String tenant, Collection<UUID> bookings) {
    return SqlText.of("DELETE FROM slotcore_claim\nWHERE tenant_id = ? AND booking_id", tenant)
        .in(bookings)
        .statement();
  }

  @Override
  public List<SqlStatement> insert(String tenant, List<Claim> claims) {
    return TABLE.insert(
        claims.stream()
            .sorted(ORDER)
            .map(
                claim ->
                    Arrays.asList(
                        (Object) tenant,
                        claim.booking().value(),
                        claim.subject().toString(),
                        claim.unit().number(),
                        claim.interval().start(),
                        claim.interval().end(),
                        Instants.orNull(claim.activeUntil())))
            .toList());
  }
}
