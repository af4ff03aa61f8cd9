package io.fairqueue.http.realtime;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;

/** Who was let through to which line. */
record Visit(EventId event, CustomerId fan) {

  /** Where the gate leaves it on the request. */
  static final String ATTRIBUTE = Visit.class.getName();
}
