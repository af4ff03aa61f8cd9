package io.fairqueue.postgres.event;

import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.EventFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.EventStatus;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.ReturnUrl;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Seating;
import io.fairqueue.domain.Storefront;
import io.fairqueue.domain.Theme;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.TierId;
import io.fairqueue.domain.Translation;
import io.fairqueue.line.log.EntryIds;
import io.fairqueue.postgres.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads rows of {@code event_records}, and binds events. */
final class EventRows {

  private EventRows() {}

  static Event event(ResultSet row, StatementContext context) throws SQLException {
    EventFacts facts = facts(row);
    return switch (Columns.literal(row, "status", EventStatus.class)) {
      case DRAFT -> new Event.Draft(facts);
      case ACTIVE -> new Event.Active(facts);
      case PAUSED ->
          new Event.Paused(
              facts, Columns.instant(row, "paused_at"), Columns.textOrNull(row, "pause_reason"));
      case ENDED -> new Event.Ended(facts, row.getBoolean("ended_by_clock"));
      case CANCELLED -> new Event.Cancelled(facts, Columns.text(row, "cancel_reason"));
    };
  }

  static <S extends SqlStatement<S>> S bind(S statement, Event event) {
    EventDetails details = event.details();
    return lobby(
            storefront(policy(statement, details.policy()), details.storefront()), details.lobby())
        .bind("id", event.id().value())
        .bind("organizer", event.facts().organizerId().value())
        .bind("createdAt", event.facts().createdAt())
        .bind("entryTag", EntryIds.of(event.id()).tag())
        .bind("version", event.facts().version())
        .bind("status", event.status().name())
        .bind("name", details.name())
        .bind("description", details.description())
        .bind("venue", details.venue())
        .bind("timeZone", details.timeZone())
        .bind("startsAt", details.startsAt())
        .bind("endsAt", details.endsAt())
        .bind("saleStart", details.saleStart())
        .bind("saleEnd", details.saleEnd())
        .bind("currency", details.currency().getCurrencyCode())
        .bind("pausedAt", pausedAt(event))
        .bind("pauseReason", event instanceof Event.Paused paused ? paused.reason() : null)
        .bind("endedByClock", event instanceof Event.Ended ended && ended.byClock())
        .bind("cancelReason", cancelReason(event))
        .bind("edition", event.facts().edition())
        .bind("updatedAt", event.facts().updatedAt());
  }

  private static <S extends SqlStatement<S>> S policy(S statement, SalePolicy policy) {
    return statement
        .bind("admissionWindow", policy.admissionWindow().toMillis())
        .bind("claimTtl", policy.claimTtl().toMillis())
        .bind("maxUnitsPerClaim", policy.maxUnitsPerClaim())
        .bind("admissionsPerMinute", boxed(policy.admissionsPerMinute()))
        .bind("maxActive", boxed(policy.maxActive()))
        .bind("overAdmission", policy.overAdmission())
        .bind("maxExtensions", policy.maxExtensions())
        .bind("waitingTtl", policy.waitingTtl().toMillis())
        .bind("maxPaymentAttempts", policy.maxPaymentAttempts())
        .bind("maxClaimsPerFan", policy.maxClaimsPerFan())
        .bind("presence", policy.presence().toMillis())
        .bind("verifiedMailOnly", policy.entries().verifiedMailOnly())
        .bind("maxPerMailbox", boxed(policy.entries().maxPerMailbox()))
        .bind("maxPerNetwork", boxed(policy.entries().maxPerNetwork()));
  }

  private static <S extends SqlStatement<S>> S storefront(S statement, Storefront front) {
    List<Translation> texts = List.copyOf(front.texts().values());
    return statement
        .bind("slug", front.slug())
        .bindArray(
            "returnUrls", String.class, front.returnUrls().stream().map(ReturnUrl::value).toList())
        .bind("accent", front.theme().accent())
        .bind("bannerText", front.theme().bannerText())
        .bind("defaultLocale", front.defaultLocale())
        .bindArray("textLanguages", String.class, List.copyOf(front.texts().keySet()))
        .bindArray(
            "textNames",
            String.class,
            texts.stream().map(text -> Objects.requireNonNullElse(text.name(), "")).toList())
        .bindArray(
            "textDescriptions",
            String.class,
            texts.stream()
                .map(text -> Objects.requireNonNullElse(text.description(), ""))
                .toList());
  }

