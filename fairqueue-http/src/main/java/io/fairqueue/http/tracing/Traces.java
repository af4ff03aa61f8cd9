package io.fairqueue.http.tracing;

import io.fairqueue.http.outage.Outages;
import io.fairqueue.port.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The traces of this server. Off, they cost nothing. On, they are sent behind everybody's back;
 * where nobody takes them they are thrown away. Thread-safe.
 */
public final class Traces implements AutoCloseable {

  private static final String NAME = "io.fairqueue";
  private static final Duration MAX_EXPORT = Duration.ofSeconds(5);

  /** What a stopping server leaves the last ones. */
  private static final Duration LAST_TRACES = Duration.ofSeconds(2);

  private final @Nullable SdkTracerProvider provider;
  private final @Nullable Tracer tracer;
  private final boolean asParent;
  private final Tracing steps;
  private final SpanCounts counts;

  private Traces(@Nullable SdkTracerProvider provider, boolean asParent, SpanCounts counts) {
    this.provider = provider;
    this.asParent = asParent;
    this.counts = counts;
    this.tracer = provider == null ? null : provider.get(NAME);
    this.steps = tracer == null ? Tracing.none() : new OtelTracing(tracer);
  }

  /** Nobody wants any. */
  public static Traces off() {
    return new Traces(null, false, new SpanCounts());
  }

  /**
   * Begins.
   *
   * @param config null for none
   * @param outages hears when nobody takes them
   */
  public static Traces open(@Nullable TracingConfig config, Outages outages) {
    if (config == null) {
      return off();
    }
    // What the library has to say goes where everything goes; it has its own way else.
    if (!SLF4JBridgeHandler.isInstalled()) {
      SLF4JBridgeHandler.removeHandlersForRootLogger();
      SLF4JBridgeHandler.install();
    }
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(config.url())
            .setTimeout(MAX_EXPORT)
            .setCompression("gzip")
            .setHeaders(config::headers)
            .build();
    SpanCounts counts = new SpanCounts();
    return new Traces(
        SdkTracerProvider.builder()
            .setResource(resource(config))
            .setSampler(config.sampling().sampler())
            .addSpanProcessor(counts)
            .addSpanProcessor(
                BatchSpanProcessor.builder(
                        new WatchedExporter(exporter, config.url(), outages, counts))
                    .setExporterTimeout(MAX_EXPORT)
                    .setScheduleDelay(Duration.ofSeconds(1))
                    .build())
            .build(),
        config.sampling().asParent(),
        counts);
  }

  private static Resource resource(TracingConfig config) {
    AttributesBuilder all = Attributes.builder();
    config.attributes().forEach(all::put);
    all.put("service.name", config.service());
    return Resource.getDefault().merge(Resource.create(all.build()));
  }

  /** Whether somebody wants them. */
  public boolean isOn() {
    return tracer != null;
  }

  /** Shows what becomes of them, if somebody wants them. */
  public void measure(MeterRegistry metrics) {
    if (isOn()) {
      counts.show(metrics);
    }
  }

  /** Hears of steps outside of this process. */
  public Tracing steps() {
    return steps;
  }

  /**
   * A request begins; only while they {@linkplain #isOn are on}. It is a part of what its caller
   * says where callers are believed. Where they are not it begins a trace of its own, with a link:
   * a caller who chose the trace's id would choose whether it is sampled.
   *
   * @param header answers the value of a header, null for none
   */
  public ServerSpan begin(String method, UnaryOperator<@Nullable String> header) {
    Context caller =
        W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), header, CallerHeaders.READER);
    return asParent
        ? ServerSpan.begin(required(), caller, SpanContext.getInvalid(), method)
        : ServerSpan.begin(
            required(), Context.root(), Span.fromContext(caller).getSpanContext(), method);
  }

  /** A use case begins, as a part of what this thread does. */
  ServerSpan beginUseCase(String name) {
    return ServerSpan.beginInside(required(), Context.current(), name);
  }

  /** The same work as a part of what this thread does now, in whichever thread it is done. */
  public <T> Supplier<T> carried(Supplier<T> work) {
    return tracer == null ? work : Context.current().wrapSupplier(work);
  }

  /** Likewise. */
  public <T, U> Function<T, U> carried(Function<T, U> work) {
    return tracer == null ? work : Context.current().wrapFunction(work);
  }

  /** Likewise. */
  public <T, U, V> BiFunction<T, U, V> carriedBoth(BiFunction<T, U, V> work) {
    return tracer == null ? work : Context.current().wrapFunction(work);
  }

  @Override
  public void close() {
    if (provider != null) {
      var unused = provider.shutdown().join(LAST_TRACES.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Tracer required() {
    if (tracer == null) {
      throw new IllegalStateException("nobody wants traces");
    }
    return tracer;
  }
}
