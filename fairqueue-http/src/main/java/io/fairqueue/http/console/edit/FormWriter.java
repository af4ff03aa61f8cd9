package io.fairqueue.http.console.edit;

import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.Lobby;
import io.fairqueue.domain.ReturnUrl;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Storefront;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.Translation;
import io.fairqueue.http.draw.DrawWord;
import io.fairqueue.http.event.SeatingWord;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.messages.mail.letter.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fills in a form with what an event is. */
final class FormWriter {

  private final Map<String, List<String>> fields = new LinkedHashMap<>();

  private FormWriter() {}

  static EventForm write(EventDetails details) {
    FormWriter writer = new FormWriter();
    writer.texts(details);
    writer.dates(details);
    writer.tiers(details.tiers(), details.currency());
    writer.policy(details.policy());
    writer.storefront(details.storefront());
    return new EventForm(writer.fields);
  }

  /** A form in which nobody has written yet: the usual rules, and one tier. */
  static EventForm fresh() {
    FormWriter writer = new FormWriter();
    for (String field :
        List.of(
            "name",
            "description",
            "venue",
            "time_zone",
            "starts_at",
            "ends_at",
            "sale_start",
            "sale_end",
            "lobby_opens_at")) {
      writer.put(field, "");
    }
    writer.draw(null);
    writer.put("currency", "EUR");
    writer.policy(SalePolicy.defaults());
    writer.storefront(Storefront.NONE);
    return new EventForm(writer.fields).withOneMoreTier();
  }

  private void texts(EventDetails details) {
    put("name", details.name());
    put("description", details.description());
    put("venue", details.venue());
    put("currency", details.currency().getCurrencyCode());
  }

  private void dates(EventDetails details) {
    put("time_zone", details.timeZone());
    ZoneId zone = Local.zoneOf(details.timeZone());
    date("starts_at", details.startsAt(), zone);
    date("ends_at", details.endsAt(), zone);
    date("sale_start", details.saleStart(), zone);
    date("sale_end", details.saleEnd(), zone);
    Lobby lobby = details.lobby();
    date("lobby_opens_at", lobby == null ? null : lobby.opensAt(), zone);
    draw(lobby);
  }

  private void draw(@Nullable Lobby lobby) {
    put("draw", DrawWord.of(lobby == null ? DrawMethod.RANDOM : lobby.method()).toString());
    put(
        "draw_lead_seconds",
        String.valueOf((lobby == null ? Lobby.USUAL_LEAD : lobby.lead()).toSeconds()));
    put("organizer_seed_hash", lobby == null ? null : lobby.seedHash());
  }

  private void date(String field, @Nullable Instant at, ZoneId zone) {
    put(field, at == null ? null : WallTime.shown(at, zone));
    put(field + WallTime.OFFSET, at == null ? null : WallTime.offset(at, zone));
  }

  private void tiers(List<Tier> tiers, Currency currency) {
    column(EventForm.TIER_ID, tiers, tier -> tier.id().toString());
    column(EventForm.TIER_NAME, tiers, Tier::name);
    column(EventForm.TIER_SEATING, tiers, tier -> SeatingWord.of(tier.seating()).toString());
    column(EventForm.TIER_CAPACITY, tiers, tier -> String.valueOf(tier.capacity()));
    column(EventForm.TIER_PRICE, tiers, tier -> Price.shown(tier.priceMinor(), currency));
  }

  private void column(String field, List<Tier> tiers, Function<Tier, String> value) {
    fields.put(field, tiers.stream().map(value).toList());
  }

  private void policy(SalePolicy policy) {
    put("policy.admissions_per_minute", policy.admissionsPerMinute());
    put("policy.max_active", policy.maxActive());
    span("policy.admission_window_seconds", policy.admissionWindow().toSeconds());
    span("policy.claim_ttl_seconds", policy.claimTtl().toSeconds());
    put("policy.max_units_per_claim", policy.maxUnitsPerClaim());
    put("policy.max_claims_per_fan", policy.maxClaimsPerFan());
    put("policy.over_admission", Spans.number(policy.overAdmission()));
    put("policy.max_extensions", policy.maxExtensions());
    span("policy.waiting_ttl_seconds", policy.waitingTtl().toSeconds());
    put("policy.max_payment_attempts", policy.maxPaymentAttempts());
    span("policy.presence_seconds", policy.presence().toSeconds());
    put("policy.verified_mail_only", policy.entries().verifiedMailOnly() ? "true" : "");
    put("policy.max_entries_per_mailbox", policy.entries().maxPerMailbox());
    put("policy.max_entries_per_network", policy.entries().maxPerNetwork());
  }

  private void span(String field, long seconds) {
    put(field, Spans.amount(seconds));
    put(field + Spans.UNIT, Spans.unit(seconds));
  }

  private void storefront(Storefront storefront) {
    put("slug", storefront.slug());
    put("default_locale", storefront.defaultLocale());
    put(
        "return_urls",
        String.join("\n", storefront.returnUrls().stream().map(ReturnUrl::value).toList()));
    put("theme.accent", storefront.theme().accent());
    put("theme.banner_text", storefront.theme().bannerText());
    for (Language language : Language.values()) {
      Translation text = storefront.texts().get(language.tag());
      put("texts." + language.tag() + ".name", text == null ? null : text.name());
      put("texts." + language.tag() + ".description", text == null ? null : text.description());
    }
  }

  private void put(String field, @Nullable String value) {
    fields.put(field, List.of(Objects.requireNonNullElse(value, "")));
  }

  private void put(String field, int value) {
    put(field, String.valueOf(value));
  }

  private void put(String field, OptionalInt value) {
    put(field, value.isPresent() ? String.valueOf(value.getAsInt()) : null);
  }
}
