package io.fairqueue.staff;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.staff.Right;
import io.fairqueue.domain.staff.Role;
import io.fairqueue.port.AuditLog.Entry;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import io.fairqueue.port.Parts;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who works on an event, what each may do, and what they did.
 *
 * <p>Thread-safe. Methods read or write the stores, and so block; a store in trouble throws {@link
 * io.fairqueue.port.StoreUnavailableException}. What a role may do is {@link Right}'s table; admins
 * may do everything. What changes something leaves an audit row.
 */
public final class Staff {

  private final ShowStaff show;
  private final AppointStaff appoint;
  private final InviteStaff invite;
  private final ExportAudit exportAudit;

  /** Joins the verbs to the stores. */
  public Staff(Parts parts) {
    this.show = new ShowStaff(parts.stores(), parts.time());
    this.appoint = new AppointStaff(parts.stores(), parts.time());
    this.invite = new InviteStaff(parts, appoint);
    this.exportAudit = new ExportAudit(parts.stores(), parts.time());
  }

  /** The event, if somebody has this right on it, as of now. */
  public Permitted<Event> check(Actor actor, EventId event, Right right) {
    return show.check(actor, event, right);
  }

  /** What somebody may do on an event, as of now. */
  public Set<Right> rights(Actor actor, Event event) {
    return show.rights(actor, event);
  }

  /** Who works on an event: first its organizer, then the others in the order they came. */
  public Permitted<List<Member>> list(Actor actor, EventId event) {
    return show.list(actor, event);
  }

  /**
   * Gives somebody a role on an event, in place of the one they have. Repeating is safe.
   *
   * @return also {@link Appointment.NoAccount} and {@link Appointment.OwnerStays}
   */
  public Permitted<Appointment> appoint(Actor actor, EventId event, OrganizerId who, Role role) {
    return appoint.appoint(actor, event, who, role);
  }

  /**
   * Takes somebody's role on an event; repeating answers {@link Appointment.NoMember}.
   *
   * @return also {@link Appointment.OwnerStays}
   */
  public Permitted<Appointment> dismiss(Actor actor, EventId event, OrganizerId who) {
    return appoint.dismiss(actor, event, who);
  }

  /**
   * Asks somebody by mail to open an account, with a role on an event or, by an admin, without one;
   * who has an account just gets the role. Repeating mails another link, and takes none back.
   *
   * <p>Whoever accepts does so at {@link io.fairqueue.account.Accounts#acceptInvitation}.
   *
   * @return also {@link Invited.Appointed}, {@link Invited.HasAccount}, {@link Invited.OwnerStays},
   *     {@link Invited.TooMany} and {@link Invited.MailNotConfigured}
   */
  public Permitted<Invited> invite(Actor actor, Wish wish) {
    return invite.invite(actor, wish);
  }

  /** What was done to an event, the latest first. */
  public Permitted<Page<Entry>> audit(Actor actor, EventId event, PageRequest page) {
    return show.audit(actor, event, page);
  }

  /**
   * Hands over all that was done to an event, as it is at one moment, what was recorded first
   * first, to those who may read it. Each time leaves an audit row that says how much it was.
   *
   * @param sink called on this thread, and not at all for who has no right; what it throws ends the
   *     reading
   * @return how many rows
   */
  public Permitted<Integer> exportAudit(Actor actor, EventId event, Consumer<Entry> sink) {
    return exportAudit.export(actor, event, sink);
  }
}
