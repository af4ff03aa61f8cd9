package io.fairqueue.cli.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fairqueue.cli.output.Json;
import io.fairqueue.domain.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what an operator wrote into a file, as the HTTP contract has it. */
public final class JsonFile {

  private JsonFile() {}

  /**
   * @param what it should be, in words: {@code an event}
   */
  public static <T> T read(Path file, Class<T> type, String what) {
    try {
      return Json.MAPPER.readValue(Files.readString(file), type);
    } catch (JsonProcessingException unfit) {
      throw unfit(file, what, unfit);
    } catch (IOException unreadable) {
      throw new InvalidInputException(file.toString(), "can't be read");
    }
  }

  public static InvalidInputException unfit(Path file, String what, JsonProcessingException why) {
    String reason = why.getOriginalMessage().lines().findFirst().orElse("unreadable");
    return new InvalidInputException(file.toString(), "is not " + what + ": " + reason);
  }
}
