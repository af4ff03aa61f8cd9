package io.fairqueue.port.staff;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.domain.staff.InvitationToken;
import org.jspecify.annotations.Nullable;

/** Mails invitations. Thread-safe. */
public interface InvitationMail {

  /**
   * Takes a mail to be delivered, and waits for nobody's mail server; how that ends is not
   * reported. Throws {@link io.fairqueue.port.BusyException} when too many wait already.
   *
   * @param event of the invitation's; null for none
   * @param host who invites, as they are called
   * @param locale the language to write in; null for the usual one
   */
  void send(
      Invitation invitation,
      InvitationToken token,
      @Nullable Event event,
      String host,
      @Nullable String locale);
}
