package io.fairqueue.account;

import io.fairqueue.access.Actor;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.port.AuditLog;
import io.fairqueue.port.Stores;
import java.time.InstantSource;

/** What admins do to other people's accounts; it is written down before it is done. */
final class AdministerAccounts {

  private final Stores stores;
  private final ChangeOrganizerPassword passwords;
  private final InstantSource time;

  AdministerAccounts(Stores stores, ChangeOrganizerPassword passwords, InstantSource time) {
    this.stores = stores;
    this.passwords = passwords;
    this.time = time;
  }

  boolean setDisabled(Actor admin, CustomerId id, boolean disabled) {
    record(admin, disabled ? "fan.disable" : "fan.enable", id.toString());
    return stores.customers().setDisabled(id, disabled, time.instant());
  }

  boolean setDisabled(Actor admin, OrganizerId id, boolean disabled) {
    record(admin, disabled ? "organizer.disable" : "organizer.enable", id.toString());
    return stores.organizers().setDisabled(id, disabled);
  }

  boolean setAdmin(Actor admin, OrganizerId id, boolean given) {
    record(admin, given ? "organizer.make-admin" : "organizer.make-organizer", id.toString());
    return stores.organizers().setAdmin(id, given);
  }

  boolean setPassword(Actor admin, OrganizerId id, String password) {
    Passwords.check(password);
    record(admin, "organizer.set-password", id.toString());
    return passwords.set(id, password);
  }

  private void record(Actor admin, String action, String subject) {
    if (!admin.admin()) {
      throw new IllegalArgumentException("only admins act on other people's accounts");
    }
    stores
        .audit()
        .record(
            new AuditLog.Entry(
                admin.id(), action, subject, time.instant(), admin.origin().country()));
  }
}
