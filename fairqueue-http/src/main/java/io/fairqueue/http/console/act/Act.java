package io.fairqueue.http.console.act;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.http.page.frame.Keys;
import java.util.Arrays;
import java.util.Optional;

/** What is asked again before it is done. */
enum Act {
  ACTIVATE(Right.RUN, "ACTIVATED"),
  END(Right.CLOSE, "ENDED"),
  CANCEL(Right.CLOSE, "CANCELLED"),
  DELETE(Right.CLOSE, "EVENT_DELETED");

  private final Right right;
  private final String done;

  Act(Right right, String done) {
    this.right = right;
    this.done = done;
  }

  static Optional<Act> of(String word) {
    return Arrays.stream(values()).filter(each -> each.key().equals(word)).findFirst();
  }

  Right right() {
    return right;
  }

  /** The notice that it is done. */
  String done() {
    return done;
  }

  /** By its word in addresses, and in the names of texts. */
  String key() {
    return Keys.of(this);
  }

  /** Whether an event's state allows it. */
  boolean isPossible(Event event) {
    return switch (event) {
      case Event.Draft draft -> this == ACTIVATE || this == DELETE;
      case Event.Active active -> this == END || this == CANCEL;
      case Event.Paused paused -> this == END || this == CANCEL;
      case Event.Ended ended -> this == CANCEL;
      case Event.Cancelled cancelled -> false;
    };
  }
}
