package io.fairqueue.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairqueue.http.direct.Answers;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.http.problem.Failures;
import io.fairqueue.http.problem.RefusalMetrics;
import io.fairqueue.http.request.RequestIds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One connection in front of a framework that answers what it is told to. */
@Tag("I25")
final class ConnectionWatchTest {

  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n";

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Connections connections =
      new Connections(new ConnectionLimits(100, 10, 50, 10, 60, 500, 30), any -> false, metrics);
  private final RequestGuard guard =
      new RequestGuard(
          new Answers(new ObjectMapper(), InstantSource.system()),
          new Failures(UUID::randomUUID, new RefusalMetrics(metrics), new Outages(Map.of())),
          new RequestIds());
  private final EmbeddedChannel channel =
      new EmbeddedChannel(
          new ConnectionWatch(connections, guard), new HttpServerCodec(), guard, new Framework());
  private int whole;

  @AfterEach
  void end() {
    channel.finishAndReleaseAll();
    assertThat(metrics.get("fairqueue.connections.open").gauge().value()).isZero();
    assertThat(metrics.get("fairqueue.connections.unfinished").gauge().value()).isZero();
  }

  @Test
  void whoSendsNothingIsSentAwayWithoutAWord() {
    seconds(9);
    assertThat(channel.isOpen()).isTrue();

    seconds(2);

    assertThat(channel.isOpen()).isFalse();
    assertThat(sent()).isEmpty();
    assertThat(ended("head")).isEqualTo(1);
  }

  @Test
  void aHeadThatComesByteByByteHasAnEnd() {
    send("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 9; i++) {
      send("x");
      seconds(1);
    }
    assertThat(sent()).isEmpty();
    seconds(2);

    assertThat(sent()).startsWith("HTTP/1.1 408 ").contains("application/problem+json");
    assertThat(whole).isZero();
    seconds(3);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void aBodyThatComesTooSlowlyHasAnEndToo() {
    send(POST);
    for (int i = 0; i < 9; i++) {
      send("x".repeat(100));
      seconds(1);
    }
    assertThat(sent()).isEmpty();

    seconds(2);

    assertThat(sent()).startsWith("HTTP/1.1 408 ");
    assertThat(ended("body")).isEqualTo(1);
  }

  @Test
  void aBodyThatComesFastEnoughHasItsMinuteAndNoMore() {
    send(POST);
    for (int i = 0; i < 59; i++) {
      send("x".repeat(1_000));
      seconds(1);
    }
    assertThat(sent()).isEmpty();

    send("x".repeat(1_000));
    seconds(2);

    assertThat(sent()).startsWith("HTTP/1.1 408 ");
  }

  @Test
  void whoWaitsForAnAnswerIsNotHurried() {
    send(GET);
    seconds(300);
    assertThat(channel.isOpen()).isTrue();

    answer();

    assertThat(sent()).startsWith("HTTP/1.1 200 ");
    seconds(60);
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void theNextRequestHasItsOwnTimeAndTheOneBeforeIsAnsweredFirst() {
    send(GET + "GET / HT");
    seconds(11);
    assertThat(sent()).isEmpty();

    answer();

    assertThat(sent()).startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 408 ");
  }

  @Test
  void whoTakesNoAnswersIsAskedForNoMoreUntilItDoes() {
    AtomicInteger reads = new AtomicInteger();
    channel
        .pipeline()
        .addFirst(
            new ChannelOutboundHandlerAdapter() {
              @Override
              public void read(ChannelHandlerContext context) {
                reads.incrementAndGet();
              }
            });
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);

    channel.read();
    assertThat(reads).hasValue(0);

    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, true);
    channel.runPendingTasks();
    assertThat(reads).hasValue(1);
  }

  @Test
  @Tag("N18")
  void nothingIsReadBehindARequestThatIsRefused() {
    send("GET / HTTP/1.1\r\n\r\n" + GET);

    assertThat(sent()).startsWith("HTTP/1.1 400 ").contains("connection: close");
    assertThat(whole).isZero();
  }

  @Test
  void whoIsOneTooManyOfANetworkTakesThePlaceOfTheOldestOfIt() {
    Connections few =
        new Connections(new ConnectionLimits(100, 10, 0, 10, 60, 500, 30), any -> false, metrics);
    var crowded = new EmbeddedChannel(new ConnectionWatch(few, guard));

    assertThat(crowded.isOpen()).isFalse();
    Connections behindProxy =
        new Connections(new ConnectionLimits(100, 10, 0, 10, 60, 500, 30), any -> true, metrics);
    var passedOn = new EmbeddedChannel(new ConnectionWatch(behindProxy, guard));
    assertThat(passedOn.isOpen()).isTrue();
    crowded.finishAndReleaseAll();
    passedOn.finishAndReleaseAll();
  }

  @Test
  void whereAllPlacesAreTakenHealthIsAnsweredAndNothingElse() {
    Connections full =
        new Connections(new ConnectionLimits(0, 2, 50, 10, 60, 500, 30), any -> false, metrics);
    for (String path : new String[] {"/health", "/api/v1/events"}) {
      var door =
          new RequestGuard(
              new Answers(new ObjectMapper(), InstantSource.system()),
              new Failures(UUID::randomUUID, new RefusalMetrics(metrics), new Outages(Map.of())),
              new RequestIds());
      int before = whole;
      var late =
          new EmbeddedChannel(
              new ConnectionWatch(full, door), new HttpServerCodec(), door, new Framework());
      late.writeInbound(
          Unpooled.copiedBuffer(
              "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n", StandardCharsets.US_ASCII));

      assertThat(whole - before).as(path).isEqualTo(path.equals("/health") ? 1 : 0);
      late.finishAndReleaseAll();
    }
    assertThat(ended("full")).isEqualTo(1);
  }

  @Test
  @Tag("I25")
  void aQuarterOfTheFilesIsForOthersAndLimitsFollow() {
    ConnectionLimits small = ConnectionLimits.forFiles(1_024);
    assertThat(small.open() + small.reserve()).isLessThan(900);
    assertThat(small.unfinishedPerNetwork()).isEqualTo(small.open() / 4);
    ConnectionLimits large = ConnectionLimits.forFiles(1 << 20);
    assertThat(large.open()).isGreaterThan(1_000_000);
    assertThat(large.unfinishedPerNetwork()).isEqualTo(4_096);
  }

  private void send(String bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.US_ASCII));
    channel.read();
  }

  private void answer() {
    var unused =
        channel
            .pipeline()
            .lastContext()
            .writeAndFlush(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    channel.runPendingTasks();
  }

  private void seconds(int count) {
    for (int i = 0; i < count; i++) {
      channel.advanceTimeBy(1, TimeUnit.SECONDS);
      channel.runScheduledPendingTasks();
      channel.runPendingTasks();
    }
  }

  private String sent() {
    StringBuilder all = new StringBuilder();
    for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
      all.append(part.toString(StandardCharsets.UTF_8));
      part.release();
    }
    return all.toString();
  }

  private double ended(String reason) {
    return metrics.get("fairqueue.connections.ended").tag("reason", reason).counter().count();
  }

  private final class Framework extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof LastHttpContent) {
        whole++;
      }
      ReferenceCountUtil.release(message);
    }
  }
}
