package io.fairqueue.http.mailbox;

import java.time.Instant;

/** A mail that was sent. */
record Mail(String to, String subject, String text, Instant at) {

  /** Never the text: it may hold a one-time code. */
  @Override
  public String toString() {
    return "Mail[at=" + at + "]";
  }
}
