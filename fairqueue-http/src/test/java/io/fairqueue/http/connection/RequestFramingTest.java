package io.fairqueue.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream of requests, cut where heads and bodies end, however it arrives. */
final class RequestFramingTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";
  private static final String BODY = "{\n \n}";
  private static final String CHUNKS = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String CHUNKED = "5;a=b\r\n{\n \n}\r\n0\r\nX: y\r\n\r\n";

  private final RequestFraming framing = new RequestFraming();
  private final List<String> parts = new ArrayList<>();

  @Test
  void headsAndBodiesOfOneBufferAreToldApart() {
    feed("\r\n" + GET + POST + BODY + CHUNKS + CHUNKED + GET);

    assertThat(parts).containsExactly("\r\n" + GET, POST, BODY, CHUNKS, CHUNKED, GET);
    assertThat(framing.isPartial()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {GET, POST + BODY, CHUNKS + CHUNKED, "\r\n" + GET})
  void byteByByteARequestIsPartialUntilItsLastByte(String request) {
    for (int i = 0; i < request.length(); i++) {
      assertThat(framing.isPartial())
          .as("before byte %d", i)
          .isEqualTo(i > 0 && !isBlank(i, request));
      feed(request.substring(i, i + 1));
    }
    assertThat(framing.isPartial()).isFalse();
    feed(GET);
    assertThat(parts.getLast()).isEqualTo(GET);
  }

  @ParameterizedTest
  @ValueSource(strings = {" b", "\tb", " \r\n"})
  void aFoldedLineIsSeenAlsoWhenItComesLater(String folded) {
    assertThat(feed("GET / HTTP/1.1\r\nX: a\r\n" + folded)).isFalse();
    assertThat(feedAnew("GET / HTTP/1.1\r\nX: a\r\n", folded)).isFalse();
    assertThat(feedAnew("GET / HTTP/1.1\r\nX: a\r\nY: b\r\n\r\n", GET)).isTrue();
  }

  /** Blank lines before a request are none of it. */
  private static boolean isBlank(int length, String request) {
    return length == 2 && request.startsWith("\r\n");
  }

  private static boolean feedAnew(String first, String then) {
    RequestFramingTest other = new RequestFramingTest();
    return other.feed(first) && other.feed(then);
  }

  /** {@code false} for a folded line. */
  private boolean feed(String bytes) {
    ByteBuf in = Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII);
    while (in.isReadable()) {
      int length = framing.take(in);
      if (length == RequestFraming.FOLDED) {
        return false;
      }
      String part = in.readCharSequence(length, StandardCharsets.US_ASCII).toString();
      parts.add(part);
      String head = String.join("", parts);
      if (part.endsWith("\n")
          && !framing.isPartial()
          && head.endsWith("Content-Length: 5\r\n\r\n")) {
        framing.expectBody(5);
      } else if (part.endsWith("\n") && !framing.isPartial() && head.endsWith("chunked\r\n\r\n")) {
        framing.expectChunks();
      }
    }
    return true;
  }
}
