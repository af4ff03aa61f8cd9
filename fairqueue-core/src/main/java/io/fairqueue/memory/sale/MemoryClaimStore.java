package io.fairqueue.memory.sale;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.ListedClaim;
import io.fairqueue.domain.Payment;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.ReleaseReason;
import io.fairqueue.port.ClaimQuery;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.ClaimStore.ReleaseOutcome;
import io.fairqueue.port.Cursor;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.Page;
import io.fairqueue.port.Slice;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Claims in memory. */
public final class MemoryClaimStore implements ClaimStore {

  private final MemoryWorld world;
  private final Function<CustomerId, Optional<Customer>> fans;
  private final MemorySearch search;

  /**
   * Claims of this world.
   *
   * @param fans the accounts that are not deleted
   */
  public MemoryClaimStore(MemoryWorld world, Function<CustomerId, Optional<Customer>> fans) {
    this.world = world;
    this.fans = fans;
    this.search = new MemorySearch(world, fans);
  }

  @Override
  public HoldOutcome hold(HoldRequest request) {
    return world.inStep(() -> holdInStep(request));
  }

  private HoldOutcome holdInStep(HoldRequest request) {
    var refusal =
        refusal(
            request.event(),
            request.entry(),
            request.customer(),
            request.replaces(),
            request.now());
    return refusal.isPresent() ? refusal.get() : new MemoryHold(world, request).hold();
  }

  @Override
  public Optional<HoldOutcome.Refused> refusal(
      EventId event, EntryId entry, CustomerId customer, @Nullable ClaimId replaces, Instant now) {
    return world.inStep(
        () -> {
          Claim last = replaces == null ? world.lastOneAllowed(event, customer) : null;
          if (last != null) {
            return Optional.of(new HoldOutcome.AlreadyClaimed(last.id()));
          }
          Event sale = world.events.get(event);
          if (sale == null || !sale.isLive() || !sale.details().onSaleAt(now)) {
            return Optional.of(new HoldOutcome.SaleClosed());
          }
          if (replaces != null && !isReplaceable(replaces, entry, customer, now)) {
            return Optional.of(new HoldOutcome.NotReplaceable());
          }
          var line = world.line(event);
          QueueEntry.Admitted admission =
              replaces == null
                  ? line.entry(entry) instanceof QueueEntry.Admitted unused ? unused : null
                  : line.usedAdmission(entry);
          if (admission == null
              || !admission.facts().customerId().equals(customer)
              || !admission.isValidAt(world.admissionClock(event, now))) {
            return Optional.of(new HoldOutcome.NotAdmitted());
          }
          return replaces != null && hasLivePayment(replaces)
              ? Optional.of(new HoldOutcome.PaymentInProgress())
              : Optional.empty();
        });
  }

  private boolean isReplaceable(ClaimId id, EntryId entry, CustomerId customer, Instant now) {
    return world.claims.get(id) instanceof Claim.Claimed old
        && old.facts().customerId().equals(customer)
        && old.facts().entryId().equals(entry)
        && now.isBefore(old.facts().expiresAt());
  }

  @Override
  public Optional<Claim> find(ClaimId id) {
    return world.inStep(() -> Optional.ofNullable(world.claims.get(id)));
  }

  @Override
  public List<Claim> findAll(Collection<ClaimId> ids) {
    return world.inStep(
        () -> ids.stream().distinct().filter(world.claims::containsKey).map(world::claim).toList());
  }

  @Override
  public List<Claim.Claimed> unpaidOf(Collection<CustomerId> customers, int limit) {
    return world.inStep(() -> held(claim -> customers.contains(claim.facts().customerId()), limit));
  }

  @Override
  public Page<ListedClaim> list(ClaimQuery query) {
    return world.inStep(
        () -> {
          List<Claim> ofEvent =
              world.claims.values().stream()
                  .filter(
                      claim ->
                          query.event() == null || claim.facts().eventId().equals(query.event()))
                  .toList();
          List<Claim> all =
              search.claims(ofEvent, query.search()).stream()
                  .filter(claim -> query.status() == null || claim.status() == query.status())
                  .sorted(order(query.sort()))
                  .toList();
          List<ListedClaim> page =
              all.stream()
                  .skip(query.page().offset())
                  .limit(query.page().size())
                  .map(this::listed)
                  .toList();
          return new Page<>(page, query.page(), all.size());
        });
  }

  private ListedClaim listed(Claim claim) {
    Optional<Customer> fan = fans.apply(claim.facts().customerId());
    return new ListedClaim(
        claim, fan.map(Customer::name).orElse(null), fan.map(Customer::email).orElse(null));
  }

