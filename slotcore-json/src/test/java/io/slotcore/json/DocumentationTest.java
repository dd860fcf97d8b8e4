package io.slotcore.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every example of the documentation is read, and is what the schemas ask for. */
class DocumentationTest {

  private static final Path PAGE = Path.of("..", "docs", "documents.md");
  private static final List<DocumentFormat<?>> FORMATS =
      List.of(Documents.SCHEDULE, Documents.EVENT_TYPE, Documents.FACTS, Documents.QUESTION);

  @Test
  void everyExampleIsReadAndWrittenAndValid() throws IOException {
    Matcher block =
        Pattern.compile("```json ?(\\S*)\n(.*?)\n```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    int examples = 0;
    while (block.find()) {
      String name = block.group(1);
      DocumentFormat<?> format =
          FORMATS.stream().filter(each -> each.toString().equals(name)).findFirst().orElseThrow();
      check(format, block.group(2));
      examples++;
    }
    assertThat(examples).isEqualTo(6);
  }

  private static <T> void check(DocumentFormat<T> format, String example) {
    String written = format.write(format.read(example));
    assertThat(Schemas.complaints(format, Schemas.tree(example))).isEmpty();
    assertThat(format.write(format.read(written))).isEqualTo(written);
  }

  @Test
  void theQuestionOfTheDocumentationHasAnAnswer() throws IOException {
    Matcher block =
        Pattern.compile("```json question-1\n(.*?)\n```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();

    assertThat(Documents.QUESTION.read(block.group(1)).slots()).hasSize(2);
    assertThat(block.find()).isTrue();
    assertThat(Documents.QUESTION.read(block.group(1)).slots()).hasSize(3);
  }
}
