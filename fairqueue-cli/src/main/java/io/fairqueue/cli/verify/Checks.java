package io.fairqueue.cli.verify;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.domain.audit.Check;
import io.fairqueue.domain.audit.Check.Outcome;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Checks, one after the other, and what came of them. Not thread-safe. */
final class Checks {

  private final List<Check> done = new ArrayList<>();

  /** What makes no sense fails the check that needed it. */
  void add(String name, Supplier<List<Check>> checks) {
    try {
      done.addAll(checks.get());
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException senseless) {
      done.add(Check.fail(name, "%s", String.valueOf(senseless.getMessage())));
    }
  }

  /** One line each; 1 if any failed. */
  int print(Output output, Format format) {
    output.print(
        format,
        done,
        done.stream()
            .map(check -> "%s  %s: %s".formatted(check.outcome(), check.name(), check.detail()))
            .toList());
    return done.stream().anyMatch(check -> check.outcome() == Outcome.FAIL) ? 1 : 0;
  }
}
