package io.fairqueue.proof;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.fairness.CanonicalJson;
import io.fairqueue.domain.fairness.Checkpoint;
import io.fairqueue.domain.fairness.DrawSecret;
import io.fairqueue.domain.fairness.GrowingTree;
import io.fairqueue.domain.fairness.PublicLog;
import io.fairqueue.port.Parts;
import io.fairqueue.port.proof.LogIdentity;
import io.fairqueue.port.proof.PublicLogStore;
import io.fairqueue.port.proof.PublicLogStore.Behind;
import io.fairqueue.port.proof.PublicLogStore.Extension;
import io.fairqueue.port.proof.PublicLogStore.LogHead;
import io.fairqueue.port.proof.PublicLogStore.Unlogged;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes what happened in a line to its log. */
final class FollowLine {

  /** As many rows as a checkpoint may bring, unless that many fans came by fewer. */
  private static final int ROWS = 256;

  private static final int FANS = 15_000;

  /** How long one look may last: half a second later is the next, and joins come first. */
  private static final Duration BUDGET = Duration.ofMillis(20);

  private final PublicLogStore logs;
  private final LogSecrets secrets;
  private final LogIdentity identity;
  private final AskWitnesses witnesses;
  private final InstantSource time;

  FollowLine(Parts parts, LogIdentity identity, AskWitnesses witnesses) {
    this.witnesses = witnesses;
    this.logs = parts.stores().publicLogs();
    this.secrets = new LogSecrets(parts);
    this.identity = identity;
    this.time = parts.time();
  }

  /** To the end of its line, if that is soon, unless somebody else is at it. */
  void follow(Behind behind) {
    PublicLog known = behind.log();
    Optional<PublicLog> log =
        known == null ? begin(behind.event()) : Optional.of(known).map(each -> here(behind, each));
    log.ifPresent(this::follow);
  }

  private Optional<PublicLog> begin(EventId event) {
    var unused = logs.open(new PublicLog(event, 0, origin(event, 0), 0, 0, new byte[0]));
    return logs.find(event);
  }

  private PublicLog here(Behind behind, PublicLog log) {
    if (!behind.elsewhere()) {
      return log;
    }
    Map<String, Object> facts = new TreeMap<>();
    facts.put("origin", log.origin());
    logs.head(log.event(), log.epoch())
        .map(LogHead::note)
        .ifPresent(note -> facts.put("checkpoint", note));
    var unused =
        logs.recover(
            log, origin(log.event(), log.epoch() + 1), CanonicalJson.bytes(facts), time.instant());
    return logs.find(log.event()).orElse(log);
  }

  private String origin(EventId event, int epoch) {
    return identity.host() + "/" + PublicLog.path(event, epoch);
  }

  private void follow(PublicLog begin) {
    Instant end = time.instant().plus(BUDGET);
    DrawSecret secret = secrets.of(begin.event());
    PublicLog log = begin;
    Unlogged unlogged = logs.unlogged(log, secret, ROWS, FANS);
    while (unlogged.rev() > log.rev()) {
      GrowingTree tree = new GrowingTree(log.size(), logs.edge(log));
      unlogged.leaves().forEach(leaf -> tree.add(leaf.bytes()));
      if (!logs.extend(log, extension(log, tree, unlogged))) {
        return;
      }
      witnesses.grown(log.event(), unlogged, time.instant());
      log =
          new PublicLog(
              log.event(), log.epoch(), log.origin(), tree.size(), unlogged.rev(), unlogged.hash());
      if (time.instant().isAfter(end)) {
        return;
      }
      unlogged = logs.unlogged(log, secret, ROWS, FANS);
    }
  }

  private Extension extension(PublicLog log, GrowingTree tree, Unlogged unlogged) {
    Instant now = time.instant();
    byte[] root = tree.root();
    String text = new Checkpoint(log.origin(), tree.size(), root).text();
    return new Extension(
        unlogged,
        tree.changed(),
        root,
        identity.keys().sign(log.origin(), text, now).toString(),
        now);
  }
}
