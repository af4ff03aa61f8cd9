package io.fairqueue.http.direct;

import io.fairqueue.domain.EventId;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Knows the requests about an event that have nothing about them but their path and who asks: no
 * body, no other protocol, no other form of the answer. Thread-safe.
 */
@Singleton
final class PlainRequests {

  private static final String EVENTS = "/api/v1/events/";
  private static final int ID = 36;

  /** How such requests are called in metrics. */
  static String template(String rest) {
    return EVENTS + "{eventId}" + rest;
  }

  /**
   * The event that a plain request is about; null for any other request.
   *
   * @param rest of the path, after the event
   */
  @Nullable EventId event(HttpRequest request, HttpMethod method, String rest) {
    String uri = request.uri();
    if (uri.length() != EVENTS.length() + ID + rest.length()
        || !uri.startsWith(EVENTS)
        || !uri.endsWith(rest)
        || !request.method().equals(method)
        || !isPlain(request)) {
      return null;
    }
    try {
      return EventId.parse(uri.substring(EVENTS.length(), EVENTS.length() + ID));
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private boolean isPlain(HttpRequest request) {
    HttpHeaders headers = request.headers();
    return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && HttpUtil.isKeepAlive(request)
        && takesJson(headers.get(HttpHeaderNames.ACCEPT))
        && isEmpty(headers.get(HttpHeaderNames.CONTENT_LENGTH))
        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && !headers.contains(HttpHeaderNames.EXPECT)
        && !headers.contains(HttpHeaderNames.UPGRADE);
  }

  private static boolean takesJson(@Nullable String accept) {
    return accept == null || accept.equals("*/*") || accept.equals("application/json");
  }

  private static boolean isEmpty(@Nullable String length) {
    return length == null || length.equals("0");
  }
}
