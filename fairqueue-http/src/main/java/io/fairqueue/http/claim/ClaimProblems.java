package io.fairqueue.http.claim;

import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;

/** What may stand against looking at a claim. */
public final class ClaimProblems {

  private ClaimProblems() {}

  public static ProblemException notFound() {
    return new ProblemException(Refusal.CLAIM_NOT_FOUND);
  }

  public static ProblemException forbidden() {
    return new ProblemException(Refusal.FORBIDDEN_CLAIM);
  }
}
