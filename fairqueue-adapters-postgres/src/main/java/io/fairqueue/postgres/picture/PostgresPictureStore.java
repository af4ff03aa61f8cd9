package io.fairqueue.postgres.picture;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.domain.picture.PictureType;
import io.fairqueue.port.picture.PictureStore;
import io.fairqueue.port.picture.StoredPicture;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Pictures, in {@code pictures}. */
public final class PostgresPictureStore implements PictureStore {

  private static final Statements SQL = new Statements(PostgresPictureStore.class);
  private static final String FAN = "fan";
  private static final String EVENT = "event";
  private static final String LOGO = "logo";

  private final Database database;

  public PostgresPictureStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean put(PictureOwner owner, PictureId id, Picture picture, Instant now) {
    return database.inTransaction(
        handle -> {
          of(owner, SQL.update(handle, "put.1-retire")).bind("now", now).execute();
          return of(owner, SQL.update(handle, "put.2-put"))
                  .bind("id", id.value())
                  .bind("contentType", picture.type().mediaType())
                  .bind("content", picture.content())
                  .bind("now", now)
                  .execute()
              == 1;
        });
  }

  @Override
  public Optional<PictureId> grant(
      PictureOwner owner, PictureId idIfNew, Instant until, Instant now) {
    return database.inTransaction(
        handle ->
            of(owner, SQL.query(handle, "grant"))
                .bind("idIfNew", idIfNew.value())
                .bind("until", until)
                .bind("now", now)
                .map((row, context) -> new PictureId(Columns.uuid(row, "id")))
                .findOne());
  }

  @Override
  public Optional<StoredPicture> find(PictureId id) {
    return database.run(
        handle ->
            SQL.query(handle, "find")
                .bind("id", id.value())
                .map(PostgresPictureStore::stored)
                .findOne());
  }

  @Override
  public Optional<StoredPicture> of(PictureOwner owner) {
    return database.run(
        handle -> of(owner, SQL.query(handle, "of")).map(PostgresPictureStore::stored).findOne());
  }

  @Override
  public Optional<PictureId> idOf(PictureOwner owner) {
    return database.run(
        handle ->
            of(owner, SQL.query(handle, "idOf"))
                .map((row, context) -> new PictureId(Columns.uuid(row, "id")))
                .findOne());
  }

  @Override
  public boolean remove(PictureOwner owner, Instant now) {
    return database.inTransaction(
        handle ->
            of(owner, SQL.query(handle, "remove"))
                    .bind("now", now)
                    .map((row, context) -> row.getLong("removed"))
                    .one()
                > 0);
  }

  @Override
  public List<StoredPicture.InBucket> erasable(Instant now, int limit) {
    return database.inTransaction(
        handle ->
            SQL.query(handle, "erasable")
                .bind("now", now)
                .bind("most", limit)
                .map((row, context) -> inBucket(row))
                .list());
  }

  @Override
  public void erased(PictureId id, Instant now) {
    database.inTransaction(
        handle -> SQL.update(handle, "erased").bind("id", id.value()).bind("now", now).execute());
  }

  private static <S extends SqlStatement<S>> S of(PictureOwner owner, S statement) {
    String kind =
        switch (owner) {
          case PictureOwner.OfFan fan -> FAN;
          case PictureOwner.OfEvent event -> EVENT;
          case PictureOwner.LogoOf event -> LOGO;
        };
    return statement.bind("kind", kind).bind("owner", owner.id());
  }

  private static StoredPicture stored(ResultSet row, StatementContext context) throws SQLException {
    byte[] content = row.getBytes("content");
    if (content == null) {
      return inBucket(row);
    }
    PictureType type = PictureType.of(Columns.text(row, "content_type")).orElseThrow();
    return new StoredPicture.Kept(
        new PictureId(Columns.uuid(row, "id")), new Picture(type, content));
  }

  private static StoredPicture.InBucket inBucket(ResultSet row) throws SQLException {
    UUID owner = Columns.uuid(row, "owner");
    return new StoredPicture.InBucket(
        new PictureId(Columns.uuid(row, "id")),
        Columns.text(row, "kind").equals(FAN)
            ? new PictureOwner.OfFan(new CustomerId(owner))
            : new PictureOwner.OfEvent(new EventId(owner)));
  }
}
