package io.fairqueue.http.hashing;

import io.fairqueue.http.hashing.HashingQueue.Lane;
import io.fairqueue.http.request.Paths;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import java.util.function.BooleanSupplier;

/**
 * The caller that waits for a hash, by the request that this thread answers.
 *
 * @param gone whether the connection is closed, so that nobody reads the answer
 */
record HashingCaller(Lane lane, BooleanSupplier gone) {

  /** Without a request it is the server's own work. */
  static HashingCaller current() {
    return ServerRequestContext.currentRequest()
        .map(HashingCaller::of)
        .orElseGet(() -> new HashingCaller(Lane.ORGANIZERS, () -> false));
  }

  private static HashingCaller of(HttpRequest<?> request) {
    Lane lane =
        request.getPath().startsWith(Paths.AUTH_ORGANIZER + "/") ? Lane.ORGANIZERS : Lane.FANS;
    HttpRequest<?> own = request;
    while (own instanceof HttpRequestWrapper<?> wrapper) {
      own = wrapper.getDelegate();
    }
    if (own instanceof NettyHttpRequest<?> netty) {
      Channel channel = netty.getChannelHandlerContext().channel();
      return new HashingCaller(lane, () -> !channel.isActive());
    }
    return new HashingCaller(lane, () -> false);
  }
}
