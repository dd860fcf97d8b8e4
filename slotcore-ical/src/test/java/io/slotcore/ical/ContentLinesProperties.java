package io.slotcore.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ContentLinesProperties {

  @Property
  void noLineIsLongerThan75OctetsAndUnfoldingGivesTheOriginal(@ForAll("texts") String text) {
    String folded = new ContentLines().add("X-NOTE", text).toString();

    assertThat(folded).endsWith("\r\n");
    assertThat(folded.replace("\r\n ", "")).isEqualTo("X-NOTE:" + text + "\r\n");
    assertThat(folded.split("\r\n", -1)).allSatisfy(ContentLinesProperties::assertFits);
  }

  @Property
  void aLineIsFoldedNoEarlierThanItHasTo(@ForAll("texts") String text) {
    String[] lines = new ContentLines().add("X-NOTE", text).toString().split("\r\n", -1);

    // The last element is what follows the last line's end: nothing.
    for (String line : Arrays.copyOf(lines, Math.max(0, lines.length - 2))) {
      assertThat(line.getBytes(UTF_8).length).isGreaterThan(75 - 4);
    }
  }

  /** Encodes strictly: half of a surrogate pair at the end of a line would be an error. */
  private static void assertFits(String line) throws CharacterCodingException {
    ByteBuffer octets = UTF_8.newEncoder().encode(CharBuffer.wrap(line));
    assertThat(octets.remaining()).isLessThanOrEqualTo(75);
  }

  @Example
  void aLineOf75OctetsIsNotFoldedAndOneOf76Is() {
    String fits = "x".repeat(75 - "X-NOTE:".length());

    assertThat(new ContentLines().add("X-NOTE", fits)).hasToString("X-NOTE:" + fits + "\r\n");
    assertThat(new ContentLines().add("X-NOTE", fits + "y"))
        .hasToString("X-NOTE:" + fits + "\r\n y\r\n");
  }

  @Example
  void aValueWithALineBreakIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ContentLines().add("X-NOTE", "a\nATTENDEE:b"))
        .withMessage("value of X-NOTE must not have control characters");
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withCharRange('a', 'e')
        .withChars('\t', ' ', 'ä', 'ß', '\u07FF', '\u0800', '語', '\uFFFD')
        .ofMaxLength(300)
        .flatMap(text -> Arbitraries.of("", "\uD83D\uDE00", "\uD834\uDD1E").map(text::concat))
        .list()
        .ofMaxSize(4)
        .map(parts -> String.join("\uD83D\uDC69\u200D\uD83D\uDE80", parts));
  }
}
