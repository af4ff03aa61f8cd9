package io.fairqueue.http.line;

import io.fairqueue.FairQueue;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.problem.Resource;
import io.fairqueue.http.security.Caller;
import io.fairqueue.line.Line;
import io.fairqueue.line.facts.LineEntry;
import io.fairqueue.port.LineStore.LeaveOutcome;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What organizers do to a line by hand, by the API and by the console. What there is a reason
 * against throws a {@link ProblemException}. Thread-safe; blocks.
 */
@Singleton
public final class HandDesk {

  private final Line line;

  HandDesk(FairQueue fairQueue) {
    this.line = fairQueue.line();
  }

  /** Who waits, from this number of arrival on. */
  public List<LineEntry> waiting(Caller.Staff staff, EventId event, long number, int count) {
    return Resource.EVENT.require(line.entries(staff.actor(), event, number, count));
  }

  /** The latest place of the fan with this address; empty for who never joined. */
  public Optional<LineEntry> find(Caller.Staff staff, EventId event, EmailAddress email) {
    return Resource.EVENT.require(line.entry(staff.actor(), event, email));
  }

  /**
   * Takes somebody out of the line.
   *
   * @param reason what is written down with it; null for nothing
   */
  public void remove(Caller.Staff staff, EventId event, EntryId entry, @Nullable String reason) {
    switch (Resource.EVENT.require(line.remove(staff.actor(), event, entry, reason))) {
      case LeaveOutcome.Left left -> {
        // Nothing to tell.
      }
      case LeaveOutcome.NotInLine gone -> throw new ProblemException(Refusal.ENTRY_NOT_FOUND);
      case LeaveOutcome.AlreadyUsed used -> throw new ProblemException(Refusal.ENTRY_USED);
    }
  }

  /** Admits the next ones; answers how many they were. */
  public int admit(Caller.Staff staff, EventId event, int count) {
    if (count < 1 || count > AdmissionsRequest.MAX) {
      throw ProblemException.invalid(
          "count", "must be between 1 and %d".formatted(AdmissionsRequest.MAX));
    }
    return Resource.EVENT.require(line.admit(staff.actor(), event, count)).count();
  }
}
