package io.fairqueue.http.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fairqueue.http.config.ConfigurationException;
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
 * @param management where operators find metrics and health; null until they do
 * @param postgres the database's JDBC URL, with its password
 * @param redis the URL of its Redis, with its password
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ServerFile(
    long pid,
    @Nullable String url,
    @Nullable String management,
    String postgres,
    long postgresPid,
    String redis,
    long redisPid) {

  /** The file's name. */
  public static final String NAME = "server.json";

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** What the data directory's file says; empty if there is none. */
  public static Optional<ServerFile> read(Path data) {
    Path file = data.resolve(NAME);
    try {
      if (!PrivateFiles.isTrusted(file)) {
        throw new ConfigurationException(
            "%s was written by another user: it may lead anywhere".formatted(file));
      }
      return Optional.of(JSON.readValue(Files.readString(file), ServerFile.class));
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
      PrivateFiles.write(
          written, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ServerFile at(String baseUrl, String managementUrl) {
    return new ServerFile(pid, baseUrl, managementUrl, postgres, postgresPid, redis, redisPid);
  }

  /** Prints no password. */
  @Override
  public String toString() {
    return "ServerFile[pid=%d, url=%s]".formatted(pid, url);
  }
}
