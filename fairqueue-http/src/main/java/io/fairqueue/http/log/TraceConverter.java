package io.fairqueue.http.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** A stack trace, set in: what an exception quotes does not look like an event of its own. */
public final class TraceConverter extends ThrowableProxyConverter {

  @Override
  public String convert(ILoggingEvent event) {
    String trace = super.convert(event);
    return trace.isEmpty()
        ? trace
        : Printable.lines(trace.replace("\t", "    ").replace("\r\n", "\n")).strip().indent(2);
  }
}
