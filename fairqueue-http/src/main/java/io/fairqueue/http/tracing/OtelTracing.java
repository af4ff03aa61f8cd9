package io.fairqueue.http.tracing;

import io.fairqueue.port.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps outside of this process, as spans. Thread-safe. */
final class OtelTracing implements Tracing {

  private final Tracer tracer;

  OtelTracing(Tracer tracer) {
    this.tracer = tracer;
  }

  @Override
  public boolean isOn() {
    return true;
  }

  @Override
  public Step begin(Peer peer, String name) {
    return Span.current().getSpanContext().isSampled()
        ? new OtelStep(builder(peer, name).startSpan(), null)
        : Tracing.none().begin(peer, name);
  }

  @Override
  public Step enter(Peer peer, String name, List<Cause> causes) {
    SpanBuilder builder = builder(peer, name);
    Context parent = Context.current();
    for (Cause each : causes.reversed()) {
      if (each instanceof OtelCause cause) {
        builder.addLink(cause.span());
        parent = cause.context();
      }
    }
    Span span = builder.setParent(parent).startSpan();
    return new OtelStep(span, ContextStorage.get().attach(parent.with(span)));
  }

  @Override
  public @Nullable Cause cause() {
    Context now = Context.current();
    return Span.fromContext(now).getSpanContext().isSampled() ? new OtelCause(now) : null;
  }

  @Override
  public Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, OtelTracing::put);
    return headers;
  }

  private static void put(@Nullable Map<String, String> headers, String name, String value) {
    if (headers != null) {
      headers.put(name, value);
    }
  }

  private SpanBuilder builder(Peer peer, String name) {
    SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(SpanKind.CLIENT);
    return switch (peer) {
      case POSTGRESQL ->
          builder
              .setAttribute("db.system.name", "postgresql")
              .setAttribute("db.query.summary", name);
      case REDIS ->
          builder.setAttribute("db.system.name", "redis").setAttribute("db.operation.name", name);
      case GATEWAY, TARGET -> builder;
    };
  }

  /** What some thread did. */
  private record OtelCause(Context context) implements Cause {

    SpanContext span() {
      return Span.fromContext(context).getSpanContext();
    }
  }
}
