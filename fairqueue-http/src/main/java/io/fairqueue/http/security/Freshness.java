package io.fairqueue.http.security;

/** How well a session's account must be known to be alive. */
public enum Freshness {
  /** As of now: for writes. */
  NOW,
  /** As of a second ago at most: for reads. */
  RECENT
}
