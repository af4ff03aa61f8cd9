package io.fairqueue.http.direct;

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

  DirectRoutes(List<DirectRoute> routes) {
    this.routes = routes;
  }

  /** Null for what the framework is to answer. */
  @Nullable CompletableFuture<FullHttpResponse> answer(
      HttpRequest request, SocketAddress from, Executor loop) {
    if (!request.decoderResult().isSuccess() || !(from instanceof InetSocketAddress peer)) {
      return null;
    }
    for (DirectRoute route : routes) {
      var answer = route.answer(request, peer, loop);
      if (answer != null) {
        return answer;
      }
    }
    return null;
  }
}
