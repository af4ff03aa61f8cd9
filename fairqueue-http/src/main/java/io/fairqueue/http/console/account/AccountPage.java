package io.fairqueue.http.console.account;

import io.fairqueue.domain.staff.SecondFactor;
import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.console.frame.FormFault;
import io.fairqueue.http.factor.SecondFactors;
import io.fairqueue.http.page.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * An organizer's own account.
 *
 * @param factor what is asked for besides the password; null for nothing
 * @param offered what is being set up; null for nothing
 * @param required whether this server asks everybody for a second factor
 * @param error what is wrong with what was filled in; null for nothing
 */
public record AccountPage(
    ConsoleFrame console,
    String email,
    String name,
    @Nullable SecondFactor factor,
    SecondFactors.@Nullable Offered offered,
    boolean required,
    @Nullable FormFault error) {

  /** The secret in groups, as people read and type it. */
  public String secret() {
    return offered == null ? "" : offered.secret().replaceAll("(.{4})(?=.)", "$1 ");
  }

  /** How many recovery codes are good still, in words. */
  public String left() {
    Frame frame = console.frame();
    return factor == null
        ? ""
        : frame.text("console.account.totp.left", "count", frame.number(factor.recovery().size()));
  }

  /** What is wrong in a form; null for nothing. */
  public @Nullable String wrong(String form) {
    return FormFault.in(form, error);
  }
}
