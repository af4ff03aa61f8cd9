package io.fairqueue.http.driver;

import com.sun.net.httpserver.HttpExchange;
import io.fairqueue.tck.fixture.LoopbackServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/** Takes traces by OTLP over HTTP, and keeps them. */
public final class TraceCollector implements AutoCloseable {

  private final Queue<ResourceSpans> taken = new ConcurrentLinkedQueue<>();
  private final Queue<String> authorizations = new ConcurrentLinkedQueue<>();
  private final LoopbackServer server = new LoopbackServer(Map.of("/v1/traces", this::take));

  public String url() {
    return server.url();
  }

  /** All spans so far. */
  public List<Span> spans() {
    return taken.stream()
        .flatMap(each -> each.getScopeSpansList().stream())
        .flatMap(each -> each.getSpansList().stream())
        .toList();
  }

  public List<Span> spans(Predicate<Span> wanted) {
    return spans().stream().filter(wanted).toList();
  }

  /** What the senders say of themselves, as text. */
  public String resources() {
    return taken.stream().map(ResourceSpans::getResource).toList().toString();
  }

  /** With which header each came. */
  public Queue<String> authorizations() {
    return authorizations;
  }

  public static String trace(Span span) {
    return HexFormat.of().formatHex(span.getTraceId().toByteArray());
  }

  public static String id(Span span) {
    return HexFormat.of().formatHex(span.getSpanId().toByteArray());
  }

  public static String parent(Span span) {
    return HexFormat.of().formatHex(span.getParentSpanId().toByteArray());
  }

  /** The value of an attribute, as text; empty for none. */
  public static String attribute(Span span, String name) {
    return span.getAttributesList().stream()
        .filter(each -> each.getKey().equals(name))
        .map(
            each ->
                each.getValue().hasIntValue()
                    ? Long.toString(each.getValue().getIntValue())
                    : each.getValue().getStringValue())
        .findAny()
        .orElse("");
  }

  @Override
  public void close() {
    server.close();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      try (InputStream body =
          zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
        taken.addAll(ExportTraceServiceRequest.parseFrom(body).getResourceSpansList());
      }
      exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
