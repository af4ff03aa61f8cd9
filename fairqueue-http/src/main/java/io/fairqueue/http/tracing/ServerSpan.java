package io.fairqueue.http.tracing;

import io.fairqueue.http.log.EventInPath;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request, or the use case that it calls, while it lasts. Says of it what is in the code, the
 * status, and which event it was about. Thread-safe.
 */
public final class ServerSpan {

  private static final String EVENT = "fairqueue.event.id";
  private static final int FAULT = 500;

  private final Context context;
  private final Span span;
  private final String method;

  private ServerSpan(Context parent, Span span, String method) {
    this.context = parent.with(span);
    this.span = span;
    this.method = method;
  }

  static ServerSpan begin(Tracer tracer, Context parent, String method) {
    Span span =
        tracer
            .spanBuilder(method)
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", method)
            .startSpan();
    return new ServerSpan(parent, span, method);
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
    if (status >= FAULT) {
      span.setStatus(StatusCode.ERROR);
      span.setAttribute("error.type", Integer.toString(status));
    }
    span.end();
  }

  /** There was no answer. */
  public void fail(Throwable failure) {
    span.setStatus(StatusCode.ERROR);
    span.setAttribute("error.type", failure.getClass().getName());
    span.end();
  }

  /** It is over; how it went the request's own says. */
  public void end() {
    span.end();
  }
}
