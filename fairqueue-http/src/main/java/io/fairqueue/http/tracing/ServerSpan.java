package io.fairqueue.http.tracing;

import io.fairqueue.http.log.EventInPath;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request, or the use case that it calls, while it lasts. Says of it what is in the code, the
 * status, and which event it was about. Thread-safe.
 */
public final class ServerSpan {

  private static final String EVENT = "fairqueue.event.id";
  private static final int FAULT = 500;

  /** Those of RFC 9110 and RFC 5789. Whoever calls makes up others, each would be a name. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  /** OpenTelemetry's own words for the others: what the method is, and what a span is called. */
  private static final String OTHER = "_OTHER";

  private static final String UNKNOWN_METHOD = "HTTP";

  private final Context context;
  private final Span span;
  private final String method;

  private ServerSpan(Context parent, Span span, String method) {
    this.context = parent.with(span);
    this.span = span;
    this.method = method;
  }

  /**
   * A request begins.
   *
   * @param cause what it comes from and is no part of
   */
  static ServerSpan begin(Tracer tracer, Context parent, SpanContext cause, String method) {
    boolean isKnown = METHODS.contains(method);
    String name = isKnown ? method : UNKNOWN_METHOD;
    SpanBuilder builder =
        tracer
            .spanBuilder(name)
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", isKnown ? method : OTHER);
    if (cause.isValid()) {
      builder.addLink(cause);
    }
    return new ServerSpan(parent, builder.startSpan(), name);
  }

  static ServerSpan beginInside(Tracer tracer, Context parent, String name) {
    return new ServerSpan(parent, tracer.spanBuilder(name).setParent(parent).startSpan(), name);
  }

  /** What a thread does that works on it. */
  public Context context() {
    return context;
  }

  /** Has this thread do some of its work. */
  public <T extends @Nullable Object> T run(Supplier<T> work) {
    return context.wrapSupplier(work).get();
  }

  /** Which route it took; its own path may hold what is nobody's business. */
  public void route(String template) {
    span.updateName(method + " " + template);
    span.setAttribute("http.route", template);
  }

  /** Looks which event a path is about. */
  public void path(String path) {
    EventInPath.find(path).ifPresent(event -> span.setAttribute(EVENT, event.toString()));
  }

  /** It was answered so. */
  public void end(int status) {
    span.setAttribute("http.response.status_code", (long) status);
    endInside(status);
  }

  /** Likewise, of what the request called, where its status is told already. */
  void endInside(int status) {
    if (status >= FAULT) {
      SpanFaults.note(span, Integer.toString(status));
    }
    span.end();
  }

  /** There was no answer. */
  public void fail(Throwable failure) {
    SpanFaults.note(span, failure);
    span.end();
  }
}
