package io.fairqueue.http.problem;

import io.fairqueue.http.log.LogFields;
import io.fairqueue.http.outage.Outages;
import io.fairqueue.port.BusyException;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.StoreUnavailableException;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is answered when a request fails; the log learns of those that are our fault. Thread-safe.
 */
@Singleton
public final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final Duration STORE_BACK = Duration.ofSeconds(2);

  private final IdSource ids;
  private final RefusalMetrics refusals;
  private final Outages outages;

  public Failures(IdSource ids, RefusalMetrics refusals, Outages outages) {
    this.ids = ids;
    this.refusals = refusals;
    this.outages = outages;
  }

  /**
   * Ends a request.
   *
   * @param path the one that was asked for
   */
  public Failure of(Throwable failure, String method, String path) {
    return switch (failure) {
      case ProblemException e -> answer(e.problem(), e.retryAfter(), path);
      case StoreUnavailableException e -> unavailable(e, method, path);
      case BusyException e -> answer(Problem.of(Refusal.BUSY), e.retryAfter(), path);
      default ->
          InputFaults.of(failure)
              .map(problem -> answer(problem, null, path))
              .orElseGet(() -> incident(failure, method, path));
    };
  }

  /** Only what was refused before anything was written may be said not to have happened. */
  private Failure unavailable(StoreUnavailableException failure, String method, String path) {
    outages.failed(failure);
    boolean unknown = failure.isOutcomeUnknown() && !READS.contains(method);
    return answer(
        Problem.of(unknown ? Refusal.OUTCOME_UNKNOWN : Refusal.STORE_UNAVAILABLE),
        STORE_BACK,
        path);
  }

  private Failure incident(Throwable failure, String method, String path) {
    String incident = ids.next().toString();
    LOG.atError()
        .addKeyValue(LogFields.INCIDENT, incident)
        .setCause(failure)
        .log("incident {}: {} {} failed", incident, Excerpt.cut(method), Excerpt.cut(path));
    return answer(Problem.of(Refusal.INTERNAL_ERROR).with("incident", incident), null, path);
  }

  private Failure answer(Problem problem, @Nullable Duration retryAfter, String path) {
    refusals.count(problem);
    Map<String, String> headers = new HashMap<>();
    if (retryAfter != null) {
      long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
      headers.put("Retry-After", Long.toString(seconds));
    }
    if (problem.status() == HttpStatus.UNAUTHORIZED.getCode()) {
      headers.put("WWW-Authenticate", "Bearer");
    }
    return new Failure(problem.at(path), headers);
  }
}
