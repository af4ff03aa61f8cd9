package io.fairqueue.redis;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EntryFacts;
import io.fairqueue.domain.EntryId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.QueueEntry;
import io.fairqueue.port.StoreDataException;
import java.util.ArrayList;
import java.util.List;

/** Reads entries as the scripts of the line write them; {@code join.lua} tells the form. */
final class StoredEntry {

  private StoredEntry() {}

  /** Reads {@code id, entry, id, entry, …}. */
  static List<QueueEntry> list(EventId event, List<Object> answer) {
    List<QueueEntry> entries = new ArrayList<>(answer.size() / 2);
    for (int i = 0; i < answer.size(); i += 2) {
      entries.add(read(event, (String) answer.get(i), (String) answer.get(i + 1)));
    }
    return entries;
  }

  static QueueEntry read(EventId event, String id, String stored) {
    String[] part = stored.split("\\|", -1);
    try {
      EntryFacts facts =
          new EntryFacts(
              EntryId.parse(id),
              event,
              CustomerId.parse(part[1]),
              Long.parseLong(part[2]),
              Long.parseLong(part[3]),
              Micros.toInstant(part[4]));
      return switch (part[0]) {
        case "W" -> new QueueEntry.Waiting(facts);
        case "A" ->
            new QueueEntry.Admitted(
                facts,
                Micros.toInstant(part[5]),
                Micros.toInstant(part[6]),
                Integer.parseInt(part[7]));
        case "C" -> new QueueEntry.Completed(facts, Micros.toInstant(part[5]), null);
        case "B" -> new QueueEntry.Abandoned(facts, Micros.toInstant(part[5]));
        case "E" -> new QueueEntry.Expired(facts, Micros.toInstant(part[5]));
        default -> throw new StoreDataException("an entry in redis has an unknown state");
      };
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new StoreDataException("an entry in redis is malformed", e);
    }
  }
}
