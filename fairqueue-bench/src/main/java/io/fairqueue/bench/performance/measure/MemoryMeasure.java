package io.fairqueue.bench.performance.measure;

import io.fairqueue.bench.performance.crowd.LineEnd;
import io.fairqueue.bench.performance.crowd.Lines;
import io.fairqueue.bench.performance.figure.Finding;
import io.fairqueue.bench.performance.figure.Side;
import io.fairqueue.bench.performance.figure.Target;
import io.fairqueue.bench.performance.tool.Bench;
import io.fairqueue.domain.EventId;
import io.fairqueue.line.view.Applied;
import io.fairqueue.line.view.LineMemory;
import io.fairqueue.line.view.LineView;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What a fan in line takes up, in a node and on disk; and what an idle socket does. */
public final class MemoryMeasure implements Measure {

  private static final int COPIES = 8;

  @Override
  public String letter() {
    return "g";
  }

  @Override
  public String title() {
    return "Memory and disk";
  }

  @Override
  public List<Finding> take(Bench bench) throws Exception {
    List<Finding> findings = new ArrayList<>(List.of(views(bench)));
    findings.addAll(LogSize.measure(bench));
    findings.addAll(IdleSockets.measure(bench));
    findings.sort(Comparator.comparing(Finding::key));
    return findings;
  }

  private static Finding views(Bench bench) {
    bench.say("lines in memory");
    int fans = bench.scale().longLine();
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < bench.scale().rounds(); round++) {
      List<LineView> views = new ArrayList<>();
      long before = usedHeap();
      for (int copy = 0; copy < COPIES; copy++) {
        views.add(view(new EventId(new UUID(round, copy)), fans));
      }
      long after = usedHeap();
      long waiting = views.stream().mapToLong(view -> view.summary().waiting()).sum();
      rounds.add((double) (after - before) / waiting);
    }
    return new Finding(
        "g1",
        "a fan in line, in a node's memory",
        "bytes",
        null,
        new Side("heap after a collection, %d lines of %,d fans".formatted(COPIES, fans), rounds),
        Target.atMost(40),
        List.of());
  }

  private static LineView view(EventId event, int fans) {
    LineView view = new LineView(event, new LineMemory(Long.MAX_VALUE));
    LineEnd end = LineEnd.ofNothing(event, Instant.now());
    while (end.nextNumber() <= fans) {
      Applied applied = view.apply(end.join(number -> Lines.fan(event, number).value(), fans));
      if (!(applied instanceof Applied.Done)) {
        throw new IllegalStateException("not applied: " + applied);
      }
    }
    return view;
  }

  private static long usedHeap() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }
}
