package io.slotcore.server.booking;

import io.slotcore.server.Server;
import io.slotcore.server.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A server process that begins in a given time, until it is killed. */
final class FixedTimeServer {

  private static final InstantSource MACHINE = InstantSource.system();

  private FixedTimeServer() {}

  /** Takes the data folder, the PostgreSQL installation, the port, and the time. */
  public static void main(String[] args) {
    Duration shift = Duration.between(MACHINE.instant(), Instant.parse(args[3]));
    Map<String, String> settings =
        Map.of(
            "SLOTCORE_DATA", args[0],
            "SLOTCORE_POSTGRES_HOME", args[1],
            "SLOTCORE_PORT", args[2]);
    Server server =
        Server.start(Settings.from(settings), () -> MACHINE.instant().plus(shift), () -> shift);
    System.out.println("ready at " + server.baseUrl());
  }
}
