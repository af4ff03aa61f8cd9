package io.fairqueue.account;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.Stores;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What admins do to other people's accounts; it is written down with what it does. */
final class AdministerAccounts {

  private final Stores stores;
  private final ChangeOrganizerPassword passwords;
  private final Authorization authorization;
  private final InstantSource time;

  AdministerAccounts(Stores stores, ChangeOrganizerPassword passwords, InstantSource time) {
    this.stores = stores;
    this.passwords = passwords;
    this.authorization = new Authorization(stores, time);
    this.time = time;
  }

  boolean setDisabled(Actor admin, CustomerId id, boolean disabled) {
    return noted(
        admin,
        Deed.to(id, disabled ? "fan.disable" : "fan.enable"),
        () -> stores.customers().setDisabled(id, disabled, time.instant()));
  }

  boolean setDisabled(Actor admin, OrganizerId id, boolean disabled) {
    return noted(
        admin,
        Deed.to(id, disabled ? "organizer.disable" : "organizer.enable"),
        () -> stores.organizers().setDisabled(id, disabled));
  }

  boolean endSessions(Actor admin, OrganizerId id) {
    return noted(
        admin, Deed.to(id, "organizer.end-sessions"), () -> stores.organizers().endSessions(id));
  }

  boolean setAdmin(Actor admin, OrganizerId id, boolean given) {
    return noted(
        admin,
        Deed.to(id, given ? "organizer.make-admin" : "organizer.make-organizer"),
        () -> stores.organizers().setAdmin(id, given));
  }

  boolean setPassword(Actor admin, OrganizerId id, String password) {
    Passwords.check(password);
    return noted(admin, Deed.to(id, "organizer.set-password"), () -> passwords.set(id, password));
  }

  boolean removeSecondFactor(Actor admin, OrganizerId id) {
    return noted(
        admin, Deed.to(id, "organizer.reset-totp"), () -> stores.secondFactors().remove(id));
  }

  private boolean noted(Actor admin, Deed deed, Supplier<Boolean> act) {
    if (!admin.admin()) {
      throw new IllegalArgumentException("only admins act on other people's accounts");
    }
    return authorization.noted(admin, deed, act);
  }
}
