package io.fairqueue.crypto;

/** What a token is for. Each kind has an audience of its own, so that none passes for another. */
public enum TokenKind {
  /** An organizer's session. */
  ORGANIZER("fairqueue:organizer"),
  /** A fan's session. */
  CUSTOMER("fairqueue:customer"),
  /** A fan's right to claim, until the admission's end. */
  ADMISSION("fairqueue:admission"),
  /** A sold ticket, as shown at the door. */
  TICKET("fairqueue:ticket");

  private final String audience;

  TokenKind(String audience) {
    this.audience = audience;
  }

  /** Whether it tells who calls: only we read it. */
  boolean isSession() {
    return this == ORGANIZER || this == CUSTOMER;
  }

  /** The {@code aud} of this kind's tokens. */
  public String audience() {
    return audience;
  }
}
