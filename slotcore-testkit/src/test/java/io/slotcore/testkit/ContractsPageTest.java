package io.slotcore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of contracts names every promise's tests, and no more. */
class ContractsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "contracts.md");
  private static final Pattern ROW = Pattern.compile("\\| ([A-Z]{2}-\\d\\d) \\|.*\\|(.*)\\|");
  private static final Pattern COUNT = Pattern.compile("`(\\w+(?:Promises|Contract))` (\\d+)");
  private static final Pattern TEST = Pattern.compile("(bs|bu|cw|cf|ml|pc)(\\d\\d)_.*");

  @Test
  void thePageCountsTheTestsOfEachPromise() throws IOException {
    Map<String, Map<String, Long>> told = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Map<String, Long> counts = told.computeIfAbsent(row.group(1), id -> new TreeMap<>());
        Matcher count = COUNT.matcher(row.group(2));
        while (count.find()) {
          counts.put(count.group(1), Long.valueOf(count.group(2)));
        }
      }
    }

    assertThat(told).isEqualTo(tests());
  }

  private static Map<String, Map<String, Long>> tests() {
    Map<String, Map<String, Long>> tests = new TreeMap<>();
    for (Class<?> contract :
        List.of(
            BookingStoreContract.class,
            CalendarContract.class,
            MeetingLinksContract.class,
            PushContract.class)) {
      for (Class<?> each = contract; each != null; each = each.getSuperclass()) {
        count(each, tests);
      }
    }
    return tests;
  }

  private static void count(Class<?> part, Map<String, Map<String, Long>> tests) {
    for (Method method : part.getDeclaredMethods()) {
      Matcher test = TEST.matcher(method.getName());
      if (test.matches()) {
        String promise = test.group(1).toUpperCase(Locale.ROOT) + "-" + test.group(2);
        tests
            .computeIfAbsent(promise, id -> new TreeMap<>())
            .merge(part.getSimpleName(), 1L, Long::sum);
      }
    }
  }
}
