package io.fairqueue.line.leaf;

import io.fairqueue.domain.EntryRules;
import io.fairqueue.domain.Event;
import io.fairqueue.domain.EventDetails;
import io.fairqueue.domain.SalePolicy;
import io.fairqueue.domain.Tier;
import io.fairqueue.domain.draw.DrawTerms;
import io.fairqueue.domain.fairness.BeaconChain;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.LogLeaf;
import io.fairqueue.line.log.LineKind;
import io.fairqueue.line.log.RowContent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What everybody is told of a sale: by which rules, from when to when, and what there is. */
public final class SaleFacts {

  private static final String EVENT = "event_id";
  private static final String STATUS = "status";
  private static final String POLICY = "policy";
  private static final String CLOSES_AT = "closes_at";
  private static final String ROUND = "round";
  private static final String TIERS = "tiers";
  private static final String NAME = "name";

  /** Leaves room for what a leaf has besides. */
  private static final int MAX_BYTES = LogLeaf.MAX_BYTES - 1_024;

  private static final int SHORT_NAME = 24;

  private SaleFacts() {}

  /**
   * The row by which a change of an event is told; empty where nothing is to be told.
   *
   * @param terms of its draw, as they are after the change; null without one
   */
  public static Optional<RowContent> told(Event before, Event after, @Nullable DrawTerms terms) {
    return before instanceof Event.Draft
        ? Optional.of(announce(after, terms))
        : amend(before, after, terms);
  }

  /** The row by which a sale is announced; likewise. */
  public static RowContent announce(Event event, @Nullable DrawTerms terms) {
    SortedMap<String, Object> facts = facts(event);
    facts.put(EVENT, event.id().toString());
    facts.remove(STATUS);
    if (terms != null) {
      facts.put("server_seed_hash", terms.serverSeedHash().hex());
      if (terms.organizerSeedHash() != null) {
        facts.put("organizer_seed_hash", terms.organizerSeedHash().hex());
      }
      BeaconChain chain = terms.chain();
      if (chain != null) {
        facts.put("chain", chain.hash());
        facts.put("public_key", chain.publicKey());
        facts.put(ROUND, terms.round());
      }
    }
    return row(LineKind.ANNOUNCE, facts);
  }

  /** The row that tells how a sale has changed since; empty where it tells the same; likewise. */
  public static Optional<RowContent> amend(Event before, Event after, @Nullable DrawTerms terms) {
    SortedMap<String, Object> old = facts(before);
    SortedMap<String, Object> changed = facts(after);
    changed.entrySet().removeIf(fact -> Objects.equals(fact.getValue(), old.get(fact.getKey())));
    if (changed.get(POLICY) instanceof Map<?, ?> policy
        && old.get(POLICY) instanceof Map<?, ?> was) {
      SortedMap<String, Object> rules = new TreeMap<>();
      policy.forEach(
          (rule, value) -> {
            if (!Objects.equals(value, was.get(rule))) {
              rules.put((String) rule, value);
            }
          });
      was.keySet().stream()
          .filter(rule -> !policy.containsKey(rule))
          .forEach(rule -> rules.put((String) rule, "none"));
      changed.put(POLICY, rules);
    }
    return changed.isEmpty() ? Optional.empty() : Optional.of(row(LineKind.AMEND, changed));
  }

  /** Names of very many tiers are cut where they would not fit into a leaf. */
  private static RowContent row(LineKind kind, SortedMap<String, Object> facts) {
    byte[] data = CanonicalJson.bytes(facts);
    if (data.length > MAX_BYTES && facts.get(TIERS) instanceof List<?> tiers) {
      facts.put(TIERS, tiers.stream().map(SaleFacts::shortened).toList());
      data = CanonicalJson.bytes(facts);
    }
    return RowContent.data(kind, data);
  }

  private static Map<String, Object> shortened(Object tier) {
    Map<String, Object> shortened = new TreeMap<>();
    ((Map<?, ?>) tier).forEach((fact, value) -> shortened.put((String) fact, value));
    shortened.computeIfPresent(
        NAME,
        (any, name) ->
            name.toString()
                .codePoints()
                .limit(SHORT_NAME)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
    return shortened;
  }

  private static SortedMap<String, Object> facts(Event event) {
    EventDetails details = event.details();
    SortedMap<String, Object> facts = new TreeMap<>();
    facts.put(STATUS, event.status().name());
    facts.put(NAME, details.name());
    facts.put("sale_start", LeafWriter.at(details.saleStart().toEpochMilli()));
    facts.put("sale_end", LeafWriter.at(details.salesEnd().toEpochMilli()));
    details
        .lobbyClosesAt()
        .ifPresent(
            closes -> {
              facts.put("lobby_opens_at", LeafWriter.at(details.opensAt().toEpochMilli()));
              facts.put(CLOSES_AT, LeafWriter.at(closes.toEpochMilli()));
            });
    facts.put("currency", details.currency().getCurrencyCode());
    facts.put(POLICY, policy(details.policy()));
    facts.put(TIERS, details.tiers().stream().map(SaleFacts::tier).toList());
    return facts;
  }

  private static Map<String, Object> tier(Tier tier) {
    return Map.of(
        "id",
        tier.id().toString(),
        NAME,
        tier.name(),
        "price_minor",
        tier.priceMinor(),
        "capacity",
        (long) tier.capacity());
  }

  private static SortedMap<String, Object> policy(SalePolicy policy) {
    EntryRules entries = policy.entries();
    SortedMap<String, Object> rules = new TreeMap<>();
    rules.put("admission_window_seconds", policy.admissionWindow().toSeconds());
    rules.put("claim_ttl_seconds", policy.claimTtl().toSeconds());
    rules.put("waiting_ttl_seconds", policy.waitingTtl().toSeconds());
    rules.put("presence_seconds", policy.presence().toSeconds());
    rules.put("max_units_per_claim", (long) policy.maxUnitsPerClaim());
    rules.put("max_claims_per_fan", (long) policy.maxClaimsPerFan());
    rules.put("max_extensions", (long) policy.maxExtensions());
    rules.put("over_admission", policy.overAdmission());
    rules.put("verified_mail_only", entries.verifiedMailOnly());
    policy.admissionsPerMinute().ifPresent(max -> rules.put("admissions_per_minute", (long) max));
    policy.maxActive().ifPresent(max -> rules.put("max_active", (long) max));
    entries.maxPerMailbox().ifPresent(max -> rules.put("max_entries_per_mailbox", (long) max));
    entries.maxPerNetwork().ifPresent(max -> rules.put("max_entries_per_network", (long) max));
    return rules;
  }

  /** The row that tells how many units are free, held and sold, of all tiers together. */
  public static RowContent stock(long free, long held, long sold) {
    return RowContent.data(
        LineKind.STOCK, CanonicalJson.bytes(Map.of("free", free, "held", held, "sold", sold)));
  }
}