  @Override
  public int eachClaim(EventId event, Consumer<ListedClaim> sink) {
    List<Claim> all =
        world.inStep(
            () ->
                world.claims.values().stream()
                    .filter(claim -> claim.facts().eventId().equals(event))
                    .sorted(order(ClaimQuery.Sort.CREATED_AT))
                    .toList());
    all.forEach(claim -> sink.accept(listed(claim)));
    return all.size();
  }

  private static Comparator<Claim> order(ClaimQuery.Sort sort) {
    Comparator<Claim> byAge =
        Comparator.<Claim, Instant>comparing(claim -> claim.facts().createdAt())
            .thenComparing(claim -> claim.id().toString());
    Comparator<Claim> byStatus = Comparator.comparing(claim -> claim.status().name());
    return switch (sort) {
      case CREATED_AT -> byAge;
      case CREATED_AT_DESC -> byAge.reversed();
      case STATUS -> byStatus.thenComparing(byAge);
      case STATUS_DESC -> byStatus.reversed().thenComparing(byAge);
    };
  }

  @Override
  public Slice<Claim> history(CustomerId customer, @Nullable Cursor after, int size) {
    return world.inStep(
        () -> {
          var rest =
              world.claims.values().stream()
                  .filter(claim -> claim.facts().customerId().equals(customer))
                  .sorted(order(ClaimQuery.Sort.CREATED_AT_DESC))
                  .filter(claim -> after == null || isBehind(claim, after))
                  .limit(size + 1L)
                  .toList();
          if (rest.size() <= size) {
            return new Slice<>(rest, Optional.empty());
          }
          var data = rest.subList(0, size);
          var last = data.getLast();
          return new Slice<>(
              data, Optional.of(new Cursor(last.facts().createdAt(), last.id().value())));
        });
  }

  private static boolean isBehind(Claim claim, Cursor after) {
    int byTime = claim.facts().createdAt().compareTo(after.at());
    return byTime < 0
        || (byTime == 0 && claim.id().toString().compareTo(after.id().toString()) < 0);
  }

  @Override
  public ReleaseOutcome release(
      ClaimId id, ReleaseReason reason, boolean giveUpPayment, Instant now) {
    return world.inStep(
        () -> {
          if (!(world.claims.get(id) instanceof Claim.Claimed held)) {
            return new ReleaseOutcome.NotHeld();
          }
          if (reason == ReleaseReason.CUSTOMER && hasLivePayment(id)) {
            if (!giveUpPayment) {
              return new ReleaseOutcome.PaymentInProgress();
            }
            giveUpPayments(id, now);
          }
          return new ReleaseOutcome.Released(world.put(held.release(reason, now)));
        });
  }

  private void giveUpPayments(ClaimId id, Instant now) {
    world.payments.replaceAll(
        (key, payment) ->
            payment instanceof Payment.Live live && live.facts().claimId().equals(id)
                ? live.endUncounted(Payment.Failed.GIVEN_UP, now)
                : payment);
  }

  private boolean hasLivePayment(ClaimId id) {
    return world.payments.values().stream()
        .anyMatch(
            payment -> payment instanceof Payment.Live && payment.facts().claimId().equals(id));
  }

  @Override
  public List<Claim.Released> expire(Instant now, int limit) {
    return world.inStep(
        () ->
            held(claim -> !claim.facts().expiresAt().isAfter(now), limit).stream()
                .map(claim -> world.put(claim.release(reasonAtEnd(claim.id()), now)))
                .toList());
  }

  private ReleaseReason reasonAtEnd(ClaimId id) {
    Payment last = null;
    for (Payment payment : world.payments.values()) {
      if (payment.facts().claimId().equals(id)) {
        last = payment;
      }
    }
    return last instanceof Payment.Failed failed && failed.counts()
        ? ReleaseReason.PAYMENT_FAILED
        : ReleaseReason.EXPIRED;
  }

  @Override
  public List<Claim.Released> releaseAll(EventId event, Instant now, int limit) {
    return world.inStep(
        () ->
            held(claim -> claim.facts().eventId().equals(event), limit).stream()
                .map(claim -> world.put(claim.release(ReleaseReason.EVENT_CANCELLED, now)))
                .toList());
  }

  private List<Claim.Claimed> held(Predicate<Claim> which, int limit) {
    return world.claims.values().stream()
        .filter(Claim.Claimed.class::isInstance)
        .map(Claim.Claimed.class::cast)
        .filter(which)
        .limit(limit)
        .toList();
  }
}
