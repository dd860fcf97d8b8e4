package io.slotcore.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.slotcore.eventtype.EventType;
import io.slotcore.eventtype.Host;
import io.slotcore.eventtype.Pool;
import io.slotcore.eventtype.Resource;
import io.slotcore.eventtype.RoundRobin;
import io.slotcore.schedule.Schedule;
import io.slotcore.schedule.WeeklyHours;
import io.slotcore.slot.Facts;
import io.slotcore.slot.SlotQuery;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

  private static final Instant MONDAY = Instant.parse("2027-06-14T00:00:00Z");

  static Stream<DocumentFormat<?>> formats() {
    return Stream.of(Documents.SCHEDULE, Documents.EVENT_TYPE, Documents.FACTS, Documents.QUESTION);
  }

  @ParameterizedTest
  @MethodSource("formats")
  <T> void aDocumentWithEverythingIsReadAndWrittenAlike(DocumentFormat<T> format) {
    JsonNode sample = Schemas.tree(Samples.of(format));
    T read = format.read(Samples.of(format));
    String written = format.write(read);

    assertThat(Schemas.complaints(format, sample)).isEmpty();
    assertThat(Schemas.complaints(format, Schemas.tree(written))).isEmpty();
    assertThat(format.write(format.read(written))).isEqualTo(written);
    assertThat(shape(Schemas.tree(written))).isEqualTo(shape(withoutNestedVersions(sample)));
  }

  @Test
  void equalThingsAreReadFromWhatIsWritten() {
    Schedule schedule = Documents.SCHEDULE.read(Samples.SCHEDULE);
    assertThat(Documents.SCHEDULE.read(Documents.SCHEDULE.write(schedule))).isEqualTo(schedule);
    EventType type = Documents.EVENT_TYPE.read(Samples.EVENT_TYPE);
    assertThat(Documents.EVENT_TYPE.read(Documents.EVENT_TYPE.write(type))).isEqualTo(type);
    Facts facts = Documents.FACTS.read(Samples.FACTS);
    assertThat(LossProperties.parts(Documents.FACTS.read(Documents.FACTS.write(facts))))
        .isEqualTo(LossProperties.parts(facts));
    Question question = Documents.QUESTION.read(Samples.QUESTION);
    Question again = Documents.QUESTION.read(Documents.QUESTION.write(question));
    assertThat(LossProperties.parts(again.query()))
        .isEqualTo(LossProperties.parts(question.query()));
    assertThat(again.limit()).hasValue(5);
    assertThat(again.timeZone()).contains(ZoneId.of("Asia/Kathmandu"));
    assertThat(again.slots()).isNotEmpty().isEqualTo(question.slots());
  }

  @Test
  void aShortDocumentIsAllThatIsNeeded() {
    EventType type =
        Documents.EVENT_TYPE.read(
            """
            {"version": 1, "id": "intro", "duration": "PT30M", "hosts": [{"id": "ada", "schedule":
              {"id": "office", "zone": "Europe/Rome", "weeklyHours": {"monday-friday": ["09:00-17:00"]}}}]}
            """);

    Schedule office =
        Schedule.builder("office", ZoneId.of("Europe/Rome"))
            .weeklyHours(WeeklyHours.officeHours())
            .build();
    assertThat(type)
        .isEqualTo(
            EventType.builder("intro", Duration.ofMinutes(30))
                .host(Host.of("ada", office))
                .build());
  }

  @Test
  void aRunOfWeekdaysMayGoOverSunday() {
    Schedule schedule =
        Documents.SCHEDULE.read(
            """
            {"version": 1, "id": "x", "zone": "UTC", "weeklyHours": {"saturday-monday": ["09:00-10:00"]}}
            """);

    WeeklyHours hours = schedule.weeklyHours();
    assertThat(hours.on(DayOfWeek.SUNDAY)).hasSize(1);
    assertThat(hours.on(DayOfWeek.MONDAY)).hasSize(1);
    assertThat(hours.on(DayOfWeek.TUESDAY)).isEmpty();
  }

  @Test
  void withoutPoolsEveryHostAndOneUnitOfEveryResourceIsNeeded() {
    Schedule always = Schedule.alwaysOpen("always", ZoneId.of("UTC"));
    Host ada = Host.of("ada", always);
    Host ben = Host.of("ben", always);
    Resource room = Resource.builder("room").quantity(3).build();
    EventType all =
        EventType.builder("x", Duration.ofMinutes(5))
            .host(ada)
            .host(ben)
            .pool(Pool.oneOf(room))
            .build();

    String json = Documents.EVENT_TYPE.write(all);

    assertThat(json).doesNotContain("pools");
    assertThat(Documents.EVENT_TYPE.read(json)).isEqualTo(all);
  }

  @Test
  void theOrderOfMixedPoolsIsKept() {
    Schedule always = Schedule.alwaysOpen("always", ZoneId.of("UTC"));
    Host ada = Host.of("ada", always);
    Host ben = Host.of("ben", always);
    Resource room = Resource.of("ada");
    EventType mixed =
        EventType.builder("x", Duration.ofDays(2))
            .pool(
                Pool.of(2, List.of(room, ben, ada))
                    .choosing(RoundRobin.leastRecent())
                    .withPriority(ada, -3)
                    .withPriority(ben, 0))
            .pool(Pool.oneOf(ada, ben))
            .build();

    assertThat(Documents.EVENT_TYPE.read(Documents.EVENT_TYPE.write(mixed))).isEqualTo(mixed);
  }

  @Test
  void aQuestionMayBeAboutAStartOrADay() {
    EventType type = Documents.EVENT_TYPE.read(Samples.EVENT_TYPE);
    Question question =
        Question.of(SlotQuery.of(type, MONDAY, MONDAY.plusSeconds(60)), Facts.empty(MONDAY));

    Question start =
        Documents.QUESTION.read(Documents.QUESTION.write(question.about(MONDAY.plusNanos(5))));
    Question date =
        Documents.QUESTION.read(
            Documents.QUESTION.write(question.about(LocalDate.of(2027, 10, 31))));

    assertThat(start.start()).contains(MONDAY.plusNanos(5));
    assertThat(date.date()).contains(LocalDate.of(2027, 10, 31));
    assertThat(date.query().window().duration()).isEqualTo(Duration.ofHours(25));
  }

  @Test
  void whatNoDocumentCanHoldIsNotWritten() {
    Facts late = Facts.empty(Instant.parse("+10000-01-01T00:00:00Z"));
    assertThatThrownBy(() -> Documents.FACTS.write(late))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("+10000-01-01T00:00:00Z");
    Schedule half = Schedule.alwaysOpen("\ud83d", ZoneId.of("UTC"));
    assertThatThrownBy(() -> Documents.SCHEDULE.write(half))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"version\": 2}                               | /version",
        "{\"version\": \"1\"}                           | /version",
        "{\"version\": 1.0}                             | /version",
        "{\"version\": null}                            | /version",
        "{\"id\": \"x\", \"zone\": \"UTC\"}             | ''",
        "{\"version\": 1, \"zone\": \"UTC\"}            | ''",
        "{\"version\": 1, \"id\": 7, \"zone\": \"UTC\"} | /id",
        "{\"version\": 1, \"id\": \" \", \"zone\": \"UTC\"} | /id",
        "{\"version\": 1, \"id\": \"\\ud83d\", \"zone\": \"UTC\"} | /id",
        "{\"version\": 1, \"id\": \"x\", \"id\": \"y\", \"zone\": \"UTC\"} | /id",
        "{\"version\": 1, \"id\": \"x\", \"zone\": \"Mars/Olympus\"} | /zone",
        "{\"version\": 1, \"id\": \"x\", \"zone\": \"UTC\", \"a/b~\": 1} | /a~1b~0",
        "{\"version\": 1, \"id\": \"x\", \"zone\": \"UTC\", \"weeklyHours\": {\"mon\": []}} |"
            + " /weeklyHours/mon",
        "{\"version\": 1, \"id\": \"x\", \"zone\": \"UTC\", \"weeklyHours\": {\"monday\":"
            + " [\"9:00-10:00\"]}} | /weeklyHours/monday/0",
        "{\"version\": 1, \"id\": \"x\", \"zone\": \"UTC\", \"weeklyHours\": {\"monday-friday\":"
            + " [], \"friday\": []}} | /weeklyHours/friday",
        "{\"version\": 1, \"id\": \"x\", \"zone\": \"UTC\", \"overrides\": [{\"id\": \"y\","
            + " \"dates\": []}]} | /overrides/0",
        "{\"version\": 1, \"id\": \"x\", \"zone\": \"UTC\", \"overrides\": [{\"id\": \"y\","
            + " \"dates\": [\"2027-02-29\"]}]} | /overrides/0/dates/0",
        "{\"version\": 1, \"id\": \"x\", \"zone\": \"UTC\", \"holidays\": {}} | /holidays",
        "{\"version\": 1, \"id\": \"x\", \"zone\": \"UTC\", \"holidays\": [{\"id\": \"y\","
            + " \"date\": \"2027-06-02\", \"version\": 1}]} | /holidays/0/version",
        "{\"version\": 1, \"id\": \"x\", \"zone\": \"UTC\", \"holidays\": [1 2]} | /holidays/1",
        "{\"version\": 1} x | ''",
        "{\"version\": 1} {} | ''",
        "[] | ''",
        "null | ''",
        "'' | ''",
        "1e999999999 | ''"
      })
  void aRefusalNamesThePlace(String json, String pointer) {
    DocumentException refused =
        catchThrowableOfType(DocumentException.class, () -> Documents.SCHEDULE.read(json));

    assertThat(refused).as(json).isNotNull();
    assertThat(refused.pointer()).isEqualTo(pointer);
    assertThat(refused.problem()).isNotBlank().doesNotContain("com.fasterxml", "java.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"version\":"})
  void deepNestingIsRefused(String open) {
    assertThatThrownBy(() -> Documents.SCHEDULE.read(open.repeat(100_000)))
        .isInstanceOf(DocumentException.class);
  }

  @Test
  void whatIsTooLongOrNoUtf8IsRefused() {
    assertThatThrownBy(() -> Documents.FACTS.read(" ".repeat(DocumentFormat.MAX_LENGTH + 1)))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("at most 16777216 bytes");
    assertThatThrownBy(() -> Documents.FACTS.read(new byte[DocumentFormat.MAX_LENGTH + 1]))
        .isInstanceOf(DocumentException.class);
    assertThatThrownBy(() -> Documents.FACTS.read(new byte[] {'"', (byte) 0xC0, '"'}))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> Documents.FACTS.read("{}".getBytes(StandardCharsets.UTF_16)))
        .isInstanceOf(DocumentException.class);
  }

  @Test
  @Timeout(60)
  void aLargeDocumentTakesTimeInProportion() {
    StringBuilder hosts = new StringBuilder();
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      hosts.append(i == 0 ? "" : ",").append("{\"id\":\"h" + i + "\",\"schedule\":");
      hosts.append("{\"id\":\"x\",\"zone\":\"UTC\"}}");
      members.append(i == 0 ? "" : ",").append("{\"member\":\"host:h" + i + "\",\"weight\":2,");
      members.append("\"priority\":").append(i).append('}');
    }
    String json =
        "{\"version\":1,\"id\":\"x\",\"duration\":\"PT1H\",\"hosts\":["
            + hosts
            + "],\"pools\":[{\"members\":["
            + members
            + "]}]}";

    EventType type = Documents.EVENT_TYPE.read(json);

    assertThat(type.members()).hasSize(20_000);
    assertThat(Documents.EVENT_TYPE.read(Documents.EVENT_TYPE.write(type))).isEqualTo(type);
  }

  /** Each member and element of a sample in turn is taken away or replaced by nonsense. */
  @ParameterizedTest
  @MethodSource("formats")
  void whatTheSchemaRefusesTheReaderRefusesAndNothingElseIsThrown(DocumentFormat<?> format) {
    int refusedBySchema = 0;
    int refusedByReader = 0;
    for (JsonNode mutant : mutants(Schemas.tree(Samples.of(format)))) {
      boolean valid = Schemas.complaints(format, mutant).isEmpty();
      boolean read = reads(format, mutant);
      refusedBySchema += valid ? 0 : 1;
      refusedByReader += read ? 0 : 1;
      assertThat(read && !valid).as("read, but refused by the schema: %s", mutant).isFalse();
    }
    assertThat(refusedBySchema).isGreaterThan(100).isLessThanOrEqualTo(refusedByReader);
    // What a schema cannot say: that an id is known, a date exists, or an end is not too early.
    assertThat(refusedByReader).isLessThan(2 * refusedBySchema);
  }

  private static boolean reads(DocumentFormat<?> format, JsonNode mutant) {
    try {
      format.read(mutant.toString());
      return true;
    } catch (DocumentException e) {
      assertThat(e.problem()).isNotBlank();
      if (!e.pointer().isEmpty()) {
        String parent = e.pointer().substring(0, e.pointer().lastIndexOf('/'));
        assertThat(mutant.at(parent).isMissingNode()).as("%s in %s", e, mutant).isFalse();
      }
      return false;
    }
  }

  private static List<JsonNode> mutants(JsonNode sample) {
    List<JsonNode> mutants = new ArrayList<>();
    List<String> values =
        List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "2147483648",
            "1e400",
            "\"\"",
            "\"x\"",
            "[]",
            "{}",
            "[null]",
            "{\"x\":1}",
            "\"2027-13-01\"",
            "\"PT0.5S\"",
            "\"host:x\"",
            "\"25:00-26:00\"",
            "\"2027-06-14T00:00:00\"",
            "\"\\u0000\"");
    int places = count(sample);
    for (int place = 1; place < places; place++) {
      for (String value : values) {
        mutants.add(mutated(sample, place, (parent, key) -> put(parent, key, value)));
      }
      mutants.add(mutated(sample, place, DocumentsTest::remove));
      mutants.add(mutated(sample, place, DocumentsTest::addStranger));
      mutants.add(mutated(sample, place, DocumentsTest::repeat));
    }
    return mutants;
  }

  private static int count(JsonNode node) {
    int count = 1;
    for (JsonNode child : node) {
      count += count(child);
    }
    return count;
  }

  private static JsonNode mutated(
      JsonNode sample, int place, BiConsumer<JsonNode, Object> mutation) {
    JsonNode copy = sample.deepCopy();
    visit(copy, new int[] {place}, mutation);
    return copy;
  }

  private static void visit(JsonNode node, int[] left, BiConsumer<JsonNode, Object> mutation) {
    List<Object> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      keys.add(i);
    }
    for (Object key : keys) {
      if (left[0] == 0) {
        return;
      }
      if (--left[0] == 0) {
        mutation.accept(node, key);
        return;
      }
      visit(key instanceof Integer i ? node.get(i) : node.get((String) key), left, mutation);
    }
  }

  private static void put(JsonNode parent, Object key, String value) {
    JsonNode node = Schemas.tree(value);
    if (parent instanceof ObjectNode object) {
      object.set((String) key, node);
    } else {
      ((ArrayNode) parent).set((Integer) key, node);
    }
  }

  private static void remove(JsonNode parent, Object key) {
    if (parent instanceof ObjectNode object) {
      object.remove((String) key);
    } else {
      ((ArrayNode) parent).remove((Integer) key);
    }
  }

  private static void addStranger(JsonNode parent, Object key) {
    if (parent instanceof ObjectNode object) {
      object.put("stranger", 1);
    } else {
      ((ArrayNode) parent).add(1);
    }
  }

  private static void repeat(JsonNode parent, Object key) {
    if (parent instanceof ArrayNode array) {
      array.add(array.get((Integer) key).deepCopy());
    } else {
      ((ObjectNode) parent).put(key + "x", true);
    }
  }

  /** Returns which members there are, whatever their values. */
  private static List<String> shape(JsonNode node) {
    List<String> shape = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      shape.add(field.getKey());
      shape(field.getValue()).forEach(each -> shape.add(field.getKey() + "/" + each));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      for (String each : shape(node.get(i))) {
        shape.add(i + "/" + each);
      }
    }
    shape.sort(null);
    return shape;
  }

  private static JsonNode withoutNestedVersions(JsonNode document) {
    JsonNode copy = document.deepCopy();
    copy.forEach(
        child ->
            child.findParents("version").forEach(each -> ((ObjectNode) each).remove("version")));
    return copy;
  }
}
