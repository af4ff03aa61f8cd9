package io.fairqueue.bench.performance.crowd;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Many sockets to one server, and when messages of one kind came in over them. */
public final class SocketCrowd implements AutoCloseable {

  private static final int OPENING = 64;
  private static final long TIMEOUT_SECONDS = 60;

  /**
   * One message to each socket.
   *
   * @param spread from the first to the last that came in, in nanoseconds
   * @param last when that was, by {@link System#nanoTime}
   */
  public record Burst(long spread, long last) {}

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final List<Channel> channels = new ArrayList<>();
  private volatile String sample = "";
  private final byte[] kind;
  private volatile Count count = new Count(0);

  /**
   * @param kind what the messages that are counted begin with
   */
  public SocketCrowd(String kind) {
    this.kind = kind.getBytes(StandardCharsets.UTF_8);
  }

  /** Opens a socket to each of these addresses. */
  public void open(List<URI> addresses) throws Exception {
    Semaphore opening = new Semaphore(OPENING);
    List<CompletableFuture<Channel>> opened = new ArrayList<>();
    for (URI address : addresses) {
      opening.acquire();
      CompletableFuture<Channel> socket = connect(address);
      opened.add(socket.whenComplete((done, failed) -> opening.release()));
    }
    for (CompletableFuture<Channel> socket : opened) {
      channels.add(socket.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    }
  }

  /** How many sockets are open. */
  public long alive() {
    return channels.stream().filter(Channel::isActive).count();
  }

  /** Starts counting again: {@code messages} make a burst. */
  public void expect(int messages) {
    count = new Count(messages);
  }

  /** Waits for all that was expected. */
  public Burst await() throws InterruptedException {
    Count current = count;
    if (!current.left.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(current.left.getCount() + " messages did not come");
    }
    return new Burst(current.last.get() - current.first.get(), current.last.get());
  }

  /** How many came in since {@link #expect}. */
  public int seen() {
    return count.seen.get();
  }

  /** One of the messages that were counted. */
  public String sample() {
    return sample;
  }

  private CompletableFuture<Channel> connect(URI address) {
    CompletableFuture<Channel> open = new CompletableFuture<>();
    new Bootstrap()
        .group(loops)
        .channel(NioSocketChannel.class)
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                ChannelPipeline pipeline = channel.pipeline();
                pipeline.addLast(new HttpClientCodec(), new HttpObjectAggregator(8_192));
                pipeline.addLast(
                    new WebSocketClientProtocolHandler(
                        WebSocketClientHandshakerFactory.newHandshaker(
                            address, WebSocketVersion.V13, null, false, new DefaultHttpHeaders())));
                pipeline.addLast(new Ear(open));
              }
            })
        .connect(address.getHost(), address.getPort())
        .addListener(
            connected -> {
              if (!connected.isSuccess()) {
                open.completeExceptionally(connected.cause());
              }
            });
    return open;
  }

  @Override
  public void close() {
    for (Channel channel : channels) {
      var unused = channel.close();
    }
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  /** What came in of one burst. */
  private static final class Count {
    private final CountDownLatch left;
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong last = new AtomicLong();

    Count(int messages) {
      left = new CountDownLatch(messages);
    }

    void add() {
      long now = System.nanoTime();
      first.compareAndSet(Long.MAX_VALUE, now);
      last.set(now);
      seen.incrementAndGet();
      left.countDown();
    }
  }

  private final class Ear extends SimpleChannelInboundHandler<TextWebSocketFrame> {

    private final CompletableFuture<Channel> open;

    Ear(CompletableFuture<Channel> open) {
      this.open = open;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
      if (isCounted(frame)) {
        if (sample.isEmpty()) {
          sample = frame.text();
        }
        count.add();
      }
    }

    private boolean isCounted(TextWebSocketFrame frame) {
      int start = frame.content().readerIndex();
      if (frame.content().readableBytes() < kind.length) {
        return false;
      }
      for (int i = 0; i < kind.length; i++) {
        if (frame.content().getByte(start + i) != kind[i]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, @Nullable Object event) {
      if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
        open.complete(context.channel());
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      open.completeExceptionally(cause);
      var unused = context.close();
    }
  }
}
