package io.fairqueue.http.direct;

import io.fairqueue.http.page.frame.ProblemPage;
import io.fairqueue.http.problem.Failure;
import io.fairqueue.http.problem.Failures;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.request.RequestIds;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.QueryStringDecoder;
import jakarta.inject.Singleton;

/** Refuses a body that is too large, as the framework would. Thread-safe. */
@Singleton
final class TooLarge {

  private static ProblemException refusal() {
    return new ProblemException(Refusal.PAYLOAD_TOO_LARGE);
  }

  private final Answers answers;
  private final Failures failures;
  private final RequestIds requestIds;

  TooLarge(Answers answers, Failures failures, RequestIds requestIds) {
    this.answers = answers;
    this.failures = failures;
    this.requestIds = requestIds;
  }

  /** The last answer of this connection. */
  FullHttpResponse answer(HttpRequest request) {
    String path = new QueryStringDecoder(request.uri()).rawPath();
    Failure failure = failures.of(refusal(), request.method().name(), path);
    String id = requestIds.of(request.headers().get(RequestIds.HEADER));
    FullHttpResponse answer =
        Paths.isPage(path)
            ? answers.page(failure, ProblemPage.still(path, failure.problem()), id)
            : answers.of(failure, id);
    answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    return answer;
  }
}
