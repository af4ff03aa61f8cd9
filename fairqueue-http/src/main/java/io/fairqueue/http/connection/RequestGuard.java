package io.fairqueue.http.connection;

import io.fairqueue.http.direct.Answers;
import io.fairqueue.http.problem.Failures;
import io.fairqueue.http.problem.Problem;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.RequestIds;
import io.micronaut.http.HttpStatus;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Stands behind the decoder of one connection, before all that answers: lets through what keeps the
 * {@link RequestRules}. What does not is refused in its turn, and nothing is read after it. Used by
 * the connection's event loop only.
 */
final class RequestGuard extends ChannelDuplexHandler {

  /** As in application.yml: max-request-size. */
  static final int MAX_BODY = 262_144;

  private static final Duration FULL_FOR = Duration.ofSeconds(5);

  private final Answers answers;
  private final Failures failures;
  private final RequestIds requestIds;
  private ConnectionWatch watch;
  private RequestFraming framing;
  private ChannelHandlerContext context;
  private boolean welcome;
  private @Nullable CompressedBody compressed;
  private @Nullable HttpRequest last;
  private int owed;
  private boolean lastIsWhole = true;
  private @Nullable Problem refusal;
  private boolean refused;

  @SuppressWarnings("NullAway.Init") // what is known once it is in the pipeline
  RequestGuard(Answers answers, Failures failures, RequestIds requestIds) {
    this.answers = answers;
    this.failures = failures;
    this.requestIds = requestIds;
  }

  /**
   * Belongs to this connection.
   *
   * @param mayAsk whether it may ask for whatever it likes, and not for the node's health only
   */
  void attach(ConnectionWatch connection, RequestFraming itsFraming, boolean mayAsk) {
    watch = connection;
    framing = itsFraming;
    welcome = mayAsk;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext from, Object message) {
    if (isRefusing()) {
      ReferenceCountUtil.release(message);
    } else if (message instanceof HttpRequest request) {
      begin(request);
    } else if (message instanceof HttpContent part) {
      goOn(part);
    } else {
      from.fireChannelRead(message);
    }
  }

  @Override
  public void write(ChannelHandlerContext to, Object message, ChannelPromise promise) {
    if (refused) {
      ReferenceCountUtil.release(message);
      if (!promise.isVoid()) {
        promise.tryFailure(new IllegalStateException("the request was refused"));
      }
      return;
    }
    if (message instanceof HttpResponse response
        && response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
      watch.upgrade();
      owed = 0;
    }
    var unused = to.write(message, promise);
    if (message instanceof LastHttpContent && !isInterim(message) && owed > 0) {
      owed--;
      refuseInTurn();
    }
  }

  /** Whether an answer is still to come. */
  boolean owes() {
    return owed > 0 || refusal != null;
  }

  boolean isRefusing() {
    return refusal != null;
  }

  /** Refuses what is just coming, once what came before is answered; nothing more is read. */
  void refuse(Problem problem) {
    if (refusal == null) {
      refusal = problem;
      refuseInTurn();
    }
  }

  private void begin(HttpRequest request) {
    last = request;
    Problem fault = RequestRules.fault(request);
    if (fault != null) {
      watch.count(ConnectionEnd.MALFORMED);
      refuse(request, fault);
    } else if (!welcome && !isOfOperators(request.uri())) {
      watch.count(ConnectionEnd.FULL);
      refuse(request, Problem.of(Refusal.SERVICE_UNAVAILABLE));
    } else if (CompressedBody.isCoded(request)) {
      beginCoded(request);
    } else {
      pass(request);
    }
  }

  private void beginCoded(HttpRequest request) {
    if (CompressedBody.isPlain(request)) {
      request.headers().remove(HttpHeaderNames.CONTENT_ENCODING);
      pass(request);
      return;
    }
    compressed = CompressedBody.of(request, MAX_BODY);
    if (compressed == null) {
      refuse(request, Problem.of(Refusal.UNSUPPORTED_MEDIA_TYPE));
    } else {
      lastIsWhole = false;
      frame(request);
    }
  }

  private void pass(HttpRequest request) {
    frame(request);
    owed++;
    lastIsWhole = request instanceof LastHttpContent;
    context.fireChannelRead(request);
  }

  private void frame(HttpRequest request) {
    if (HttpUtil.isTransferEncodingChunked(request)) {
      framing.expectChunks();
    } else {
      framing.expectBody(HttpUtil.getContentLength(request, 0L));
    }
  }

  private void goOn(HttpContent part) {
    if (part.decoderResult().isFailure()) {
      watch.count(ConnectionEnd.MALFORMED);
      Problem fault = RequestRules.unreadable(part.decoderResult().cause());
      part.release();
      refuse(fault);
    } else if (compressed == null) {
      lastIsWhole = part instanceof LastHttpContent;
      context.fireChannelRead(part);
    } else {
      addCompressed(compressed, part);
    }
  }

  private void addCompressed(CompressedBody body, HttpContent part) {
    Problem fault = body.add(part);
    boolean whole = part instanceof LastHttpContent;
    part.release();
    if (fault != null) {
      refuse(fault);
    } else if (whole) {
      compressed = null;
      lastIsWhole = true;
      owed++;
      context.fireChannelRead(body.request());
      context.fireChannelRead(body.plain());
    }
  }

  private void refuse(HttpRequest request, Problem problem) {
    ReferenceCountUtil.release(request);
    lastIsWhole = true;
    refuse(problem);
  }

  /**
   * A request whose rest is refused was passed on already, so its answer is owed, and comes from
   * here instead. If it was answered before it was whole, there is nothing left to say.
   */
  private void refuseInTurn() {
    boolean passedOn = !lastIsWhole && compressed == null;
    if (refusal == null || refused || owed > (passedOn ? 1 : 0)) {
      return;
    }
    refused = true;
    if (passedOn && owed == 0) {
      watch.linger();
      return;
    }
    FullHttpResponse answer = answer(refusal);
    answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    var unused = context.writeAndFlush(answer).addListener(done -> watch.linger());
  }

  private FullHttpResponse answer(Problem problem) {
    String method = last == null ? "" : last.method().name();
    String path = last == null || last.decoderResult().isFailure() ? "/" : path(last.uri());
    String id = last == null ? null : last.headers().get(RequestIds.HEADER);
    ProblemException failure =
        problem.status() == HttpStatus.SERVICE_UNAVAILABLE.getCode()
            ? new ProblemException(problem, FULL_FOR)
            : new ProblemException(problem);
    return answers.of(failures.of(failure, method, path), requestIds.of(id));
  }

  private static String path(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  private static boolean isOfOperators(String uri) {
    return uri.startsWith(Paths.HEALTH);
  }

  /** As 100 Continue: the answer itself is still to come. */
  private static boolean isInterim(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }
}
