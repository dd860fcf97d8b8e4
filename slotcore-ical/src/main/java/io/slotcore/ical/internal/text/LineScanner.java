package io.slotcore.ical.internal.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Goes from one content line to the next, unfolded (RFC 5545, 3.1). Lines may end with CRLF, LF or
 * CR. A line that is not wanted is passed over without being kept, however long it is.
 */
public final class LineScanner {

  private static final int BUFFER = 1 << 16;
  private static final int END_OF_TEXT = -1;

  private final InputStream in;
  private final ScanLimits limits;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int available;
  private long bytes;

  private byte[] line = new byte[1024];
  private int length;
  private int lineNumber;
  private int linesRead;
  private int nameEnd;
  private Property property = Property.OTHER;
  private boolean isNamed;
  private boolean isKept;

  /** Makes a scanner at the start of a text. */
  public LineScanner(InputStream text, ScanLimits limits) throws IOException {
    this.in = Utf8.of(text);
    this.limits = limits;
  }

  /**
   * Goes to the next line of a wanted property.
   *
   * @return false if there is none
   */
  public boolean next(Set<Property> wanted) throws IOException {
    do {
      if (peek() == END_OF_TEXT) {
        return false;
      }
      readLine(wanted);
    } while (!isNamed || !isKept);
    return true;
  }

  /** Returns the property of the line. */
  public Property property() {
    return property;
  }

  /** Returns the number of the line, or of the last one at the end of the text, from one. */
  public int lineNumber() {
    return lineNumber;
  }

  /** Returns what stands after the colon. */
  public String value() {
    int start = valueStart();
    return new String(line, start, length - start, UTF_8).strip();
  }

  /**
   * Returns a parameter without its quotes and carets (RFC 6868).
   *
   * @param name in capitals
   */
  public Optional<String> parameter(String name) {
    return line[nameEnd] == ';'
        ? Parameters.find(line, nameEnd, valueStart() - 1, name)
        : Optional.empty();
  }

  private int valueStart() {
    return Parameters.colon(line, nameEnd, length) + 1;
  }

  private void readLine(Set<Property> wanted) throws IOException {
    length = 0;
    isNamed = false;
    isKept = true;
    property = Property.OTHER;
    lineNumber = linesRead + 1;
    do {
      readPhysicalLine(wanted);
      linesRead++;
    } while (isFolded());
    if (isKept && isNamed && Parameters.colon(line, nameEnd, length) == length) {
      // Without a colon there is no value.
      isKept = false;
    }
  }

  private boolean isFolded() throws IOException {
    int next = peek();
    if (next != ' ' && next != '\t') {
      return false;
    }
    position++;
    return true;
  }

  private void readPhysicalLine(Set<Property> wanted) throws IOException {
    while (peek() != END_OF_TEXT) {
      int end = position;
      while (end < available && buffer[end] != '\n' && buffer[end] != '\r') {
        end++;
      }
      take(end, wanted);
      position = end;
      if (end < available) {
        skipLineEnd();
        return;
      }
    }
  }

  private void skipLineEnd() throws IOException {
    boolean carriageReturn = buffer[position++] == '\r';
    if (carriageReturn && peek() == '\n') {
      position++;
    }
  }

  private void take(int end, Set<Property> wanted) {
    if (!isKept) {
      return;
    }
    append(end);
    if (!isNamed) {
      nameEnd = nameEnd();
      if (nameEnd < length || length > Property.LONGEST) {
        isNamed = true;
        property = nameEnd < length ? Property.of(line, nameEnd) : Property.OTHER;
        isKept = wanted.contains(property);
      }
    }
  }

  private int nameEnd() {
    int i = 0;
    while (i < length && line[i] != ':' && line[i] != ';') {
      i++;
    }
    return i;
  }

  private void append(int end) {
    int count = end - position;
    if (isNamed && length + count > limits.lineBytes()) {
      limits.refuseLine(lineNumber, property.text());
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
    }
    System.arraycopy(buffer, position, line, length, count);
    length += count;
  }

  private int peek() throws IOException {
    if (position == available) {
      limits.read(bytes, linesRead + 1);
      available = Math.max(0, in.read(buffer, 0, BUFFER));
      position = 0;
      bytes += available;
      if (available == 0) {
        return END_OF_TEXT;
      }
    }
    return buffer[position];
  }
}
