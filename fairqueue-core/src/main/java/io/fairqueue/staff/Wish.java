package io.fairqueue.staff;

import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Profile;
import io.fairqueue.domain.Text;
import io.fairqueue.domain.staff.Role;
import org.jspecify.annotations.Nullable;

/**
 * Whom to invite, and to what. Checks itself.
 *
 * @param name what they are called; null where the host does not say
 * @param event on which they are to work; null for none
 * @param role as what; null likewise
 * @param locale the language of the mail; null for the usual one
 */
public record Wish(
    EmailAddress email,
    @Nullable String name,
    @Nullable EventId event,
    @Nullable Role role,
    @Nullable String locale) {

  private static final int MAX_NAME = 200;

  public Wish {
    if ((event == null) != (role == null)) {
      throw new InvalidInputException(
          event == null ? "event_id" : "role", "must be there, or neither of event_id and role");
    }
    name = name == null ? null : Text.written("name", name, MAX_NAME);
    locale = locale == null ? null : Profile.checkedLocale(locale);
  }

  /** Prints nobody's address. */
  @Override
  public String toString() {
    return "Wish[" + event + " " + role + "]";
  }
}
