package io.fairqueue.http.claims;

import io.fairqueue.http.problem.ProblemException;
import io.micronaut.http.HttpStatus;

/** What may stand against looking at a claim. */
public final class ClaimProblems {

  private ClaimProblems() {}

  public static ProblemException notFound() {
    return new ProblemException(HttpStatus.NOT_FOUND, "CLAIM_NOT_FOUND", "There is no such claim.");
  }

  public static ProblemException forbidden() {
    return new ProblemException(
        HttpStatus.FORBIDDEN, "FORBIDDEN", "This claim is somebody else's.");
  }
}
