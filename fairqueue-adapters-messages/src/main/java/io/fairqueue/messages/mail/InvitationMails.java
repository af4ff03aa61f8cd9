package io.fairqueue.messages.mail;

import io.fairqueue.domain.Event;
import io.fairqueue.domain.staff.Invitation;
import io.fairqueue.domain.staff.InvitationToken;
import io.fairqueue.messages.mail.letter.Language;
import io.fairqueue.messages.mail.letter.Reader;
import io.fairqueue.messages.mail.template.InvitationLetter;
import io.fairqueue.port.staff.InvitationMail;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes invitations. Thread-safe; waits for as long as what takes them does. */
public final class InvitationMails implements InvitationMail {

  private final Consumer<OutgoingMail> post;
  private final Links links;
  private final Locale usual;
  private final InstantSource time;

  /**
   * @param post takes a mail, and waits for nobody
   * @param usual the language where nobody says another that mails are written in
   */
  public InvitationMails(
      Consumer<OutgoingMail> post, Links links, Locale usual, InstantSource time) {
    this.post = post;
    this.links = links;
    this.usual = usual;
    this.time = time;
  }

  @Override
  public void send(
      Invitation invitation,
      InvitationToken token,
      @Nullable Event event,
      String host,
      @Nullable String locale) {
    Locale language = Language.of(locale, usual);
    @Nullable String name =
        event == null ? null : event.details().name(Language.of(language).tag());
    var letter = new InvitationLetter(host, name, invitation.role(), links.invitation(token));
    post.accept(
        MailWriter.write(
            letter,
            new Reader(language, invitation.name(), null),
            invitation.email(),
            invitation.id() + ".invitation@" + links.host(),
            "staff.invited",
            time.instant()));
  }
}
