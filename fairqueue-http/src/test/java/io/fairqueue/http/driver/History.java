package io.fairqueue.http.driver;

/** A sale's past, as samples tell it: for pages that show how a sale went. */
public final class History {

  private History() {}

  /** Gives an event that was sampled a past that led to what it is like now. */
  public static void before(TestServer server, String event, int minutes) {
    server.sql(
        """
        insert into line_samples
        select
          l.event_id,
          l.at - i * interval '10 seconds',
          round((l.waiting + 6) * (0.6 + 0.4 * sin(i / 25.0)) * s.share),
          round(l.admitted * s.share),
          round(l.joined_total * s.share),
          round(l.admitted_total * s.share),
          round(l.left_total * s.share),
          round(l.expired_total * s.share),
          l.free + l.held + l.sold - round(l.sold * s.share) - round(l.held * s.share),
          round(l.held * s.share),
          round(l.sold * s.share),
          round(l.confirmed_total * s.share),
          round(l.captured_minor * s.share),
          round(l.refunded_minor * s.share),
          l.wait_p50 * s.share,
          l.wait_p90 * s.share
        from (
          select *
          from line_samples
          where event_id = '%1$s'
          order by at desc
          limit 1
        ) l
        cross join generate_series(1, %2$d * 6) i
        cross join lateral (select power(1 - i / (%2$d * 6.0), 1.5) as share) s
        on conflict do nothing"""
            .formatted(event, minutes));
  }

  /** A large sale of twelve days, which is over. */
  public static void ofMonth(TestServer server, Organizer organizer, String event) {
    organizer.api().put("/api/v1/events/" + event + "/end").expect(200);
    server.sql(
        "update events set updated_at = now() - interval '3 days' where id = '%s'"
            .formatted(event));
    server.sql("delete from line_samples where event_id = '%s'".formatted(event));
    server.sql(
        """
        insert into line_samples
        select
          cast('%1$s' as uuid),
          date_trunc('second', now()) - interval '14 days' + i * interval '5 minutes',
          round(9000 * s.going * (1 - s.gone) * (1.2 + sin(i / 40.0))),
          round(180 * s.going * (1 - s.gone)),
          round(84000 * s.gone),
          round(41000 * s.gone),
          round(26000 * s.gone * s.gone),
          round(6100 * s.gone),
          20000 - round(19200 * s.gone) - round(160 * s.going * (1 - s.gone)),
          round(160 * s.going * (1 - s.gone)),
          round(19200 * s.gone),
          round(9800 * s.gone),
          round(86400000 * s.gone),
          round(1200000 * s.gone * s.gone),
          60 + 2400 * s.gone,
          180 + 6100 * s.gone
        from generate_series(0, 12 * 288) i
        cross join lateral (
          select 1 - exp(-i / 700.0) as gone, least(1, i / 30.0) as going
        ) s"""
            .formatted(event));
  }
}
