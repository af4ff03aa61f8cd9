package io.fairqueue.cli.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a server said.
 *
 * @param status of HTTP; 0 when nobody answered
 * @param body missing when there was none
 */
public record Reply(int status, JsonNode body) {

  static final Reply NOBODY = new Reply(0, MissingNode.getInstance());

  /** Whether asking again can't change the answer. */
  boolean isFinal() {
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

  /** The stable code of a problem. */
  String code() {
    return text("code");
  }
}
