package io.fairqueue.tck;

import static java.util.Objects.requireNonNull;

import io.fairqueue.domain.Claim;
import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.Organizer;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitSelection;
import io.fairqueue.port.ClaimStore;
import io.fairqueue.port.ClaimStore.HoldOutcome;
import io.fairqueue.port.HoldRequest;
import io.fairqueue.port.IdSource;
import io.fairqueue.port.LineStore.JoinOutcome;
import io.fairqueue.port.Stores;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts into stores what a test starts from. Every id is new, so that tests may share a store and
 * clean nothing.
 */
public final class Fixtures {

  /** The moment that tests begin at. */
  public static final Instant START = ManualTime.START;

  public static final Instant SALE_START = START.minus(Duration.ofDays(1));

  /** A line's time never goes back, and begins with its event's activation. */
  private static final Instant ACTIVATED = SALE_START.minus(Duration.ofHours(1));

  public static final Instant SALE_END = START.plus(Duration.ofDays(30));

  /** How many units an event has that must not run out. */
  public static final int PLENTY = 3_000;

  /** The price of a unit unless a test says otherwise. */
  public static final long PRICE = 2_500;

  public static final Currency CURRENCY = Currency.getInstance("NGN");

  static final Duration HOLD = Duration.ofMinutes(10);

  private static final IdSource IDS = IdSource.random();

  private final Stores stores;

  public Fixtures(Stores stores) {
    this.stores = stores;
  }

  /** An organizer, stored. */
  public OrganizerId organizer() {
    return organizer(new OrganizerId(IDS.next()));
  }

  /** A fan's account, stored. */
  public CustomerId customer() {
    return customer(new CustomerId(IDS.next()));
  }

  CustomerId customer(CustomerId id) {
    stores.customers().insert(new Customer(id, email(), "Ada Fan", null, true, 0, START, START));
    return id;
  }

  OrganizerId organizer(OrganizerId id) {
    stores
        .organizers()
        .insert(new Organizer(id, email(), "Box Office", "$hash$", false, false, START));
    return id;
  }

  /** A draft, stored, of an organizer of its own. */
  public Event.Draft draft(EventDetails details) {
    return draft(new EventId(IDS.next()), details);
  }

  Event.Draft draft(EventId id, EventDetails details) {
    Event.Draft draft =
        new Event.Draft(new EventFacts(id, organizer(), details, START, START, 0, 0));
    stores.events().insert(draft);
    return stored(draft.id(), Event.Draft.class);
  }

  /** An event on sale with this many general units in one tier, by the default rules. */
  public Event.Active onSale(int units) {
    return onSale(details(units));
  }

  /** An event of ten places on sale, under these rules of who may join. */
  public Event.Active onSale(EntryRules entries) {
    return onSale(
        details(SalePolicy.defaults().edit().entries(entries).build(), general("Standing", 10, 0)));
  }

  /** An event on sale. */
  public Event.Active onSale(EventDetails details) {
    return activate(draft(details));
  }

  Event.Active activate(Event.Draft draft) {
    if (!stores.events().replace(draft, draft.activate(ACTIVATED))) {
      throw new AssertionError("a fresh draft could not be activated");
    }
    return stored(draft.id(), Event.Active.class);
  }

  /** A fan who waits. */
  public QueueEntry.Waiting join(EventId event, CustomerId customer, Instant now) {
    JoinOutcome outcome = stores.lines().join(event, customer, now);
    return switch (outcome) {
      case JoinOutcome.Joined joined -> joined.entry();
      case JoinOutcome.AlreadyInLine already -> throw new AssertionError(already);
      case JoinOutcome.Refused refused -> throw new AssertionError(refused);
      case JoinOutcome.Repeated repeated -> throw new AssertionError(repeated);
    };
  }

