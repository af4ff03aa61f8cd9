package io.fairqueue.http.log;

import org.slf4j.event.Level;

/**
 * How this process logs.
 *
 * @param level the lowest that is logged of what we say; libraries say no more than is usual
 */
public record LogConfig(Form form, Level level) {

  /** How an event is written. */
  public enum Form {
    /** For people. */
    TEXT,
    /** For programs: one object a line. */
    JSON
  }
}
