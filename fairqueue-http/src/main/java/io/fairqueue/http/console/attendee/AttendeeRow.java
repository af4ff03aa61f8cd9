package io.fairqueue.http.console.attendee;

import io.fairqueue.domain.Attendee;
import io.fairqueue.domain.Ticket;
import io.fairqueue.http.console.frame.EventMenu;
import io.fairqueue.http.console.frame.Section;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.request.Paths;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A ticket and whom it was sold to.
 *
 * @param claim the address of the page of its purchase
 * @param state the end of the names of its state's text and look
 * @param at when it came to that; null for a ticket that is good
 * @param refund where its money can go back; null where it can't
 * @param resend where it is mailed once more, with all of its purchase; null where it is void
 */
public record AttendeeRow(
    String ticket,
    String claim,
    String name,
    String email,
    String tier,
    String place,
    String price,
    String state,
    @Nullable String at,
    @Nullable String refund,
    @Nullable String resend) {

  static AttendeeRow of(Attendee attendee, boolean refunds, ZoneId zone, Frame frame) {
    Ticket ticket = attendee.ticket();
    String claim =
        EventMenu.address(ticket.facts().eventId(), Section.CLAIMS)
            + "/"
            + ticket.facts().claimId();
    return new AttendeeRow(
        ticket.id().toString(),
        claim,
        attendee.name() != null
            ? attendee.name()
            : attendee.email() == null ? frame.text("console.none") : "",
        attendee.email() == null ? "" : attendee.email().value(),
        attendee.tier(),
        ticket.facts().label(),
        frame.visit().local().money(attendee.price()),
        switch (ticket) {
          case Ticket.Valid valid -> "valid";
          case Ticket.CheckedIn used -> "used";
          case Ticket.Voided gone -> "void";
        },
        switch (ticket) {
          case Ticket.Valid valid -> null;
          case Ticket.CheckedIn used -> frame.visit().local().brief(used.checkedInAt(), zone);
          case Ticket.Voided gone -> frame.visit().local().brief(gone.voidedAt(), zone);
        },
        refunds && !(ticket instanceof Ticket.Voided)
            ? Paths.of(Paths.CONSOLE_EVENT, ticket.facts().eventId())
                + "/refund?claim="
                + ticket.facts().claimId()
                + "&unit="
                + ticket.facts().unitId()
            : null,
        ticket instanceof Ticket.Voided ? null : claim + "/resend");
  }
}
