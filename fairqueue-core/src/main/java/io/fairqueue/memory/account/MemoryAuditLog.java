package io.fairqueue.memory.account;

import io.fairqueue.port.AuditLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The audit log in memory. */
public final class MemoryAuditLog implements AuditLog {

  private final List<Entry> entries = new ArrayList<>();

  @Override
  public synchronized void record(Entry entry) {
    entries.add(entry);
  }

  @Override
  public synchronized List<Entry> latest(int limit) {
    return entries.reversed().stream().limit(limit).toList();
  }

  @Override
  public synchronized int prune(Instant before, int limit) {
    List<Entry> old =
        entries.stream().filter(entry -> !entry.at().isAfter(before)).limit(limit).toList();
    old.forEach(entries::remove);
    return old.size();
  }
}
