package io.fairqueue.http.problem;

import io.micronaut.http.HttpStatus;

/** What a bare status means. */
public final class StatusProblems {

  private StatusProblems() {}

  public static Problem of(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> Problem.of(status, "INVALID_INPUT", "The request can't be read.");
      case UNAUTHORIZED -> unauthorized();
      case FORBIDDEN -> Problem.of(status, "FORBIDDEN", "That is not yours.");
      case NOT_FOUND -> Problem.of(status, "NOT_FOUND", "There is nothing at this address.");
      case METHOD_NOT_ALLOWED ->
          Problem.of(status, "METHOD_NOT_ALLOWED", "This address takes other methods.");
      case NOT_ACCEPTABLE ->
          Problem.of(status, "NOT_ACCEPTABLE", "The answer is not had in that form.");
      case REQUEST_ENTITY_TOO_LARGE ->
          Problem.of(status, "PAYLOAD_TOO_LARGE", "The body is too large.");
      case UNSUPPORTED_MEDIA_TYPE ->
          Problem.of(status, "UNSUPPORTED_MEDIA_TYPE", "Send application/json.");
      case REQUEST_URI_TOO_LONG -> Problem.of(status, "URI_TOO_LONG", "The address is too long.");
      default -> Problem.of(status, status.name(), status.getReason() + ".");
    };
  }

  static Problem unauthorized() {
    return Problem.of(
        HttpStatus.UNAUTHORIZED, "UNAUTHORIZED", "A valid session of the right kind is needed.");
  }
}
