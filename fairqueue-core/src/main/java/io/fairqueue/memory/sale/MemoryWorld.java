package io.fairqueue.memory.sale;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.HeldUnit;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.Pauses;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.Refund;
import io.fairqueue.domain.RefundId;
import io.fairqueue.domain.Ticket;
import io.fairqueue.domain.TicketFacts;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.UnitStatus;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.staff.StaffMember;
import io.fairqueue.memory.message.MemoryOutbox;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.Operation;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All facts, behind one lock: a transaction is what runs while it is held. */
public final class MemoryWorld {

  /** A fan at an event. */
  record Fan(EventId event, CustomerId customer) {}

  /** A unit that a sold claim gave back. */
  private record Returned(ClaimId claim, UnitId unit) {}

  /** How often the gateway was asked about a payment, and when it will be again. */
  record Inquiry(int tries, Instant nextTry) {}

  private static final int MAX_DONE = 10_000;
  private static final Comparator<Claim> NEWEST_FIRST =
      Comparator.comparing((Claim claim) -> claim.facts().createdAt())
          .thenComparing(claim -> claim.id().toString())
          .reversed();

  final Map<EventId, Event> events = new LinkedHashMap<>();
  final Map<EventId, List<MemoryUnit>> units = new HashMap<>();
  final Map<EventId, Draw> draws = new HashMap<>();
  final Map<EventId, String> drawSecrets = new HashMap<>();

  /** Of events without a secret: the leaves of those who came by a row, by its first number. */
  final Map<EventId, SortedMap<Long, List<byte[]>>> archivedLeaves = new HashMap<>();

  final Map<EventId, Map<OrganizerId, StaffMember>> staff = new HashMap<>();
  final Map<ClaimId, Claim> claims = new LinkedHashMap<>();
  private final Map<Fan, Set<ClaimId>> liveClaims = new HashMap<>();
  final Map<PaymentId, Payment> payments = new LinkedHashMap<>();
  final Map<ClaimId, PaymentId> confirmedBy = new HashMap<>();
  final Map<RefundId, Refund> refunds = new LinkedHashMap<>();
  final Map<PaymentId, Inquiry> inquiries = new HashMap<>();

  private final Set<Returned> returned = new HashSet<>();

  /** Tickets that let somebody in, void or not. */
  final Set<TicketId> used = new HashSet<>();

  final Map<TicketId, Ticket> tickets = new LinkedHashMap<>();
  final Map<EventId, List<Pauses.Pause>> pauses = new HashMap<>();
  private final LinkedHashMap<String, Long> done = new LinkedHashMap<>();
  private final Map<EventId, MemoryLine> lines = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  final IdSource ids;
  final Announcements announcements;

  public MemoryWorld(IdSource ids, MemoryOutbox outbox) {
    this.ids = ids;
    this.announcements = new Announcements(this, outbox);
    outbox.holders(this::holders);
  }

