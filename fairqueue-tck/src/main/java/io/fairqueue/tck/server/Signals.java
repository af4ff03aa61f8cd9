package io.fairqueue.tck.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Sends a signal to a process and everything it started. */
final class Signals {

  private Signals() {}

  static void send(String signal, long pid) {
    ProcessHandle parent =
        ProcessHandle.of(pid).orElseThrow(() -> new AssertionError("no process " + pid));
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    // The parent first, so that it starts nobody between the two looks.
    Stream.concat(Stream.of(parent), parent.descendants())
        .map(ProcessHandle::pid)
        .map(String::valueOf)
        .forEach(command::add);
    try {
      // A child may end by itself meanwhile, which makes the command's exit code say nothing.
      new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while signalling", e);
    }
  }

  /** Waits until a killed process is gone, so that its port is free. */
  static void awaitEnd(long pid) {
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
  }
}
