package io.fairqueue.http.socket;

import io.fairqueue.http.realtime.CloseCause;
import io.fairqueue.http.realtime.Outlet;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;

/**
 * A socket's wire. It holds what was not yet read up to the channel's high-water mark, some 64 KiB;
 * beyond that it is not writable.
 */
record SocketOutlet(Channel channel) implements Outlet {

  @Override
  public boolean isWritable() {
    // One that is closing takes everything and sends nothing: its reader is not slow, but gone.
    return channel.isWritable() || !channel.isActive();
  }

  @Override
  public void send(String message) {
    var unused = channel.writeAndFlush(new TextWebSocketFrame(message));
  }

  @Override
  public boolean ping() {
    var unused = channel.writeAndFlush(new PingWebSocketFrame());
    return false;
  }

  @Override
  public void close(CloseCause cause) {
    var reason = cause.toCloseReason();
    var written =
        channel.writeAndFlush(new CloseWebSocketFrame(reason.getCode(), reason.getReason()));
    if (cause.isAbrupt()) {
      var unused = channel.close();
    } else {
      written.addListener(ChannelFutureListener.CLOSE);
    }
  }
}
