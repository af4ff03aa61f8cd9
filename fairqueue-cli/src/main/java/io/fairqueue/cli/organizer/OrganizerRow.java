package io.fairqueue.cli.organizer;

import io.fairqueue.domain.Organizer;
import java.time.Instant;

/** An organizer's account, without its secrets. */
record OrganizerRow(
    String id, String email, String name, String role, boolean disabled, Instant createdAt) {

  static OrganizerRow of(Organizer organizer) {
    return new OrganizerRow(
        organizer.id().toString(),
        organizer.email().value(),
        organizer.name(),
        organizer.admin() ? "admin" : "organizer",
        organizer.disabled(),
        organizer.createdAt());
  }
}
