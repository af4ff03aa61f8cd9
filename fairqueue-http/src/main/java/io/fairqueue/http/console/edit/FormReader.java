package io.fairqueue.http.console.edit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.Currencies;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.Translation;
import io.fairqueue.http.page.frame.Local;
import io.fairqueue.messages.mail.letter.Language;
import java.time.ZoneId;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Makes of a form what the API takes; what can't be read as what it should be is told by its field.
 * Of an event that exists only what is different from what the form began with is written, so that
 * an edit touches nothing else.
 */
final class FormReader {

  private static final String LOBBY = "lobby_opens_at";

  private static final List<String> DATES =
      List.of("starts_at", "ends_at", "sale_start", "sale_end", LOBBY);

  private static final List<String> SPANS =
      List.of(
          "admission_window_seconds",
          "claim_ttl_seconds",
          "waiting_ttl_seconds",
          "presence_seconds");

  private static final List<String> COUNTS =
      List.of(
          "admissions_per_minute",
          "max_active",
          "max_units_per_claim",
          "max_claims_per_fan",
          "max_extensions",
          "max_payment_attempts",
          "max_entries_per_mailbox",
          "max_entries_per_network");

  private final EventForm form;
  private final EventForm base;
  private final Map<String, Translation> texts;
  private final Map<String, Fault> faults = new LinkedHashMap<>();
  private final ObjectNode event = JsonNodeFactory.instance.objectNode();

  private FormReader(EventForm form, EventForm base, Map<String, Translation> texts) {
    this.form = form;
    this.base = base;
    this.texts = texts;
  }

  /**
   * Reads a form.
   *
   * @param base what it began with; empty for a new event
   * @param texts what the event is called in languages, those that the form doesn't know too
   */
  static Reading read(EventForm form, EventForm base, Map<String, Translation> texts) {
    FormReader reader = new FormReader(form, base, texts);
    reader.texts();
    reader.dates();
    reader.lobby();
    reader.tiers();
    reader.policy();
    reader.storefront();
    return new Reading(reader.event, reader.faults);
  }

  private boolean isChanged(String... fields) {
    for (String field : fields) {
      if (!Objects.equals(form.all(field), base.all(field))) {
        return true;
      }
    }
    return false;
  }

  private void texts() {
    for (String field : List.of("name", "description", "venue", "time_zone", "slug")) {
      text(event, field, field);
    }
    text(event, "default_locale", "default_locale");
    if (isChanged("currency")) {
      event.put("currency", form.text("currency").toUpperCase(Locale.ROOT));
    }
  }

  private void text(ObjectNode into, String name, String field) {
    if (!isChanged(field)) {
      return;
    }
    if (form.isEmpty(field)) {
      into.putNull(name);
    } else {
      into.put(name, form.text(field));
    }
  }

  /** In another zone the same clock shows another moment. */
  private void dates() {
    ZoneId zone = Local.zoneOf(form.isEmpty("time_zone") ? null : form.text("time_zone"));
    boolean moved = isChanged("time_zone");
    for (String field : DATES) {
      String offset = field + WallTime.OFFSET;
      if (moved || isChanged(field, offset)) {
        if (form.isEmpty(field)) {
          event.putNull(field);
        } else {
          date(field, WallTime.read(form.text(field), form.text(offset), zone));
        }
      }
    }
  }

  /** What is said of a draw means nothing without a lobby. */
  private void lobby() {
    if (form.isEmpty(LOBBY)) {
      return;
    }
    if (isChanged("draw", LOBBY)) {
      event.put("draw", form.text("draw"));
    }
    if (isChanged("draw_lead_seconds", LOBBY)) {
      number(event, "draw_lead_seconds", form.text("draw_lead_seconds"));
    }
    if (isChanged("organizer_seed_hash", LOBBY)) {
      if (form.isEmpty("organizer_seed_hash")) {
        event.putNull("organizer_seed_hash");
      } else {
        event.put("organizer_seed_hash", form.text("organizer_seed_hash").strip());
      }
    }
  }

  private void date(String field, WallTime time) {
    switch (time) {
      case WallTime.Moment moment -> event.put(field, moment.at().toString());
      case WallTime.Twice twice -> faults.put(field, new Fault.Twice(twice.offsets()));
      case WallTime.Never never -> faults.put(field, new Fault.Never());
      case WallTime.Unreadable unreadable -> faults.put(field, new Fault.NoTime());
    }
  }

