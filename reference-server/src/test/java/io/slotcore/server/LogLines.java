package io.slotcore.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Everything that is logged in this JVM until it is closed, with the messages of all causes. */
public final class LogLines implements AutoCloseable {

  private final Queue<String> lines = new ConcurrentLinkedQueue<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          StringBuilder line =
              new StringBuilder(event.getLevel() + " " + event.getFormattedMessage());
          for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
            line.append("\n  ").append(t.getClassName()).append(": ").append(t.getMessage());
          }
          lines.add(line.toString());
        }
      };

  /** What the configuration of the tests keeps quiet. */
  private final List<Logger> quiet =
      Stream.of("io.slotcore.server.web.ErrorHandling", "io.slotcore.server.jobs.OutboxJob")
          .map(name -> (Logger) LoggerFactory.getLogger(name))
          .toList();

  private LogLines() {
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
    for (Logger logger : quiet) {
      logger.setLevel(Level.INFO);
      logger.setAdditive(false);
      logger.addAppender(appender);
    }
  }

  /** Begins to read along. */
  public static LogLines read() {
    return new LogLines();
  }

  /** Returns what was logged so far. */
  public List<String> all() {
    return new ArrayList<>(lines);
  }

  @Override
  public void close() {
    for (Logger logger : quiet) {
      logger.setLevel(Level.OFF);
      logger.setAdditive(true);
      logger.detachAppender(appender);
    }
    root.detachAppender(appender);
    appender.stop();
  }
}
