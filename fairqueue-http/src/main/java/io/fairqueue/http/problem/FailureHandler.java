package io.fairqueue.http.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Ends every request that failed in a way the framework does not know. */
@Singleton
final class FailureHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {

  private final Failures failures;

  FailureHandler(Failures failures) {
    this.failures = failures;
  }

  @Override
  @SuppressWarnings("rawtypes") // as declared by the framework
  public HttpResponse<?> handle(HttpRequest request, Throwable thrown) {
    Failure failure = failures.of(thrown, request.getMethodName(), request.getPath());
    var response = HttpResponse.status(HttpStatus.valueOf(failure.problem().status()));
    failure.headers().forEach(response::header);
    return ProblemResponses.write(request, response, failure.problem());
  }
}
