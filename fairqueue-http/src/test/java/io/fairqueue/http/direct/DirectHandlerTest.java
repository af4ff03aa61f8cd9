package io.fairqueue.http.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.http.tracing.Traces;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One connection; the framework behind it is a list of what came through. */
class DirectHandlerTest {

  private final List<CompletableFuture<FullHttpResponse>> owed = new ArrayList<>();
  private final List<String> framework = new ArrayList<>();
  private int reads;
  private final EmbeddedChannel channel = new Connection();

  DirectHandlerTest() {
    channel
        .pipeline()
        .addLast(new Wire())
        .addLast(new DirectHandler(new DirectRoutes(List.of(new TestRoute()), Traces.off())))
        .addLast(new Framework());
  }

  @AfterEach
  void noBackgroundFailure() {
    channel.checkException();
  }

  @Test
  void whatIsKnownAtOnceIsSentAtOnceAndTheRestIsTheFrameworks() {
    ask("/now");
    ask("/other");

    assertThat(sent()).containsExactly("/now");
    assertThat(framework).containsExactly("/other", "end");
  }

  @Test
  void whileTheFrameworkOwesAnAnswerAllIsTheFrameworks() {
    ask("/other");
    ask("/now");
    assertThat(framework).containsExactly("/other", "end", "/now", "end");

    frameworkAnswers();
    frameworkAnswers();
    ask("/now");

    assertThat(sent()).containsExactly("framework", "framework", "/now");
  }

  @Test
  void whileARouteOwesAnAnswerWhatComesIsHeldInItsOrder() {
    ask("/later");
    ask("/now");
    ask("/other");
    ask("/now");
    assertThat(sent()).isEmpty();
    assertThat(framework).isEmpty();

    answer("/later");

    assertThat(sent()).containsExactly("/later", "/now");
    assertThat(framework).containsExactly("/other", "end", "/now", "end");
  }

  @Test
  void ofTwoThatTakeTheirTimeTheSecondBeginsAfterTheFirst() {
    ask("/later");
    ask("/later");
    assertThat(owed).hasSize(1);

    answer("first");
    assertThat(owed).hasSize(2);
    answer("second");

    assertThat(sent()).containsExactly("first", "second");
  }

  @Test
  void whileARouteOwesAnAnswerAndSomethingIsHeldNothingMoreIsRead() {
    channel.config().setAutoRead(false);
    ask("/later");
    reads = 0;
    channel.read();
    assertThat(reads).isEqualTo(1);

    ask("/other");
    channel.read();
    assertThat(reads).isEqualTo(1);

    answer("/later");
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void whatTheEventLoopItselfAnswersIsSentWithoutAnotherTask() {
    ask("/later");
    ask("/now");

    owed.getLast().complete(response("/later"));

    assertThat(sent()).containsExactly("/later", "/now");
  }

  @Test
  void whileARouteOwesAnAnswerNothingIsClosedFromHere() {
    ask("/later");
    var closing = channel.close();
    assertThat(closing.isDone()).isFalse();
    assertThat(channel.isOpen()).isTrue();

    answer("/later");

    assertThat(sent()).containsExactly("/later");
    assertThat(closing.isSuccess()).isTrue();
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whoeverIsGoneGetsNoAnswerAndKeepsNoMemory() {
    ask("/later");
    var body = new DefaultLastHttpContent(Unpooled.buffer().writeByte(1));
    channel.writeInbound(request("/other"), body);
    channel.pipeline().fireChannelInactive();
    assertThat(body.refCnt()).isZero();

    answer("/later");

    assertThat(framework).isEmpty();
  }

  @Test
  void anAnswerThatFailsEndsTheConnection() {
    ask("/later");
    var closing = channel.close();

    owed.getFirst().completeExceptionally(new AssertionError("on purpose"));
    channel.runPendingTasks();

    assertThat(channel.isOpen()).isFalse();
    assertThat(closing.isSuccess()).isTrue();
  }

  private @Nullable CompletableFuture<FullHttpResponse> route(HttpRequest request) {
    return switch (request.uri()) {
      case "/now" -> CompletableFuture.completedFuture(response("/now"));
      case "/later" -> {
        owed.add(new CompletableFuture<>());
        yield owed.getLast();
      }
      default -> null;
    };
  }

  private void ask(String uri) {
    channel.writeInbound(request(uri), LastHttpContent.EMPTY_LAST_CONTENT);
  }

  private void answer(String text) {
    owed.getLast().complete(response(text));
    channel.runPendingTasks();
  }

  private void frameworkAnswers() {
    channel.writeOutbound(response("framework"));
  }

  /** Which answers were sent, by their status line. */
  private List<String> sent() {
    return channel.outboundMessages().stream()
        .map(each -> ((FullHttpResponse) each).status().reasonPhrase())
        .toList();
  }

  private static HttpRequest request(String uri) {
    return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, uri);
  }

  private static FullHttpResponse response(String text) {
    return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, new HttpResponseStatus(200, text));
  }

  private final class Wire extends ChannelOutboundHandlerAdapter {

    @Override
    public void read(ChannelHandlerContext context) {
      reads++;
    }
  }

  private final class Framework extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      framework.add(message instanceof HttpRequest request ? request.uri() : "end");
    }
  }

  private static final class Connection extends EmbeddedChannel {

    @Override
    protected SocketAddress remoteAddress0() {
      return new InetSocketAddress("localhost", 1);
    }
  }

  private final class TestRoute implements DirectRoute {

    @Override
    public @Nullable CompletableFuture<FullHttpResponse> answer(
        HttpRequest request, InetSocketAddress peer, Executor loop) {
      return route(request);
    }

    @Override
    public String template() {
      return "/{any}";
    }
  }
}
