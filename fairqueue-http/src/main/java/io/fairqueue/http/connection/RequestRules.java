package io.fairqueue.http.connection;

import io.fairqueue.http.problem.FieldError;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.Refusal;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.AsciiString;
import java.util.Iterator;
import java.util.List;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What every request has to keep, so that nobody between its sender and us can read it otherwise
 * than we do (RFC 9112): one host, one length, no coding but {@code chunked}, a path.
 */
final class RequestRules {

  private static final AsciiString HOST = AsciiString.cached("host");
  private static final AsciiString CONTENT_LENGTH = AsciiString.cached("content-length");
  private static final AsciiString TRANSFER_ENCODING = AsciiString.cached("transfer-encoding");
  private static final AsciiString CHUNKED = AsciiString.cached("chunked");

  private RequestRules() {}

  /** What is wrong with the head of a request; null for nothing. */
  static @Nullable Problem fault(HttpRequest request) {
    if (request.decoderResult().isFailure()) {
      return unreadable(request.decoderResult().cause());
    }
    boolean latest = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    if (!latest && !request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
      return fault("version", "must be HTTP/1.1 or HTTP/1.0");
    }
    if (!isTarget(request)) {
      return fault("target", "must be a path");
    }
    return headers(request, latest);
  }

  /** What is wrong with what the decoder could not read. */
  static Problem unreadable(@Nullable Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return Problem.of(Refusal.URI_TOO_LONG);
    }
    return Problem.of(
        cause instanceof TooLongHttpHeaderException
            ? Refusal.REQUEST_HEADER_FIELDS_TOO_LARGE
            : Refusal.UNREADABLE);
  }

  static Problem fault(String field, String message) {
    return Problem.invalidInput(List.of(new FieldError(field, message)));
  }

  private static @Nullable Problem headers(HttpRequest request, boolean latest) {
    int hosts = 0;
    int lengths = 0;
    int codings = 0;
    Iterator<Entry<CharSequence, CharSequence>> headers = request.headers().iteratorCharSequence();
    while (headers.hasNext()) {
      Entry<CharSequence, CharSequence> header = headers.next();
      CharSequence name = header.getKey();
      if (is(HOST, name)) {
        hosts++;
        if (!isHost(header.getValue())) {
          return fault("Host", "must be a host, with or without a port");
        }
      } else if (is(CONTENT_LENGTH, name)) {
        lengths++;
        if (!isNumber(header.getValue())) {
          return fault("Content-Length", "must be a number");
        }
      } else if (is(TRANSFER_ENCODING, name)) {
        codings++;
        if (!CHUNKED.contentEqualsIgnoreCase(header.getValue())) {
          return fault("Transfer-Encoding", "must be chunked");
        }
      }
    }
    if (hosts > 1 || (latest && hosts == 0)) {
      return fault("Host", "must be given once");
    }
    if (lengths > 1) {
      return fault("Content-Length", "must be given once");
    }
    return codings > 1 || (codings == 1 && (lengths == 1 || !latest))
        ? fault("Transfer-Encoding", "must be given once, without a length, in HTTP/1.1")
        : null;
  }

  /** A path with or without a query; or all of the server. */
  private static boolean isTarget(HttpRequest request) {
    String uri = request.uri();
    return uri.startsWith("/")
        ? uri.indexOf('#') < 0
        : uri.equals("*") && request.method().equals(HttpMethod.OPTIONS);
  }

  /** Lengths differ more often than not: that is seen first. */
  private static boolean is(AsciiString wanted, CharSequence name) {
    return wanted.length() == name.length() && wanted.contentEqualsIgnoreCase(name);
  }

  private static boolean isNumber(CharSequence value) {
    int length = value.length();
    if (length == 0 || length > 18) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** A name, an IPv4 address or an IPv6 address in brackets; then a port or not (RFC 3986). */
  private static boolean isHost(CharSequence value) {
    int length = value.length();
    boolean literal = length > 0 && value.charAt(0) == '[';
    int at = literal ? 1 : 0;
    while (at < length && (literal ? isOfLiteral(value.charAt(at)) : isOfName(value.charAt(at)))) {
      at++;
    }
    if (at == (literal ? 1 : 0) || (literal && (at == length || value.charAt(at++) != ']'))) {
      return false;
    }
    return at == length || (value.charAt(at) == ':' && isPort(value, at + 1));
  }

  private static boolean isPort(CharSequence value, int from) {
    return from == value.length()
        || (value.length() - from <= 5 && isNumber(value.subSequence(from, value.length())));
  }

  private static boolean isOfName(char c) {
    return (Character.isLetterOrDigit(c) && c < 128) || "-._~%!$&'()*+,;=".indexOf(c) >= 0;
  }

  private static boolean isOfLiteral(char c) {
    return (Character.digit(c, 16) >= 0 && c < 128) || c == ':' || c == '.';
  }
}
