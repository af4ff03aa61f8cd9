package io.fairqueue.http.socket;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts text messages together from their frames. Used by one event loop. */
public final class FrameReader {

  /** Longer messages are not read, however many frames they come in. */
  public static final int MAX_LENGTH = 4096;

  private static final byte[] NOTHING = {};

  private byte @Nullable [] begun;

  /** What a frame leads to. */
  sealed interface Read {
    record Message(String text) implements Read {}

    /** More is to come. */
    record Begun() implements Read {}

    record TooBig() implements Read {}

    record NoText() implements Read {}
  }

  Read read(WebSocketFrame frame) {
    byte[] before = frame instanceof ContinuationWebSocketFrame ? begun : NOTHING;
    begun = null;
    if (before == null || frame instanceof BinaryWebSocketFrame) {
      return new Read.NoText();
    }
    ByteBuf content = frame.content();
    int length = content.readableBytes();
    if (before.length + length > MAX_LENGTH) {
      return new Read.TooBig();
    }
    byte[] bytes = Arrays.copyOf(before, before.length + length);
    content.getBytes(content.readerIndex(), bytes, before.length, length);
    if (!frame.isFinalFragment()) {
      begun = bytes;
      return new Read.Begun();
    }
    return new Read.Message(new String(bytes, StandardCharsets.UTF_8));
  }
}
