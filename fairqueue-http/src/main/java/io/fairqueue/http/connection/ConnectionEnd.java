package io.fairqueue.http.connection;

import java.util.Locale;

/** Why a connection was ended from this side. */
enum ConnectionEnd {
  /** The head of a request did not come in time. */
  HEAD,
  /** The body of a request did not come in time, or too slowly. */
  BODY,
  /** Its reader took nothing of an answer for too long. */
  READER,
  /** Its network had too many without a whole request. */
  NETWORK,
  /** All were too many, and it was the least used. */
  FULL,
  /** What came was no HTTP that can be read in one way only. */
  MALFORMED;

  String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
