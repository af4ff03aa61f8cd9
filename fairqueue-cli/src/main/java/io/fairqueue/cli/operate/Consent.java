package io.fairqueue.cli.operate;

import io.fairqueue.domain.InvalidInputException;
import picocli.CommandLine.Option;

/** A yes to what can't be undone. */
final class Consent {

  @Option(names = "--yes", description = "Yes, do it: this can't be undone.")
  boolean yes;

  void require(String why) {
    if (!yes) {
      throw new InvalidInputException("--yes", "is needed: " + why);
    }
  }
}
