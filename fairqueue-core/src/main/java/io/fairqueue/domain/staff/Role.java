package io.fairqueue.domain.staff;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody is on an event. The event's organizer is its owner without being told so; what each
 * role may do is {@link Right}'s table.
 */
public enum Role {
  /** Runs the event, and says who else works on it. */
  OWNER,
  /** Runs the event. */
  MANAGER,
  /** Helps those who buy. */
  SALES,
  /** Lets people in. */
  DOOR,
  /** Looks on. */
  VIEWER;

  /** What it may do. */
  public Set<Right> rights() {
    return Arrays.stream(Right.values())
        .filter(right -> right.isOf(this))
        .collect(Collectors.toUnmodifiableSet());
  }
}
