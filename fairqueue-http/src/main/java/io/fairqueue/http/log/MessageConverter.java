package io.fairqueue.http.log;

import ch.qos.logback.classic.spi.ILoggingEvent;

/** A message in one line: nobody writes a line of their own into the log. */
public final class MessageConverter extends ch.qos.logback.classic.pattern.MessageConverter {

  @Override
  public String convert(ILoggingEvent event) {
    return Printable.line(String.valueOf(super.convert(event)));
  }
}
