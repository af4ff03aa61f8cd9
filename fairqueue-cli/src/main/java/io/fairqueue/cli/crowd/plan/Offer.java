package io.fairqueue.cli.crowd.plan;

import java.util.List;
import java.util.Map;

/**
 * What fans can choose from.
 *
 * @param tickets how many there are in all
 * @param unitsPerClaim how many one fan may take
 * @param tiers empty where there is nothing to choose
 */
public record Offer(int tickets, int unitsPerClaim, List<Part> tiers) {

  public Offer {
    tiers = List.copyOf(tiers);
  }

  /** One kind of tickets, one for each. */
  public static Offer general(int tickets) {
    return new Offer(tickets, 1, List.of());
  }

  /** A claim on one ticket of whatever kind. */
  public Map<String, Object> anything(String admissionToken) {
    return tiers.isEmpty()
        ? Map.of("admission_token", admissionToken, "quantity", 1)
        : Map.of(
            "admission_token", admissionToken, "quantity", 1, "tier_id", tiers.getFirst().tier());
  }

  /**
   * A tier.
   *
   * @param seated whether its seats can be chosen
   */
  public record Part(String tier, boolean seated) {}
}
