package io.slotcore.server.data;

/** Says why the data folder cannot be used, and what to do. */
public final class DataFolderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DataFolderException(String message) {
    super(message);
  }

  DataFolderException(String message, Throwable cause) {
    super(message, cause);
  }
}
