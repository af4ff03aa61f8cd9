package io.fairqueue.messages.mail;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.staff.InvitationToken;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where mails and pushes lead to. Thread-safe.
 *
 * @param pages where fans' pages are; null if there are none
 * @param server where this server is reached; asked late, since it may have no port yet
 * @param hasConsole whether it has pages for organizers
 */
public record Links(
    @Nullable URI pages,
    Supplier<URI> server,
    boolean hasConsole,
    UnsubscribeTokens unsubscribeTokens) {

  @Nullable URI events() {
    return page("");
  }

  public @Nullable URI event(EventId event) {
    return page("e/" + event);
  }

  /** A fan's place in a line. */
  public @Nullable URI line(EventId event) {
    return page("e/" + event + "/line");
  }

  /** Where anybody checks a line. */
  public @Nullable URI check(EventId event) {
    return page("verify?event=" + event);
  }

  /** A purchase. */
  public @Nullable URI claim(ClaimId claim) {
    return page("claims/" + claim);
  }

  /** Where somebody accepts an invitation. */
  URI invitation(InvitationToken token) {
    return below(server.get(), "console/invitations/" + token.text());
  }

  /** Where organizers change their password; null if there are no pages for them. */
  @Nullable URI account() {
    return hasConsole ? below(server.get(), "console/account") : null;
  }

  URI unsubscribe(CustomerId fan) {
    return below(server.get(), "unsubscribe/" + unsubscribeTokens.write(fan));
  }

  /** What makes ids of mails unique in the world. */
  String host() {
    return server.get().getHost();
  }

  private @Nullable URI page(String path) {
    return pages == null ? null : below(pages, path);
  }

  private static URI below(URI base, String path) {
    String text = base.toString();
    return URI.create((text.endsWith("/") ? text : text + "/") + path);
  }
}
