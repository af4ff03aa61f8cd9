package io.fairqueue.domain.notice;

/** Whom a notice is sent to, besides being shown. */
public enum NoticeAudience {
  /** Fans who wait. */
  LINE,
  /** Fans who hold tickets that are not paid. */
  CLAIMS,
  /** Fans who have a good ticket. */
  TICKETS,
  /** All of these. */
  ALL;

  public boolean isOfLine() {
    return this == LINE || this == ALL;
  }

  public boolean isOfClaims() {
    return this == CLAIMS || this == ALL;
  }

  public boolean isOfTickets() {
    return this == TICKETS || this == ALL;
  }
}
