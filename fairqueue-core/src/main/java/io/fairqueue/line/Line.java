package io.fairqueue.line;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Permitted;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Network;
import io.fairqueue.domain.Turnout;
import io.fairqueue.line.facts.Board;
import io.fairqueue.line.facts.LineEntry;
import io.fairqueue.line.facts.LineFacts;
import io.fairqueue.line.facts.LineSnapshot;
import io.fairqueue.line.facts.LineStanding;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.LineStore.ExtendOutcome;
import io.fairqueue.port.LineStore.HandAdmission;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.LineStore.LeaveOutcome;
import io.fairqueue.port.Parts;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The line of each event.
 *
 * <p>Thread-safe. Methods read or write the stores, and so block, unless they say otherwise; a
 * store in trouble throws {@link io.fairqueue.port.StoreUnavailableException}.
 */
public final class Line {

  final Presence presence;
  private final JoinLine join;
  private final CheckPosition position;
  private final LeaveLine leave;
  private final ExtendAdmission extend;
  private final ShowLine show;
  private final AdmitByHand admit;
  private final RemoveEntry remove;
  private final ShowEntries entries;
  private final LineReads lineReads;
  private final WatchLine watch;
  private final MailPlace mail;

  /** Joins the verbs to the stores. */
  public Line(Parts parts) {
    this.presence = new Presence(parts.stores().lines(), parts.time());
    var events = parts.stores().events();
    var shown = parts.eventReads();
    var lines = parts.stores().lines();
    var lineReads = parts.stores().lineReads();
    this.lineReads = lineReads;
    this.remove = new RemoveEntry(parts.stores(), parts.time());
    this.entries = new ShowEntries(parts.stores(), parts.time());
    var standings = new Standings(shown, lineReads, parts.drawReads());
    this.join = new JoinLine(shown, lines, standings, parts.stores().customers(), parts.time());
    this.position = new CheckPosition(shown, standings, presence, parts.time());
    this.leave = new LeaveLine(events, lines, parts.time());
    this.extend = new ExtendAdmission(events, lines, parts.time());
    this.show =
        new ShowLine(
            shown,
            lineReads,
            standings,
            parts.stores().stats(),
            parts.stores().seats(),
            parts.time());
    this.admit = new AdmitByHand(parts.stores(), parts.notifier(), parts.time());
    this.mail = new MailPlace(lines, lineReads, parts.couriers(), parts.time());
    this.watch = new WatchLine(shown, lineReads, standings, presence, parts.time());
  }

  /**
   * Puts a fan at the end of the line, or into the lobby before the sale. Repeating is safe: a fan
   * who has a place keeps it, and {@link Joining.InLine#again} says so.
   *
   * @return {@link Joining.Refused} with the rule that said no, such as {@link
   *     JoinOutcome.NotOpen}, which also stands for an unknown event
   */
  public Joining join(EventId event, CustomerId customer) {
    return join.join(event, customer, null);
  }

  /**
   * As {@link #join(EventId, CustomerId)}, of a fan whose network is known, for events that limit
   * the entries from one.
   */
  public Joining join(EventId event, CustomerId customer, Network network) {
    return join.join(event, customer, network);
  }

  /**
   * The same for callers that can't wait, such as an event loop with thousands of fans. Empty where
   * this node hasn't at hand what a join needs, or the event's rules ask who the fan is: nothing
   * was done then, and {@link #join} is the way. Never blocks.
   *
   * @param executor completes it, or a thread of its own does where a fan has to be looked up; what
   *     {@link #join} throws completes it exceptionally
   */
  public Optional<CompletionStage<Joining>> joinSoon(
      EventId event, CustomerId customer, Network network, Executor executor) {
    return join.joinSoon(event, customer, network, executor);
  }

  /**
   * The same of a fan who asks by a session: {@link JoinOutcome.SessionOver} where that has ended,
   * on whichever node.
   */
  public Optional<CompletionStage<Joining>> joinSoon(
      EventId event, CustomerSession session, Network network, Executor executor) {
    return join.joinSoon(event, session, network, executor);
  }

  /**
   * Where a fan stands, who counts as seen by this; empty for a fan who never joined, or left, and
   * for an unknown event.
   */
  public Optional<LineStanding> position(EventId event, CustomerId customer) {
    return position.check(event, customer);
  }

  /**
   * As {@link #position}, of a fan who waits or is in the lobby, from what this node has at hand.
   * Empty is no answer: call {@link #position} then. Never blocks.
   */
  public Optional<LineStanding> peek(EventId event, CustomerId customer) {
    return position.peek(event, customer);
  }

