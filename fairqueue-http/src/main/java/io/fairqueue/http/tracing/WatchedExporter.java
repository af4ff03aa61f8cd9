package io.fairqueue.http.tracing;

import io.fairqueue.http.outage.Outages;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;

/** Tells operators once when nobody takes the traces, and once when somebody does again. */
final class WatchedExporter implements SpanExporter {

  private static final String EXPORT = "the export of traces";

  private final SpanExporter exporter;
  private final String url;
  private final Outages outages;
  private final SpanCounts counts;

  WatchedExporter(SpanExporter exporter, String url, Outages outages, SpanCounts counts) {
    this.exporter = exporter;
    this.url = url;
    this.outages = outages;
    this.counts = counts;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    // Whoever waits longest takes the batch back, and empties it.
    int all = spans.size();
    CompletableResultCode result = exporter.export(spans);
    return result.whenComplete(
        () -> {
          counts.exported(all, result.isSuccess());
          if (result.isSuccess()) {
            outages.worked(EXPORT);
          } else {
            outages.failed(EXPORT, "nobody takes them by HTTP at " + url);
          }
        });
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
