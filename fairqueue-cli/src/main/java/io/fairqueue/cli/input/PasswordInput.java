package io.fairqueue.cli.input;

import io.fairqueue.cli.output.Streams;
import io.fairqueue.domain.InvalidInputException;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A password from the first line of stdin: among the words of a command all would see it. */
public final class PasswordInput {

  private final Streams streams;

  @Inject
  PasswordInput(Streams streams) {
    this.streams = streams;
  }

  public String read() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8))
              .readLine();
      if (line == null || line.isEmpty()) {
        throw new InvalidInputException("password", "is expected as the first line of stdin");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
