package io.fairqueue.http.problem;

import java.util.Map;

/**
 * How a request ends that failed.
 *
 * @param headers besides those that every answer has
 */
public record Failure(Problem problem, Map<String, String> headers) {

  public Failure {
    headers = Map.copyOf(headers);
  }
}
