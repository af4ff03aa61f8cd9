package io.fairqueue.http.direct;

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
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the framework in one connection, and sends what the {@link DirectRoutes} answer.
 *
 * <p>Answers keep the order of their requests: while the framework still owes one, everything goes
 * to the framework; while a route owes one, what comes is held, nothing more is read after that,
 * and the connection is not closed from this side, so that a server that stops answers first. Used
 * by the connection's event loop only.
 */
final class DirectHandler extends ChannelDuplexHandler {

  private final DirectRoutes routes;
  private final Queue<Object> held = new ArrayDeque<>();
  private int owedByFramework;
  private boolean owedByRoute;
  private boolean asking;
  private boolean swallowing;
  private boolean wrote;
  private boolean readLater;
  private @Nullable ChannelPromise closeLater;

  DirectHandler(DirectRoutes routes) {
    this.routes = routes;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (swallows(message)) {
      return;
    }
    if (owedByRoute) {
      held.add(message);
    } else {
      take(context, message);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    flushWritten(context);
    context.fireChannelReadComplete();
  }

  @Override
  public void read(ChannelHandlerContext context) {
    // A client that waits for its answer sends nothing, so reading is worth the system calls only
    // then.
    if (held.isEmpty()) {
      context.read();
    } else {
      readLater = true;
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && !isInterim(message) && owedByFramework > 0) {
      owedByFramework--;
    }
    var unused = context.write(message, promise);
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (owedByRoute && closeLater == null) {
      closeLater = promise;
    } else {
      var unused = context.close(promise);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    held.forEach(ReferenceCountUtil::release);
    held.clear();
    context.fireChannelInactive();
  }

  private void take(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      var answer =
          owedByFramework == 0
              ? routes.answer(request, context.channel().remoteAddress(), context.executor())
              : null;
      if (answer != null) {
        swallowing = !(message instanceof LastHttpContent);
        ReferenceCountUtil.release(message);
        send(context, answer);
        return;
      }
      owedByFramework++;
    }
    context.fireChannelRead(message);
  }

  private void send(ChannelHandlerContext context, CompletableFuture<FullHttpResponse> answer) {
    if (answer.state() == CompletableFuture.State.SUCCESS) {
      write(context, answer.resultNow());
      return;
    }
    owedByRoute = true;
    asking = true;
    var unused = answer.whenComplete((response, failure) -> answered(context, response));
    asking = false;
  }

  /** Goes on at once where that is the event loop's own task, and nothing else is under way. */
  private void answered(ChannelHandlerContext context, @Nullable FullHttpResponse response) {
    if (context.executor().inEventLoop() && !asking) {
      goOn(context, response);
    } else {
      context.executor().execute(() -> goOn(context, response));
    }
  }

  /**
   * @param response null when there is none: an error of ours that no answer can tell of
   */
  private void goOn(ChannelHandlerContext context, @Nullable FullHttpResponse response) {
    owedByRoute = false;
    if (response == null) {
      var unused = context.close(closeLater == null ? context.newPromise() : closeLater);
      return;
    }
    write(context, response);
    while (!owedByRoute && !held.isEmpty()) {
      Object next = held.remove();
      if (!swallows(next)) {
        take(context, next);
      }
    }
    flushWritten(context);
    context.fireChannelReadComplete();
    if (!owedByRoute) {
      catchUp(context);
    }
  }

  /** The rest of a request that a route answers; none has a body. */
  private boolean swallows(Object message) {
    if (!swallowing || !(message instanceof HttpContent)) {
      return false;
    }
    swallowing = !(message instanceof LastHttpContent);
    ReferenceCountUtil.release(message);
    return true;
  }

  /** What was put off while an answer was owed. */
  private void catchUp(ChannelHandlerContext context) {
    if (closeLater != null) {
      var unused = context.close(closeLater);
    } else if (readLater) {
      readLater = false;
      context.read();
    }
  }

  private void write(ChannelHandlerContext context, FullHttpResponse response) {
    wrote = true;
    var unused = context.write(response);
  }

  private void flushWritten(ChannelHandlerContext context) {
    if (wrote) {
      wrote = false;
      context.flush();
    }
  }

  /** As 100 Continue: the answer itself is still to come. */
  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }
}
