package io.fairqueue.http.console.system;

import io.fairqueue.http.console.frame.ConsoleFrame;
import io.fairqueue.http.page.frame.Frame;
import io.fairqueue.http.system.SystemBody;
import io.fairqueue.message.DeadLetter;
import io.fairqueue.message.DeadLetters;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the system is, as the node sees it that made the page.
 *
 * @param letters the latest dead letters; one more than are shown says that there are more
 */
public record SystemPage(ConsoleFrame console, SystemBody system, List<DeadLetter> letters) {

  /** More than anybody reads; the command line has the rest. */
  static final int MAX_LETTERS = 100;

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long MEBIBYTE = 1 << 20;

  public SystemPage {
    letters = List.copyOf(letters);
  }

  /** How many dead letters there are, as far as anybody counted. */
  public String letterCount() {
    return letters.size() > MAX_LETTERS
        ? frame().number(MAX_LETTERS) + "+"
        : frame().number(letters.size());
  }

  /** The youngest dead letters. */
  public List<DeadLetter> latest() {
    return letters.stream().limit(MAX_LETTERS).toList();
  }

  /** Whether a dead letter is one that may be given up. */
  public boolean drops(DeadLetter letter) {
    return DeadLetters.isDroppable(letter.id());
  }

  /** The nodes that run, by schema where there are several. */
  public String nodes() {
    return system.nodes().stream()
        .map(
            each ->
                each.schema() == system.versions().knownSchema()
                    ? frame().number(each.count())
                    : frame().number(each.count()) + " (" + each.schema() + ")")
        .collect(Collectors.joining(" + "));
  }

  /** The database's schema, and what this release knows where that is another. */
  public String schema() {
    int applied = system.versions().schema();
    int known = system.versions().knownSchema();
    return applied == known ? String.valueOf(applied) : applied + " / " + known;
  }

  /** What is set by somebody. */
  public List<SystemBody.Value> given() {
    return system.settings().stream().filter(SystemBody.Value::given).toList();
  }

  /** What is as it is where nobody sets it. */
  public List<SystemBody.Value> usual() {
    return system.settings().stream().filter(each -> !each.given()).toList();
  }

  /** Whether something that a node does by itself has not been done for long. */
  public boolean isLate() {
    return system.work().stream().anyMatch(SystemBody.Work::late);
  }

  /** A short or a long while; a dash for none. */
  public String span(@Nullable Long milliseconds) {
    if (milliseconds == null) {
      return "–";
    }
    if (milliseconds < 10 * SECOND) {
      return in("console.system.ms", milliseconds);
    }
    return milliseconds < 10 * MINUTE
        ? in("console.system.seconds", milliseconds / SECOND)
        : in("console.system.minutes", milliseconds / MINUTE);
  }

  /** An amount of memory. */
  public String memory(long bytes) {
    return in("console.system.mebibytes", bytes / MEBIBYTE);
  }

  /** A count; a dash for none. */
  public String count(@Nullable Long count) {
    return count == null ? "–" : frame().number(count);
  }

  /** A moment in UTC, as all servers are on the same; a dash for none. */
  public String moment(@Nullable Instant at) {
    return at == null ? "–" : frame().visit().local().brief(at, ZoneOffset.UTC) + " UTC";
  }

  /** What a queue is called. */
  public String queue(SystemBody.Queue queue) {
    return frame().text("console.system.queue." + queue.name().replace('_', '-'));
  }

  private String in(String unit, long count) {
    return frame().text(unit, "count", frame().number(count));
  }

  private Frame frame() {
    return console.frame();
  }
}
