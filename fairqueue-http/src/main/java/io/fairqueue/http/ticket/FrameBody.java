package io.fairqueue.http.ticket;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a picture came to.
 *
 * @param found whether there was a code in it; all else is as a check-in is answered, and null
 *     without one
 */
record FrameBody(
    boolean found, @Nullable UUID ticketId, @Nullable String label, @Nullable Instant checkedInAt) {

  static final FrameBody NOTHING = new FrameBody(false, null, null, null);

  static FrameBody of(CheckInBody in) {
    return new FrameBody(true, in.ticketId(), in.label(), in.checkedInAt());
  }
}
