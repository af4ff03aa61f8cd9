package io.fairqueue.postgres.notice;

import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.domain.notice.NoticeLimit;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.port.notice.NoticeStore;
import io.fairqueue.port.notice.NoticeStore.PostOutcome;
import io.fairqueue.postgres.sql.Columns;
import io.fairqueue.postgres.sql.Database;
import io.fairqueue.postgres.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Notices, in {@code notices}. */
public final class PostgresNoticeStore implements NoticeStore {

  private static final Statements SQL = new Statements(PostgresNoticeStore.class);

  private final Database database;

  public PostgresNoticeStore(Database database) {
    this.database = database;
  }

  @Override
  public PostOutcome post(PublicNotice notice) {
    return database.inTransaction(
        handle -> {
          SQL.query(handle, "post.1-lock")
              .bind("event", notice.eventId().value())
              .mapTo(Integer.class)
              .findOne();
          Optional<PublicNotice> same =
              SQL.query(handle, "post.2-same")
                  .bind("id", notice.id().value())
                  .map(PostgresNoticeStore::notice)
                  .findOne();
          if (same.isPresent()) {
            return new PostOutcome.Posted(same.get());
          }
          Optional<Instant> next = NoticeLimit.next(posted(handle, notice), notice.postedAt());
          if (next.isPresent()) {
            return new PostOutcome.TooMany(next.get());
          }
          insert(handle, notice);
          return new PostOutcome.Posted(notice);
        });
  }

  private static List<Instant> posted(Handle handle, PublicNotice notice) {
    return SQL.query(handle, "post.3-posted")
        .bind("event", notice.eventId().value())
        .bind("since", notice.postedAt().minus(NoticeLimit.DAY))
        .map((row, context) -> Columns.instant(row, "posted_at"))
        .list();
  }

  private static void insert(Handle handle, PublicNotice notice) {
    SQL.update(handle, "post.4-insert")
        .bind("id", notice.id().value())
        .bind("event", notice.eventId().value())
        .bind("level", notice.level().name())
        .bindArray("languages", String.class, List.copyOf(notice.text().keySet()))
        .bindArray("texts", String.class, List.copyOf(notice.text().values()))
        .bind("by", notice.postedBy().value())
        .bind("at", notice.postedAt())
        .bind("until", notice.until())
        .execute();
  }

  @Override
  public boolean takeBack(EventId event, NoticeId notice, Instant now) {
    return database.inTransaction(
        handle ->
            SQL.update(handle, "takeBack")
                    .bind("id", notice.value())
                    .bind("event", event.value())
                    .bind("now", now)
                    .execute()
                > 0);
  }

  @Override
  public List<PublicNotice> latest(EventId event, int limit) {
    return database.run(
        handle ->
            SQL.query(handle, "latest")
                .bind("event", event.value())
                .bind("limit", limit)
                .map(PostgresNoticeStore::notice)
                .list());
  }

  @Override
  public List<PublicNotice> shown(EventId event, Instant now) {
    return database.run(
        handle ->
            SQL.query(handle, "shown")
                .bind("event", event.value())
                .bind("now", now)
                .bind("limit", MAX_SHOWN)
                .map(PostgresNoticeStore::notice)
                .list());
  }

  private static PublicNotice notice(ResultSet row, StatementContext context) throws SQLException {
    List<String> languages = Columns.texts(row, "languages");
    List<String> texts = Columns.texts(row, "texts");
    Map<String, String> text = new LinkedHashMap<>();
    for (int i = 0; i < languages.size(); i++) {
      text.put(languages.get(i), texts.get(i));
    }
    return new PublicNotice(
        new NoticeId(Columns.uuid(row, "id")),
        new EventId(Columns.uuid(row, "event_id")),
        Columns.literal(row, "level", NoticeLevel.class),
        text,
        new OrganizerId(Columns.uuid(row, "posted_by")),
        Columns.instant(row, "posted_at"),
        Columns.instantOrNull(row, "until"),
        Columns.instantOrNull(row, "taken_back_at"));
  }
}
