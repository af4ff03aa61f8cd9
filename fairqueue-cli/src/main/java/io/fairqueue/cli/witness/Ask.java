package io.fairqueue.cli.witness;

import java.util.Set;

/**
 * What fans ask of a server, each with all that the contract lets it answer. Those of bots are
 * asked in order to be refused.
 */
public enum Ask {
  JOIN("201", "404 EVENT_NOT_ACTIVE", "409 ALREADY_IN_QUEUE", "409 ALREADY_CLAIMED"),
  POSITION("200", "404 NOT_IN_QUEUE"),
  SOCKET("101"),
  /** What came over the socket, unasked. */
  PUSHED("200"),
  CLAIM(
      "201",
      "409 ALREADY_CLAIMED",
      "410 SALE_CLOSED",
      "403 NOT_ADMITTED",
      "409 UNITS_TAKEN",
      "410 EVENT_SOLD_OUT"),
  SHOW_CLAIM("200"),
  PAY("201", "409 CLAIM_NOT_PAYABLE"),
  CHECKOUT("200"),
  SHOW_PAYMENT("200"),
  TICKETS("200", "409 CLAIM_NOT_CONFIRMED"),
  SEATS("200"),
  AVAILABILITY("200"),
  LINE("200"),
  /** By who stands in the line, or has a ticket. */
  JOIN_AGAIN("409 ALREADY_IN_QUEUE", "409 ALREADY_CLAIMED"),
  /** With something that no server signed as an admission. */
  CLAIM_FORGED("400 ADMISSION_TOKEN_INVALID"),
  /** With another fan's admission. */
  CLAIM_FOREIGN("403 FORBIDDEN"),
  /** With an own admission whose time is over. */
  CLAIM_LATE("403 NOT_ADMITTED"),
  /** With an admission that led to a claim which lives. */
  CLAIM_AGAIN("409 ALREADY_CLAIMED"),
  /** A claim that is another fan's. */
  SPY("403 FORBIDDEN");

  @SuppressWarnings("ImmutableEnumChecker") // the type can't tell that Set.of is immutable
  private final Set<String> answers;

  Ask(String... answers) {
    this.answers = Set.of(answers);
  }

  /** Whether nothing but a refusal will do. */
  public boolean isAbuse() {
    return answers.stream().allMatch(answer -> answer.startsWith("4"));
  }

  boolean allows(String answer) {
    return answers.contains(answer);
  }
}
