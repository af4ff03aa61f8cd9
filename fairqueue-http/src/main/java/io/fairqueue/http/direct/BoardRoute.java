package io.fairqueue.http.direct;

import io.fairqueue.domain.EventId;
import io.fairqueue.http.board.Boards;
import io.fairqueue.http.browser.Shared.Wish;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.PeerAddress;
import io.fairqueue.http.request.RequestIds;
import io.fairqueue.http.security.Gate;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Answers who looks at a board: the same bytes for everybody, for a second, zipped once. Where
 * nothing stands in front of this server, all who wait far behind come here.
 */
@Singleton
final class BoardRoute implements DirectRoute {

  private static final PlainRoute ROUTE = new PlainRoute(HttpMethod.GET, Paths.BOARD);
  private static final CharSequence TYPE = HttpHeaderValues.APPLICATION_JSON;

  private final Gate gate;
  private final Boards boards;
  private final PeerAddress peers;
  private final RequestIds requestIds;
  private final Answers answers;
  private final RefusedAnswers refusals;
  private final RouteTimer timing;

  BoardRoute(
      Gate gate,
      Boards boards,
      PeerAddress peers,
      RequestIds requestIds,
      Answers answers,
      RefusedAnswers refusals,
      MeterRegistry metrics) {
    this.gate = gate;
    this.boards = boards;
    this.peers = peers;
    this.requestIds = requestIds;
    this.answers = answers;
    this.refusals = refusals;
    this.timing = new RouteTimer(metrics, ROUTE);
  }

  @Override
  public String template() {
    return ROUTE.path();
  }

  @Override
  public @Nullable CompletableFuture<FullHttpResponse> answer(
      HttpRequest request, InetSocketAddress peer, Executor loop) {
    EventId event = ROUTE.event(request);
    HttpHeaders headers = request.headers();
    if (event == null
        || headers.contains(HttpHeaderNames.AUTHORIZATION)
        || !gate.passFromMemory(peers.client(peer.getAddress(), headers::getAll))) {
      return null;
    }
    long begun = System.nanoTime();
    String requestId = requestIds.of(headers.get(RequestIds.HEADER));
    Wish wish = Answers.wish(headers);
    String path = request.uri();
    return boards
        .find(event)
        .handle(
            (sheet, failure) -> {
              if (failure != null || sheet.isEmpty()) {
                Throwable cause = failure == null ? Resource.EVENT.notFound() : failure;
                return refusals.of(cause, path, requestId, timing, begun);
              }
              FullHttpResponse answer = answers.shared(sheet.get().sent(), wish, TYPE, requestId);
              answer.headers().set(HttpHeaderNames.CACHE_CONTROL, Boards.CACHED);
              timing.ok(answer.status(), begun);
              return answer;
            });
  }
}
