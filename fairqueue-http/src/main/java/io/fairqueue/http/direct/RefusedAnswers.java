package io.fairqueue.http.direct;

import io.fairqueue.http.problem.Failure;
import io.fairqueue.http.problem.Failures;
import io.fairqueue.http.request.LogContext;
import io.netty.handler.codec.http.FullHttpResponse;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionException;

/** Tells of what a direct route could not do, as the framework's routes would. Thread-safe. */
@Singleton
final class RefusedAnswers {

  private final Failures failures;
  private final Answers answers;

  RefusedAnswers(Failures failures, Answers answers) {
    this.failures = failures;
    this.answers = answers;
  }

  /**
   * The answer, measured.
   *
   * @param failure itself, or as the cause of a {@link CompletionException}
   * @param begun by {@link System#nanoTime}
   */
  FullHttpResponse of(
      Throwable failure, String path, String requestId, RouteTimer timing, long begun) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    Failure told =
        LogContext.of(requestId, path).run(() -> failures.of(cause, timing.method(), path));
    FullHttpResponse answer = answers.of(told, requestId);
    timing.failed(answer.status(), cause, begun);
    return answer;
  }
}
