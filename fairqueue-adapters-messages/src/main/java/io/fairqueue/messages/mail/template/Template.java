package io.fairqueue.messages.mail.template;

import io.fairqueue.messages.mail.letter.Letter;
import io.fairqueue.messages.mail.letter.Reader;
import java.util.List;
import java.util.Optional;

/** A kind of mail, with what it needs to know. */
public sealed interface Template {

  /** As texts and operators name it. */
  String name();

  /** What it says to a reader. */
  Letter letter(Reader reader);

  /** Whether it is about what its reader bought, or a place of theirs. */
  default boolean isOwn() {
    return true;
  }

  /** Whose mail it is, besides ours. */
  default Optional<String> organizer() {
    return Optional.empty();
  }

  /** The codes of the tickets that it shows, in their order. */
  default List<String> codes() {
    return List.of();
  }

  /** What belongs into its reader's calendar. */
  default Optional<Appointment> appointment() {
    return Optional.empty();
  }

  /** A mail about an event. */
  sealed interface OfEvent extends Template
      permits TurnMail,
          PlaceMail,
          DrawnMail,
          LapsedMail,
          RemovedMail,
          PurchaseMail,
          HoldLostMail,
          PaymentFailedMail,
          PaymentLateMail,
          RefundRequestedMail,
          RefundedMail,
          RefundFailedMail,
          RefundFailedReport,
          EventMovedMail,
          EventCancelledMail,
          NoticeMail {

    Occasion event();

    @Override
    default Optional<String> organizer() {
      return Optional.of(event().organizer());
    }
  }

  /** A mail about an account, or a machine. */
  sealed interface OfAccount extends Template
      permits WelcomeMail, EndpointDisabledReport, NewDeviceReport, InvitationLetter {}
}