  private void tiers() {
    if (!isChanged(EventForm.OF_TIERS.toArray(String[]::new)) && !isChanged("currency")) {
      return;
    }
    ArrayNode tiers = event.putArray("tiers");
    for (int i = 0; i < form.tiers(); i++) {
      ObjectNode tier = tiers.addObject();
      String id = form.ofTier(EventForm.TIER_ID, i);
      if (!id.isEmpty()) {
        tier.put("id", id);
      }
      tier.put("name", form.ofTier(EventForm.TIER_NAME, i));
      tier.put("seating", form.ofTier(EventForm.TIER_SEATING, i));
      number(tier, "capacity", form.ofTier(EventForm.TIER_CAPACITY, i));
      price(tier, i);
    }
  }

  private void price(ObjectNode tier, int index) {
    String text = form.ofTier(EventForm.TIER_PRICE, index);
    try {
      tier.put("price_minor", text.isEmpty() ? 0 : Price.minor(text, currency()));
    } catch (NumberFormatException malformed) {
      faults.put("tiers[" + index + "].price_minor", new Fault.NoPrice());
    }
  }

  /** One that is none is told of by its own field. */
  private Currency currency() {
    try {
      return Currencies.current(form.text("currency").toUpperCase(Locale.ROOT));
    } catch (InvalidInputException unknown) {
      return Currency.getInstance("EUR");
    }
  }

  private void policy() {
    ObjectNode policy = JsonNodeFactory.instance.objectNode();
    for (String name : SPANS) {
      String field = "policy." + name;
      if (isChanged(field, field + Spans.UNIT)) {
        span(policy, name, field);
      }
    }
    for (String name : COUNTS) {
      if (isChanged("policy." + name)) {
        number(policy, name, form.text("policy." + name));
      }
    }
    if (isChanged("policy.over_admission")) {
      decimal(policy, "over_admission", form.text("policy.over_admission"));
    }
    if (isChanged("policy.verified_mail_only")) {
      policy.put("verified_mail_only", !form.isEmpty("policy.verified_mail_only"));
    }
    if (!policy.isEmpty()) {
      event.set("policy", policy);
    }
  }

  private void span(ObjectNode policy, String name, String field) {
    if (form.isEmpty(field)) {
      policy.putNull(name);
      return;
    }
    try {
      policy.put(name, Spans.seconds(form.text(field), form.text(field + Spans.UNIT)));
    } catch (NumberFormatException malformed) {
      faults.put(field, new Fault.NoNumber());
    }
  }

  /** What is no number is told of by the API, as any other rule is. */
  private static void number(ObjectNode into, String name, String text) {
    if (text.isEmpty()) {
      into.putNull(name);
      return;
    }
    try {
      into.put(name, Long.parseLong(text));
    } catch (NumberFormatException malformed) {
      into.put(name, text);
    }
  }

  private static void decimal(ObjectNode into, String name, String text) {
    if (text.isEmpty()) {
      into.putNull(name);
      return;
    }
    try {
      into.put(name, Double.parseDouble(text.replace(',', '.')));
    } catch (NumberFormatException malformed) {
      into.put(name, text);
    }
  }

  private void storefront() {
    if (isChanged("return_urls")) {
      ArrayNode urls = event.putArray("return_urls");
      form.text("return_urls")
          .lines()
          .map(String::strip)
          .filter(url -> !url.isEmpty())
          .forEach(urls::add);
    }
    ObjectNode theme = JsonNodeFactory.instance.objectNode();
    text(theme, "accent", "theme.accent");
    text(theme, "banner_text", "theme.banner_text");
    if (!theme.isEmpty()) {
      event.set("theme", theme);
    }
    translations();
  }

  /** They are written as a whole: those of languages without a field stay. */
  private void translations() {
    boolean changed = false;
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    texts.forEach(
        (tag, text) ->
            all.putObject(tag).put("name", text.name()).put("description", text.description()));
    for (Language language : Language.values()) {
      String field = "texts." + language.tag();
      if (isChanged(field + ".name", field + ".description")) {
        changed = true;
        ObjectNode text = JsonNodeFactory.instance.objectNode();
        put(text, "name", form.text(field + ".name"));
        put(text, "description", form.text(field + ".description"));
        if (text.isEmpty()) {
          all.remove(language.tag());
        } else {
          all.set(language.tag(), text);
        }
      }
    }
    if (changed) {
      event.set("texts", all);
    }
  }

  private static void put(ObjectNode into, String name, String text) {
    if (!text.isEmpty()) {
      into.put(name, text);
    }
  }

  /** What the API takes, and what it would never understand. */
  record Reading(ObjectNode event, Map<String, Fault> faults) {}
}