  private static EventFacts facts(ResultSet row) throws SQLException {
    return new EventFacts(
        new EventId(Columns.uuid(row, "id")),
        new OrganizerId(Columns.uuid(row, "organizer_id")),
        details(row),
        Columns.instant(row, "created_at"),
        Columns.instant(row, "updated_at"),
        row.getLong("version"),
        row.getLong("edition"));
  }

  private static EventDetails details(ResultSet row) throws SQLException {
    return new EventDetails(
        Columns.text(row, "name"),
        Columns.textOrNull(row, "description"),
        Columns.textOrNull(row, "venue"),
        Columns.textOrNull(row, "time_zone"),
        Columns.instantOrNull(row, "starts_at"),
        Columns.instantOrNull(row, "ends_at"),
        Columns.instant(row, "sale_start"),
        Columns.instant(row, "sale_end"),
        Currency.getInstance(Columns.text(row, "currency")),
        tiers(row),
        policy(row),
        storefront(row),
        lobby(row));
  }

  private static @Nullable Lobby lobby(ResultSet row) throws SQLException {
    Instant opensAt = Columns.instantOrNull(row, "lobby_opens_at");
    return opensAt == null
        ? null
        : new Lobby(
            opensAt,
            Columns.literal(row, "lobby_method", DrawMethod.class),
            Duration.ofMillis(row.getLong("lobby_lead_ms")),
            hex(row.getBytes("organizer_seed_hash")));
  }

  private static @Nullable String hex(byte @Nullable [] bytes) {
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }

  private static <S extends SqlStatement<S>> S lobby(S statement, @Nullable Lobby lobby) {
    return statement
        .bind("lobbyOpensAt", lobby == null ? null : lobby.opensAt())
        .bind("lobbyMethod", lobby == null ? null : lobby.method().name())
        .bind("lobbyLead", lobby == null ? null : lobby.lead().toMillis())
        .bind(
            "organizerSeedHash",
            lobby == null || lobby.seedHash() == null
                ? null
                : HexFormat.of().parseHex(lobby.seedHash()));
  }

  private static SalePolicy policy(ResultSet row) throws SQLException {
    return new SalePolicy(
        Duration.ofMillis(row.getLong("admission_window_ms")),
        Duration.ofMillis(row.getLong("claim_ttl_ms")),
        row.getInt("max_units_per_claim"),
        Columns.optionalInt(row, "admissions_per_minute"),
        Columns.optionalInt(row, "max_active"),
        row.getDouble("over_admission"),
        row.getInt("max_extensions"),
        Duration.ofMillis(row.getLong("waiting_ttl_ms")),
        row.getInt("max_payment_attempts"),
        row.getInt("max_claims_per_fan"),
        Duration.ofMillis(row.getLong("presence_ms")),
        new EntryRules(
            row.getBoolean("verified_mail_only"),
            Columns.optionalInt(row, "max_entries_per_mailbox"),
            Columns.optionalInt(row, "max_entries_per_network")));
  }

  private static Storefront storefront(ResultSet row) throws SQLException {
    List<String> languages = Columns.texts(row, "text_languages");
    List<String> names = Columns.texts(row, "text_names");
    List<String> descriptions = Columns.texts(row, "text_descriptions");
    Map<String, Translation> texts = new HashMap<>();
    for (int i = 0; i < languages.size(); i++) {
      texts.put(languages.get(i), new Translation(names.get(i), descriptions.get(i)));
    }
    return new Storefront(
        Columns.textOrNull(row, "slug"),
        Columns.texts(row, "return_urls").stream().map(ReturnUrl::new).toList(),
        new Theme(Columns.textOrNull(row, "accent"), Columns.textOrNull(row, "banner_text")),
        Columns.textOrNull(row, "default_locale"),
        texts);
  }

  private static List<Tier> tiers(ResultSet row) throws SQLException {
    List<UUID> ids = Columns.uuids(row, "tier_ids");
    List<String> names = Columns.texts(row, "tier_names");
    List<String> seatings = Columns.texts(row, "tier_seatings");
    int[] capacities = Columns.ints(row, "tier_capacities");
    long[] prices = Columns.longs(row, "tier_prices");
    List<Tier> tiers = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      tiers.add(
          new Tier(
              new TierId(ids.get(i)),
              names.get(i),
              Seating.valueOf(seatings.get(i)),
              capacities[i],
              prices[i]));
    }
    return tiers;
  }

  private static @Nullable Instant pausedAt(Event event) {
    return event instanceof Event.Paused paused ? paused.pausedAt() : null;
  }

  private static @Nullable String cancelReason(Event event) {
    return event instanceof Event.Cancelled cancelled ? cancelled.reason() : null;
  }

  private static @Nullable Integer boxed(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