  /** Joins a fan and admits the line up to them; nobody else may be left waiting before them. */
  public QueueEntry.Admitted admitted(EventId event, CustomerId customer, Instant now) {
    QueueEntry.Waiting waiting = join(event, customer, now);
    List<QueueEntry.Admitted> admitted =
        stores.lines().admit(event, Policies.generous(), 1_000_000, now);
    return admitted.stream()
        .filter(entry -> entry.id().equals(waiting.id()))
        .findAny()
        .orElseThrow(() -> new AssertionError("not admitted: " + waiting));
  }

  /** This many fans, joined one after another and admitted together, however little there is. */
  public List<QueueEntry.Admitted> crowd(EventId event, int fans, Instant now) {
    for (int i = 0; i < fans; i++) {
      join(event, customer(), now);
    }
    return stores.lines().admit(event, Policies.generous(), fans, now);
  }

  /** A hold of one general unit by a new fan. */
  public Claim.Claimed held(EventId event, Instant now) {
    return held(event, customer(), 1, now);
  }

  /** A hold of general units for {@code HOLD}. */
  Claim.Claimed held(EventId event, CustomerId customer, int quantity, Instant now) {
    QueueEntry.Admitted entry = admitted(event, customer, now);
    HoldOutcome outcome =
        stores.claims().hold(request(entry, new UnitSelection.AnyOf(quantity, null), now));
    if (outcome instanceof HoldOutcome.Held held && held.claim() instanceof Claim.Claimed claim) {
      return claim;
    }
    throw new AssertionError(outcome);
  }

  static HoldRequest request(QueueEntry.Admitted entry, UnitSelection selection, Instant now) {
    return request(entry, selection, null, now);
  }

  static HoldRequest request(
      QueueEntry.Admitted entry, UnitSelection selection, @Nullable ClaimId replaces, Instant now) {
    return new HoldRequest(
        new ClaimId(IDS.next()),
        entry.facts().eventId(),
        entry.id(),
        entry.facts().customerId(),
        selection,
        replaces,
        now,
        now.plus(HOLD));
  }

  /** A fan's live or sold claim on an event; of several the newest. */
  public static Optional<Claim> liveClaim(ClaimStore claims, EventId event, CustomerId customer) {
    return claims.history(customer, null, 100).data().stream()
        .filter(claim -> claim.facts().eventId().equals(event))
        .filter(claim -> claim instanceof Claim.Claimed || claim instanceof Claim.Confirmed)
        .findFirst();
  }

  /** An email address that nobody else has. */
  public static EmailAddress email() {
    return new EmailAddress(IDS.next() + "@example.org");
  }

  /** One general tier of this many units at {@link #PRICE}. */
  public static EventDetails details(int units) {
    return details(SalePolicy.defaults(), general("Standing", units, PRICE));
  }

  public static EventDetails details(SalePolicy policy, Tier... tiers) {
    return EventDetails.of("Concert " + IDS.next(), SALE_START, SALE_END, CURRENCY, List.of(tiers))
        .edit()
        .description("An evening.")
        .venue("Town hall")
        .timeZone("Africa/Lagos")
        .startsAt(SALE_END.plus(Duration.ofDays(1)))
        .endsAt(SALE_END.plus(Duration.ofDays(2)))
        .policy(policy)
        .build();
  }

  /** A tier of numbered places that nobody chooses. */
  public static Tier general(String name, int units, long priceMinor) {
    return new Tier(new TierId(IDS.next()), name, Seating.GENERAL, units, priceMinor);
  }

  /** A tier of named seats, none of which are there yet. */
  public static Tier reserved(String name, int capacity, long priceMinor) {
    return new Tier(new TierId(IDS.next()), name, Seating.RESERVED, capacity, priceMinor);
  }

  /** The same event with other tiers. */
  static EventDetails withTiers(EventDetails details, Tier... tiers) {
    return details.edit().tiers(List.of(tiers)).build();
  }

  private <E extends Event> E stored(EventId id, Class<E> state) {
    return requireNonNull(state.cast(stores.events().find(id).orElse(null)));
  }
}
