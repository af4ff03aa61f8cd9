package io.fairqueue.port;

import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.OrganizerId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list.
 *
 * @param search part of the name or venue, without case, taken literally; null for all
 * @param statuses as shown to people, derived "sold out" included; none of them for all
 * @param viewer the organizer whose drafts are shown too, and those that a role lets them see
 *     ({@link io.fairqueue.domain.staff.Right#SEE}); null for the public
 * @param allDrafts whether everybody's drafts are shown (an admin looks)
 * @param mine whether only those are shown that the viewer owns or has a role on
 */
public record EventQuery(
    @Nullable String search,
    Set<ShownStatus> statuses,
    @Nullable OrganizerId viewer,
    boolean allDrafts,
    boolean mine,
    Sort sort,
    PageRequest page) {

  /** Whoever's they are. */
  public EventQuery(
      @Nullable String search,
      Set<ShownStatus> statuses,
      @Nullable OrganizerId viewer,
      boolean allDrafts,
      Sort sort,
      PageRequest page) {
    this(search, statuses, viewer, allDrafts, false, sort, page);
  }

  public EventQuery {
    // In one order on every node: nodes share what they read by what was asked for.
    Set<ShownStatus> ordered = EnumSet.noneOf(ShownStatus.class);
    ordered.addAll(statuses);
    statuses = Collections.unmodifiableSet(ordered);
  }

  /** The order of the list; ties go by id. Events without a start come last. */
  public enum Sort {
    STARTS_AT,
    STARTS_AT_DESC,
    NAME,
    NAME_DESC
  }

  /** A stored status, or the derived one. */
  public enum ShownStatus {
    DRAFT,
    ACTIVE,
    PAUSED,
    SOLD_OUT,
    ENDED,
    CANCELLED;

    /** An active event without a free unit shows as sold out. */
    public static ShownStatus of(EventStatus status, long free) {
      return status == EventStatus.ACTIVE && free == 0 ? SOLD_OUT : valueOf(status.name());
    }
  }
}
