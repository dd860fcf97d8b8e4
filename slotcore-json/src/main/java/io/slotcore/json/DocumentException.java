package io.slotcore.json;

/** A document is refused: it is no JSON, or not what its format asks for. */
public final class DocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Where it is wrong. */
  private final String pointer;

  /** What is wrong. */
  private final String problem;

  DocumentException(String pointer, String problem) {
    super((pointer.isEmpty() ? "the document" : pointer) + ": " + problem);
    this.pointer = pointer;
    this.problem = problem;
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
}
