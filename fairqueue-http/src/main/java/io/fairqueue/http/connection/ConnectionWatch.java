package io.fairqueue.http.connection;

import io.fairqueue.domain.Network;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Stands at the wire of one connection, and sees that what is begun is ended: a head and a body
 * have their time, an answer is taken. No peer is hurried that waits for an answer, or whose bytes
 * are not asked for. Used by the connection's event loop only.
 */
final class ConnectionWatch extends ChannelDuplexHandler {

  private static final int LINGER_SECONDS = 2;

  /** A page answers a farewell when it has read what came before, and a busy one reads late. */
  private static final int SOCKET_LINGER_SECONDS = 10;

  /** More than what was under way and an answer to a farewell. */
  private static final int MAX_HEARD_OUT = 64 * 1024;

  private final Connections connections;
  private final RequestGuard guard;
  private final RequestFraming framing = new RequestFraming();
  private LoopConnections loop;
  private ChannelHandlerContext context;
  private Network network;
  private boolean proxy;
  private boolean unfinished;
  private boolean upgraded;
  private boolean lingers;
  private boolean reading;
  private boolean readLater;
  private int since;
  private int usedAt;
  private boolean inBody;
  private long received;
  private long stuckAt;
  private int stuckSince;

  @SuppressWarnings("NullAway.Init") // what is known once it is in the pipeline
  ConnectionWatch(Connections connections, RequestGuard guard) {
    this.connections = connections;
    this.guard = guard;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    InetAddress peer =
        added.channel().remoteAddress() instanceof InetSocketAddress remote
            ? remote.getAddress()
            : InetAddress.getLoopbackAddress();
    network = Network.of(peer);
    proxy = connections.isProxy(peer);
    loop = connections.of(added.channel().eventLoop());
    usedAt = loop.second();
    guard.attach(this, framing, loop.open(this));
    begin();
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    leave();
    inactive.fireChannelInactive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    leave();
  }

  @Override
  public void read(ChannelHandlerContext asked) {
    // A peer that takes no answers is asked for no more requests.
    if (asked.channel().isWritable() || upgraded) {
      reading = true;
      asked.read();
    } else {
      readLater = true;
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext changed) {
    changed.fireChannelWritabilityChanged();
    if (readLater && changed.channel().isWritable()) {
      readLater = false;
      read(changed);
    }
  }

  /**
   * A socket whose last word is said. Cut at once, its peer's answer to that would meet a closed
   * port, and the reset could overtake what we said.
   */
  @Override
  public void close(ChannelHandlerContext from, ChannelPromise closed) {
    if (upgraded) {
      if (!lingers) {
        linger();
      }
      var unused = from.channel().closeFuture().addListener(done -> closed.trySuccess());
    } else {
      var unused = from.close(closed);
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext from, Object message) {
    if (lingers) {
      hearOut(message);
      return;
    }
    if (upgraded || !(message instanceof ByteBuf in)) {
      from.fireChannelRead(message);
      return;
    }
    received += in.readableBytes();
    while (in.isReadable() && !guard.isRefusing()) {
      int length = framing.take(in);
      if (length == RequestFraming.FOLDED) {
        guard.refuse(RequestRules.fault("header", "must not be folded"));
      } else if (length == in.readableBytes()) {
        from.fireChannelRead(in);
        return;
      } else {
        from.fireChannelRead(in.readRetainedSlice(length));
      }
    }
    in.release();
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext from) {
    reading = false;
    usedAt = loop.second();
    if (lingers) {
      from.read();
    } else if (!upgraded) {
      if (!framing.isPartial()) {
        finish();
      } else if (!unfinished) {
        begin();
      } else if (inBody != framing.isInBody()) {
        inBody = framing.isInBody();
        since = loop.second();
        received = 0;
      }
    }
    from.fireChannelReadComplete();
  }

  Network network() {
    return network;
  }

  boolean isProxy() {
    return proxy;
  }

  /** The second in which something of it was read last. */
  int usedAt() {
    return usedAt;
  }

  /** Whether nobody waits for an answer here. */
  boolean isIdle() {
    return !upgraded && !guard.owes();
  }

  /** What follows is no HTTP any more. */
  void upgrade() {
    upgraded = true;
    finish();
  }

  /** The last answer is written: says so, and stays long enough for it to be read. */
  void linger() {
    lingers = true;
    since = loop.second();
    received = 0;
    finish();
    if (context.channel() instanceof DuplexChannel duplex && duplex.isActive()) {
      var unused = duplex.shutdownOutput();
      context.read();
    } else {
      var unused = context.close();
    }
  }

  /** Its place is free at once, though the channel says so only later. */
  void end(ConnectionEnd reason) {
    leave();
    loop.count(reason);
    var unused = context.close();
  }

  void count(ConnectionEnd reason) {
    loop.count(reason);
  }

  /** A page gets its time to say farewell, and nobody to flood us. */
  private void hearOut(Object message) {
    received += message instanceof ByteBuf rest ? rest.readableBytes() : 0;
    ReferenceCountUtil.release(message);
    if (upgraded && received > MAX_HEARD_OUT) {
      var unused = context.close();
    }
  }

  /** Once a second. */
  void lookAfter() {
    int age = loop.second() - since;
    if (lingers) {
      if (age >= (upgraded && !isServerEnding() ? SOCKET_LINGER_SECONDS : LINGER_SECONDS)) {
        var unused = context.close();
      }
    } else if (isStuck()) {
      end(ConnectionEnd.READER);
    } else if (unfinished && !reading) {
      // It is not asked for more: that is our doing.
      since++;
    } else if (unfinished) {
      hurry(age);
    }
  }

  /** Whoever says nothing keeps no server from its end. */
  private boolean isServerEnding() {
    Channel listening = context.channel().parent();
    return listening != null && !listening.isOpen();
  }

  private void hurry(int age) {
    ConnectionLimits limits = connections.limits();
    if (!inBody) {
      if (age >= limits.headSeconds()) {
        late(ConnectionEnd.HEAD, framing.isPartial());
      }
    } else if (age >= limits.bodySeconds()
        || (age >= limits.headSeconds() && received < (long) age * limits.bodyBytesPerSecond())) {
      late(ConnectionEnd.BODY, true);
    }
  }

  private void late(ConnectionEnd reason, boolean answerable) {
    if (answerable) {
      loop.count(reason);
      guard.refuse(Problem.of(Refusal.REQUEST_TIMEOUT));
    } else {
      end(reason);
    }
  }

  /** Whether there is an answer of which nothing was taken for too long. */
  private boolean isStuck() {
    ChannelOutboundBuffer out = context.channel().unsafe().outboundBuffer();
    Object current = out == null ? null : out.current();
    if (out == null || current == null) {
      stuckSince = loop.second();
      return false;
    }
    long now = System.identityHashCode(current) + (out.currentProgress() << 32);
    if (now != stuckAt) {
      stuckAt = now;
      stuckSince = loop.second();
    }
    return loop.second() - stuckSince >= connections.limits().answerSeconds();
  }

  private void begin() {
    unfinished = true;
    since = loop.second();
    inBody = framing.isInBody();
    received = 0;
    loop.begin(this);
  }

  private void finish() {
    if (unfinished) {
      unfinished = false;
      loop.finish(this);
    }
  }

  private void leave() {
    finish();
    loop.close(this);
  }
}
