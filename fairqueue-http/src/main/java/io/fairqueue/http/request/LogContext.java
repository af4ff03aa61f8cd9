package io.fairqueue.http.request;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.log.EventInPath;
import io.fairqueue.http.log.LogFields;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What each log line of a request says of it.
 *
 * @param fields by the names of {@link LogFields}
 */
public record LogContext(Map<String, String> fields) {

  public LogContext {
    fields = Map.copyOf(fields);
  }

  /**
   * A request that is about an event, or about none that is known; to be made by a thread that
   * works on it.
   */
  public static LogContext of(String requestId, @Nullable EventId event) {
    Map<String, String> fields = new HashMap<>();
    fields.put(LogFields.REQUEST, requestId);
    if (event != null) {
      fields.put(LogFields.EVENT, event.toString());
    }
    SpanContext trace = Span.current().getSpanContext();
    if (trace.isValid()) {
      fields.put(LogFields.TRACE, trace.getTraceId());
      fields.put(LogFields.SPAN, trace.getSpanId());
    }
    return new LogContext(fields);
  }

  /** The same, by the path that was asked for. */
  public static LogContext of(String requestId, String path) {
    return of(requestId, EventInPath.find(path).orElse(null));
  }

  /** Does some of the request's work in this thread, whose lines it marks meanwhile. */
  public <T> T run(Supplier<T> work) {
    Map<String, @Nullable String> before = new HashMap<>();
    fields.forEach(
        (name, value) -> {
          before.put(name, MDC.get(name));
          MDC.put(name, value);
        });
    try {
      return work.get();
    } finally {
      before.forEach(LogContext::restore);
    }
  }

  private static void restore(String name, @Nullable String value) {
    if (value == null) {
      MDC.remove(name);
    } else {
      MDC.put(name, value);
    }
  }
}
