package io.fairqueue.postgres.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.postgres.PostgresStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Where statements lie: in the folder of their store, under the name of the port's method that they
 * are a step of. What can't, since several methods or stores share it, or no port asks for it, is
 * listed in {@code StatementsTest/exceptions.txt}.
 */
class StatementsTest {

  private static final String ROOT = "io/fairqueue/postgres";

  @Test
  void aStatementIsNamedAfterAMethodOfItsStoreOrListed() {
    assertThat(statements().filter(name -> !isAMethodsOfItsStore(name)).sorted())
        .as("statements outside the folder of a port's method; these belong into exceptions.txt")
        .containsExactlyElementsOf(exceptions());
  }

  @Test
  void itBites() {
    assertThat(isAMethodsOfItsStore("claim/PostgresClaimStore/history")).isTrue();
    assertThat(isAMethodsOfItsStore("claim/PostgresClaimStore/hold/2-write")).isTrue();
    assertThat(isAMethodsOfItsStore("claim/PostgresClaimStore/historian")).isFalse();
    assertThat(isAMethodsOfItsStore("stock/Blocks/lock")).isFalse();
  }

  private static boolean isAMethodsOfItsStore(String name) {
    List<String> parts = List.of(name.split("/", -1));
    int store = 0;
    while (!Character.isUpperCase(parts.get(store).charAt(0))) {
      store++;
    }
    String type = ROOT + "/" + String.join("/", parts.subList(0, store + 1));
    String method = parts.get(store + 1);
    return ports(type.replace('/', '.'))
        .flatMap(port -> Arrays.stream(port.getMethods()))
        .anyMatch(each -> each.getName().equals(method));
  }

  private static Stream<Class<?>> ports(String type) {
    try {
      return Arrays.stream(Class.forName(type).getInterfaces())
          .filter(each -> each.getPackageName().startsWith("io.fairqueue.port"));
    } catch (ClassNotFoundException e) {
      throw new AssertionError("statements of no class: " + type, e);
    }
  }

  /** All but migrations, by their paths below the adapter's package. */
  private static Stream<String> statements() {
    try {
      URI classes =
          PostgresStores.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      Path root = Path.of(classes).resolve(ROOT);
      try (Stream<Path> files = Files.walk(root)) {
        return files
            .filter(file -> file.toString().endsWith(".sql"))
            .map(file -> root.relativize(file).toString().replace('\\', '/'))
            .map(name -> name.substring(0, name.length() - ".sql".length()))
            .toList()
            .stream();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> exceptions() {
    try (var list =
        requireNonNull(StatementsTest.class.getResourceAsStream("StatementsTest/exceptions.txt"))) {
      return new String(list.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
