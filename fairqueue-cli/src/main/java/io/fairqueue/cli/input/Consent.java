package io.fairqueue.cli.input;

import io.fairqueue.domain.InvalidInputException;
import picocli.CommandLine.Option;

/** A yes to what can't be undone. */
public final class Consent {

  @Option(names = "--yes", description = "Yes, do it: this can't be undone.")
  boolean yes;

  public void require(String why) {
    if (!yes) {
      throw new InvalidInputException("--yes", "is needed: " + why);
    }
  }
}
