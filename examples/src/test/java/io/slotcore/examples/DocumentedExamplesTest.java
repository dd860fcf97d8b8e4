package io.slotcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code of a document is that of an example, which the build compiles and this test runs. */
class DocumentedExamplesTest {

  /** A document with one block of Java and one of what it prints. */
  record Document(String path, Class<?> example, Consumer<String[]> main) {

    private String block(String language) throws IOException {
      Matcher fence =
          Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
              .matcher(Files.readString(Path.of("..", path)));
      assertThat(fence.find()).as("a block of %s in %s", language, path).isTrue();
      return fence.group(1);
    }

    private String code() throws IOException {
      String file = example.getName().replace('.', '/') + ".java";
      return Files.readString(Path.of("src", "main", "java").resolve(file));
    }

    @Override
    public String toString() {
      return path;
    }
  }

  static Stream<Document> documents() {
    return Stream.of(
        new Document("README.md", Quickstart.class, Quickstart::main),
        new Document("docs/how-slots-are-computed.md", WorkedDay.class, WorkedDay::main),
        new Document("docs/time-zones.md", ClockChange.class, ClockChange::main),
        new Document("docs/calendars.md", BusyFromCalendar.class, BusyFromCalendar::main),
        new Document("docs/connecting-google.md", ConnectGoogle.class, ConnectGoogle::main),
        new Document(
            "docs/connecting-microsoft.md", ConnectMicrosoft.class, ConnectMicrosoft::main));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void theCodeOfTheDocumentIsThatOfTheExample(Document document) throws IOException {
    Matcher body =
        Pattern.compile("main\\(String\\[] args\\) \\{\n(.*?)\n  }\n", Pattern.DOTALL)
            .matcher(document.code());
    assertThat(body.find()).isTrue();

    assertThat(document.block("java")).isEqualTo(body.group(1).stripIndent().strip());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void theExamplePrintsWhatTheDocumentSays(Document document) throws IOException {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      document.main().accept(new String[0]);
    } finally {
      System.setOut(console);
    }

    // The id of a booking is another one each time, but for those that an example makes itself.
    String text =
        printed.toString(StandardCharsets.UTF_8).replaceAll("by 01[0-9a-f-]{34}", "by ID");
    assertThat(document.block("text")).isEqualTo(text.lines().collect(Collectors.joining("\n")));
  }
}
