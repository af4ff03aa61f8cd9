package io.fairqueue.http;

import io.fairqueue.domain.ClaimId;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.PaymentId;
import io.fairqueue.domain.TicketId;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.UnitId;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.notice.NoticeId;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/** Reads ids in paths and queries; a malformed one is the caller's fault. */
@Factory
final class IdConverters {

  @Singleton
  TypeConverter<String, EventId> events() {
    return reading(EventId::parse);
  }

  @Singleton
  TypeConverter<String, ClaimId> claims() {
    return reading(ClaimId::parse);
  }

  @Singleton
  TypeConverter<String, PaymentId> payments() {
    return reading(PaymentId::parse);
  }

  @Singleton
  TypeConverter<String, EntryId> entries() {
    return reading(EntryId::parse);
  }

  @Singleton
  TypeConverter<String, TierId> tiers() {
    return reading(TierId::parse);
  }

  @Singleton
  TypeConverter<String, TicketId> tickets() {
    return reading(TicketId::parse);
  }

  @Singleton
  TypeConverter<String, UnitId> units() {
    return reading(UnitId::parse);
  }

  @Singleton
  TypeConverter<String, EndpointId> endpoints() {
    return reading(EndpointId::parse);
  }

  @Singleton
  TypeConverter<String, NoticeId> notices() {
    return reading(NoticeId::parse);
  }

  @Singleton
  TypeConverter<String, CustomerId> customers() {
    return reading(CustomerId::parse);
  }

  @Singleton
  TypeConverter<String, OrganizerId> organizers() {
    return reading(OrganizerId::parse);
  }

  private static <T> TypeConverter<String, T> reading(Function<String, T> parse) {
    return (text, type, context) -> {
      try {
        return Optional.of(parse.apply(text));
      } catch (IllegalArgumentException malformed) {
        context.reject(text, malformed);
        return Optional.empty();
      }
    };
  }
}
