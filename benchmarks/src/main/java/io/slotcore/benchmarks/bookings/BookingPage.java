package io.slotcore.benchmarks.bookings;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The page that the last run has written. */
final class BookingPage {

  private static final String TEXT =
      """
      # Performance of bookings

      Written by `./mvnw -q -pl benchmarks -am compile exec:exec -Dbenchmarks.report=bookings` on %s,
      %d rounds of %d s; figures are medians over the rounds. JDK %s, %d processors, which %d clients and
      the server share; PostgreSQL 18 with `fsync` and `synchronous_commit` on.

      Rates move with the machine and with what else it does; ratios of one run much less.

      | | what | rate | beside it | its rate | ratio | at least | holds |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      %s
      | | latency, of a half | of 99 in 100 | at most | holds |
      | --- | --- | --- | --- | --- |
      %s
      | processor time of each | clients | server |
      | --- | --- | --- |
      %s
      ## What is measured

      **A booking** goes through the whole of `BookingService`: the hosts' rows are locked, the facts read, the
      start decided by the engine, and booking, claim, event and idempotency key written and committed. The event
      type takes half an hour, with buffers of 5 and 10 minutes and at most %d bookings a day; each booking carries
      two answers. %,d hosts are asked in turn for starts that lie side by side and never clash.

      **The bare row** is one INSERT of the same booking's row into a table with a primary key and nothing else,
      committed, in rounds that take turns with those of the bookings.

      **With rivals**, half of the requests go to ten more hosts, for starts for which %d requests each fight; all
      but one of them are refused, with reasons.

      **A million bookings** are those of the same hosts on the days before. All tables are analyzed after a round that
      only warms up, as autovacuum does within a minute. The store works behind row-level security, as the server does.

      **Processor time** is that of all threads and processes, divided by the requests; where both processors are busy, the
      rates follow from it.
      """;

  private final BookingPlan plan;
  private final LocalDate date;
  private final List<Figures> figures;

  BookingPage(BookingPlan plan, LocalDate date, List<Figures> figures) {
    this.plan = plan;
    this.date = date;
    this.figures = figures;
  }

  String text() {
    StringBuilder rates = new StringBuilder();
    StringBuilder latencies = new StringBuilder();
    StringBuilder cpu = new StringBuilder();
    Figures empty = figures.get(0);
    for (Figures each : figures) {
      String where = each.filled() == 0 ? "empty tables" : "%,d bookings".formatted(each.filled());
      rate(
          rates, "N5", "bookings, " + where, each.bookedRate(), "bare rows", each.bareRate(), 0.25);
      rate(
          rates,
          "N6",
          "won with rivals, " + where,
          each.wonRate(),
          "bookings without",
          each.bookedRate(),
          0.5);
      latency(latencies, "bare rows, " + where, each.bareMillis(50), each.bareMillis(99), 0);
      latency(latencies, "bookings, " + where, each.bookedMillis(50), each.bookedMillis(99), 0);
      latency(
          latencies, "N6: with rivals, " + where, each.racedMillis(50), each.racedMillis(99), 50);
      cpu(cpu, "bare row, " + where, each::bareMicros);
      cpu(cpu, "booking, " + where, each::bookedMicros);
    }
    for (Figures each : figures.subList(1, figures.size())) {
      rate(
          rates,
          "N5",
          "bookings, %,d bookings".formatted(each.filled()),
          each.bookedRate(),
          "on empty tables",
          empty.bookedRate(),
          0.8);
    }
    return TEXT.formatted(
        date,
        plan.rounds(),
        plan.time(0).toSeconds(),
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        Load.CLIENTS,
        rates,
        latencies,
        cpu,
        Starts.PER_DAY,
        Starts.HOSTS,
        Starts.RIVALS);
  }

  private static void rate(
      StringBuilder rows,
      String number,
      String what,
      double rate,
      String beside,
      double its,
      double least) {
    rows.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %,.0f/s | %s | %,.0f/s | %.2f | %s | %s |%n",
            number,
            what,
            rate,
            beside,
            its,
            rate / its,
            least,
            rate / its >= least ? "yes" : "no"));
  }

  private static void cpu(
      StringBuilder rows, String what, ToDoubleFunction<ToDoubleFunction<Load.Outcome>> median) {
    rows.append(
        String.format(
            Locale.ROOT,
            "| %s | %.0f us | %.0f us |%n",
            what,
            median.applyAsDouble(Load.Outcome::clientMicros),
            median.applyAsDouble(Load.Outcome::serverMicros)));
  }

  private static void latency(
      StringBuilder rows, String what, double half, double high, double most) {
    rows.append(
        String.format(
            Locale.ROOT,
            "| %s | %.1f ms | %.1f ms | %s | %s |%n",
            what,
            half,
            high,
            most == 0 ? "" : "%.0f ms".formatted(most),
            most == 0 ? "" : high <= most ? "yes" : "no"));
  }
}
