package io.fairqueue.http.direct;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests of one kind before the framework sees them, with the same answer. Thread-safe,
 * never blocks.
 */
interface DirectRoute {

  /**
   * Null for what is not of this kind, or is anything but plain. An answer that is there at once is
   * sent at once; one that comes later holds back what the same connection asks next.
   *
   * @param loop the connection's event loop: an answer completed there saves a change of thread
   */
  @Nullable CompletableFuture<FullHttpResponse> answer(
      HttpRequest request, InetSocketAddress peer, Executor loop);

  /** The path of its requests, as routes are written. */
  String template();
}
