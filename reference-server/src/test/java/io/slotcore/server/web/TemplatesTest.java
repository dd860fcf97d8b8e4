package io.slotcore.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {

  private static final Path FOLDER = Path.of("src/main/jte");

  // What the content security policy would block, or would have to be loosened for.
  private static final Pattern INLINE =
      Pattern.compile(
          "<style|\\sstyle=|\\son[a-z]+=|javascript:|<script(?![^>]*\\ssrc=)|<iframe|<base|https?://",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern POST = Pattern.compile("method=\"post\"", Pattern.CASE_INSENSITIVE);
  private static final Pattern TOKEN = Pattern.compile("name=\"\\$\\{FormTokens\\.FIELD}\"");

  private static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".jte")).toList();
    }
  }

  @Test
  void noTemplateHasAnInlineScriptOrStyleOrLoadsFromElsewhere() throws IOException {
    for (Path template : templates()) {
      assertThat(Files.readString(template)).as(template.toString()).doesNotContainPattern(INLINE);
    }
  }

  @Test
  void everyFormThatWritesCarriesTheToken() throws IOException {
    for (Path template : templates()) {
      String text = Files.readString(template);
      assertThat(TOKEN.matcher(text).results().count())
          .as(template.toString())
          .isGreaterThanOrEqualTo(POST.matcher(text).results().count());
    }
  }

  @Test
  void noTemplatePrintsUnescaped() throws IOException {
    for (Path template : templates()) {
      assertThat(Files.readString(template)).as(template.toString()).doesNotContain("$unsafe");
    }
  }
}
