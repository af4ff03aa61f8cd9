package io.fairqueue.http.tracing;

import io.fairqueue.port.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A step as a span.
 *
 * @param scope of the thread that entered it; null for a step that no thread is in
 */
record OtelStep(Span span, @Nullable Scope scope) implements Tracing.Step {

  @Override
  public void outcome(String outcome) {
    span.setAttribute("fairqueue.outcome", outcome);
  }

  @Override
  public void failed(Throwable failure) {
    SpanFaults.note(span, failure);
  }

  @Override
  public void failed(String outcome) {
    outcome(outcome);
    SpanFaults.note(span, outcome);
  }

  @Override
  public void close() {
    if (scope != null) {
      scope.close();
    }
    span.end();
  }
}
