package io.slotcore.ical.internal.text;

/** Is asked by a scanner how far it may go; throws what the caller wants thrown. */
public interface ScanLimits {

  /**
   * Takes note of what has been read.
   *
   * @param bytes of the whole text so far
   * @param line where the scanner is
   */
  void read(long bytes, int line);

  /** Returns how many bytes of one line are kept. */
  int lineBytes();

  /**
   * Ends the reading since a line is too long.
   *
   * @param line where it begins
   * @param property its name
   */
  void refuseLine(int line, String property);
}
