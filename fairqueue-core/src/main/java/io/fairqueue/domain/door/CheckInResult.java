package io.fairqueue.domain.door;

/** What a ticket was worth that somebody came in with. */
public enum CheckInResult {
  /** It was good, and is used. */
  ENTERED,

  /** A door without a network let somebody in with it although somebody had come in before. */
  ALREADY,

  /** A door without a network let somebody in with it although it was void. */
  VOID
}
