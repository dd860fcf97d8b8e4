package io.slotcore.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * How one of several tasks ended that began at the same moment.
 *
 * @param result what it returned; null if it failed
 * @param failure what it threw; null if it returned
 */
record Race<T>(@Nullable T result, @Nullable Throwable failure) {

  /** Runs the task once for each number below {@code racers}, all at the same moment. */
  static <T> List<Race<T>> of(int racers, IntFunction<T> task) {
    CyclicBarrier start = new CyclicBarrier(racers);
    ExecutorService threads = Executors.newFixedThreadPool(racers);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < racers; i++) {
        int number = i;
        Callable<T> racer =
            () -> {
              start.await(30, TimeUnit.SECONDS);
              return task.apply(number);
            };
        running.add(threads.submit(racer));
      }
      List<Race<T>> ends = new ArrayList<>();
      for (Future<T> future : running) {
        ends.add(end(future));
      }
      return ends;
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> Race<T> end(Future<T> future) {
    try {
      return new Race<>(future.get(60, TimeUnit.SECONDS), null);
    } catch (ExecutionException failed) {
      return new Race<>(null, failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Race<>(null, interrupted);
    } catch (TimeoutException stuck) {
      return new Race<>(null, stuck);
    }
  }

  static <T> List<T> results(List<Race<T>> ends) {
    return ends.stream().flatMap(end -> Optional.ofNullable(end.result()).stream()).toList();
  }

  static <T> List<Throwable> failures(List<Race<T>> ends) {
    return ends.stream().flatMap(end -> Optional.ofNullable(end.failure()).stream()).toList();
  }
}
