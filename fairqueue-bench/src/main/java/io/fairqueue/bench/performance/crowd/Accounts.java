package io.fairqueue.bench.performance.crowd;

import io.fairqueue.bench.performance.tool.Node;
import io.fairqueue.crypto.TokenKind;
import io.fairqueue.crypto.Tokens;
import io.fairqueue.domain.CustomerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;

/** Accounts of fans and their sessions: made by hand, since nobody measures passwords here. */
public final class Accounts {

  private static final Duration SESSION = Duration.ofHours(6);

  private final Jdbi jdbi;
  private final Tokens tokens;
  private final Path directory;

  public Accounts(Node node, Path directory) {
    this.jdbi = node.sql();
    this.tokens = node.tokens();
    this.directory = directory;
    jdbi.registerArrayType(UUID.class, "uuid");
  }

  /** The sessions of these fans, whose accounts are made. */
  public List<String> open(List<CustomerId> fans) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(ClasspathSqlLocator.removingComments().locate(Accounts.class, "fans"))
                .bindArray("ids", UUID.class, fans.stream().map(CustomerId::value).toList())
                .execute());
    Instant now = Instant.now();
    return fans.parallelStream()
        .map(fan -> tokens.session(TokenKind.CUSTOMER, fan.value(), 0, now, now.plus(SESSION)))
        .toList();
  }

  /** A file with a token per line. */
  public Path write(String name, List<String> sessions) throws IOException {
    return Files.write(directory.resolve(name + ".tokens"), sessions);
  }
}
