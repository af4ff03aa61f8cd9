package io.fairqueue.domain;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an event's details from others, naming only what is different. Not thread-safe. */
public final class EventDetailsBuilder {

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

  EventDetailsBuilder(EventDetails from) {
    this.name = from.name();
    this.description = from.description();
    this.venue = from.venue();
    this.timeZone = from.timeZone();
    this.startsAt = from.startsAt();
    this.endsAt = from.endsAt();
    this.saleStart = from.saleStart();
    this.saleEnd = from.saleEnd();
    this.currency = from.currency();
    this.tiers = from.tiers();
    this.policy = from.policy();
  }

  public EventDetailsBuilder name(String value) {
    name = value;
    return this;
  }

  public EventDetailsBuilder description(@Nullable String value) {
    description = value;
    return this;
  }

  public EventDetailsBuilder venue(@Nullable String value) {
    venue = value;
    return this;
  }

  public EventDetailsBuilder timeZone(@Nullable String value) {
    timeZone = value;
    return this;
  }

  public EventDetailsBuilder startsAt(@Nullable Instant value) {
    startsAt = value;
    return this;
  }

  public EventDetailsBuilder endsAt(@Nullable Instant value) {
    endsAt = value;
    return this;
  }

  public EventDetailsBuilder saleStart(Instant value) {
    saleStart = value;
    return this;
  }

  public EventDetailsBuilder saleEnd(Instant value) {
    saleEnd = value;
    return this;
  }

  public EventDetailsBuilder currency(Currency value) {
    currency = value;
    return this;
  }

  public EventDetailsBuilder tiers(List<Tier> value) {
    tiers = value;
    return this;
  }

  public EventDetailsBuilder policy(SalePolicy value) {
    policy = value;
    return this;
  }

  /** The details, checked. */
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
        policy);
  }
}
