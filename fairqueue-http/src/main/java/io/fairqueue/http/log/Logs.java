package io.fairqueue.http.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** How this process logs: what {@code logback.xml} says, until somebody says something else. */
public final class Logs {

  private static final String OURS = "io.fairqueue";

  private Logs() {}

  /**
   * Logs so from now on, in the whole process. What is as usual is left as it is: an operator may
   * have a {@code logback.xml} of their own.
   */
  public static void apply(LogConfig config) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      apply(config, context);
    }
  }

  /** The level is ours. Libraries become quieter with us, and never louder. */
  static void apply(LogConfig config, LoggerContext context) {
    if (config.form() == LogConfig.Form.JSON) {
      JsonLines.begin(context);
    }
    if (config.level() == org.slf4j.event.Level.INFO) {
      return;
    }
    Level level = Level.convertAnSLF4JLevel(config.level());
    context.getLogger(OURS).setLevel(level);
    for (Logger logger : context.getLoggerList()) {
      Level theirs = logger.getLevel();
      if (theirs != null && !logger.getName().startsWith(OURS) && level.isGreaterOrEqual(theirs)) {
        logger.setLevel(level);
      }
    }
  }
}
