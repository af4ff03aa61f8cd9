package io.fairqueue.http.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The files in which servers note their process id, in the first line. */
final class ProcessFiles {

  private ProcessFiles() {}

  static OptionalLong pid(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .limit(1)
          .map(String::strip)
          .filter(s -> s.matches("\\d+"))
          .mapToLong(Long::parseLong)
          .findFirst();
    } catch (NoSuchFileException none) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
