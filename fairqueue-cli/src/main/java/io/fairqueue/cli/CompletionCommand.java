package io.fairqueue.cli;

import io.fairqueue.cli.output.Streams;
import jakarta.inject.Inject;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Helps shells to complete commands. */
@Command(
    name = "completion",
    description = "Prints a shell's completion script.",
    footer = "Now and here: source <(fairqueue completion bash)")
public final class CompletionCommand implements Runnable {

  /** A shell that the script is for; it is the same one. */
  enum Shell {
    BASH,
    ZSH
  }

  private final Streams streams;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh", description = "The shell.")
  Shell shell;

  @Inject
  CompletionCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void run() {
    streams.out().println(AutoComplete.bash("fairqueue", spec.root().commandLine()));
  }
}
