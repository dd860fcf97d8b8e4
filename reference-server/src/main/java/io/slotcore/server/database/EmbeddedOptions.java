package io.slotcore.server.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the embedded PostgreSQL is run.
 *
 * @param port the loopback port it listens on; 0 takes a free one at each start
 * @param installation an installed PostgreSQL (the folder above {@code bin}) instead of the bundled
 *     one
 */
public record EmbeddedOptions(int port, Optional<Path> installation) {}
