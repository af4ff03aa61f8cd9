package io.fairqueue.http.poll;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.FairQueue;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.limits.Limits;
import io.fairqueue.http.line.Positions;
import io.fairqueue.http.ops.PeerAddress;
import io.fairqueue.http.ops.RequestIds;
import io.fairqueue.http.ops.SecurityHeaders;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.BearerToken;
import io.fairqueue.http.security.Caller;
import io.fairqueue.usecase.LineStanding;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers the poll of a waiting fan at once, when this node has all of it at hand: the session, the
 * event, the mirror of the line. A crowd does little else, and the framework's own way costs
 * several times what the answer does. Everything else, and every refusal, is the framework's.
 * Thread-safe, never blocks.
 */
@Singleton
final class Polls {

  private static final String EVENTS = "/api/v1/events/";
  private static final String POSITION = "/queue/position";
  private static final int LENGTH = EVENTS.length() + 36 + POSITION.length();

  private static final HttpHeaders ALWAYS = always();

  private final Authenticator authenticator;
  private final FairQueue fairQueue;
  private final Positions positions;
  private final Limits limits;
  private final PeerAddress peers;
  private final RequestIds requestIds;
  private final ObjectMapper json;
  private final HttpDate date;
  private final Timer timer;
  private final Counter answered;

  Polls(
      Authenticator authenticator,
      FairQueue fairQueue,
      Positions positions,
      Limits limits,
      PeerAddress peers,
      RequestIds requestIds,
      ObjectMapper json,
      InstantSource time,
      MeterRegistry metrics) {
    this.authenticator = authenticator;
    this.fairQueue = fairQueue;
    this.positions = positions;
    this.limits = limits;
    this.peers = peers;
    this.requestIds = requestIds;
    this.json = json;
    this.date = new HttpDate(time);
    // The series that the framework keeps of its own answers.
    this.timer =
        metrics.timer(
            "http.server.requests",
            "exception",
            "none",
            "method",
            "GET",
            "status",
            "200",
            "uri",
            EVENTS + "{eventId}" + POSITION);
    this.answered =
        Counter.builder("fairqueue.polls.from.memory")
            .description("Polls that were answered without a look at a store")
            .register(metrics);
  }

  /** Null for what is to be answered in the usual way. */
  @Nullable FullHttpResponse answer(HttpRequest request, SocketAddress from) {
    if (!isPlainPoll(request) || !(from instanceof InetSocketAddress peer)) {
      return null;
    }
    long begun = System.nanoTime();
    HttpHeaders headers = request.headers();
    Caller.Fan fan = fan(headers.get(HttpHeaderNames.AUTHORIZATION));
    LineStanding standing = fan == null ? null : standing(request.uri(), fan);
    if (fan == null || standing == null) {
      return null;
    }
    if (!limits.allowPoll(peers.client(peer.getAddress(), headers::getAll), fan.id().value())) {
      return null;
    }
    FullHttpResponse answer = ok(positions.of(standing), headers.get(RequestIds.HEADER));
    answered.increment();
    timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    return answer;
  }

  /**
   * What browsers ask of other origins, and what older clients do with connections, is not ours.
   */
  private static boolean isPlainPoll(HttpRequest request) {
    String uri = request.uri();
    return uri.length() == LENGTH
        && request.method().equals(HttpMethod.GET)
        && uri.startsWith(EVENTS)
        && uri.endsWith(POSITION)
        && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && HttpUtil.isKeepAlive(request)
        && !request.headers().contains(HttpHeaderNames.ORIGIN)
        && !request.headers().contains(HttpHeaderNames.CONTENT_LENGTH)
        && !request.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)
        && !request.headers().contains(HttpHeaderNames.UPGRADE);
  }

  private Caller.@Nullable Fan fan(@Nullable String authorization) {
    return authorization == null
        ? null
        : BearerToken.in(authorization).flatMap(authenticator::glimpse).orElse(null);
  }

  private @Nullable LineStanding standing(String uri, Caller.Fan fan) {
    try {
      EventId event =
          EventId.parse(uri.substring(EVENTS.length(), uri.length() - POSITION.length()));
      return fairQueue.line().glimpse(event, fan.id()).orElse(null);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private FullHttpResponse ok(Object body, @Nullable String requestId) {
    byte[] text;
    try {
      text = json.writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
    HttpHeaders headers = unvalidated().newHeaders();
    headers.set(ALWAYS);
    headers.set(HttpHeaderNames.DATE, date.now());
    headers.set(RequestIds.HEADER, requestIds.of(requestId));
    headers.set(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(text.length));
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1,
        HttpResponseStatus.OK,
        Unpooled.wrappedBuffer(text),
        headers,
        EmptyHttpHeaders.INSTANCE);
  }

  private static HttpHeaders always() {
    HttpHeaders headers = unvalidated().newHeaders();
    SecurityHeaders.OF_API.forEach(headers::set);
    return headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
  }

  /** What is set here can't break a header. */
  private static DefaultHttpHeadersFactory unvalidated() {
    return DefaultHttpHeadersFactory.headersFactory().withValidation(false);
  }
}
