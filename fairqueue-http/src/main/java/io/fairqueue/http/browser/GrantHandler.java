package io.fairqueue.http.browser;

import io.fairqueue.http.request.RequestIds;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Tells browsers which pages may read an answer, on whatever way it came to be: it stands before
 * all that answers in one connection, since a refusal that a page can't read is no refusal to it.
 * For the same reason it names the answers that come from so far in front that nobody has. Used by
 * the connection's event loop only.
 */
public final class GrantHandler extends ChannelDuplexHandler {

  private final Origins origins;
  private final RequestIds ids;

  /** Of the requests that were not answered yet, in their order, which is that of the answers. */
  private final Queue<Grant> owed = new ArrayDeque<>(2);

  public GrantHandler(Origins origins, RequestIds ids) {
    this.origins = origins;
    this.ids = ids;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      owed.add(Grant.of(request, origins));
    }
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof HttpResponse response
        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      Grant grant = owed.poll();
      (grant == null ? Grant.NONE : grant).tell(response.headers());
      if (!response.headers().contains(RequestIds.HEADER)) {
        response.headers().set(RequestIds.HEADER, ids.of(null));
      }
    }
    var unused = context.write(message, promise);
  }
}
