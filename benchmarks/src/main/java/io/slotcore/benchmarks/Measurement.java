package io.slotcore.benchmarks;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What the rounds of one task gave.
 *
 * @param micros microseconds a call, one figure a round
 * @param bytes bytes allocated a call, one figure a round
 */
record Measurement(List<Double> micros, List<Double> bytes) {

  Measurement {
    micros = List.copyOf(micros);
    bytes = List.copyOf(bytes);
    if (micros.isEmpty() || micros.size() != bytes.size()) {
      throw new IllegalArgumentException(
          "micros (" + micros + ") and bytes (" + bytes + ") must have one figure a round");
    }
  }

  double medianMicros() {
    return median(micros);
  }

  double medianBytes() {
    return median(bytes);
  }

  /** Returns the median of the ratios of each round, as a noisy neighbour slows both. */
  double ratioTo(Measurement other) {
    return median(
        IntStream.range(0, micros.size())
            .mapToObj(round -> micros.get(round) / other.micros.get(round))
            .toList());
  }

  private static double median(List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
