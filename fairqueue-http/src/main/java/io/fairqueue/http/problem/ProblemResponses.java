package io.fairqueue.http.problem;

import io.micronaut.core.annotation.NonNull;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** Gives the framework's own refusals the same form as ours. */
@Singleton
final class ProblemResponses implements ErrorResponseProcessor<Problem> {

  private final RefusalMetrics refusals;

  ProblemResponses(RefusalMetrics refusals) {
    this.refusals = refusals;
  }

  @Override
  public @NonNull MutableHttpResponse<Problem> processResponse(
      @NonNull ErrorContext context, @NonNull MutableHttpResponse<?> response) {
    Problem problem =
        context
            .getRootCause()
            .flatMap(InputFaults::of)
            .orElseGet(() -> Problem.of(Refusal.of(response.status())));
    refusals.count(problem);
    return write(context.getRequest(), response.status(problem.status()), problem);
  }

  static MutableHttpResponse<Problem> write(
      HttpRequest<?> request, MutableHttpResponse<?> response, Problem problem) {
    MutableHttpResponse<Problem> answer = response.body(problem.at(request.getPath()));
    if (request.getMethod() == HttpMethod.HEAD) {
      answer.body(null);
    }
    return answer.contentType(Problem.MEDIA_TYPE);
  }
}
