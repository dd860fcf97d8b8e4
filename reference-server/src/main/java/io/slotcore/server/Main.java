package io.slotcore.server;

/** Starts the reference server. */
public final class Main {

  private Main() {}

  /** Reads the settings, wires the server and starts it. */
  public static void main(String[] args) {
    System.out.println("SlotCore reference server: nothing to serve yet");
  }
}