  /**
   * Where these fans stand, who count as seen by this, in as few reads as for one; for those who
   * push. Fans without an entry are omitted. Empty for an unknown event.
   */
  public Optional<LineSnapshot> watch(EventId event, Collection<CustomerId> customers) {
    return watch.watch(event, customers);
  }

  /**
   * Takes a fan out of the line, or gives an unused admission to the next. Repeating is safe: it
   * answers {@link LeaveOutcome.NotInLine}, as for an unknown event. An admission that led to a
   * claim is {@link LeaveOutcome.AlreadyUsed}.
   */
  public LeaveOutcome leave(EventId event, CustomerId customer) {
    return leave.leave(event, customer);
  }

  /**
   * Gives a running admission one more window, counted from its end, as often as the event's policy
   * allows. Each call that answers {@link ExtendOutcome.Extended} uses one up, so don't repeat it
   * blindly.
   *
   * @return {@link ExtendOutcome.NoneLeft}, or {@link ExtendOutcome.NotAdmitted} also for an
   *     unknown event
   */
  public ExtendOutcome extend(EventId event, CustomerId customer) {
    return extend.extend(event, customer);
  }

  /**
   * Has a fan who waits told by mail where that is. Repeating is safe: a place is mailed once,
   * within the time that messages are kept.
   */
  public Mailing mailPlace(EventId event, CustomerId customer) {
    return mail.mail(event, customer);
  }

  /** Whether {@link #mailPlace} can write to anybody. Never blocks. */
  public boolean mailsPlaces() {
    return mail.isPossible();
  }

  /** A line in numbers, for everybody; empty for a draft or an unknown event. */
  public Optional<LineFacts> facts(EventId event) {
    return show.show(event);
  }

  /**
   * A sale as everybody sees it, from a handful of reads; empty for a draft or an unknown event.
   * For callers that show it to many.
   */
  public Optional<Board> board(EventId event) {
    return show.board(event);
  }

  /** What became of the admissions that are over; empty for a draft or an unknown event. */
  public Optional<Turnout> turnout(EventId event) {
    return show.turnout(event);
  }

  /**
   * Admits the next {@code count} fans past the event's rate, but within stock and caps; nobody
   * while the event is not open. Calling it again admits the next ones. An admin's act on somebody
   * else's event leaves an audit row.
   */
  public Permitted<HandAdmission> admit(Actor actor, EventId event, int count) {
    return admit.admit(actor, event, count);
  }

  /**
   * Takes one fan out of the line, or an unused admission away. Repeating is safe, as for {@link
   * #leave}. An admin's act on somebody else's event leaves an audit row.
   */
  public Permitted<LeaveOutcome> remove(Actor actor, EventId event, EntryId entry) {
    return remove(actor, event, entry, null);
  }

  /**
   * As {@link #remove(Actor, EventId, EntryId)}.
   *
   * @param reason what is written down with it; null for nothing
   */
  public Permitted<LeaveOutcome> remove(
      Actor actor, EventId event, EntryId entry, @Nullable String reason) {
    return remove.remove(actor, event, entry, reason);
  }

  /**
   * Who waits, from this number of arrival on, in that order, those included who are away. For who
   * may see people; an admin's look at somebody else's event leaves an audit row.
   */
  public Permitted<List<LineEntry>> entries(Actor actor, EventId event, long number, int count) {
    return entries.list(actor, event, number, count);
  }

  /** The latest place of the fan with this address, whatever became of it; likewise. */
  public Permitted<Optional<LineEntry>> entry(Actor actor, EventId event, EmailAddress email) {
    return entries.find(actor, event, email);
  }

  /** The event in whose line this entry would be. Whether it is there only the line can say. */
  public Optional<EventId> eventOf(EntryId entry) {
    return lineReads.eventOf(entry);
  }

  /** What becomes of a mail that a fan asked for. */
  public enum Mailing {
    ON_ITS_WAY,
    /** Not in line, or still in the lobby, or admitted: there is no place to tell. */
    NOT_WAITING,
    /** No mail can be sent. */
    NO_MAIL
  }

  /** What became of a join. */
  public sealed interface Joining {

    /**
     * The fan has a place.
     *
     * @param again it was the fan's before
     */
    record InLine(LineStanding standing, boolean again) implements Joining {}

    record Refused(JoinOutcome.Refused reason) implements Joining {}
  }
}