  private Set<CustomerId> holders(EventId event) {
    return inStep(
        () ->
            claims.values().stream()
                .filter(claim -> claim.facts().eventId().equals(event))
                .filter(
                    claim -> claim instanceof Claim.Confirmed || claim instanceof Claim.Refunded)
                .map(claim -> claim.facts().customerId())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /** Runs one atomic step. */
  <T> T inStep(Supplier<T> step) {
    lock.lock();
    try {
      return step.get();
    } finally {
      lock.unlock();
    }
  }

  /** What this act gave before under the operation of this thread; within a step. */
  @Nullable Long doneBefore(String act) {
    Operation current = Operation.current();
    return current == null ? null : done.get(act + current.id());
  }

  /** Notes that this act was done under the operation of this thread; within a step. */
  void noteDone(String act, long result) {
    Operation current = Operation.current();
    if (current != null) {
      done.put(act + current.id(), result);
      if (done.size() > MAX_DONE) {
        done.pollFirstEntry();
      }
    }
  }

  /** The time by which admissions run: it stands still while the event is paused. */
  Instant admissionClock(EventId event, Instant now) {
    return events.get(event) instanceof Event.Paused paused ? paused.pausedAt() : now;
  }

  /** The pauses of an event that are over. */
  Pauses pauses(EventId event) {
    return new Pauses(pauses.getOrDefault(event, List.of()));
  }

  /** Outstanding admissions. */
  long active(EventId event, Instant now) {
    return line(event).activeAt(admissionClock(event, now));
  }

  /** An event that must be there, as something else says so. */
  Event event(EventId id) {
    return Objects.requireNonNull(events.get(id));
  }

  /** Whether a claim holds or has bought its units. */
  boolean isLiveOrSold(ClaimId id) {
    return claims.get(id) instanceof Claim.Claimed || claims.get(id) instanceof Claim.Confirmed;
  }

  /** A claim that must be there, likewise. */
  Claim claim(ClaimId id) {
    return Objects.requireNonNull(claims.get(id));
  }

  /** A payment that must be there, likewise. */
  Payment payment(PaymentId id) {
    return Objects.requireNonNull(payments.get(id));
  }

  /** A refund that must be there, likewise. */
  Refund refund(RefundId id) {
    return Objects.requireNonNull(refunds.get(id));
  }

  /** The caller's clock at a line, whose lobby closes by it. */
  Instant advance(MemoryLine line, Instant at) {
    Instant now = line.advance(at);
    Event sale = events.get(line.event);
    if (sale != null && !(sale instanceof Event.Draft) && isLobbyOver(sale, now)) {
      line.closeLobby(now);
    }
    return now;
  }

  private static boolean isLobbyOver(Event sale, Instant now) {
    return sale.details().lobbyClosesAt().filter(closes -> !now.isBefore(closes)).isPresent();
  }

  MemoryLine line(EventId event) {
    return lines.computeIfAbsent(event, MemoryLine::new);
  }

  List<MemoryUnit> units(EventId event) {
    return units.getOrDefault(event, List.of());
  }

  List<MemoryUnit> unitsOf(Claim claim) {
    return units(claim.facts().eventId()).stream()
        .filter(unit -> claim.id().equals(unit.claimId))
        .toList();
  }

  /** Empty for a line that has no event behind it. */
  OptionalLong freeUnits(EventId event) {
    return events.containsKey(event)
        ? OptionalLong.of(units(event).stream().filter(MemoryUnit::isFree).count())
        : OptionalLong.empty();
  }

  /** Stores a claim's next state; its units follow. */
  <T extends Claim> T put(T claim) {
    var facts = claim.facts();
    var fan = new Fan(facts.eventId(), facts.customerId());
    switch ((Claim) claim) {
      case Claim.Claimed held -> liveOf(fan).add(held.id());
      case Claim.Confirmed sold -> {
        liveOf(fan).add(sold.id());
        unitsOf(sold).forEach(unit -> unit.state = UnitStatus.SOLD);
        issueTickets(sold);
      }
      case Claim.Released released -> giveBack(fan, released);
      case Claim.Refunded refunded -> giveBack(fan, refunded);
    }
    announcements.claim(claims.put(claim.id(), claim), claim);
    return claim;
  }

  private void issueTickets(Claim.Confirmed sold) {
    var facts = sold.facts();
    for (HeldUnit unit : facts.units()) {
      var id = new TicketId(ids.next());
      tickets.put(
          id,
          new Ticket.Valid(
              new TicketFacts(
                  id,
                  facts.eventId(),
                  facts.id(),
                  facts.customerId(),
                  unit.unitId(),
                  unit.label(),
                  sold.confirmedAt())));
    }
  }

  /** Notes that a unit of a sold claim is back; free but for where its ticket let somebody in. */
  void giveBack(Claim claim, UnitId unit) {
    if (returned.add(new Returned(claim.id(), unit)) && !wasUsed(claim.id(), unit)) {
      unitsOf(claim).stream().filter(each -> each.id.equals(unit)).forEach(MemoryUnit::free);
    }
  }

  boolean isBack(ClaimId claim, UnitId unit) {
    return returned.contains(new Returned(claim, unit));
  }

  /** The payment's money is back. */
  void refundPayment(PaymentId id, Instant now) {
    if (payments.get(id) instanceof Payment.Succeeded paid) {
      payments.put(id, paid.refund(now));
    }
  }

  void voidTickets(ClaimId claim, Set<UnitId> units, Instant now) {
    tickets.replaceAll(
        (id, ticket) ->
            ticket.facts().claimId().equals(claim) && units.contains(ticket.facts().unitId())
                ? switch (ticket) {
                  case Ticket.Valid valid -> valid.cancel(now);
                  case Ticket.CheckedIn used -> used.cancel(now);
                  case Ticket.Voided already -> already;
                }
                : ticket);
  }

  private void giveBack(Fan fan, Claim claim) {
    liveOf(fan).remove(claim.id());
    unitsOf(claim).stream().filter(unit -> !wasUsed(claim.id(), unit.id)).forEach(MemoryUnit::free);
  }

  private boolean wasUsed(ClaimId claim, UnitId unit) {
    return ticketsOf(claim)
        .anyMatch(ticket -> ticket.facts().unitId().equals(unit) && used.contains(ticket.id()));
  }

  Stream<Ticket> ticketsOf(ClaimId claim) {
    return tickets.values().stream().filter(ticket -> ticket.facts().claimId().equals(claim));
  }

  private Set<ClaimId> liveOf(Fan fan) {
    return liveClaims.computeIfAbsent(fan, any -> new HashSet<>());
  }

  /** A fan's live and sold claims, the newest first. */
  List<Claim> liveClaims(EventId event, CustomerId customer) {
    return liveOf(new Fan(event, customer)).stream().map(this::claim).sorted(NEWEST_FIRST).toList();
  }

  /** The newest live or sold claim of a fan who may have no more of them; null for one who may. */
  @Nullable Claim lastOneAllowed(EventId event, CustomerId customer) {
    Event sale = events.get(event);
    int max = sale == null ? 1 : sale.policy().maxClaimsPerFan();
    var live = liveClaims(event, customer);
    return live.size() < max ? null : live.getFirst();
  }
}
