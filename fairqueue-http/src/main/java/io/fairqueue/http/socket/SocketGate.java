package io.fairqueue.http.socket;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.browser.Origins;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.realtime.Handshake;
import io.fairqueue.http.realtime.Handshakes;
import io.fairqueue.http.request.FilterOrder;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.security.Caller;
import io.fairqueue.http.security.Credentials;
import io.fairqueue.http.security.Gate;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.netty.channel.EventLoop;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/** Refuses a socket before it is one. */
@ServerFilter(Paths.SOCKETS + "*")
@Order(FilterOrder.ACCESS)
final class SocketGate {

  private final Origins origins;
  private final Handshakes handshakes;
  private final Gate gate;
  private final Credentials credentials;
  private final PeerAddress peers;
  private final Executor blocking;

  SocketGate(
      Origins origins,
      Handshakes handshakes,
      Gate gate,
      Credentials credentials,
      PeerAddress peers,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.origins = origins;
    this.gate = gate;
    this.credentials = credentials;
    this.peers = peers;
    this.handshakes = handshakes;
    this.blocking = blocking;
  }

  /**
   * Looks things up elsewhere and comes back to the event loop: the framework changes the pipeline
   * on the thread that goes on from here, and on any other a peer's first frame could be faster.
   */
  @RequestFilter
  CompletableFuture<HttpRequest<?>> check(HttpRequest<?> request) {
    EventLoop loop =
        ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel().eventLoop();
    return CompletableFuture.<HttpRequest<?>>supplyAsync(() -> checked(request), blocking)
        .whenCompleteAsync((passed, refused) -> {}, loop);
  }

  private HttpRequest<?> checked(HttpRequest<?> request) {
    Caller.Fan fan = gate.passFan(peers.client(request), () -> token(request));
    EventId event = event(request.getPath().substring(Paths.SOCKETS.length()));
    request.setAttribute(Handshake.ATTRIBUTE, handshakes.accept(fan, event));
    return request;
  }

  /**
   * Browsers can't send a header with a socket: the token comes with the address, or the session of
   * our own pages as a cookie.
   */
  private Optional<String> token(HttpRequest<?> request) {
    var headers = request.getHeaders();
    var pages = headers.getAll(HttpHeaders.ORIGIN);
    // Programs that are no browser name none. Browsers keep no page from a socket, so we do.
    if (!pages.isEmpty() && !origins.allows(pages, headers.get(HttpHeaders.HOST))) {
      throw new ProblemException(Refusal.FORBIDDEN_ORIGIN);
    }
    return request
        .getParameters()
        .getFirst("token")
        .or(() -> credentials.cookie(headers::getAll, true));
  }

  private static EventId event(String id) {
    try {
      return EventId.parse(id);
    } catch (IllegalArgumentException malformed) {
      throw ProblemException.invalid("event_id", "must be a UUID");
    }
  }
}
