package io.fairqueue.http.problem;

import io.fairqueue.port.IdSource;
import io.fairqueue.port.StoreUnavailableException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends every request that failed in a way the framework does not know. */
@Singleton
final class FailureHandler implements ExceptionHandler<Throwable, HttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(FailureHandler.class);
  private static final Duration STORE_BACK = Duration.ofSeconds(2);

  private final IdSource ids;

  FailureHandler(IdSource ids) {
    this.ids = ids;
  }

  @Override
  @SuppressWarnings("rawtypes") // as declared by the framework
  public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
    return switch (failure) {
      case ProblemException e -> answer(request, e.problem(), e.retryAfter());
      case StoreUnavailableException e -> unavailable(request, e);
      default ->
          InputFaults.of(failure)
              .map(problem -> answer(request, problem, null))
              .orElseGet(() -> incident(request, failure));
    };
  }

  private static MutableHttpResponse<Problem> unavailable(
      HttpRequest<?> request, StoreUnavailableException failure) {
    LOG.warn("{}", failure.getMessage());
    return answer(
        request,
        Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "STORE_UNAVAILABLE",
            "A store does not answer. Nothing was half done; try again."),
        STORE_BACK);
  }

  private MutableHttpResponse<Problem> incident(HttpRequest<?> request, Throwable failure) {
    String incident = ids.next().toString();
    LOG.error(
        "incident {}: {} {} failed", incident, request.getMethodName(), request.getPath(), failure);
    return answer(
        request,
        Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL_ERROR",
                "Something went wrong here. The log knows more under this incident.")
            .with("incident", incident),
        null);
  }

  private static MutableHttpResponse<Problem> answer(
      HttpRequest<?> request, Problem problem, @Nullable Duration retryAfter) {
    var response = HttpResponse.status(HttpStatus.valueOf(problem.status()));
    if (retryAfter != null) {
      long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
      response.header("Retry-After", Long.toString(seconds));
    }
    if (problem.status() == HttpStatus.UNAUTHORIZED.getCode()) {
      response.header("WWW-Authenticate", "Bearer");
    }
    return ProblemResponses.write(request, response, problem);
  }
}
