package io.fairqueue.domain;

/** A queue entry's state as it is stored and sent. */
public enum EntryStatus {
  WAITING,
  ADMITTED,
  COMPLETED,
  ABANDONED,
  EXPIRED
}
