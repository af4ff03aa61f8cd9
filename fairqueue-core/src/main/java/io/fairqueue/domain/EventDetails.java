package io.fairqueue.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an organizer says of an event. Checks itself; instants are cut to microseconds, so that what
 * is read back equals what was stored.
 *
 * @param timeZone where the event's clock hangs, by its IANA name: for people who read its times,
 *     no instant depends on it
 * @param endsAt from then on nothing is sold, whatever {@code saleEnd} says
 * @param lobby where fans may be before the sale; null for a sale without one
 */
public record EventDetails(
    String name,
    @Nullable String description,
    @Nullable String venue,
    @Nullable String timeZone,
    @Nullable Instant startsAt,
    @Nullable Instant endsAt,
    Instant saleStart,
    Instant saleEnd,
    Currency currency,
    List<Tier> tiers,
    SalePolicy policy,
    Storefront storefront,
    @Nullable Lobby lobby) {

  static final int MAX_NAME = 200;
  static final int MAX_DESCRIPTION = 10_000;

  private static final int MAX_TIERS = 100;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  public EventDetails {
    name = Text.required("name", name, MAX_NAME);
    description = Text.optional("description", description, MAX_DESCRIPTION);
    venue = venue == null ? null : Text.optional("venue", Characters.strip(venue), 500);
    timeZone = Text.optional("time_zone", timeZone, 100);
    startsAt = startsAt == null ? null : sane("starts_at", startsAt);
    endsAt = endsAt == null ? null : sane("ends_at", endsAt);
    saleStart = sane("sale_start", saleStart);
    saleEnd = sane("sale_end", saleEnd);
    tiers = List.copyOf(tiers);
    if (!saleStart.isBefore(saleEnd)) {
      throw new InvalidInputException("sale_end", "must be after sale_start");
    }
    lobby =
        lobby == null
            ? null
            : new Lobby(
                    sane("lobby_opens_at", lobby.opensAt()),
                    lobby.method(),
                    lobby.lead(),
                    lobby.seedHash())
                .checkBefore(saleStart);
    if (startsAt != null && endsAt != null && !startsAt.isBefore(endsAt)) {
      throw new InvalidInputException("ends_at", "must be after starts_at");
    }
    if (tiers.isEmpty() || tiers.size() > MAX_TIERS) {
      throw new InvalidInputException("tiers", "must have between 1 and 100 items");
    }
    if (tiers.stream().map(Tier::name).distinct().count() < tiers.size()) {
      throw new InvalidInputException("tiers", "must have distinct names");
    }
    if (tiers.stream().map(Tier::id).distinct().count() < tiers.size()) {
      throw new InvalidInputException("tiers", "must have distinct ids");
    }
    if (tiers.stream().mapToLong(Tier::capacity).sum() > Tier.MAX_CAPACITY) {
      throw new InvalidInputException("tiers", "must not exceed 1000000 units in all");
    }
  }

  /** An event without a lobby. */
  public EventDetails(
      String name,
      @Nullable String description,
      @Nullable String venue,
      @Nullable String timeZone,
      @Nullable Instant startsAt,
      @Nullable Instant endsAt,
      Instant saleStart,
      Instant saleEnd,
      Currency currency,
      List<Tier> tiers,
      SalePolicy policy,
      Storefront storefront) {
    this(
        name,
        description,
        venue,
        timeZone,
        startsAt,
        endsAt,
        saleStart,
        saleEnd,
        currency,
        tiers,
        policy,
        storefront,
        null);
  }

  /** An event of which nothing else is said, under the default policy. */
  public static EventDetails of(
      String name, Instant saleStart, Instant saleEnd, Currency currency, List<Tier> tiers) {
    return new EventDetails(
        name,
        null,
        null,
        null,
        null,
        null,
        saleStart,
        saleEnd,
        currency,
        tiers,
        SalePolicy.defaults(),
        Storefront.NONE);
  }

  /** What people read must be what was written; throws {@link InvalidInputException}. */
  public EventDetails checkTexts() {
    Text.checkLine("name", name);
    Text.checkParagraphs("description", description);
    Text.checkLine("venue", venue);
    tiers.forEach(tier -> Text.checkLine("tiers.name", tier.name()));
    storefront.checkTexts();
    return this;
  }

  /** What it is called by readers of a language, which has two or three letters. */
  public String name(String language) {
    Translation text = storefront.texts().get(language);
    return text == null || text.name() == null ? name : text.name();
  }

  /** What it is described as to them; null for nothing. */
  public @Nullable String description(String language) {
    Translation text = storefront.texts().get(language);
    return text == null || text.description() == null ? description : text.description();
  }

  /** Changes some of it. */
  public Builder edit() {
    return new Builder(this);
  }

  /** Whether tickets are sold at this moment, as far as the calendar says. */
  public boolean onSaleAt(Instant now) {
    return !now.isBefore(saleStart) && now.isBefore(salesEnd());
  }

  /** Whether fans may come at this moment, to the lobby or the line, likewise. */
  public boolean isOpenAt(Instant now) {
    return !now.isBefore(opensAt()) && now.isBefore(salesEnd());
  }

  /** From when on fans may come: the lobby's begin, or the sale's. */
  public Instant opensAt() {
    return lobby == null ? saleStart : lobby.opensAt();
  }

  /** Whether who comes to the lobby gets a place by a draw. */
  public boolean isDrawn() {
    return lobby != null && lobby.method() == DrawMethod.RANDOM;
  }

  /** When the lobby closes; empty for a sale without one. */
  public Optional<Instant> lobbyClosesAt() {
    return Optional.ofNullable(lobby).map(each -> each.closesAt(saleStart));
  }

  /**
   * When the last ticket is sold: at the end of the sale, or of the event where that is earlier.
   */
  public Instant salesEnd() {
    return isOverAt(saleEnd) ? Objects.requireNonNull(endsAt) : saleEnd;
  }

  /** Whether the event itself is over. */
  public boolean isOverAt(Instant now) {
    return endsAt != null && !now.isBefore(endsAt);
  }

  /** The tier of this id; empty if there is none. */
  public Optional<Tier> tier(TierId id) {
    return tiers.stream().filter(tier -> tier.id().equals(id)).findFirst();
  }

  /** Whether there are seats among its units, or may be. */
  public boolean hasSeats() {
    return tiers.stream().anyMatch(tier -> tier.seating() == Seating.RESERVED);
  }

  /**
   * What each tier costs: what its seats do, where it has any for sale.
   *
   * @param ofSeats what seats cost, by their tier
   */
  public Map<TierId, PriceRange> prices(Map<TierId, PriceRange> ofSeats) {
    return tiers.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Tier::id,
                tier -> ofSeats.getOrDefault(tier.id(), PriceRange.of(tier.priceMinor()))));
  }

  /** All units of all tiers. */
  public int totalInventory() {
    return tiers.stream().mapToInt(Tier::capacity).sum();
  }

  private static Instant sane(String field, Instant at) {
    if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
      throw new InvalidInputException(field, "must lie between the years 2000 and 2200");
    }
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  /** Makes details from others, naming only what is different. Not thread-safe. */
  public static final class Builder {

    private String name;
    private @Nullable String description;
    private @Nullable String venue;
    private @Nullable String timeZone;
    private @Nullable Instant startsAt;
    private @Nullable Instant endsAt;
    private Instant saleStart;
    private Instant saleEnd;
    private Currency currency;
    private List<Tier> tiers;
    private SalePolicy policy;
    private Storefront storefront;
    private @Nullable Lobby lobby;

    private Builder(EventDetails from) {
      this.name = from.name;
      this.description = from.description;
      this.venue = from.venue;
      this.timeZone = from.timeZone;
      this.startsAt = from.startsAt;
      this.endsAt = from.endsAt;
      this.saleStart = from.saleStart;
      this.saleEnd = from.saleEnd;
      this.currency = from.currency;
      this.tiers = from.tiers;
      this.policy = from.policy;
      this.storefront = from.storefront;
      this.lobby = from.lobby;
    }

    public Builder name(String value) {
      name = value;
      return this;
    }

    public Builder description(@Nullable String value) {
      description = value;
      return this;
    }

    public Builder venue(@Nullable String value) {
      venue = value;
      return this;
    }

    public Builder timeZone(@Nullable String value) {
      timeZone = value;
      return this;
    }

    public Builder startsAt(@Nullable Instant value) {
      startsAt = value;
      return this;
    }

    public Builder endsAt(@Nullable Instant value) {
      endsAt = value;
      return this;
    }

    public Builder saleStart(Instant value) {
      saleStart = value;
      return this;
    }

    public Builder saleEnd(Instant value) {
      saleEnd = value;
      return this;
    }

    public Builder currency(Currency value) {
      currency = value;
      return this;
    }

    public Builder tiers(List<Tier> value) {
      tiers = value;
      return this;
    }

    public Builder policy(SalePolicy value) {
      policy = value;
      return this;
    }

    public Builder storefront(Storefront value) {
      storefront = value;
      return this;
    }

    public Builder lobby(@Nullable Lobby value) {
      lobby = value;
      return this;
    }

    /** What was made, checked. */
    public EventDetails build() {
      return new EventDetails(
          name,
          description,
          venue,
          timeZone,
          startsAt,
          endsAt,
          saleStart,
          saleEnd,
          currency,
          tiers,
          policy,
          storefront,
          lobby);
    }
  }
}
