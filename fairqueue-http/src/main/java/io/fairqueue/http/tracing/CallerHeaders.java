package io.fairqueue.http.tracing;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads of a request what its caller says of the trace that it is a part of. */
enum CallerHeaders implements TextMapGetter<UnaryOperator<@Nullable String>> {
  READER;

  @Override
  public Iterable<String> keys(UnaryOperator<@Nullable String> header) {
    return List.of("traceparent", "tracestate");
  }

  @Override
  public @Nullable String get(@Nullable UnaryOperator<@Nullable String> header, String name) {
    return header == null ? null : header.apply(name);
  }
}
