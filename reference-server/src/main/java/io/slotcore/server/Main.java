package io.slotcore.server;

import io.slotcore.server.data.DataFolderException;
import io.slotcore.server.database.DatabaseException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the reference server. */
public final class Main {

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  /** Reads the settings from the environment, starts the server and prints where it is. */
  public static void main(String[] args) {
    try {
      Settings settings = Settings.from(System.getenv());
      settings.unknown().forEach(name -> LOG.warn("{} is not a setting and does nothing", name));
      Server server = Server.start(settings, InstantSource.system());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
      announce(server);
    } catch (SettingsException | DataFolderException | DatabaseException e) {
      System.err.println("SlotCore cannot start: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void announce(Server server) {
    System.out.println("SlotCore is ready at " + server.baseUrl());
    if (server.sample().isPasswordUnchanged()) {
      System.out.printf(
          "Sample login:        %s  %s%n", server.sample().username(), server.sample().password());
    }
  }
}
