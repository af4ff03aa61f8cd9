package io.fairqueue.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.Organizer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An organizer's account, without its secrets. */
record OrganizerBody(
    UUID organizerId,
    String email,
    String name,
    @JsonInclude(JsonInclude.Include.ALWAYS) boolean admin,
    @JsonInclude(JsonInclude.Include.ALWAYS) boolean disabled,
    Instant createdAt) {

  static OrganizerBody of(Organizer organizer) {
    return new OrganizerBody(
        organizer.id().value(),
        organizer.email().value(),
        organizer.name(),
        organizer.admin(),
        organizer.disabled(),
        organizer.createdAt());
  }

  /** All of them, by email address. */
  record ListBody(@JsonInclude(JsonInclude.Include.ALWAYS) List<OrganizerBody> data) {}
}
