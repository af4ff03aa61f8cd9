package io.fairqueue.http.management;

import io.fairqueue.http.config.ConfigurationException;
import io.fairqueue.http.config.ListenAddress;
import io.fairqueue.http.config.ServerConfig;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The operators' own way in, apart from the one that fans come by: a crowd there keeps nobody from
 * looking here. Few connections at a time, each for one request, each with an end. Thread-safe.
 */
@Singleton
public final class ManagementServer implements AutoCloseable {

  static final int MAX_CONNECTIONS = 64;
  private static final Duration MAX_CONNECTION = Duration.ofSeconds(15);
  private static final int MAX_LINE = 2_048;
  private static final int MAX_HEAD = 8_192;
  private static final int MAX_BODY = 8_192;

  private final ListenAddress address;
  private final ManagementRoutes routes;
  private final Duration longest;
  private final AtomicInteger connections = new AtomicInteger();
  private @Nullable EventLoopGroup loop;
  private @Nullable Channel listener;

  @Inject
  ManagementServer(ServerConfig config, ManagementRoutes routes) {
    this(config.management(), routes, MAX_CONNECTION);
  }

  ManagementServer(ListenAddress address, ManagementRoutes routes, Duration longest) {
    this.address = address;
    this.routes = routes;
    this.longest = longest;
  }

  /**
   * Begins to listen.
   *
   * @throws ConfigurationException if it can't
   */
  public synchronized void start() {
    loop =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("fairqueue-management", true), NioIoHandler.newFactory());
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Connection())
            .bind(address.toSocketAddress())
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      close();
      throw new ConfigurationException(
          "the management address %s can't be listened on: is another server there?"
              .formatted(address));
    }
    listener = bound.channel();
  }

  /** Where it listens, with the true port. */
  public synchronized URI url() {
    if (listener == null) {
      throw new IllegalStateException("not started");
    }
    return address.withPort(((InetSocketAddress) listener.localAddress()).getPort()).url();
  }

  @Override
  @PreDestroy
  public synchronized void close() {
    if (loop != null) {
      var unused = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
      loop = null;
    }
  }

  private final class Connection extends ChannelInitializer<Channel> {

    @Override
    protected void initChannel(Channel channel) {
      channel.closeFuture().addListener(closed -> connections.decrementAndGet());
      if (connections.incrementAndGet() > MAX_CONNECTIONS) {
        var unused = channel.close();
        return;
      }
      var end =
          channel
              .eventLoop()
              .schedule(
                  () -> {
                    var unused = channel.close();
                  },
                  longest.toMillis(),
                  TimeUnit.MILLISECONDS);
      channel.closeFuture().addListener(closed -> end.cancel(false));
      channel
          .pipeline()
          .addLast(
              new HttpServerCodec(MAX_LINE, MAX_HEAD, MAX_BODY),
              new HttpObjectAggregator(MAX_BODY),
              new ManagementHandler(routes, address.isLoopback()));
    }
  }
}
