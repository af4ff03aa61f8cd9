package io.fairqueue.http.direct;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Measures one route, in the series that the framework keeps of its own answers. Thread-safe. */
final class RouteTimer {

  private static final String NO_EXCEPTION = "none";

  private final MeterRegistry metrics;
  private final String method;
  private final Tags route;
  private final Map<HttpResponseStatus, Timer> ok = new ConcurrentHashMap<>();

  RouteTimer(MeterRegistry metrics, PlainRoute route) {
    this(metrics, route.method(), route.path());
  }

  RouteTimer(MeterRegistry metrics, HttpMethod method, String path) {
    this.metrics = metrics;
    this.method = method.name();
    this.route = Tags.of("method", this.method, "uri", path);
  }

  /** The route's. */
  String method() {
    return method;
  }

  /**
   * An answer that is no failure.
   *
   * @param begun by {@link System#nanoTime}
   */
  void ok(HttpResponseStatus status, long begun) {
    record(ok.computeIfAbsent(status, each -> timer(each, NO_EXCEPTION)), begun);
  }

  void failed(HttpResponseStatus status, Throwable failure, long begun) {
    record(timer(status, failure.getClass().getSimpleName()), begun);
  }

  private Timer timer(HttpResponseStatus status, String exception) {
    return metrics.timer(
        "http.server.requests",
        route.and("exception", exception, "status", Integer.toString(status.code())));
  }

  private static void record(Timer timer, long begun) {
    timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
  }
}
