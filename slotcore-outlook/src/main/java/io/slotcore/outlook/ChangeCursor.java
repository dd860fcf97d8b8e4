package io.slotcore.outlook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Where a change feed goes on: Graph's link, and which events it has told of, since it says of one
 * that is deleted nothing but its id. Ids are long, and kept by 48 bits of their hashes.
 *
 * @param made when the watch was started
 * @param link where to go on, behind the address of the calendar
 * @param own our events with their UIDs
 * @param foreign those of others
 */
record ChangeCursor(
    Instant made, String link, SortedMap<Long, String> own, SortedSet<Long> foreign) {

  private static final int CHECK = 8;
  private static final int MAX_EVENTS = 200_000;

  /** Returns the hash by which an event is kept. */
  static long key(String eventId) {
    return ByteBuffer.wrap(hash(eventId.getBytes(UTF_8))).getLong() >>> 16;
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  /** Returns a text that {@link #parse} reads. */
  String text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeLong(made.getEpochSecond());
      out.writeUTF(link);
      out.writeInt(own.size());
      for (var event : own.entrySet()) {
        writeKey(out, event.getKey());
        out.writeUTF(event.getValue());
      }
      out.writeInt(foreign.size());
      for (long key : foreign) {
        writeKey(out, key);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory does not fail", impossible);
    }
    byte[] packed = bytes.toByteArray();
    ByteBuffer whole = ByteBuffer.allocate(CHECK + packed.length);
    whole.put(hash(packed), 0, CHECK).put(packed);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
  }

  private static void writeKey(DataOutputStream out, long key) throws IOException {
    out.writeShort((int) (key >>> 32));
    out.writeInt((int) key);
  }

  private static long readKey(DataInputStream in) throws IOException {
    return ((long) in.readUnsignedShort() << 32) | (in.readInt() & 0xFFFFFFFFL);
  }

  /** Reads a cursor; empty if it is none of ours. */
  static Optional<ChangeCursor> parse(String text) {
    try {
      byte[] whole = Base64.getUrlDecoder().decode(text);
      if (whole.length <= CHECK) {
        return Optional.empty();
      }
      byte[] packed = Arrays.copyOfRange(whole, CHECK, whole.length);
      if (!Arrays.equals(whole, 0, CHECK, hash(packed), 0, CHECK)) {
        return Optional.empty();
      }
      try (DataInputStream in =
          new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)))) {
        return Optional.of(read(in)).filter(cursor -> cursor.text().equals(text));
      }
    } catch (IOException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static ChangeCursor read(DataInputStream in) throws IOException {
    Instant made = Instant.ofEpochSecond(in.readLong());
    String link = in.readUTF();
    SortedMap<Long, String> own = new TreeMap<>();
    for (int i = count(in); i > 0; i--) {
      own.put(readKey(in), in.readUTF());
    }
    SortedSet<Long> foreign = new TreeSet<>();
    for (int i = count(in); i > 0; i--) {
      foreign.add(readKey(in));
    }
    return new ChangeCursor(made, link, own, foreign);
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MAX_EVENTS) {
      throw new IOException("a cursor of " + count + " events");
    }
    return count;
  }

  /** Returns no link, UID or id: they are nobody's business. */
  @Override
  public String toString() {
    return "ChangeCursor[" + made + ", " + own.size() + " own, " + foreign.size() + " foreign]";
  }
}
