package io.fairqueue.http.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How this process logs: what {@code logback.xml} says, until somebody says something else. */
public final class Logs {

  private Logs() {}

  /**
   * Logs so from now on, in the whole process. What is as usual is left as it is: an operator may
   * have a {@code logback.xml} of their own.
   */
  public static void apply(LogConfig config) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    if (config.form() == LogConfig.Form.JSON) {
      JsonLines.begin(context);
    }
    if (config.level() != org.slf4j.event.Level.INFO) {
      context
          .getLogger(Logger.ROOT_LOGGER_NAME)
          .setLevel(Level.convertAnSLF4JLevel(config.level()));
    }
  }
}
