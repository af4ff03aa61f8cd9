package io.fairqueue.http.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.direct.Answers;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.http.problem.Failures;
import io.fairqueue.http.problem.RefusalMetrics;
import io.fairqueue.http.request.RequestIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** More connections than there is place for, over real sockets. */
@Tag("I25")
final class CrowdedConnectionsTest {

  private static final int LARGE = 32 << 20;

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final MultiThreadIoEventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void end() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    loops.shutdownGracefully().syncUninterruptibly();
  }

  @Test
  void halfRequestsOfOneNetworkDoNotKeepItsNextRequestOut() throws IOException {
    int port = serve(new ConnectionLimits(1_000, 10, 20, 600, 600, 1, 600));
    for (int i = 0; i < 200; i++) {
      open(port, "GET / HTTP/1.1\r\nHost: a\r\nX: ");
    }

    for (int i = 0; i < 5; i++) {
      assertThat(status(open(port, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"))).isEqualTo("200");
    }
    await().until(() -> ended("network") >= 180);
  }

  @Test
  void whereAllPlacesAreTakenTheLeastUsedConnectionThatNobodyWaitsForGoes() throws IOException {
    int port = serve(new ConnectionLimits(40, 10, 1_000, 600, 600, 1, 600));
    for (int i = 0; i < 200; i++) {
      Socket socket = open(port, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(status(socket)).as("connection %d", i).isEqualTo("200");
    }

    assertThat(ended("full")).isGreaterThan(100);
    assertThat(metrics.get("fairqueue.connections.open").gauge().value()).isLessThan(60);
  }

  @Test
  void whereEverybodyWaitsForAnAnswerHealthIsAnsweredStill() throws IOException {
    int port = serve(new ConnectionLimits(20, 50, 1_000, 600, 600, 1, 600));
    for (int i = 0; i < 20; i++) {
      open(port, "GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    await().until(() -> metrics.get("fairqueue.connections.unfinished").gauge().value() == 0);

    assertThat(status(open(port, "GET / HTTP/1.1\r\nHost: a\r\n\r\n"))).isEqualTo("503");
    assertThat(status(open(port, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n"))).isEqualTo("200");
  }

  @Test
  void whoTakesNothingOfAnAnswerIsLeft() throws IOException {
    int port = serve(new ConnectionLimits(1_000, 10, 1_000, 600, 600, 1, 1));

    open(port, "GET /large HTTP/1.1\r\nHost: a\r\n\r\n");

    await().until(() -> ended("reader") == 1);
  }

  private int serve(ConnectionLimits limits) {
    var connections = new Connections(limits, any -> false, metrics);
    Channel server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    var guard =
                        new RequestGuard(
                            new Answers(new ObjectMapper(), InstantSource.system()),
                            new Failures(
                                UUID::randomUUID,
                                new RefusalMetrics(metrics),
                                new Outages(Map.of())),
                            new RequestIds());
                    channel
                        .pipeline()
                        .addLast(
                            new ConnectionWatch(connections, guard),
                            new HttpServerCodec(),
                            guard,
                            new Framework());
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  private Socket open(int port, String bytes) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(10_000);
    sockets.add(socket);
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String status(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)
        .substring(9);
  }

  private double ended(String reason) {
    return metrics.get("fairqueue.connections.ended").tag("reason", reason).counter().count();
  }

  /** Answers at once, with much, or never. */
  private static final class Framework extends SimpleChannelInboundHandler<HttpObject> {

    private String path = "";

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
      if (message instanceof HttpRequest request) {
        path = request.uri();
      }
      if (message instanceof LastHttpContent && !path.equals("/wait")) {
        int length = path.equals("/large") ? LARGE : 0;
        var answer =
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.OK,
                Unpooled.wrappedBuffer(new byte[length]));
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
        var unused = context.writeAndFlush(answer);
      }
    }
  }
}
