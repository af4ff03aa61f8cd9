package io.fairqueue.cli.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said of an event's lobby. */
final class LobbyFlags {

  @Option(
      names = "--lobby-opens",
      paramLabel = "TIME",
      description = "From when on fans may come before the sale; without it there is no lobby.")
  @Nullable String opens;

  @Option(
      names = "--draw",
      paramLabel = "random|arrival",
      description = "How the lobby's fans get their places (default: random).")
  @Nullable String draw;

  @Option(
      names = "--draw-lead",
      paramLabel = "SECONDS",
      description = "How long before the sale the lobby closes, 10 to 3600 (default: 120).")
  @Nullable Integer lead;

  @Option(
      names = "--seed-hash",
      paramLabel = "HEX",
      description = "The hash of a seed of your own, as draw seed makes it.")
  @Nullable String seedHash;

  void put(ObjectNode fields) {
    fields.put("lobby_opens_at", opens).put("draw", draw).put("draw_lead_seconds", lead);
    fields.put("organizer_seed_hash", seedHash);
  }
}
