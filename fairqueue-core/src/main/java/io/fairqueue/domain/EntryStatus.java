package io.fairqueue.domain;

/** A queue entry's state as it is stored and sent. */
public enum EntryStatus {
  /** In the lobby, or drawn and not yet told the place. */
  LOBBY,
  WAITING,
  ADMITTED,
  COMPLETED,
  ABANDONED,
  EXPIRED
}
