package io.fairqueue.http.poll;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the framework in one connection, and answers what {@link Polls} can answer at once.
 * Answers keep the order of their requests: while the framework still owes one, everything goes to
 * the framework. Used by the connection's event loop only.
 */
final class PollHandler extends ChannelDuplexHandler {

  private final Polls polls;
  private int owed;
  private boolean swallowing;
  private boolean wrote;

  PollHandler(Polls polls) {
    this.polls = polls;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    if (swallowing && message instanceof HttpContent) {
      swallowing = !(message instanceof LastHttpContent);
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request) {
      FullHttpResponse answer = owed == 0 ? answer(context, request) : null;
      if (answer != null) {
        swallowing = !(message instanceof LastHttpContent);
        ReferenceCountUtil.release(message);
        wrote = true;
        var unused = context.write(answer);
        return;
      }
      owed++;
    }
    super.channelRead(context, message);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) throws Exception {
    if (wrote) {
      wrote = false;
      context.flush();
    }
    super.channelReadComplete(context);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof LastHttpContent && !isInterim(message) && owed > 0) {
      owed--;
    }
    super.write(context, message, promise);
  }

  private @Nullable FullHttpResponse answer(ChannelHandlerContext context, HttpRequest request) {
    return request.decoderResult().isSuccess()
        ? polls.answer(request, context.channel().remoteAddress())
        : null;
  }

  /** As 100 Continue: the answer itself is still to come. */
  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }
}
