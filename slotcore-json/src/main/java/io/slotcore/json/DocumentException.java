package io.slotcore.json;

/** A document is refused: it is no JSON, or not what its format asks for. */
public final class DocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Where it is wrong. */
  private final String pointer;

  /** What is wrong. */
  private final String problem;

  /** Whether it is no JSON at all. */
  private final boolean malformed;

  DocumentException(String pointer, String problem) {
    this(pointer, problem, false);
  }

  DocumentException(String pointer, String problem, boolean malformed) {
    super((pointer.isEmpty() ? "the document" : pointer) + ": " + problem);
    this.pointer = pointer;
    this.problem = problem;
    this.malformed = malformed;
  }

  /**
   * Returns where the document is wrong.
   *
   * @return a JSON pointer (RFC 6901), for instance {@code /hosts/0/id}; empty for the whole
   */
  public String pointer() {
    return pointer;
  }

  /**
   * Returns what was expected there, and what was found.
   *
   * @return one line in English
   */
  public String problem() {
    return problem;
  }

  /**
   * Tells whether the document is no JSON at all.
   *
   * @return false if it is JSON, but not what its format asks for
   */
  public boolean isMalformed() {
    return malformed;
  }
}
