package io.fairqueue.http.management;

import io.fairqueue.http.request.LoopbackHost;
import io.fairqueue.http.request.SecurityHeaders;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** Answers the one request of a connection. */
final class ManagementHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

  private final ManagementRoutes routes;
  private final boolean onlyThisMachine;
  private boolean asked;

  /**
   * @param onlyThisMachine whether the address is one by which a machine calls itself: whoever
   *     comes by another name was led here by a page of the world
   */
  ManagementHandler(ManagementRoutes routes, boolean onlyThisMachine) {
    this.routes = routes;
    this.onlyThisMachine = onlyThisMachine;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    if (asked) {
      return;
    }
    asked = true;
    boolean head = request.method().equals(HttpMethod.HEAD);
    if (request.decoderResult().isFailure()) {
      send(context, ManagementRoutes.Answer.malformed(), head);
    } else if (onlyThisMachine
        && !LoopbackHost.isAsked(request.headers().getAll(HttpHeaderNames.HOST), request.uri())) {
      send(context, ManagementRoutes.Answer.foreignName(), head);
    } else if (!head && !request.method().equals(HttpMethod.GET)) {
      send(context, ManagementRoutes.Answer.readOnly(), head);
    } else {
      String target = request.uri();
      // What is asked may ask stores: not on the loop, which must go on hearing others.
      Thread.ofVirtual()
          .name("fairqueue-management")
          .start(() -> send(context, routes.answer(target), head));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var unused = context.close();
  }

  private static void send(
      ChannelHandlerContext context, ManagementRoutes.Answer answer, boolean head) {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(body));
    SecurityHeaders.API.forEach(response.headers()::set);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, answer.type())
        .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length)
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (answer.status() == HttpResponseStatus.METHOD_NOT_ALLOWED.code()) {
      response.headers().set(HttpHeaderNames.ALLOW, "GET, HEAD");
    }
    var unused = context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }
}
