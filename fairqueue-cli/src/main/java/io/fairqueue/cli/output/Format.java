package io.fairqueue.cli.output;

import picocli.CommandLine.Option;

/** How a command prints its result. */
public final class Format {

  /** For people or for programs. */
  enum Kind {
    TABLE,
    JSON
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json",
      defaultValue = "table",
      description = "How to print the result (default: table).")
  Kind kind = Kind.TABLE;

  @Option(names = "--json", description = "The same as --output json.")
  boolean json;

  /** For people: they are told more than the facts. */
  public boolean isTable() {
    return kind() == Kind.TABLE;
  }

  Kind kind() {
    return json ? Kind.JSON : kind;
  }
}
