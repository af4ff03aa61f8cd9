package io.fairqueue.line;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Lookup;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Network;
import io.fairqueue.domain.Turnout;
import io.fairqueue.port.CustomerSession;
import io.fairqueue.port.ExtendOutcome;
import io.fairqueue.port.HandAdmission;
import io.fairqueue.port.LeaveOutcome;
import io.fairqueue.port.Parts;
import io.fairqueue.port.QueueStore;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The line of each event. */
public final class Line {

  final Presence presence;
  private final JoinLine join;
  private final CheckPosition position;
  private final LeaveLine leave;
  private final ExtendAdmission extend;
  private final ShowLine show;
  private final ShowTurnout turnout;
  private final AdmitByHand admit;
  private final RemoveEntry remove;
  private final QueueStore queue;
  private final WatchLine watch;

  public Line(Parts parts) {
    this.presence = new Presence(parts.stores().queue(), parts.time());
    var events = parts.stores().events();
    var shown = parts.eventReads();
    this.queue = parts.stores().queue();
    this.remove = new RemoveEntry(parts.stores(), parts.time());
    this.join = new JoinLine(shown, queue, parts.stores().customers(), parts.time());
    this.position = new CheckPosition(shown, queue, presence, parts.time());
    this.leave = new LeaveLine(events, queue, parts.time());
    this.extend = new ExtendAdmission(events, queue, parts.time());
    this.show = new ShowLine(shown, queue, parts.time());
    this.turnout = new ShowTurnout(shown, queue);
    this.admit = new AdmitByHand(parts.stores(), queue, parts.notifier(), parts.time());
    this.watch = new WatchLine(shown, queue, presence, parts.time());
  }

  public JoinResult join(EventId event, CustomerId customer) {
    return join.join(event, customer, null);
  }

  /** The same of a fan whose network is known, for events that limit the entries from one. */
  public JoinResult join(EventId event, CustomerId customer, Network network) {
    return join.join(event, customer, network);
  }

  /**
   * The same for who can't wait, such as an event loop with thousands of fans. Empty where this
   * node hasn't at hand what a join needs, or the event's rules ask who the fan is: nothing was
   * done then, and {@link #join} is the way. Never blocks.
   *
   * @param executor completes it, or a thread of its own does where a fan has to be looked up; what
   *     {@link #join} throws completes it exceptionally
   */
  public Optional<CompletionStage<JoinResult>> joinSoon(
      EventId event, CustomerId customer, Network network, Executor executor) {
    return join.joinSoon(event, customer, network, executor);
  }

  /**
   * The same of a fan who asks by a session: {@link JoinResult.SessionOver} where that has ended,
   * on whichever node.
   */
  public Optional<CompletionStage<JoinResult>> joinSoon(
      EventId event, CustomerSession session, Network network, Executor executor) {
    return join.joinSoon(event, session, network, executor);
  }

  /** Empty for a fan who never joined, or left. */
  public Optional<LineStanding> position(EventId event, CustomerId customer) {
    return position.check(event, customer);
  }

  /**
   * The same of a fan who is seen waiting, from what this node has at hand; empty is no answer: ask
   * {@link #position} then. Never blocks.
   */
  public Optional<LineStanding> glimpse(EventId event, CustomerId customer) {
    return position.glimpse(event, customer);
  }

  /** Where these fans stand, for those who push; empty for no such event. */
  public Optional<LineGlimpse> watch(EventId event, Collection<CustomerId> customers) {
    return watch.watch(event, customers);
  }

  public LeaveOutcome leave(EventId event, CustomerId customer) {
    return leave.leave(event, customer);
  }

  public ExtendOutcome extend(EventId event, CustomerId customer) {
    return extend.extend(event, customer);
  }

  public Optional<LineFacts> facts(EventId event) {
    return show.show(event);
  }

  /** What became of the admissions that are over; empty for a draft, or no such event. */
  public Optional<Turnout> turnout(EventId event) {
    return turnout.show(event);
  }

  public Lookup<HandAdmission> admit(Actor actor, EventId event, int count) {
    return admit.admit(actor, event, count);
  }

  /**
   * Takes one fan out of the line, or an unused admission away; an admin's act on somebody else's
   * event leaves an audit row. Blocks.
   */
  public Lookup<LeaveOutcome> remove(Actor actor, EventId event, EntryId entry) {
    return remove.remove(actor, event, entry);
  }

  /** The event in whose line this entry would be; whether there is one, the line tells. */
  public Optional<EventId> eventOf(EntryId entry) {
    return queue.eventOf(entry);
  }
}
