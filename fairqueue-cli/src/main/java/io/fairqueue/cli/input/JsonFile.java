package io.fairqueue.cli.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.cli.output.Json;
import io.fairqueue.domain.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Reads what an operator wrote into a file, as the HTTP contract has it. */
public final class JsonFile {

  private JsonFile() {}

  /**
   * The object that is in the file.
   *
   * @param what it should be, in words: {@code an event}
   */
  public static ObjectNode read(Path file, String what) {
    try {
      return Json.MAPPER.readValue(Files.readString(file), ObjectNode.class);
    } catch (JsonProcessingException unfit) {
      throw unfit(file.toString(), what, unfit);
    } catch (IOException unreadable) {
      throw new InvalidInputException(file.toString(), "can't be read");
    }
  }

  /**
   * Makes something of an object, and says where it came from if it is of no use.
   *
   * @param where the file, in words
   * @param what it should be, in words: {@code an event}
   */
  public static <T> T use(String where, String what, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (UncheckedIOException failure) {
      if (failure.getCause() instanceof JsonProcessingException unfit) {
        throw unfit(where, what, unfit);
      }
      throw failure;
    }
  }

  private static InvalidInputException unfit(
      String where, String what, JsonProcessingException why) {
    String reason = why.getOriginalMessage().lines().findFirst().orElse("unreadable");
    return new InvalidInputException(where, "is not " + what + ": " + reason);
  }
}
