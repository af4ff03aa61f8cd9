package io.fairqueue.http.console.user;

import io.fairqueue.domain.Customer;
import io.fairqueue.domain.Organizer;
import io.fairqueue.http.console.frame.ConsoleFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People's accounts.
 *
 * @param self the reader's own id, which is not changed here
 * @param email which fan was looked for; empty for none
 * @param fan who was found; null for nobody
 * @param error why nobody was; null where nobody was looked for
 * @param invited whom to invite; empty for nobody yet
 * @param unfit what is wrong with that; null for nothing
 */
public record UsersPage(
    ConsoleFrame console,
    List<Organizer> organizers,
    String self,
    String email,
    @Nullable Customer fan,
    @Nullable String error,
    String invited,
    @Nullable String unfit) {

  public UsersPage {
    organizers = List.copyOf(organizers);
  }

  /** Whether the reader may change an account. */
  public boolean changes(Organizer organizer) {
    return !organizer.id().toString().equals(self);
  }

  /** What an account is, by the name of its text. */
  public String role(Organizer organizer) {
    return console
        .frame()
        .text(organizer.admin() ? "console.user.admin" : "console.user.organizer");
  }
}
