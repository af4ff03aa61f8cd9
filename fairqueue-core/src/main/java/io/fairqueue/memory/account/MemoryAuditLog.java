package io.fairqueue.memory.account;

import io.fairqueue.domain.EventId;
import io.fairqueue.port.AuditLog;
import io.fairqueue.port.Page;
import io.fairqueue.port.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The audit log in memory. */
public final class MemoryAuditLog implements AuditLog {

  private final List<Entry> entries = new ArrayList<>();

  @Override
  public synchronized void record(Entry entry) {
    entries.add(entry);
  }

  @Override
  public <T> T along(Entry entry, Supplier<T> act) {
    T answer = act.get();
    if (AuditLog.tellsOfChange(answer)) {
      record(entry);
    }
    return answer;
  }

  @Override
  public synchronized List<Entry> latest(int limit) {
    return entries.reversed().stream().limit(limit).toList();
  }

  @Override
  public synchronized Page<Entry> ofEvent(EventId event, PageRequest page) {
    List<Entry> all =
        entries.reversed().stream().filter(entry -> event.equals(entry.event())).toList();
    return new Page<>(
        all.stream().skip(page.offset()).limit(page.size()).toList(), page, all.size());
  }

  @Override
  public int eachOfEvent(EventId event, Consumer<Entry> sink) {
    List<Entry> all = allOf(event);
    all.forEach(sink);
    return all.size();
  }

  private synchronized List<Entry> allOf(EventId event) {
    return entries.stream().filter(entry -> event.equals(entry.event())).toList();
  }

  @Override
  public synchronized int prune(Instant before, int limit) {
    List<Entry> old =
        entries.stream().filter(entry -> !entry.at().isAfter(before)).limit(limit).toList();
    old.forEach(entries::remove);
    return old.size();
  }
}
