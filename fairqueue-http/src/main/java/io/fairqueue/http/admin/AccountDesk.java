package io.fairqueue.http.admin;

import io.fairqueue.FairQueue;
import io.fairqueue.account.Accounts;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.http.problem.ProblemException;
import io.fairqueue.http.problem.Refusal;
import io.fairqueue.http.security.Authenticator;
import io.fairqueue.http.security.Caller;
import io.fairqueue.port.Stores;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * People's accounts, for admins by API and console. Thread-safe; reads the stores, so it blocks.
 */
@Singleton
public final class AccountDesk {

  private final Accounts accounts;
  private final Stores stores;
  private final Authenticator authenticator;

  AccountDesk(FairQueue fairQueue, Stores stores, Authenticator authenticator) {
    this.accounts = fairQueue.accounts();
    this.stores = stores;
    this.authenticator = authenticator;
  }

  /** All organizers, by email address. */
  public List<Organizer> organizers(Caller.Staff staff) {
    requireAdmin(staff);
    return accounts.organizers();
  }

  /** The fan of an address; empty for none. */
  public Optional<Customer> fan(Caller.Staff staff, EmailAddress email) {
    requireAdmin(staff);
    return accounts.fan(email);
  }

  /** Disables an organizer's account, which ends its sessions, or enables it. */
  public Organizer setDisabled(Caller.Staff staff, OrganizerId id, boolean disabled) {
    requireOther(staff, id);
    return changed(id, accounts.setDisabled(staff.actor(), id, disabled));
  }

  /** Ends all sessions of an organizer, who may sign in again. */
  public Organizer endSessions(Caller.Staff staff, OrganizerId id) {
    requireOther(staff, id);
    return changed(id, accounts.endSessions(staff.actor(), id));
  }

  /** Gives or takes the admin role. */
  public Organizer setAdmin(Caller.Staff staff, OrganizerId id, boolean admin) {
    requireOther(staff, id);
    return changed(id, accounts.setAdmin(staff.actor(), id, admin));
  }

  /** Asks somebody who lost the authenticator app for no code any more. */
  public Organizer resetSecondFactor(Caller.Staff staff, OrganizerId id) {
    requireOther(staff, id);
    if (!accounts.removeSecondFactor(staff.actor(), id)) {
      throw new ProblemException(Refusal.TOTP_NOT_FOUND);
    }
    return changed(id, true);
  }

  /** Disables a fan's account, which ends its sessions for good, or enables it. */
  public Customer setDisabled(Caller.Staff staff, CustomerId id, boolean disabled) {
    requireAdmin(staff);
    if (!accounts.setDisabled(staff.actor(), id, disabled)) {
      throw new ProblemException(Refusal.FAN_NOT_FOUND);
    }
    return stores
        .customers()
        .find(id)
        .orElseThrow(() -> new ProblemException(Refusal.FAN_NOT_FOUND));
  }

  private Organizer changed(OrganizerId id, boolean found) {
    authenticator.changed(id);
    if (!found) {
      throw new ProblemException(Refusal.ORGANIZER_NOT_FOUND);
    }
    return stores
        .organizers()
        .find(id)
        .orElseThrow(() -> new ProblemException(Refusal.ORGANIZER_NOT_FOUND));
  }

  private static void requireAdmin(Caller.Staff staff) {
    if (!staff.actor().admin()) {
      throw new ProblemException(Refusal.FORBIDDEN);
    }
  }

  /** So there is always somebody left who can undo it. */
  private static void requireOther(Caller.Staff staff, OrganizerId id) {
    requireAdmin(staff);
    if (staff.actor().id().equals(id)) {
      throw new ProblemException(Refusal.OWN_ACCOUNT);
    }
  }
}
