package io.fairqueue.cli.event;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.staff.Appointment;
import io.fairqueue.staff.Member;
import io.fairqueue.staff.Staff;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "staff",
    description = "Lists who works on an event; gives somebody a role on it, or takes it, first.")
final class EventStaff implements Runnable {

  private final Backends backends;
  private final Output output;

  @Mixin StoreOptions where = new StoreOptions();
  @Mixin Format format = new Format();

  @Parameters(paramLabel = "EVENT", description = "The event's id.")
  EventId event;

  @ArgGroup @Nullable Change change;

  /** One of the two. */
  static final class Change {

    @ArgGroup(exclusive = false)
    @Nullable Addition addition;

    @Option(
        names = "--remove",
        paramLabel = "EMAIL",
        description = "Whose role on the event ends, by the account's email address.")
    @Nullable EmailAddress remove;
  }

  /** Both. */
  static final class Addition {

    @Option(
        names = "--add",
        required = true,
        paramLabel = "EMAIL",
        description = "Who gets a role, or another one, by the account's email address.")
    EmailAddress add;

    @Option(
        names = "--role",
        required = true,
        description = "Which one: ${COMPLETION-CANDIDATES}, in either case.")
    Role role;
  }

  @Inject
  EventStaff(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  @Override
  public void run() {
    try (Backend backend = backends.open(where)) {
      if (change != null) {
        change(backend, change);
      }
      output.print(
          format,
          Found.in(backend.fairQueue().staff().list(Backend.OPERATOR, event), "event " + event)
              .stream()
              .map(Row::of)
              .toList(),
          "");
    }
  }

  private void change(Backend backend, Change wanted) {
    Staff staff = backend.fairQueue().staff();
    Addition addition = wanted.addition;
    if (addition != null) {
      OrganizerId who = account(backend, addition.add);
      checkDone(
          Found.in(staff.appoint(Backend.OPERATOR, event, who, addition.role), "event " + event));
    }
    if (wanted.remove != null) {
      OrganizerId who = account(backend, wanted.remove);
      checkDone(Found.in(staff.dismiss(Backend.OPERATOR, event, who), "event " + event));
    }
  }

  private static OrganizerId account(Backend backend, EmailAddress email) {
    return backend
        .fairQueue()
        .accounts()
        .organizer(email)
        .orElseThrow(() -> Found.none("organizer " + email))
        .id();
  }

  private static void checkDone(Appointment appointment) {
    switch (appointment) {
      case Appointment.Done done -> {}
      case Appointment.NoAccount gone -> throw new RefusedException("This account is gone.");
      case Appointment.NoMember none ->
          throw new RefusedException("This account has no role on this event.");
      case Appointment.OwnerStays owner ->
          throw new RefusedException("The event's organizer is its owner and stays it.");
    }
  }

  private record Row(
      String organizerId, String email, String name, String role, @Nullable Instant addedAt) {

    static Row of(Member member) {
      return new Row(
          member.account().id().toString(),
          member.account().email().value(),
          member.account().name(),
          member.role().name(),
          member.addedAt());
    }
  }
}
