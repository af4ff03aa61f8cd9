package io.fairqueue.http.direct;

import static java.util.Objects.requireNonNull;

import io.fairqueue.http.request.Paths;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bodies small but where much may come at once: the framework knows one limit for all. A
 * larger one is refused; what still comes is thrown away, so that the answer can be read, and the
 * connection is closed with the end of the body. Used by one connection's event loop only.
 */
final class BodyLimit extends ChannelDuplexHandler {

  static final long USUAL = 256 * 1024;

  /** For twenty thousand seats. */
  private static final long SEATS = 4 * 1024 * 1024;

  /** For a picture that is too large, so that its page can say so. */
  private static final long PICTURE = 4 * 1024 * 1024;

  /** As in application.yml: max-request-size. */
  private static final long FILE = 10 * 1024 * 1024;

  private static final Pattern SEATS_PATH = path(Paths.SEATS);
  private static final Pattern FILE_PATH = path(Paths.SEAT_IMPORT);
  private static final Pattern PICTURE_PATH = path(Paths.CONSOLE_LOGO);

  private final TooLarge tooLarge;
  private @Nullable HttpRequest request;
  private long left;
  private boolean answered;
  private boolean refused;

  BodyLimit(TooLarge tooLarge) {
    this.tooLarge = tooLarge;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (refused) {
      throwAway(context, message);
      return;
    }
    if (message instanceof HttpRequest next) {
      request = next;
      answered = false;
      left = limit(next);
      if (HttpUtil.getContentLength(next, 0L) > left) {
        refuse(context, message);
        return;
      }
    }
    if (message instanceof HttpContent content) {
      left -= content.content().readableBytes();
      if (left < 0) {
        refuse(context, message);
        return;
      }
    }
    context.fireChannelRead(message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.fireChannelReadComplete();
    if (refused) {
      // The framework, which asks for more otherwise, was not given it.
      context.read();
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (refused) {
      // What the framework makes of half a body.
      ReferenceCountUtil.release(message);
      promise.setSuccess();
      return;
    }
    answered |= message instanceof LastHttpContent;
    var unused = context.write(message, promise);
  }

  private void refuse(ChannelHandlerContext context, Object message) {
    refused = true;
    if (!answered) {
      var unused = context.writeAndFlush(tooLarge.answer(requireNonNull(request)));
    }
    throwAway(context, message);
  }

  private static void throwAway(ChannelHandlerContext context, Object message) {
    boolean last = message instanceof LastHttpContent;
    ReferenceCountUtil.release(message);
    if (last) {
      context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static long limit(HttpRequest request) {
    if (!request.method().equals(HttpMethod.POST)) {
      return USUAL;
    }
    if (FILE_PATH.matcher(request.uri()).matches()) {
      return FILE;
    }
    if (PICTURE_PATH.matcher(request.uri()).matches()) {
      return PICTURE;
    }
    return SEATS_PATH.matcher(request.uri()).matches() ? SEATS : USUAL;
  }

  private static Pattern path(String path) {
    return Pattern.compile(path.replace("{id}", "[^/?]+") + "/?(\\?.*)?");
  }
}
