package io.fairqueue.http.outage;

import io.fairqueue.port.StoreUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what fails and what works again: a line when it begins, one every few minutes while
 * it lasts, and one when it is over that says how long it was gone, however often it was tried
 * meanwhile. What comes and goes is one outage, until it has worked for a moment; of one that
 * follows the last within a minute nothing is said unless it lasts. Thread-safe.
 */
public final class Outages {

  /** The mail server, whoever writes to it. */
  public static final String MAIL = "mail";

  private static final Logger LOG = LoggerFactory.getLogger(Outages.class);

  /** So long nothing may fail before it is said to work. */
  static final Duration CALM = Duration.ofSeconds(2);

  /** After which nothing more is expected to fail of what nobody can ask. */
  static final Duration LONG_CALM = Duration.ofMinutes(1);

  private static final double NANOS = 1e9;

  private final Map<String, Runnable> probes;
  private final LongSupplier nanos;
  private final Map<String, Outage> open = new ConcurrentHashMap<>();
  private final Map<String, Told> told = new HashMap<>();

  /**
   * @param probes ask what can be asked whether it is there, by its name; they throw if it is not
   */
  public Outages(Map<String, Runnable> probes) {
    this(probes, System::nanoTime);
  }

  /** The same by another clock, of nanoseconds. */
  public Outages(Map<String, Runnable> probes, LongSupplier nanos) {
    this.probes = new ConcurrentHashMap<>(probes);
    this.nanos = nanos;
  }

  /** From now on that is asked, too. */
  public void ask(String what, Runnable probe) {
    probes.put(what, probe);
  }

  /** A store did not answer. */
  public void failed(StoreUnavailableException failure) {
    failed(failure.store(), words(failure));
  }

  /**
   * Something did not work.
   *
   * @param why in a few words, which name no person and no secret
   */
  public synchronized void failed(String what, String why) {
    long now = nanos.getAsLong();
    Outage outage = noted(what, now);
    if (!isDue(what, "", outage, now)) {
      return;
    }
    if (outage.isTold()) {
      LOG.atWarn()
          .addKeyValue("outage", what)
          .log(
              "{} is still failing, for {} and {} tries: {}",
              what,
              seconds(outage.lasting(now)),
              outage.tries(),
              why);
    } else {
      LOG.atWarn().addKeyValue("outage", what).log("{} is failing: {}", what, why);
    }
    outage.tell();
  }

  /**
   * The same of what should not happen: the line has its trace, and each cause has a line of its
   * own.
   */
  public synchronized void failed(String what, RuntimeException fault) {
    long now = nanos.getAsLong();
    Outage outage = noted(what, now);
    if (isDue(what, fault.toString(), outage, now)) {
      LOG.atError().addKeyValue("outage", what).setCause(fault).log("{} is failing", what);
      outage.tell();
    }
  }

  private boolean isDue(String what, String cause, Outage outage, long now) {
    return told.computeIfAbsent(what, first -> new Told()).isDue(cause, outage.since(), now);
  }

  /** Something worked. Costs nothing where all is well. */
  public void worked(String what) {
    if (!open.isEmpty()) {
      noteSuccess(what);
    }
  }

  /** Whether somebody was told that it fails, and it has not worked since. */
  public boolean isFailing(String what) {
    return !open.isEmpty() && isOpen(what);
  }

  private synchronized boolean isOpen(String what) {
    Outage outage = open.get(what);
    return outage != null && outage.isTold() && !outage.hasWorked();
  }

  /** Looks what works again; to be called every second or so. May wait for what it asks. */
  public void look() {
    for (Map.Entry<String, Runnable> probe : probes.entrySet()) {
      if (isWorthAsking(probe.getKey())) {
        look(probe.getKey(), probe.getValue());
      }
    }
    end();
  }

  private synchronized boolean isWorthAsking(String what) {
    Outage outage = open.get(what);
    return outage != null
        && !outage.hasWorked()
        && outage.calm(nanos.getAsLong()) >= CALM.toNanos() / 2;
  }

  private void look(String what, Runnable probe) {
    try {
      probe.run();
      noteSuccess(what);
    } catch (StoreUnavailableException away) {
      failed(what, words(away));
    } catch (RuntimeException fault) {
      failed(what, String.valueOf(fault.getMessage()));
    }
  }

  private synchronized Outage noted(String what, long now) {
    Outage outage = open.computeIfAbsent(what, first -> new Outage(now));
    outage.failed(now);
    return outage;
  }

  private synchronized void noteSuccess(String what) {
    Outage outage = open.get(what);
    if (outage != null) {
      outage.worked(nanos.getAsLong());
    }
  }

  private synchronized void end() {
    long now = nanos.getAsLong();
    Iterator<Map.Entry<String, Outage>> each = open.entrySet().iterator();
    while (each.hasNext()) {
      Map.Entry<String, Outage> entry = each.next();
      Outage outage = entry.getValue();
      if (outage.hasWorked() && outage.calm(now) >= CALM.toNanos()) {
        each.remove();
        tellEnd(entry.getKey(), outage);
      } else if (!probes.containsKey(entry.getKey()) && outage.calm(now) >= LONG_CALM.toNanos()) {
        each.remove();
        tellCalm(entry.getKey(), outage, now);
      }
    }
    told.values().removeIf(lines -> lines.forget(now));
  }

  private static void tellEnd(String what, Outage outage) {
    if (outage.isTold()) {
      LOG.atInfo()
          .addKeyValue("outage", what)
          .addKeyValue("gone_ms", Duration.ofNanos(outage.gone()).toMillis())
          .log(
              "{} works again, after {} and {} failed tries",
              what,
              seconds(outage.gone()),
              outage.tries());
    }
  }

  /** Nobody has tried since, as far as is known. */
  private static void tellCalm(String what, Outage outage, long now) {
    if (outage.isTold()) {
      LOG.atInfo()
          .addKeyValue("outage", what)
          .log("{} has not failed for {}", what, seconds(outage.calm(now)));
    }
  }

  private static String seconds(long nanos) {
    return "%.1f s".formatted(nanos / NANOS);
  }

  /** The driver's, cut to their first sentence; they name an address and no password. */
  public static String words(StoreUnavailableException lost) {
    Throwable root = lost;
    // A driver of JDBC says more than what its socket told it.
    while (root.getCause() != null
        && !(root instanceof SQLException && !(root.getCause() instanceof SQLException))) {
      root = root.getCause();
    }
    String words = String.valueOf(root.getMessage() == null ? root.toString() : root.getMessage());
    if (root instanceof StoreUnavailableException own) {
      words = words.replace(own.store() + " is unavailable: ", "");
    }
    String line = words.lines().findFirst().orElse(words).strip();
    int end = line.indexOf(". ");
    return end < 0 ? line.replaceAll("\\.$", "") : line.substring(0, end);
  }
}
