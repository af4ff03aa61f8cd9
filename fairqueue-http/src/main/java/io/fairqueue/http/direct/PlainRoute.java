package io.fairqueue.http.direct;

import io.fairqueue.domain.EventId;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * A route of an event, for requests that carry nothing but their path and a token: no body, no
 * other protocol, no other form of the answer. Thread-safe.
 */
final class PlainRoute {

  private static final int ID = 36;

  private final HttpMethod method;
  private final String path;
  private final String before;
  private final String after;

  /**
   * @param path with one variable, the event
   */
  PlainRoute(HttpMethod method, String path) {
    this.method = method;
    this.path = path;
    this.before = path.substring(0, path.indexOf('{'));
    this.after = path.substring(path.indexOf('}') + 1);
  }

  HttpMethod method() {
    return method;
  }

  String path() {
    return path;
  }

  /** The event that a plain request is about; null for any other request. */
  @Nullable EventId event(HttpRequest request) {
    String uri = request.uri();
    if (uri.length() != before.length() + ID + after.length()
        || !uri.startsWith(before)
        || !uri.endsWith(after)
        || !request.method().equals(method)
        || !isPlain(request)) {
      return null;
    }
    try {
      return EventId.parse(uri.substring(before.length(), before.length() + ID));
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static boolean isPlain(HttpRequest request) {
    return carriesNothing(request) && takesJson(request.headers().get(HttpHeaderNames.ACCEPT));
  }

  /** Whether there is neither a body nor another protocol. */
  static boolean carriesNothing(HttpRequest request) {
    HttpHeaders headers = request.headers();
    return request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && HttpUtil.isKeepAlive(request)
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
