package io.fairqueue.http.connection;

import io.netty.buffer.ByteBuf;

/**
 * Knows of a stream of HTTP/1.1 requests where each head and each body ends, so that what is not
 * whole yet is known as such, and so that a folded line is seen, which the decoder would mend. What
 * else is wrong, the decoder finds. Used by one event loop only.
 *
 * <p>The caller passes on what {@link #take} says before asking again, and tells when the head that
 * has just ended announces a body.
 */
final class RequestFraming {

  /** What {@link #take} says of a line that goes on in the next one. */
  static final int FOLDED = -1;

  private static final byte LF = '\n';
  private static final byte CR = '\r';
  private static final int HEX = 16;
  private static final long HUGE = 1L << 50;

  private enum Part {
    HEAD,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    TRAILER
  }

  private Part part = Part.HEAD;
  private boolean headBegun;
  private int lineLength;
  private boolean lineIsCr;
  private long left;
  private boolean sizeRead;

  /** How many of the bytes belong together, from the first on: up to the end of a head or body. */
  int take(ByteBuf in) {
    int start = in.readerIndex();
    return switch (part) {
      case HEAD -> head(in, start);
      case BODY -> body(in);
      case CHUNK_SIZE, CHUNK, TRAILER -> chunks(in, start);
    };
  }

  /** The head that has just ended announces a body of this length. */
  void expectBody(long length) {
    left = length;
    part = length == 0 ? Part.HEAD : Part.BODY;
  }

  /** The head that has just ended announces a body in chunks. */
  void expectChunks() {
    beginSize();
  }

  /** Whether there is a part of a request whose rest is still to come. */
  boolean isPartial() {
    return part != Part.HEAD || headBegun || lineLength > 0;
  }

  /** Whether that part is of a body. */
  boolean isInBody() {
    return part != Part.HEAD;
  }

  private int head(ByteBuf in, int start) {
    int at = start;
    int end = in.writerIndex();
    while (at < end) {
      if (headBegun && lineLength == 0 && isBlank(in.getByte(at))) {
        return FOLDED;
      }
      int next = endOfLine(in, at);
      if (next < 0) {
        break;
      }
      boolean empty = isEmptyLine();
      lineLength = 0;
      at = next;
      if (empty && headBegun) {
        headBegun = false;
        return at - start;
      }
      headBegun |= !empty;
    }
    return end - start;
  }

  private int body(ByteBuf in) {
    int taken = (int) Math.min(left, in.readableBytes());
    left -= taken;
    if (left == 0) {
      part = Part.HEAD;
    }
    return taken;
  }

  private int chunks(ByteBuf in, int start) {
    int at = start;
    int end = in.writerIndex();
    while (at < end && part != Part.HEAD) {
      at =
          switch (part) {
            case CHUNK_SIZE -> size(in, at, end);
            case CHUNK -> chunk(at, end);
            default -> trailer(in, at, end);
          };
    }
    return at - start;
  }

  private int size(ByteBuf in, int from, int end) {
    for (int at = from; at < end; at++) {
      byte next = in.getByte(at);
      if (next == LF) {
        part = left == 0 ? Part.TRAILER : Part.CHUNK;
        left += 2;
        return at + 1;
      }
      int digit = Character.digit(next, HEX);
      sizeRead |= digit < 0;
      if (!sizeRead && left < HUGE) {
        left = left * HEX + digit;
      }
    }
    return end;
  }

  private int chunk(int at, int end) {
    int taken = (int) Math.min(left, end - at);
    left -= taken;
    if (left == 0) {
      beginSize();
    }
    return at + taken;
  }

  private int trailer(ByteBuf in, int at, int end) {
    int next = endOfLine(in, at);
    if (next < 0) {
      return end;
    }
    if (isEmptyLine()) {
      part = Part.HEAD;
    }
    lineLength = 0;
    return next;
  }

  private void beginSize() {
    part = Part.CHUNK_SIZE;
    left = 0;
    sizeRead = false;
  }

  /** Where the next line begins; negative if this one has not ended. Counts its bytes. */
  private int endOfLine(ByteBuf in, int at) {
    int lf = in.indexOf(at, in.writerIndex(), LF);
    int end = lf < 0 ? in.writerIndex() : lf;
    if (lineLength == 0 && end - at == 1) {
      lineIsCr = in.getByte(at) == CR;
    }
    lineLength += end - at;
    return lf < 0 ? lf : lf + 1;
  }

  private boolean isEmptyLine() {
    return lineLength == 0 || (lineLength == 1 && lineIsCr);
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || value == '\t';
  }
}
