package io.slotcore.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's code is the example's, which the build compiles and this test runs. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Path QUICKSTART =
      Path.of("src", "main", "java", "io", "slotcore", "examples", "Quickstart.java");

  @Test
  void theCodeOfTheReadmeIsThatOfTheQuickstart() throws IOException {
    Matcher body =
        Pattern.compile("main\\(String\\[] args\\) \\{\n(.*?)\n  }\n", Pattern.DOTALL)
            .matcher(Files.readString(QUICKSTART));
    assertThat(body.find()).isTrue();

    assertThat(block("java")).isEqualTo(body.group(1).stripIndent().strip());
  }

  @Test
  void theQuickstartPrintsWhatTheReadmeSays() throws IOException {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Quickstart.main(new String[0]);
    } finally {
      System.setOut(console);
    }

    // The id of the booking is another one each time.
    String text = printed.toString(StandardCharsets.UTF_8).replaceAll("by [0-9a-f-]{36}", "by ID");
    assertThat(block("text")).isEqualTo(text.lines().collect(Collectors.joining("\n")));
  }

  private static String block(String language) throws IOException {
    Matcher fence =
        Pattern.compile("```" + language + "\n(.*?)\n```", Pattern.DOTALL)
            .matcher(Files.readString(README));
    assertThat(fence.find()).as("a block of %s in the README", language).isTrue();
    return fence.group(1);
  }
}
