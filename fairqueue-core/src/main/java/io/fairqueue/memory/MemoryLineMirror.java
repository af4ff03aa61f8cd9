package io.fairqueue.memory;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.LineChange;
import io.fairqueue.port.LineMirror;
import io.fairqueue.port.LineSnapshot;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Copies of waiting sets in this process: about a bit per fan. */
public final class MemoryLineMirror implements LineMirror {

  private static final class Copy {
    final PlaceIndex waiting = new PlaceIndex();
    long rev;
  }

  private final Map<EventId, Copy> copies = new ConcurrentHashMap<>();

  @Override
  public Applied apply(LineChange change) {
    Copy copy = copies.get(change.event());
    if (copy == null) {
      return Applied.GAP;
    }
    synchronized (copy) {
      if (change.rev() <= copy.rev) {
        return Applied.OLD;
      }
      if (change.rev() > copy.rev + 1) {
        return Applied.GAP;
      }
      for (long place : change.joined()) {
        copy.waiting.add(place);
      }
      for (long place : change.gone()) {
        copy.waiting.remove(place);
      }
      copy.rev = change.rev();
      return Applied.APPLIED;
    }
  }

  @Override
  public void load(LineSnapshot snapshot) {
    var loaded = new Copy();
    loaded.rev = snapshot.rev();
    for (long place : snapshot.places()) {
      loaded.waiting.add(place);
    }
    copies.merge(
        snapshot.event(), loaded, (present, later) -> revOf(present) > later.rev ? present : later);
  }

  @Override
  public OptionalLong rev(EventId event) {
    Copy copy = copies.get(event);
    return copy == null ? OptionalLong.empty() : OptionalLong.of(revOf(copy));
  }

  @Override
  public OptionalLong position(EventId event, long place) {
    Copy copy = copies.get(event);
    if (copy == null) {
      return OptionalLong.empty();
    }
    synchronized (copy) {
      return copy.waiting.contains(place)
          ? OptionalLong.of(copy.waiting.rank(place))
          : OptionalLong.empty();
    }
  }

  @Override
  public void forget(EventId event) {
    copies.remove(event);
  }

  private static long revOf(Copy copy) {
    synchronized (copy) {
      return copy.rev;
    }
  }
}
