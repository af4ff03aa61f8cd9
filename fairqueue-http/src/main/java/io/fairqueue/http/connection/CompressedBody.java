package io.fairqueue.http.connection;

import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body comes compressed: held until it is whole, and passed on as if it had come
 * plain. Neither form may be longer than a body may be. Used by one event loop only.
 */
final class CompressedBody {

  private static final List<String> GZIP = List.of("gzip", "x-gzip");
  private static final List<String> DEFLATE = List.of("deflate", "x-deflate");
  private static final String PLAIN = "identity";

  private final HttpRequest request;
  private final boolean gzip;
  private final int longest;
  private final ByteBuf compressed = Unpooled.buffer();

  private CompressedBody(HttpRequest request, boolean gzip, int longest) {
    this.request = request;
    this.gzip = gzip;
    this.longest = longest;
  }

  /** Whether the body of a request has to be read in another way than as it comes. */
  static boolean isCoded(HttpRequest request) {
    return request.headers().contains(HttpHeaderNames.CONTENT_ENCODING);
  }

  /** Null for a coding that is not known; a plain body's request needs nothing more. */
  static @Nullable CompressedBody of(HttpRequest request, int longest) {
    String coding =
        String.join(",", request.headers().getAll(HttpHeaderNames.CONTENT_ENCODING))
            .strip()
            .toLowerCase(Locale.ROOT);
    return GZIP.contains(coding) || DEFLATE.contains(coding)
        ? new CompressedBody(request, GZIP.contains(coding), longest)
        : null;
  }

  /** Whether the request only says that its body is plain. */
  static boolean isPlain(HttpRequest request) {
    List<String> codings = request.headers().getAll(HttpHeaderNames.CONTENT_ENCODING);
    return codings.size() == 1 && codings.getFirst().strip().equalsIgnoreCase(PLAIN);
  }

  /** Takes a part; what is wrong with the body so far, null for nothing. */
  @Nullable Problem add(HttpContent part) {
    if (compressed.readableBytes() + part.content().readableBytes() > longest) {
      return tooLarge();
    }
    compressed.writeBytes(part.content());
    return part instanceof LastHttpContent ? inflate() : null;
  }

  /** The request as if its body had come plain, once the last part is in. */
  HttpRequest request() {
    return request;
  }

  /** Its body then. */
  LastHttpContent plain() {
    return new DefaultLastHttpContent(compressed);
  }

  private @Nullable Problem inflate() {
    byte[] plain = new byte[0];
    try {
      if (compressed.isReadable()) {
        plain = stream(ByteBufUtil.getBytes(compressed)).readNBytes(longest + 1);
      }
    } catch (IOException malformed) {
      return RequestRules.fault("body", "can't be decompressed");
    }
    if (plain.length > longest) {
      return tooLarge();
    }
    compressed.clear().writeBytes(plain);
    HttpHeaders headers = request.headers();
    headers.remove(HttpHeaderNames.CONTENT_ENCODING);
    headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
    HttpUtil.setContentLength(request, plain.length);
    return null;
  }

  private InputStream stream(byte[] from) throws IOException {
    var bytes = new ByteArrayInputStream(from);
    return gzip ? new GZIPInputStream(bytes) : new InflaterInputStream(bytes);
  }

  private static Problem tooLarge() {
    return Problem.of(Refusal.PAYLOAD_TOO_LARGE);
  }
}
