package io.fairqueue.http.direct;

import io.fairqueue.http.tracing.ServerSpan;
import io.fairqueue.http.tracing.Traces;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** All that is answered in front of the framework. Thread-safe. */
@Singleton
final class DirectRoutes {

  private final List<DirectRoute> routes;
  private final Traces traces;

  DirectRoutes(List<DirectRoute> routes, Traces traces) {
    this.routes = routes;
    this.traces = traces;
  }

  /** Null for what the framework is to answer. */
  @Nullable CompletableFuture<FullHttpResponse> answer(
      HttpRequest request, SocketAddress from, Executor loop) {
    if (!request.decoderResult().isSuccess() || !(from instanceof InetSocketAddress peer)) {
      return null;
    }
    return traces.isOn() ? traced(request, peer, loop) : untraced(request, peer, loop);
  }

  private @Nullable CompletableFuture<FullHttpResponse> untraced(
      HttpRequest request, InetSocketAddress peer, Executor loop) {
    for (DirectRoute route : routes) {
      var answer = route.answer(request, peer, loop);
      if (answer != null) {
        return answer;
      }
    }
    return null;
  }

  private @Nullable CompletableFuture<FullHttpResponse> traced(
      HttpRequest request, InetSocketAddress peer, Executor loop) {
    ServerSpan span = traces.begin(request.method().name(), request.headers()::get);
    for (DirectRoute route : routes) {
      var answer = span.run(() -> route.answer(request, peer, loop));
      if (answer != null) {
        span.route(route.template());
        span.path(request.uri());
        return answer.whenComplete((response, failure) -> end(span, response, failure));
      }
    }
    return null; // and never ended, so nobody hears of it
  }

  private static void end(ServerSpan span, FullHttpResponse response, @Nullable Throwable failure) {
    if (failure == null) {
      span.end(response.status().code());
    } else {
      span.fail(failure);
    }
  }
}
