package io.fairqueue.domain.staff;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import java.time.Instant;

/**
 * Somebody who works on another organizer's event.
 *
 * @param addedBy who gave the role, last; an operator has no account
 */
public record StaffMember(
    EventId event, OrganizerId organizer, Role role, OrganizerId addedBy, Instant addedAt) {}
