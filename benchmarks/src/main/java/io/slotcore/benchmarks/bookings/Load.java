package io.slotcore.benchmarks.bookings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients who ask one after the other, each as fast as it is answered, for a while. */
final class Load {

  static final int CLIENTS = 16;

  private Load() {}

  /** What a client does; returns whether it got what it asked for. */
  interface Request {
    boolean run(int client) throws Exception;
  }

  /**
   * What came out.
   *
   * @param won requests that got what they asked for
   * @param refused requests that were refused by the domain
   * @param nanos how long the clients were at it
   * @param latencies of all requests, sorted, in nanoseconds
   * @param cpu the processor time that all of it took
   */
  record Outcome(long won, long refused, long nanos, List<Long> latencies, CpuTime cpu) {

    double clientMicros() {
      return cpu.client().toNanos() / 1e3 / (won + refused);
    }

    double serverMicros() {
      return cpu.server().toNanos() / 1e3 / (won + refused);
    }

    double wonPerSecond() {
      return won * 1e9 / nanos;
    }

    double perSecond() {
      return (won + refused) * 1e9 / nanos;
    }

    double percentileMillis(double percent) {
      int index = (int) Math.ceil(latencies.size() * percent / 100) - 1;
      return latencies.isEmpty() ? 0 : latencies.get(Math.max(index, 0)) / 1e6;
    }
  }

  private record Client(long won, List<Long> latencies) {}

  /** Runs the clients; a request that throws ends the run. */
  static Outcome run(Server server, Duration time, Request request) {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      CpuTime before = CpuTime.now(server.folder());
      long start = System.nanoTime();
      long end = start + time.toNanos();
      List<Future<Client>> running = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        running.add(threads.submit(() -> client(number, end, request)));
      }
      long won = 0;
      List<Long> all = new ArrayList<>();
      for (Future<Client> each : running) {
        Client client = each.get();
        won += client.won();
        all.addAll(client.latencies());
      }
      List<Long> latencies = all.stream().sorted().toList();
      long nanos = System.nanoTime() - start;
      CpuTime cpu = CpuTime.now(server.folder()).minus(before);
      return new Outcome(won, latencies.size() - won, nanos, latencies, cpu);
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a request failed", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Client client(int number, long end, Request request) throws Exception {
    long won = 0;
    List<Long> latencies = new ArrayList<>();
    for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
      if (request.run(number)) {
        won++;
      }
      latencies.add(System.nanoTime() - before);
    }
    return new Client(won, latencies);
  }
}
