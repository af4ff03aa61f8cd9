package io.fairqueue.cli.crowd.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fairqueue.http.problem.Refusal;

/**
 * What a server said.
 *
 * @param status of HTTP; 0 when nobody answered
 * @param retryAfter whether it said when to come again
 * @param body missing when there was none
 * @param sent when the call went out, as {@link System#nanoTime} has it
 * @param answered when the last of the answer was there
 */
public record Reply(int status, boolean retryAfter, JsonNode body, long sent, long answered) {

  static Reply nobody(long sent) {
    return new Reply(0, false, MissingNode.getInstance(), sent, System.nanoTime());
  }

  /** Whether asking again can't change the answer. */
  public boolean isFinal() {
    return status >= 200 && status < 500 && status != 429;
  }

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** A text of the body; empty when it is not there. */
  public String text(String field) {
    return body.path(field).asText("");
  }

  public long number(String field) {
    return body.path(field).asLong();
  }

  /** Whether it is this refusal, or one that shares its code. */
  public boolean is(Refusal refusal) {
    return code().equals(refusal.code());
  }

  /** The stable code of a problem. */
  public String code() {
    return text("code");
  }
}
