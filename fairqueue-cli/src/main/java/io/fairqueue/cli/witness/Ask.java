package io.fairqueue.cli.witness;

import io.fairqueue.http.problem.Refusal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What fans ask of a server, each with all that the contract lets it answer. Those of bots are
 * asked in order to be refused.
 */
public enum Ask {
  JOIN("201", Refusal.EVENT_NOT_ACTIVE, Refusal.ALREADY_IN_QUEUE, Refusal.ALREADY_CLAIMED),
  POSITION("200", Refusal.NOT_IN_QUEUE),
  SOCKET("101"),
  /** What came over the socket, unasked. */
  PUSHED("200"),
  CLAIM(
      "201",
      Refusal.ALREADY_CLAIMED,
      Refusal.SALE_CLOSED,
      Refusal.NOT_ADMITTED,
      Refusal.UNITS_TAKEN,
      Refusal.EVENT_SOLD_OUT),
  SHOW_CLAIM("200"),
  PAY("201", Refusal.CLAIM_NOT_PAYABLE),
  CHECKOUT("200"),
  SHOW_PAYMENT("200"),
  TICKETS("200", Refusal.CLAIM_NOT_CONFIRMED),
  SEATS("200"),
  AVAILABILITY("200"),
  LINE("200"),
  /** By who stands in the line, or has a ticket. */
  JOIN_AGAIN(Refusal.ALREADY_IN_QUEUE, Refusal.ALREADY_CLAIMED),
  /** With something that no server signed as an admission. */
  CLAIM_FORGED(Refusal.ADMISSION_TOKEN_INVALID),
  /** With another fan's admission. */
  CLAIM_FOREIGN(Refusal.FORBIDDEN),
  /** With an own admission whose time is over. */
  CLAIM_LATE(Refusal.NOT_ADMITTED),
  /** With an admission that led to a claim which lives. */
  CLAIM_AGAIN(Refusal.ALREADY_CLAIMED),
  /** A claim that is another fan's. */
  SPY(Refusal.FORBIDDEN);

  private final String success;

  @SuppressWarnings("ImmutableEnumChecker") // the type can't tell that Set.copyOf is immutable
  private final Set<String> refusals;

  /** Asked to be refused. */
  Ask(Refusal... refusals) {
    this("", refusals);
  }

  Ask(String success, Refusal... refusals) {
    this.success = success;
    this.refusals =
        Stream.of(refusals).map(Refusal::answer).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether nothing but a refusal will do. */
  public boolean isAbuse() {
    return success.isEmpty();
  }

  public boolean allows(String answer) {
    return answer.equals(success) || refusals.contains(answer);
  }
}
