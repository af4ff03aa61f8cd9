package io.fairqueue.http.line;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EntryStatus;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.http.problem.AnswersProblems;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.request.Paths;
import io.fairqueue.http.security.Caller;
import io.fairqueue.line.facts.LineEntry;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who waits in a line, for those who run the event. */
@AnswersProblems
@Controller(Paths.ENTRIES)
@ExecuteOn(TaskExecutors.BLOCKING)
class EntriesController {

  private static final int MAX = 100;

  private final HandDesk desk;

  EntriesController(HandDesk desk) {
    this.desk = desk;
  }

  @Get
  LineEntriesBody list(
      EventId eventId,
      Caller.Staff staff,
      @QueryValue @Nullable String email,
      @QueryValue(defaultValue = "1") long from,
      @QueryValue(defaultValue = "20") int size) {
    if (size < 1 || size > MAX) {
      throw ProblemException.invalid("size", "must be between 1 and 100");
    }
    if (from < 1) {
      throw ProblemException.invalid("from", "must be at least 1");
    }
    if (email != null) {
      return new LineEntriesBody(
          desk.find(staff, eventId, new EmailAddress(email)).stream()
              .map(LineEntryBody::of)
              .toList(),
          null);
    }
    // One more than is shown tells whether there are more.
    List<LineEntry> found = desk.waiting(staff, eventId, from, size + 1);
    return new LineEntriesBody(
        found.stream().limit(size).map(LineEntryBody::of).toList(),
        found.size() > size ? found.getLast().entry().facts().number() : null);
  }

  @Delete("/{entry}")
  @Status(HttpStatus.NO_CONTENT)
  void remove(
      EventId eventId,
      EntryId entry,
      Caller.Staff staff,
      @Nullable @Valid @Body RemovalRequest request) {
    desk.remove(staff, eventId, entry, request == null ? null : request.reason());
  }

  /**
   * Why somebody is taken out.
   *
   * @param reason what is written down with it
   */
  @Introspected
  record RemovalRequest(@Nullable String reason) {}

  /**
   * Some of those who wait, in the order they came.
   *
   * @param next the number to go on from; null at the end
   */
  record LineEntriesBody(
      List<LineEntryBody> data, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long next) {

    LineEntriesBody {
      data = List.copyOf(data);
    }
  }

  /**
   * A place in a line, and whose it is.
   *
   * @param position 1 for the next; 0 for who does not wait any more
   * @param name null where the fan gave none
   * @param email null once the account is deleted
   * @param claimId what the place led to
   */
  record LineEntryBody(
      UUID queueEntryId,
      UUID customerId,
      long number,
      long position,
      EntryStatus status,
      Instant joinedAt,
      @Nullable String name,
      @Nullable String email,
      @Nullable Instant admittedUntil,
      @Nullable UUID claimId) {

    static LineEntryBody of(LineEntry entry) {
      var facts = entry.entry().facts();
      var fan = entry.fan();
      return new LineEntryBody(
          facts.id().value(),
          facts.customerId().value(),
          facts.number(),
          entry.position(),
          entry.entry().status(),
          facts.joinedAt(),
          fan == null ? null : fan.name(),
          fan == null ? null : fan.email().value(),
          entry.entry() instanceof QueueEntry.Admitted admitted ? admitted.admittedUntil() : null,
          entry.entry() instanceof QueueEntry.Completed done ? done.claimId().value() : null);
    }

    /** Never a name or an address: they stay out of logs. */
    @Override
    public String toString() {
      return "LineEntryBody[" + queueEntryId + "]";
    }
  }
}
