package io.fairqueue.postgres.message;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.message.Channel;
import io.fairqueue.domain.message.Endpoint;
import io.fairqueue.domain.message.EndpointFacts;
import io.fairqueue.domain.message.EndpointId;
import io.fairqueue.domain.message.EndpointSettings;
import io.fairqueue.domain.message.MessageType;
import io.fairqueue.port.message.Deliveries;
import io.fairqueue.port.message.Endpoints;
import io.fairqueue.port.message.SealedSecret;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;

/** Where organizers hear of their events, in {@code webhook_endpoints}; triggers subscribe them. */
public final class PostgresEndpoints implements Endpoints {

  private static final Statements SQL = new Statements(PostgresEndpoints.class);

  private final Database database;

  public PostgresEndpoints(Database database) {
    this.database = database;
  }

  @Override
  public AddOutcome add(EndpointFacts endpoint, SealedSecret secret) {
    boolean isThere =
        database.inTransaction(
            handle -> {
              UUID owner = endpoint.organizer().value();
              var locked = SQL.query(handle, "add.1-lock").bind("organizer", owner);
              locked.mapTo(UUID.class).findOne();
              return bind(SQL.query(handle, "add.2-write"), endpoint.settings())
                  .bind("id", endpoint.id().value())
                  .bind("organizer", owner)
                  .bind("event", endpoint.event().map(EventId::value).orElse(null))
                  .bind("secret", secret.id())
                  .bind("sealed", secret.sealed())
                  .bind("max", MAX)
                  .bind("now", endpoint.createdAt())
                  .map((row, context) -> row.getBoolean("is_there"))
                  .one();
            });
    return isThere ? AddOutcome.ADDED : AddOutcome.TOO_MANY;
  }

  @Override
  public List<Endpoint> list(OrganizerId organizer, Optional<EventId> event) {
    return database.run(
        handle ->
            SQL.query(handle, "list")
                .bind("organizer", organizer.value())
                .bind("event", event.map(EventId::value).orElse(null))
                .map(EndpointRows::endpoint)
                .list());
  }

  @Override
  public Optional<Endpoint> find(EndpointId id) {
    return database.run(
        handle ->
            SQL.query(handle, "find").bind("id", id.value()).map(EndpointRows::endpoint).findOne());
  }

  @Override
  public List<SealedSecret> secrets(EndpointId id, Instant now) {
    return database.run(
        handle ->
            SQL.query(handle, "secrets")
                .bind("id", id.value())
                .bind("now", now)
                .map(EndpointRows::secret)
                .list());
  }

  @Override
  public boolean change(EndpointId id, EndpointSettings settings) {
    return update("change", id, update -> bind(update, settings));
  }

  @Override
  public boolean delete(EndpointId id) {
    return update("delete", id, UnaryOperator.identity());
  }

  @Override
  public boolean rotate(EndpointId id, SealedSecret next, Instant end) {
    return database.inTransaction(
        handle -> {
          var locked = SQL.query(handle, "rotate.1-lock").bind("id", id.value());
          if (locked.mapTo(UUID.class).findOne().isEmpty()) {
            return false;
          }
          SQL.update(handle, "rotate.2-write")
              .bind("id", id.value())
              .bind("secret", next.id())
              .bind("sealed", next.sealed())
              .bind("now", next.createdAt())
              .bind("end", end)
              .bind("max", MAX_SECRETS)
              .execute();
          return true;
        });
  }

  @Override
  public boolean disable(EndpointId id, String because, Instant now) {
    return update("disable", id, update -> update.bind("because", because).bind("now", now));
  }

  @Override
  public List<EndpointId> disableFailing(Instant before, String because, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "disableFailing")
                .bind("before", before)
                .bind("because", because)
                .bind("now", now)
                .map((row, context) -> new EndpointId(Columns.uuid(row, "id")))
                .list());
  }

  @Override
  public boolean enable(EndpointId id) {
    return update("enable", id, UnaryOperator.identity());
  }

  @Override
  public void noteSuccess(EndpointId id, Instant now) {
    update("noteSuccess", id, update -> update.bind("now", now));
  }

  @Override
  public void noteFailure(EndpointId id, Instant now) {
    update("noteFailure", id, update -> update.bind("now", now));
  }

  @Override
  public Optional<Deliveries.Key> test(EndpointId id, UUID item, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "test")
                .bind("id", id.value())
                .bind("item", item)
                .bind("now", now)
                .map(
                    (row, context) ->
                        new Deliveries.Key(
                            row.getLong("outbox_id"), Channel.HOOK, id.target(), 0, 1))
                .findOne());
  }

  private boolean update(String statement, EndpointId id, UnaryOperator<Update> bind) {
    return database.inTransaction(
        handle -> bind.apply(SQL.update(handle, statement).bind("id", id.value())).execute() == 1);
  }

  private static <S extends SqlStatement<S>> S bind(S statement, EndpointSettings settings) {
    List<String> types =
        settings.types().isEmpty()
            ? List.of(EndpointRows.EVERYTHING)
            : settings.types().stream().map(MessageType::wireName).sorted().toList();
    return statement
        .bind("url", settings.url())
        .bind("description", settings.description())
        .bindArray("types", String.class, types)
        .bind("personalData", settings.personalData());
  }
}
