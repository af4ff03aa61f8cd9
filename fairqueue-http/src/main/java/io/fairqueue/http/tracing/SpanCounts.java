package io.fairqueue.http.tracing;

import io.fairqueue.metric.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.concurrent.atomic.LongAdder;

/** What becomes of spans. Thread-safe. */
final class SpanCounts implements SpanProcessor {

  private final LongAdder ended = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder lost = new LongAdder();

  void exported(int spans, boolean isTaken) {
    (isTaken ? sent : lost).add(spans);
  }

  void show(MeterRegistry metrics) {
    Metric.SPANS.count(metrics, ended, LongAdder::sum, "ended");
    Metric.SPANS.count(metrics, sent, LongAdder::sum, "sent");
    Metric.SPANS.count(metrics, lost, LongAdder::sum, "lost");
  }

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    // Only its end counts.
  }

  @Override
  public boolean isStartRequired() {
    return false;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    if (span.getSpanContext().isSampled()) {
      ended.increment();
    }
  }

  @Override
  public boolean isEndRequired() {
    return true;
  }
}
