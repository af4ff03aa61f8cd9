package io.fairqueue.http.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** How a span says that what it tells of has failed: by classes and codes, never by a text. */
final class SpanFaults {

  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> EXCEPTION = AttributeKey.stringKey("exception.type");

  private SpanFaults() {}

  /** Something was thrown, whose words may name somebody. */
  static void note(Span span, Throwable failure) {
    String type = failure.getClass().getName();
    span.addEvent("exception", Attributes.of(EXCEPTION, type));
    note(span, type);
  }

  /**
   * Nothing was thrown.
   *
   * @param type one of few
   */
  static void note(Span span, String type) {
    span.setStatus(StatusCode.ERROR);
    span.setAttribute(ERROR, type);
  }
}
