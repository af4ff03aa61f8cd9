package io.fairqueue.http.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem. Thrown at the edge only: below it, a rule that says no is a value.
 */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final @Nullable Duration retryAfter;

  public ProblemException(Refusal refusal) {
    this(Problem.of(refusal));
  }

  public ProblemException(Problem problem) {
    this(problem, null);
  }

  /**
   * @param retryAfter when to try again, sent as the header of that name
   */
  public ProblemException(Problem problem, @Nullable Duration retryAfter) {
    // No stack trace: this is an answer, not a fault.
    super(problem.code(), null, false, false);
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /** One field of the input breaks a rule. */
  public static ProblemException invalid(String field, String message) {
    return new ProblemException(Problem.invalidInput(List.of(new FieldError(field, message))));
  }

  /** The caller is not known. */
  public static ProblemException unauthorized() {
    return new ProblemException(Refusal.UNAUTHORIZED);
  }

  public Problem problem() {
    return problem;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
