package io.fairqueue.http.problem;

import io.fairqueue.access.Permitted;

/** What callers name by an id, and what they are told who may not have it. */
public enum Resource {
  EVENT(Refusal.EVENT_NOT_FOUND, Refusal.FORBIDDEN_EVENT),
  CLAIM(Refusal.CLAIM_NOT_FOUND, Refusal.FORBIDDEN_CLAIM),
  PAYMENT(Refusal.PAYMENT_NOT_FOUND, Refusal.FORBIDDEN_CLAIM),
  /** The list of all events' claims. */
  ALL_CLAIMS(Refusal.EVENT_NOT_FOUND, Refusal.FORBIDDEN_CLAIM_LIST),
  TICKET(Refusal.TICKET_NOT_FOUND, Refusal.FORBIDDEN_TICKET),
  WEBHOOK(Refusal.WEBHOOK_NOT_FOUND, Refusal.FORBIDDEN_WEBHOOK);

  private final Refusal notFound;
  private final Refusal forbidden;

  Resource(Refusal notFound, Refusal forbidden) {
    this.notFound = notFound;
    this.forbidden = forbidden;
  }

  /** What the act came to; throws a {@link ProblemException} where it was denied. */
  public <T> T require(Permitted<T> answer) {
    return switch (answer) {
      case Permitted.Allowed<T> allowed -> allowed.outcome();
      case Permitted.NotFound<T> unknown -> throw notFound();
      case Permitted.Forbidden<T> theirs -> throw forbidden();
    };
  }

  public ProblemException notFound() {
    return new ProblemException(notFound);
  }

  public ProblemException forbidden() {
    return new ProblemException(forbidden);
  }
}
