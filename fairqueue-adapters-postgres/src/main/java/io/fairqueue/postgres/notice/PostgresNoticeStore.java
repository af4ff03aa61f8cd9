package io.fairqueue.postgres.notice;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.OrganizerId;
import io.fairqueue.domain.notice.NoticeAudience;
import io.fairqueue.domain.notice.NoticeId;
import io.fairqueue.domain.notice.NoticeLevel;
import io.fairqueue.domain.notice.NoticeLimit;
import io.fairqueue.domain.notice.NoticeReach;
import io.fairqueue.domain.notice.NoticeSending;
import io.fairqueue.domain.notice.PublicNotice;
import io.fairqueue.line.view.Standing;
import io.fairqueue.port.notice.NoticeStore;
import io.fairqueue.port.notice.NoticeStore.PostOutcome;
import io.fairqueue.postgres.line.log.LogViews;
import io.fairqueue.postgres.sql.BinaryArray;
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
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Notices, in {@code notices}. */
public final class PostgresNoticeStore implements NoticeStore {

  private static final Statements SQL = new Statements(PostgresNoticeStore.class);

  private final Database database;
  private final LogViews views;

  /**
   * @param views tell who waits
   */
  public PostgresNoticeStore(Database database, LogViews views) {
    this.database = database;
    this.views = views;
  }

  @Override
  public PostOutcome post(PublicNotice notice, @Nullable NoticeSending sending) {
    List<CustomerId> waiting =
        sending == null ? List.of() : waiting(notice.eventId(), sending.audience());
    return database.inLongTransaction(
        handle -> {
          SQL.query(handle, "post.1-lock")
              .bind("event", notice.eventId().value())
              .mapTo(Integer.class)
              .findOne();
          Optional<PublicNotice> same = find(handle, notice.id());
          if (same.isPresent()) {
            return new PostOutcome.Posted(same.get(), 0);
          }
          Optional<Instant> next = NoticeLimit.next(posted(handle, notice), notice.postedAt());
          if (next.isPresent()) {
            return new PostOutcome.TooMany(next.get());
          }
          insert(handle, notice);
          long told = sending == null ? 0 : tell(handle, notice, sending, waiting);
          return new PostOutcome.Posted(notice, told);
        });
  }

  private static long tell(
      Handle handle, PublicNotice notice, NoticeSending sending, List<CustomerId> waiting) {
    return to(SQL.query(handle, "post.4-tell"), notice.eventId(), sending.audience(), waiting)
        .bind("id", notice.id().value())
        .bind("at", notice.postedAt())
        .bind("mail", sending.mail() ? "true" : null)
        .bind("push", sending.push() ? "true" : null)
        .map((row, context) -> row.getLong("told"))
        .one();
  }

  @Override
  public NoticeReach reach(EventId event, NoticeAudience audience) {
    List<CustomerId> waiting = waiting(event, audience);
    return database.run(
        handle ->
            to(SQL.query(handle, "reach"), event, audience, waiting)
                .map(
                    (row, context) ->
                        new NoticeReach(
                            row.getLong("fans"), row.getLong("mail"), row.getLong("push")))
                .one());
  }

  private static Query to(
      Query query, EventId event, NoticeAudience audience, List<CustomerId> waiting) {
    return query
        .bind("event", event.value())
        .bind("claims", audience.isOfClaims())
        .bind("tickets", audience.isOfTickets())
        .bind("waiting", BinaryArray.uuids(waiting, CustomerId::value));
  }

  /** Who waits, as far as they are told. */
  private List<CustomerId> waiting(EventId event, NoticeAudience audience) {
    return audience.isOfLine()
        ? views
            .current(event)
            .map(view -> view.live(1, Integer.MAX_VALUE).stream().map(Standing::fan).toList())
            .orElse(List.of())
        : List.of();
  }

  @Override
  public Optional<PublicNotice> find(NoticeId id) {
    return database.run(handle -> find(handle, id));
  }

  private static Optional<PublicNotice> find(Handle handle, NoticeId id) {
    return SQL.query(handle, "find")
        .bind("id", id.value())
        .map(PostgresNoticeStore::notice)
        .findOne();
  }

  private static List<Instant> posted(Handle handle, PublicNotice notice) {
    return SQL.query(handle, "post.2-posted")
        .bind("event", notice.eventId().value())
        .bind("since", notice.postedAt().minus(NoticeLimit.DAY))
        .map((row, context) -> Columns.instant(row, "posted_at"))
        .list();
  }

  private static void insert(Handle handle, PublicNotice notice) {
    SQL.update(handle, "post.3-insert")
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
