package io.fairqueue.http.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code server.json} in a data directory tells others on the same machine.
 *
 * @param pid the server's process
 * @param url where it listens; null until it does
 * @param postgres the database's JDBC URL
 * @param redis the URL of its Redis
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServerFile(
    long pid,
    @Nullable String url,
    String postgres,
    long postgresPid,
    String redis,
    long redisPid) {

  /** The file's name. */
  public static final String NAME = "server.json";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** What the data directory's file says; empty if there is none. */
  public static Optional<ServerFile> read(Path data) {
    try {
      return Optional.of(JSON.readValue(Files.readString(data.resolve(NAME)), ServerFile.class));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the file in one step. */
  void write(Path file) {
    Path written = file.resolveSibling(NAME + ".new");
    try {
      Files.writeString(
          written, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ServerFile at(String baseUrl) {
    return new ServerFile(pid, baseUrl, postgres, postgresPid, redis, redisPid);
  }
}
