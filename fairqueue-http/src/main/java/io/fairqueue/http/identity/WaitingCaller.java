package io.fairqueue.http.identity;

import io.fairqueue.http.identity.HashingQueue.Lane;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import java.util.function.BooleanSupplier;

/**
 * Whoever waits for a hash, as the request tells that this thread answers.
 *
 * @param gone whether the connection is closed, so that nobody reads the answer
 */
record WaitingCaller(Lane lane, BooleanSupplier gone) {

  private static final String ORGANIZERS = "/api/v1/auth/organizer/";

  /** Without a request it is the server's own work. */
  static WaitingCaller current() {
    return ServerRequestContext.currentRequest()
        .map(WaitingCaller::of)
        .orElseGet(() -> new WaitingCaller(Lane.ORGANIZERS, () -> false));
  }

  private static WaitingCaller of(HttpRequest<?> request) {
    Lane lane = request.getPath().startsWith(ORGANIZERS) ? Lane.ORGANIZERS : Lane.FANS;
    HttpRequest<?> own = request;
    while (own instanceof HttpRequestWrapper<?> wrapper) {
      own = wrapper.getDelegate();
    }
    if (own instanceof NettyHttpRequest<?> netty) {
      Channel channel = netty.getChannelHandlerContext().channel();
      return new WaitingCaller(lane, () -> !channel.isActive());
    }
    return new WaitingCaller(lane, () -> false);
  }
}
