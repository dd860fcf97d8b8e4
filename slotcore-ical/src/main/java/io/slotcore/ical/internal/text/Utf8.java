package io.slotcore.ical.internal.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;

/** Makes UTF-8 without a byte order mark of what a calendar may be encoded in. */
final class Utf8 {

  private Utf8() {}

  static InputStream of(InputStream in) throws IOException {
    PushbackInputStream text = new PushbackInputStream(in, 3);
    byte[] head = new byte[3];
    int length = text.readNBytes(head, 0, 3);
    int first = length > 0 ? head[0] & 0xFF : -1;
    int second = length > 1 ? head[1] & 0xFF : -1;
    int third = length > 2 ? head[2] & 0xFF : -1;
    if (first == 0xEF && second == 0xBB && third == 0xBF) {
      return text;
    }
    text.unread(head, 0, length);
    boolean marked = (first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE);
    if (marked) {
      text.skipNBytes(2);
    }
    // A calendar begins with a B, which tells the order of bytes where no mark does.
    if ((first == 0xFE && second == 0xFF) || (first == 0 && second == 'B')) {
      return transcoded(text, UTF_16BE);
    }
    if ((first == 0xFF && second == 0xFE) || (first == 'B' && second == 0)) {
      return transcoded(text, UTF_16LE);
    }
    return text;
  }

  private static InputStream transcoded(InputStream text, Charset charset) {
    return new Transcoded(new InputStreamReader(text, charset));
  }

  /** Writes the characters of a reader as UTF-8. */
  private static final class Transcoded extends InputStream {

    private final Reader reader;
    private final char[] chars = new char[8192];
    private byte[] bytes = {};
    private int position;
    private int kept;

    Transcoded(Reader reader) {
      this.reader = reader;
    }

    @Override
    public int read() throws IOException {
      return fill() ? bytes[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (!fill()) {
        return -1;
      }
      int count = Math.min(length, bytes.length - position);
      System.arraycopy(bytes, position, target, offset, count);
      position += count;
      return count;
    }

    private boolean fill() throws IOException {
      while (position == bytes.length) {
        int count = reader.read(chars, kept, chars.length - kept);
        if (count < 0) {
          return false;
        }
        count += kept;
        // Half a surrogate pair waits for its other half.
        kept = Character.isHighSurrogate(chars[count - 1]) && count > 1 ? 1 : 0;
        bytes = new String(chars, 0, count - kept).getBytes(UTF_8);
        chars[0] = chars[count - 1];
        position = 0;
      }
      return true;
    }
  }
}
