package io.fairqueue.draw;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.DrawMethod;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.domain.draw.Bytes;
import io.fairqueue.domain.draw.Draw;
import io.fairqueue.domain.fairness.DrawOrder;
import io.fairqueue.port.LineReads;
import io.fairqueue.port.Parts;
import io.fairqueue.port.draw.DrawSecrets;
import io.fairqueue.port.draw.DrawStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows a fan the own entry in the list and in the order. */
final class ProveEntry {

  private final DrawStore draws;
  private final LineReads lineReads;
  private final DrawSecrets secrets;
  private final Lists lists;
  private final InstantSource time;

  ProveEntry(Parts parts, Lists lists) {
    this.draws = parts.stores().draws();
    this.lineReads = parts.stores().lineReads();
    this.secrets = new DrawSecrets(draws, parts.vault(), parts.random());
    this.lists = lists;
    this.time = parts.time();
  }

  /** Of the fan's latest entry; empty for one that was not drawn, and while nobody is listed. */
  Optional<DrawProof> prove(EventId event, CustomerId fan) {
    Draw draw = draws.find(event).orElse(null);
    QueueEntry entry = lineReads.find(event, fan).orElse(null);
    return draw == null || entry == null
        ? Optional.empty()
        : lists
            .of(draw, time.instant())
            .flatMap(
                list ->
                    list.leafOf(entry.facts().number())
                        .map(leaf -> proof(draw, list, entry.facts(), leaf)));
  }

  private DrawProof proof(Draw draw, Listed list, EntryFacts entry, byte[] leaf) {
    int index = list.entrants().find(leaf).orElseThrow();
    return new DrawProof(
        draw.event(),
        entry.id(),
        entry.number(),
        secrets.of(draw.event()).map(secret -> Bytes.of(secret.salt(entry.id()))),
        Bytes.of(leaf),
        index,
        path(list.entrants().tree().path(index)),
        draw.places()
            .flatMap(root -> lists.order(draw, time.instant()))
            .map(order -> placed(draw, order, entry.number(), leaf)));
  }

  private static DrawProof.Placed placed(
      Draw draw, Listed.Ordered order, long number, byte[] leaf) {
    int index = 0;
    while (order.numbers()[index] != number) {
      index++;
    }
    Optional<Bytes> ticket =
        draw.terms().method() == DrawMethod.RANDOM
            ? draw.seed().map(seed -> Bytes.of(DrawOrder.ticket(seed.toArray(), leaf)))
            : Optional.empty();
    return new DrawProof.Placed(ticket, index + 1, path(order.tree().path(index)));
  }

  private static List<Bytes> path(List<byte[]> hashes) {
    return hashes.stream().map(Bytes::of).toList();
  }
}
